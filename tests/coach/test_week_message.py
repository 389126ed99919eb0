"""The message after a decided week: kind, without a score or a chance; what is urgent is told by phone."""

import re

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.coach.weekly.week_message import told_by_phone, week_message
from lbp_core.evidence.week_message_words import week_message_words
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.models.verdict import Verdict
from tests.coach.test_reviewing import SUNDAY, good_week, take
from tests.people import at, day, emergency, ready


def test_it_tells_the_decision_that_was_taken_and_not_the_one_recommended(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    says = week_message_words().says
    before = week_message(studio, reviewing.review_view(studio, client_id, on=day(6)))
    assert before is not None
    assert says.progress in before
    take(studio, client_id, Verdict.HOLD)
    view = reviewing.review_view(studio, client_id, on=day(6))
    assert view.decided is not None
    after = week_message(studio, view)
    assert after is not None
    assert says.hold in after
    assert says.progress not in after


@pytest.mark.parametrize("verdict", [Verdict.PROGRESS, Verdict.HOLD, Verdict.REGRESS, Verdict.REFER_ROUTINE])
def test_it_greets_by_first_name_and_holds_no_number_and_no_chance(studio: Studio, verdict: Verdict) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    view = reviewing.review_view(studio, client_id, on=day(6))
    decided = view.model_copy(update={"result": view.result.model_copy(update={"verdict": verdict})})
    text = week_message(studio, decided)
    assert text is not None
    assert text.startswith("Hi Anna, thank you")
    assert not re.search(r"\d|%|chance|likely|risk", text)


@pytest.mark.hazard("H02")
def test_what_is_urgent_has_no_message_it_is_told_by_phone(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    asked = ScreenInput(answers={emergency(): Answer.YES}, age=None)
    gate.record_screening(
        studio, client_id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="new", at=at(SUNDAY, 21)
    )
    assert week_message(studio, reviewing.review_view(studio, client_id, on=SUNDAY)) is None
    assert "phone" in told_by_phone()
