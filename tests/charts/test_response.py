"""What if: the belief's own chances shown true, a belief never told as certain, and every step in words."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.charts.response import chance_words, mornings_words, named, response, response_finding, response_twin
from lbp_core.coach.weekly.review import reviewed
from lbp_core.coach.weekly.what_if import FACTORS, weighed
from lbp_core.models.review import ReviewInput
from lbp_core.models.what_if import StepAhead, WhatIf
from tests.histories import history


def read(told: dict[str, Any]) -> ReviewInput:
    return ReviewInput.model_validate_json(json.dumps(told))


def of(weeks: int = 6, **told: Any) -> tuple[ReviewInput, WhatIf]:
    given = read(history(weeks, **told))
    found = weighed(given)
    assert found is not None
    return given, found


def test_more_load_is_never_a_smaller_chance_nor_better_mornings() -> None:
    _, found = of()
    chances = [step.chance for step in found.steps]
    assert chances == sorted(chances)
    assert [one.rise for one in found.line] == sorted(one.rise for one in found.line)
    assert all(one.low <= one.rise <= one.high for one in found.line)
    assert [step.factor for step in found.steps] == list(FACTORS)


def test_it_shows_the_room_that_the_review_itself_steps_by() -> None:
    given, found = of()
    room = reviewed(given).facts.room
    assert found.most == room.most
    assert found.steps[FACTORS.index(1.0)].chance == pytest.approx(room.chance, abs=1e-4)


def test_mornings_that_rose_with_the_load_leave_less_room() -> None:
    _, calm = of()
    _, sore = of(week_5={"morning": 6}, week_6={"morning": 6, "during": 4})
    assert sore.steps[-1].chance > calm.steps[-1].chance
    assert sore.most <= calm.most


def test_before_the_first_session_there_is_nothing_to_say() -> None:
    assert weighed(read(history(2, usual={"sessions": 0}))) is None


def test_every_trained_week_is_drawn_and_every_step_told() -> None:
    _, found = of(week_3={"flare": "days", "flare_days": 3})
    spec = response(found)
    known = [week for week in found.weeks if week.rise is not None]
    assert len(spec["datasets"]["weeks"]) == len(known)
    assert sum(week["flare"] for week in spec["datasets"]["weeks"]) == 1
    assert [row["label"] for row in spec["datasets"]["steps"]] == ["−20 %", "−10 %", "same", "+5 %", "+10 %", "+15 %"]
    twin = response_twin(found, finding=response_finding(found))
    assert [row[0] for row in twin.rows] == [named(step) for step in found.steps]
    assert not any("url" in str(one) for one in spec["layer"])


def test_few_weeks_are_said_to_be_few() -> None:
    _, found = of(2)
    assert response_finding(found).startswith("Too few weeks to know this back")


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "less than 1 in 50"),
        (0.02, "less than 1 in 50"),
        (0.1, "about 1 in 10"),
        (0.5, "about 1 in 2"),
        (0.51, "more likely than not"),
        (1.0, "more likely than not"),
    ],
)
def test_a_chance_is_told_as_a_belief_and_never_as_certain(chance: float, words: str) -> None:
    assert chance_words(chance) == words
    found = WhatIf(
        weeks=(), line=(), steps=(StepAhead(factor=1.1, chance=chance, rise=0, fits=True),), most=1, limit=0.1
    )
    assert response(found)["datasets"]["steps"][0]["chance"] not in {"0 %", "100 %"}


def test_mornings_are_told_in_points_above_usual() -> None:
    assert (mornings_words(0.04), mornings_words(0.6)) == ("as usual", "0.6 above usual")


def test_shifting_every_day_changes_nothing() -> None:
    given, found = of()
    shift = timedelta(weeks=3)
    moved = given.model_copy(
        update={
            "as_of": given.as_of + shift,
            "sessions": tuple(one.model_copy(update={"date": one.date + shift}) for one in given.sessions),
            "check_ins": tuple(one.model_copy(update={"date": one.date + shift}) for one in given.check_ins),
        }
    )
    assert isinstance(moved.as_of, date)
    assert weighed(moved) == found
