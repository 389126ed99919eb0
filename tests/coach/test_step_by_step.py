"""A screening is kept step by step: what it says is what the run that got to the pain said, broken-off runs say nothing."""

from datetime import date

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from tests.people import MONDAY, anna, at, calm, day, screened


def step(studio: Studio, client_id: str, asked: ScreenInput, *, on: date, minute: int) -> None:
    """One step of a run, as the page keeps it."""
    key = f"step {on} {minute}"
    gate.record_screening(
        studio, client_id, asked, occasion=Occasion.FULL, by=By.TRAINER, key=key, at=at(on, 8, minute)
    )


def without_pain() -> ScreenInput:
    """The first four steps: every safety answer, nothing of the pain."""
    return ScreenInput(answers=calm().answers, age=calm().age)


def test_the_start_of_the_diary_is_the_step_that_asked_for_the_pain(studio: Studio) -> None:
    client = anna(studio)
    step(studio, client.id, without_pain(), on=MONDAY, minute=1)
    step(studio, client.id, calm(), on=MONDAY, minute=5)
    given = reviewing.history(studio, client.id, as_of=day(6))
    assert given.baseline.pain_average == calm().pain_average
    assert given.client.duration_weeks is not None


def test_a_start_is_unknown_where_nobody_got_to_the_pain(studio: Studio) -> None:
    client = anna(studio)
    step(studio, client.id, without_pain(), on=MONDAY, minute=1)
    assert reviewing.history(studio, client.id, as_of=day(6)).baseline.pain_average is None


@pytest.mark.hazard("H06")
def test_a_second_run_that_is_broken_off_takes_nothing_back(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    before = gate.gate(studio, client.id, on=day(2))
    step(studio, client.id, without_pain(), on=day(2), minute=1)
    after = gate.gate(studio, client.id, on=day(2))
    assert before.presentation is not None
    assert (after.presentation, after.ask, after.may_train) == (before.presentation, before.ask, before.may_train)
    assert after.screened_on == MONDAY


@pytest.mark.hazard("H02")
def test_a_yes_in_a_broken_off_run_locks_all_the_same(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    asked = without_pain().model_copy(update={"answers": {**calm().answers, "ces_saddle": Answer.YES}})
    step(studio, client.id, asked, on=day(2), minute=1)
    assert gate.gate(studio, client.id, on=day(2)).locked
