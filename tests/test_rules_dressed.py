"""Every rule is fully dressed: an address, a listed source, words that end and resolve, a story that shows it fire."""

import ast
import importlib
import pkgutil
import re
from functools import cache, reduce
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import lbp_core.rules
from lbp_core.bootstrap.places import ROOT
from lbp_core.evidence.limits import Limits, limits
from lbp_core.evidence.reading import read_yaml
from lbp_core.evidence.sources import sources
from lbp_core.models.verdict import Tag
from lbp_core.rules.record import Rule, RuleBook
from tests.source import each


@cache
def files() -> dict[str, Any]:
    """Every file of rules, by its name."""
    names = [found.name for found in pkgutil.iter_modules(lbp_core.rules.__path__) if found.name != "record"]
    return {name: importlib.import_module(f"lbp_core.rules.{name}") for name in names}


@cache
def books() -> dict[str, RuleBook[Any, Any]]:
    """Every book of rules, by file and constant."""
    found = {(name, constant): value for name, file in files().items() for constant, value in vars(file).items()}
    return {f"{name}.{constant}": book for (name, constant), book in found.items() if isinstance(book, RuleBook)}


@cache
def rules() -> dict[str, Rule[Any, Any]]:
    """Every rule of every book, by id."""
    return {rule.id: rule for book in books().values() for rule in book.all}


@cache
def told() -> set[str]:
    """The rules that some story says it has seen firing."""
    fired: set[str] = set()
    for file in (ROOT / "tests/stories").rglob("*.yaml"):
        expected = read_yaml(file).get("expect") or {}
        fired |= set(expected.get("fired") or ())
    return fired


def test_there_are_books_for_every_question() -> None:
    assert {name.split(".")[0] for name in books()} == set(files())
    assert len(rules()) >= 30


def test_no_id_stands_for_two_rules() -> None:
    everywhere = [rule for book in books().values() for rule in book.all]
    assert len({id(rule) for rule in everywhere}) == len({rule.id for rule in everywhere})


@each(rules())
def test_the_id_is_the_address(rule_id: str) -> None:
    file, constant = rule_id.split(".")
    place = getattr(files()[file], constant.upper(), None)
    places = place.values() if isinstance(place, dict) else place if isinstance(place, tuple) else (place,)
    assert rules()[rule_id] in places, (
        f"lbp_core/rules/{file}.py has no constant {constant.upper()} that holds this rule"
    )


@each(rules())
def test_m19_every_rule_names_a_listed_source_and_what_it_rests_on(rule_id: str) -> None:
    rule = rules()[rule_id]
    assert rule.source in sources()
    assert isinstance(rule.tag, Tag)


@each(rules())
def test_the_policy_is_one_line_that_ends_with_a_full_stop(rule_id: str) -> None:
    policy = rules()[rule_id].policy
    assert re.fullmatch(r"[A-Z0-9].+[^.]\.", policy), policy


@each(rules())
def test_every_placeholder_of_the_sentence_resolves(rule_id: str) -> None:
    rule = rules()[rule_id]
    fields = [name for _, name, _, _ in Formatter().parse(rule.because) if name is not None]
    assert not [name for name in fields if name.split(".")[0] not in ("facts", "limits")]
    for name in fields:
        if name.startswith("facts."):
            assert knows(facts_of()[rule_id], re.split(r"[.\[]", name)[1]), name
        else:
            assert str(limit_at(name)).split(" ", 1)[1], f"{name} shows a number without its unit"
    assert rule.because.rstrip()[-1] in ".!?", rule.because


@cache
def facts_of() -> dict[str, type]:
    """What each rule asks: Rule[ThisClass, …](id=…), read from its file."""
    found: dict[str, type] = {}
    for file in files().values():
        for node in ast.walk(ast.parse(Path(file.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("Rule["):
                asked = ast.unparse(node.func.slice.elts[0])
                found |= {word.value.value: getattr(file, asked) for word in node.keywords if word.arg == "id"}
    return found


def knows(facts: type, name: str) -> bool:
    """True where these facts have that attribute: a field, an annotation or a property."""
    fields = {field for kind in facts.__mro__ for field in getattr(kind, "__annotations__", {})}
    return name in fields or hasattr(facts, name)


def limit_at(name: str) -> Any:
    """The limit behind a placeholder such as {limits.review.flare_rise}. Raises AttributeError."""
    return reduce(getattr, name.split(".")[1:], limits())


@each(rules())
def test_a_story_shows_the_rule_firing(rule_id: str) -> None:
    assert rule_id in told(), f"no story in tests/stories/ expects {rule_id} among its fired rules"


def test_stories_name_only_rules_that_exist() -> None:
    assert told() <= set(rules())


@pytest.mark.parametrize("section", Limits.model_fields)
def test_m19_every_limit_names_a_listed_source(section: str) -> None:
    entries = dict(getattr(limits(), section))
    assert entries
    assert not {name: limit.source for name, limit in entries.items() if limit.source not in sources()}
