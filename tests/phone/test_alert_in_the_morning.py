"""The whole story of one night: a yes on a client's own phone, and what the trainer finds in the morning."""

from datetime import UTC, datetime
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.evidence.questions import asked_at
from lbp_core.evidence.words import words_for
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import words
from tests.people import calm
from tests.phone.conftest import Phone

pytestmark = pytest.mark.usefixtures("signed_in")

SATURDAY_NIGHT = datetime(2026, 6, 6, 22, 4, tzinfo=UTC)  # 23:04 in London's summer
SUNDAY_MORNING = datetime(2026, 6, 7, 6, 30, tzinfo=UTC)


def the_night(phone: Phone, question: str) -> str:
    """Maria, screened calm, answers her check-in at 23:04; the page that her phone shows next."""
    phone.at = SATURDAY_NIGHT.replace(hour=9)
    gate.record_screening(
        phone.studio, phone.client_id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key="1", at=phone.at
    )
    add_client(phone.studio, ClientDetails(name="Aaron First"), key="aaron", at=phone.at)
    phone.at = SATURDAY_NIGHT
    phone.arrive()
    no = {f"q_{one.id}": "no" for one in asked_at(Occasion.CHECK_IN)}
    form = phone.form() | no | {"pain_average": "6", "new": "some", f"q_{question}": "yes"}
    note = "I sat on the loo for <i>ages</i> & nothing came"
    return unescape(phone.post(**form, note=note, step="send").text)


@pytest.mark.hazard("H02")
@pytest.mark.hazard("H20")
def test_m17_a_flag_from_a_phone_at_23_00_is_the_first_thing_the_trainer_sees(phone: Phone) -> None:
    on_the_phone = the_night(phone, "ces_bladder")
    told = words_for(Disposition.STOP_EMERGENCY)
    assert told.headline in on_the_phone
    assert gate.gate(phone.studio, phone.client_id, on=SATURDAY_NIGHT.date()).locked, "before the trainer knows of it"
    with pytest.raises(Refused, match="999"):
        planning.draft(phone.studio, phone.client_id, Wishes(), start=SUNDAY_MORNING.date())

    phone.at = SUNDAY_MORNING
    today = AppTest.from_file(str(ROOT / "pages" / "_frame.py"), default_timeout=30).switch_page("today.py").run()
    said = words(today).replace("\\", "")
    assert today.title[0].value == "Sunday, 7 June"
    assert "Maria Okonkwo" in today.markdown[0].value.replace("\\", ""), "the first thing on the page"
    assert "Last night, 23:04 · weekly check-in, sent by the client" in said
    assert "A new change in peeing: **yes**" in said
    assert "“I sat on the loo for <i>ages</i> & nothing came”" in said, "her own words, as she wrote them"
    assert f"They were told at once: **{told.headline}.** {told.for_client}" in said


@pytest.mark.hazard("H02")
def test_what_can_wait_a_week_is_told_calmly_on_the_phone_and_waits_for_the_trainer(phone: Phone) -> None:
    on_the_phone = the_night(phone, "leg_pain")
    assert "Please read this now" not in on_the_phone
    assert "Within a week or two is soon enough" in on_the_phone
    phone.at = SUNDAY_MORNING
    today = AppTest.from_file(str(ROOT / "pages" / "_frame.py"), default_timeout=30).switch_page("today.py").run()
    assert "Pain below one knee: **yes**" in words(today).replace("\\", "")


@pytest.mark.hazard("H02")
def test_not_sure_about_what_must_not_wait_is_told_at_once_too(phone: Phone) -> None:
    phone.arrive()
    answer = phone.post(**phone.form(), new="some", q_ca_night=Answer.UNSURE.value, step="review")
    assert words_for(Disposition.UNFINISHED).headline in answer.text
    assert len(phone.check_ins()) == 1, "kept before it was looked over"
