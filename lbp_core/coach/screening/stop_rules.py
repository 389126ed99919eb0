"""A client's own stop rules: written once, shown on the exercise's card, kept to at every set."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.studio import Studio
from lbp_core.evidence.floor_words import floor_words
from lbp_core.evidence.library import library
from lbp_core.facts.eased import standing
from lbp_core.models.exercise import Exercise
from lbp_core.models.records import EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.stop_rule import StopRule
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.transaction import Transaction

KIND = "stop_rule"


def stop_rules(studio: Studio, client_id: str) -> tuple[StopRule, ...]:
    """The rules in force, by exercise. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return tuple(rules_of(tx, client_id).values())


def keep_stop_rule(studio: Studio, client_id: str, rule: StopRule, *, key: str, at: datetime) -> None:
    """Keeps the rule in place of an older one for the same exercise. Raises Refused for an unknown exercise."""
    if rule.exercise not in library():
        raise Refused(f"'{rule.exercise}' is not an exercise of the library. Choose one from the list.")
    file_paper(studio, client_id, KIND, rule, key=key, at=at)


def what_then(exercise: Exercise, rung: int) -> tuple[str, ...]:
    """What may come instead, easiest to say first; the two next easier steps by their names."""
    easier = [exercise.rung(number).name for number in range(rung - 1, 0, -1)][:2]
    return (*floor_words().rule.thens, *(f"{name[:1].lower()}{name[1:]}" for name in easier))


def rules_of(tx: Transaction, client_id: str) -> dict[str, StopRule]:
    """By exercise: the newest rule, without those that were ended."""
    newest = {one.body.exercise: one.body for one in papers_of(tx, [client_id], KIND, StopRule).get(client_id, [])}
    return {name: newest[name] for name in sorted(newest) if newest[name].above is not None}


def broken_rule(record: SessionRecord, exercise: str, rules: Mapping[str, StopRule]) -> StopRule | None:
    """The rule that the pain told during that exercise has broken and nothing has been made easier since; else None."""
    rule = rules.get(exercise)
    if rule is None or rule.above is None:
        return None
    over = False
    for entry in standing(record):
        if entry.exercise == exercise and entry.kind is EntryKind.EASED:
            over = False
        elif entry.exercise == exercise and entry.kind is EntryKind.PAIN_DURING:
            over = entry.score is not None and entry.score > rule.above
    return rule if over else None


def in_words(rule: StopRule) -> str:
    """'Own rule: pain above 2 here, then goblet squat.'"""
    return f"Own rule: pain above {rule.above} here, then {rule.then}."


def told(rules: Iterable[StopRule]) -> tuple[str, ...]:
    """Each rule with the exercise's name, for the brief."""
    return tuple(f"{library()[one.exercise].name}: pain above {one.above}, then {one.then}." for one in rules)
