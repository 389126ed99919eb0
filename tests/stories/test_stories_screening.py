"""Each story of a named person, screened: everybody else's answers are no, and the point is in the file.

Many are told after published cases. `says` holds what the person said to a question: why the answer is yes, or why
plain pain answers no to the words as they stand.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lbp_core import rules
from lbp_core.coach.screening.screening import screen, why_presentation
from lbp_core.evidence.questions import questions
from lbp_core.evidence.reading import read_yaml
from lbp_core.models.screening import ScreenInput
from lbp_core.rules.presentation import PRESENTATION
from lbp_core.rules.screening import SCREENING
from tests.answering import NO_TO_ALL

FILES = [path for book in ("screening", "presentation") for path in sorted((Path(__file__).parent / book).iterdir())]
TOLD = {path.stem: told for path in FILES if "says" in (told := read_yaml(path))}
ASKED = {item.id for item in questions().values() if not item.derived}


@cache
def story(path: Path) -> dict[str, Any]:
    return read_yaml(path)


def told_to(path: Path) -> ScreenInput:
    told = story(path)
    return ScreenInput.model_validate_json(json.dumps(told["client"] | {"answers": NO_TO_ALL | told["answers"]}))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_story(path: Path) -> None:
    told, asked = story(path), told_to(path)
    flare, expected = told.get("in_flare", False), told["expect"]
    result = screen(asked, in_flare=flare)
    fired = [reason.rule for reason in result.reasons]
    if path.parent.name == "presentation":
        fired = [rule for rule, _ in why_presentation(asked, in_flare=flare)]
    seen = result.model_dump(mode="json") | {"fired": fired}
    assert {key: seen[key] for key in expected if key != "ask"} == {k: v for k, v in expected.items() if k != "ask"}
    assert [item for item in result.ask if item not in {"pain_average", "irritability"}] == expected.get("ask", [])
    assert path.stem.startswith((result.disposition, result.presentation or "never"))


def test_every_rule_has_a_story_in_which_it_fires() -> None:
    told = {rule for path in FILES for rule in read_yaml(path)["expect"]["fired"]}
    assert told == {rule.id for book in (SCREENING, PRESENTATION) for rule in book.all}


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("rule", [*SCREENING.rules, *PRESENTATION.rules], ids=lambda rule: rule.id)
@pytest.mark.parametrize("broken", [lambda fires: not fires, lambda _: False], ids=["turned round", "silent"])
def test_no_rule_can_be_broken_without_a_story_that_tells(rule, broken, monkeypatch: pytest.MonkeyPatch) -> None:
    worse = replace(rule, when=lambda facts, limits: broken(rule.when(facts, limits)))
    for name, module in (("SCREENING", rules.screening), ("PRESENTATION", rules.presentation)):
        book = getattr(module, name)
        kept = tuple(worse if one is rule else one for one in book.rules)
        monkeypatch.setattr(module, name, replace(book, rules=kept))
    assert not all(map(still_true, FILES))


def still_true(path: Path) -> bool:
    """False where the story ends otherwise, or where a rule that should be silent cannot even say its sentence."""
    try:
        test_story(path)
    except (AssertionError, TypeError):
        return False
    return True


def test_what_a_person_says_goes_with_an_answer_of_the_story() -> None:
    for name, told in TOLD.items():
        assert set(told["says"]) == set(told["answers"]), name


@pytest.mark.hazard("H01")
def test_every_question_is_answered_yes_by_somebody_in_their_own_words() -> None:
    yes = {item for told in TOLD.values() for item in told["says"] if told["answers"][item] == "yes"}
    assert yes == ASKED


def test_plain_back_pain_of_many_kinds_is_managed_and_says_no_to_the_questions_that_might_catch_it() -> None:
    plain = [told for told in TOLD.values() if told["expect"]["disposition"] == "manage"]
    tempted = {item for told in plain for item in told["says"]}
    not_counting = {item for item in ASKED if "not count" in questions()[item].asks}
    assert len(plain) >= 18
    assert not_counting <= tempted
