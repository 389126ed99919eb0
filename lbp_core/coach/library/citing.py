"""Who rests on what: a source and everything that cites it, a limit and the rules that compare with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lbp_core.coach.docs.rulebook import limits_behind, rule_cards
from lbp_core.coach.library.shelf import limits_by_room
from lbp_core.evidence.learning import topics
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import Limit
from lbp_core.evidence.reading import nearest
from lbp_core.evidence.sources import Source, sources
from lbp_core.models.exercise import Exercise
from lbp_core.models.refusal import Refused
from lbp_core.models.views import RuleCard

__all__ = ["Limit", "Source", "SourceCard", "limit_card", "limits_behind", "limits_by_name", "source_card"]


@dataclass(frozen=True, kw_only=True)
class SourceCard:
    """One source with what cites it: rules, limits by name, ids of exercises, titles of learning topics."""

    key: str
    source: Source
    rules: tuple[RuleCard, ...]
    limits: dict[str, Limit]
    exercises: tuple[str, ...]
    topics: tuple[str, ...]


@cache
def limits_by_name() -> dict[str, Limit]:
    """Every limit by section and name, 'review.rise_hold'."""
    return {f"{room}.{name}": limit for room, listed in limits_by_room().items() for name, limit in listed.items()}


@cache
def source_card(key: str) -> SourceCard:
    """That source and what rests on it. Raises Refused where the register has no such key."""
    if key not in sources():
        raise Refused(_unknown("source", key, sources()))
    return SourceCard(
        key=key,
        source=sources()[key],
        rules=tuple(card for card in rule_cards() if card.source == key),
        limits={name: limit for name, limit in limits_by_name().items() if limit.source == key},
        exercises=tuple(one.id for one in library().values() if key in _cited_by(one)),
        topics=tuple(topic.title for topic in topics().values() if key in topic.sources),
    )


@cache
def limit_card(name: str) -> tuple[Limit, tuple[RuleCard, ...]]:
    """That limit and the rules that compare with it. Raises Refused where no limit has that name."""
    if name not in limits_by_name():
        raise Refused(_unknown("number", name, limits_by_name()))
    return limits_by_name()[name], tuple(card for card in rule_cards() if name in limits_behind(card.id))


def _cited_by(one: Exercise) -> set[str]:
    checks = () if one.held_back is None else one.held_back.criteria
    loads = () if one.compression is None else one.compression.sources
    return {one.source, *loads, *(line.source for line in checks)}


def _unknown(kind: str, asked: str, known: Iterable[str]) -> str:
    return f"No {kind} is called '{asked[:80]}'.{nearest(asked[:80], known)} All of them are in the rule book."
