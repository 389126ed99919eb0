"""Every story of the weekly review and of the exercises, told to the real engine."""

import json
from pathlib import Path
from typing import Any

import pytest

from lbp_core.coach.weekly.review import Reviewed, reviewed
from lbp_core.coach.weekly.review_input import check
from lbp_core.evidence.reading import read_yaml
from lbp_core.models.review import ReviewInput
from tests.histories import history

HERE = Path(__file__).parent
STORIES = sorted([*HERE.glob("weekly_review/*.yaml"), *HERE.glob("exercise_response/*.yaml")])
COMPARED = {"above": "__gt__", "below": "__lt__", "exactly": "__eq__", "at most": "__le__"}


def history_of(story: dict[str, Any]) -> ReviewInput:
    """The story's history, read as the command line reads it."""
    words = {key: value for key, value in story.items() if key not in {"story", "point", "expect"}}
    given = ReviewInput.model_validate_json(json.dumps(history(words.pop("weeks"), words.pop("usual", None), **words)))
    check(given)
    return given


def told(story: dict[str, Any]) -> Reviewed:
    """The review of the story's history."""
    return reviewed(history_of(story))


def every_rule(found: Reviewed) -> set[str]:
    """Ids that fired for the plan or for an exercise."""
    return {reason.rule for reason in found.result.reasons} | {
        rule.id for item in found.exercises for rule in item.fired
    }


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_story(path: Path) -> None:
    story = read_yaml(path)
    found, expect = told(story), story["expect"]
    result = found.result
    assert result.verdict == expect.get("verdict", result.verdict), [reason.says for reason in result.reasons]
    assert result.meanwhile == expect.get("meanwhile", result.meanwhile)
    assert set(expect.get("fired", ())) <= every_rule(found)
    assert not set(expect.get("not_fired", ())) & every_rule(found)
    assert result.readings == expect.get("readings", result.readings)
    if "says" in expect:
        assert expect["says"] in [reason.says for reason in result.reasons]
    if "changed" in expect:
        assert [change.exercise for change in result.changes] == expect["changed"]
    if "load_factor" in expect:
        word, number = str(expect["load_factor"]).rsplit(" ", 1)
        assert getattr(result.load_factor, COMPARED[word])(float(number)), result.load_factor
