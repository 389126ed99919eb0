"""The rule book: every rule with its policy, source, numbers, file and story, for the page and for docs/rulebook.md."""

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import Any

from lbp_core import rules
from lbp_core.evidence.limits import Limit, limits
from lbp_core.evidence.reading import nearest, read_yaml
from lbp_core.evidence.sources import sources
from lbp_core.models.refusal import Refused
from lbp_core.models.views import RuleCard
from lbp_core.rules.record import Rule, RuleBook

ROOT = Path(__file__).parents[3]
STORIES = ROOT / "tests" / "stories"
LIMIT_NAMED = re.compile(r"limits\.(\w+)\.(\w+)")


@cache
def all_books() -> dict[str, RuleBook[Any, Any]]:
    """Every book of rules, by the name of its file in lbp_core/rules."""
    found = {}
    for module in pkgutil.iter_modules(rules.__path__):
        room = importlib.import_module(f"{rules.__name__}.{module.name}")
        for book in vars(room).values():
            if isinstance(book, RuleBook):
                found[module.name] = book
    return found


@cache
def rule_cards() -> tuple[RuleCard, ...]:
    """The whole rule book, book by book, in the order of the files."""
    return tuple(_card(name, book, rule) for name, book in all_books().items() for rule in book.all)


@cache
def rule_card(rule_id: str) -> RuleCard:
    """Everything behind one rule id. Raises Refused where no rule has that id."""
    found = next((card for card in rule_cards() if card.id == rule_id), None)
    if found is not None:
        return found
    near = nearest(rule_id[:80], [card.id for card in rule_cards()])
    raise Refused(f"No rule is called '{rule_id[:80]}'.{near} All of them are in the rule book.")


@cache
def limits_behind(rule_id: str) -> dict[str, Limit]:
    """The limits a rule's sentence names or its condition compares with, by section and name."""
    rule = next(rule for book in all_books().values() for rule in book.all if rule.id == rule_id)
    compared = set(rule.when.__code__.co_names)
    found = {}
    for section in type(limits()).model_fields:
        for name, limit in getattr(limits(), section):
            if (section, name) in LIMIT_NAMED.findall(rule.because) or {section, name} <= compared:
                found[f"{section}.{name}"] = limit
    return found


def markdown() -> str:
    """docs/rulebook.md, the same on every machine."""
    parts = [
        "# The rule book\n",
        "Made by `python -m lbp_core rulebook`; change the rules or data/, not this file. When rules disagree the most "
        "cautious wins, and no reason is lost. Tags: C confirmed in its source, M widely held, D our own rule, open to "
        "a clinician's review.\n",
    ]
    for name, book in all_books().items():
        parts.append(f"## {book.question}\n\n`lbp_core/rules/{name}.py`\n")
        parts.append("| rule | what it says | then | numbers | source | tag | story |\n|---|---|---|---|---|---|---|")
        parts.extend(_line(rule_card(rule.id)) for rule in book.all)
        parts.append("")
    return "\n".join(parts)


def _line(card: RuleCard) -> str:
    numbers = "; ".join(card.limits) or "–"
    story = f"[{Path(card.story).stem}](../{card.story})" if card.story else "–"
    return (
        f"| `{card.id}` | {card.policy} | {card.verdict} | {numbers} | {card.source_title} (`{card.source}`) "
        f"| {card.tag.value} | {story} |"
    )


def _card(name: str, book: RuleBook[Any, Any], rule: Rule[Any, Any]) -> RuleCard:
    source = sources()[rule.source]
    return RuleCard(
        id=rule.id,
        question=book.question,
        policy=rule.policy,
        verdict=rule.verdict.value,
        source=rule.source,
        source_title=source.title,
        source_link=source.link,
        source_status=source.status,
        tag=rule.tag,
        limits=tuple(_limits_named(rule)),
        file=f"lbp_core/rules/{name}.py",
        story=_story(name, rule.id, rule.verdict.value),
    )


def _limits_named(rule: Rule[Any, Any]) -> list[str]:
    found = []
    for section, name in dict.fromkeys(LIMIT_NAMED.findall(rule.because)):
        limit: Limit = getattr(getattr(limits(), section), name)
        found.append(f"{limit} ({limit.says.removesuffix('.').lower()})")
    return found


def _story(book: str, rule_id: str, verdict: str) -> str | None:
    """A story in which the rule fires, best one that it decides, as a path from the project's top."""
    telling = [path for path, fired in _told().items() if rule_id in fired]
    telling.sort(
        key=lambda path: (path.parent.name != book, not path.stem.startswith(verdict.split("_")[0]), path.name)
    )
    return telling[0].relative_to(ROOT).as_posix() if telling else None


@cache
def _told() -> dict[Path, frozenset[str]]:
    """Every story with the rules that it says have fired."""
    return {
        path: frozenset((read_yaml(path).get("expect") or {}).get("fired") or ()) for path in STORIES.rglob("*.yaml")
    }
