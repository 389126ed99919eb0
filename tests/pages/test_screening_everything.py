"""The promise of the rules, kept through the pages: of many ways to answer, only a plain no to everything serious plans."""

from collections.abc import Iterator
from random import Random

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.evidence.questions import asked_at
from lbp_core.models.programme import Wishes
from lbp_core.models.question import Level, Section
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from tests.pages.conftest import Open, press, taken_back, words
from tests.pages.test_screening import ON, begun, questions
from tests.people import MONDAY, anna

SERIOUS = [
    one.id for one in asked_at(Occasion.FULL) if one.level in {Level.EMERGENCY, Level.URGENT_SAME_DAY, Level.URGENT}
]
WRONG: tuple[str | None, ...] = (Answer.YES, Answer.UNSURE, Answer.DECLINED, None)
DRAWN, SEED = 24, 20260302
STEPS_MOST = 8
"""Taps on to the next step before a screening counts as going round in circles."""


def drawn() -> Iterator[dict[str, str | None]]:
    """One to four serious questions without a plain no; every one of them and every wrong answer comes up."""
    dice = Random(SEED)
    left = [(name, WRONG[place % len(WRONG)]) for place, name in enumerate(dice.sample(SERIOUS, len(SERIOUS)))]
    for _ in range(DRAWN):
        first = left.pop() if left else (dice.choice(SERIOUS), dice.choice(WRONG))
        others = {name: dice.choice(WRONG) for name in dice.sample(SERIOUS, dice.randint(0, 3))}
        yield {**others, first[0]: first[1]}


def fill(shown: AppTest, said: dict[str, str | None]) -> AppTest:
    for one in questions(shown):
        name = next((name for name in said if one.key.endswith(f"_{name}")), None)
        one.set_value("no" if name is None else said[name])
    return shown.run()


def calm_pain(shown: AppTest) -> AppTest:
    values = {"pain_average": 2, "peak": 2, "settles_hours": 0.5, "light_activity": False}
    for one in shown.button_group:
        for name, value in values.items():
            if one.key.endswith(f"_{name}"):
                one.set_value(value)
    return shown.run()


def screened_through(page: Open, client_id: str, said: dict[str, str | None]) -> AppTest:
    """All five steps, or as far as the page lets anybody go."""
    shown = begun(page, client_id)
    for _ in range(STEPS_MOST):
        if not (step := shown.query_params.get("step")):
            break
        if step == Section.PRIVATE:
            shown = taken_back(press(fill(press(shown, "I have handed it over"), said), "Done"))
        elif step == Section.PAIN:
            shown = press(calm_pain(shown), "Save and see the result")
        else:
            shown = press(fill(shown, said), ON)
    return shown


def test_the_draw_reaches_every_serious_question_and_every_wrong_answer() -> None:
    found = [(name, answer) for said in drawn() for name, answer in said.items()]
    assert {name for name, _ in found} == set(SERIOUS)
    assert {answer for _, answer in found} == set(WRONG)


@pytest.mark.hazard("H01")
def test_h01_a_plain_no_to_everything_is_planned(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = screened_through(page, client.id, {})
    assert "Go to the programme" in [one.label for one in shown.get("page_link")]
    assert planning.draft(studio, client.id, Wishes(), start=MONDAY).weeks
    assert "Save as version 1" in [one.label for one in page("programme", client=client.id).button]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(
    "said", tuple(drawn()), ids=lambda said: "+".join(f"{name}.{one}" for name, one in said.items())
)
def test_h01_anything_else_is_not(page: Open, studio: Studio, said: dict[str, str | None]) -> None:
    client = anna(studio)
    shown = screened_through(page, client.id, said)
    assert "step" not in shown.query_params
    assert gate.gate(studio, client.id, on=MONDAY).locked
    assert "Go to the programme" not in [one.label for one in shown.get("page_link")]
    assert not [one.label for one in page("programme", client=client.id).button if one.label.startswith("Save")]
    assert gate.gate(studio, client.id, on=MONDAY).headline in words(page("session", client=client.id))
    with pytest.raises(Refused):
        planning.draft(studio, client.id, Wishes(), start=MONDAY)
