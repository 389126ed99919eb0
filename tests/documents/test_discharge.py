"""The page at the end of coaching: what was done and reached, what to keep up and when to come back, on one page."""

import io
import json
from datetime import timedelta

import pypdf
import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.printed import discharge
from lbp_core.coach.studio import Studio
from lbp_core.documents import press
from lbp_core.documents.discharge import discharge_sheet
from lbp_core.documents.making import job_of
from lbp_core.evidence.discharge_words import discharge_words
from lbp_core.models.discharge import Discharge, DischargeActivity, DischargeReached
from lbp_core.models.exercise import Pattern
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from tests.documents.conftest import browser
from tests.documents.made_up import AT, NAMES, words_in
from tests.months import settled_rungs, trained_weeks
from tests.people import MONDAY, at, emergency, ready

LONG = "Something that takes a good many words to say so that it runs over the end of the line and then over the next"


def made(**changes: object) -> Discharge:
    """A page with plain parts; `changes` replace them."""
    words = discharge_words()
    plain = Discharge(
        client_name="Anna Berg", title="Anna, this is yours to keep", subtitle="2 Mar to 30 Mar", done=("You trained.",),
        reached=(DischargeReached(movement="Squat", most="Goblet squat, 12 kg"),),
        activities=(DischargeActivity(name="Golf", then="4", now="8"),), keep=words.keep, flare=words.flare,
        stop=words.stop, help=words.help, back=words.back, none_reached="None.", none_named="None.", strip="In words.",
        weeks=(), words=words.labels,
    )  # fmt: skip
    return plain.model_copy(update=changes)


def test_m26_what_was_done_and_reached_stands_on_it(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 4)
    page = discharge.discharge(studio, client_id, on=after)
    assert page.done[0].startswith("You trained in 4 of 5 weeks, 12 sessions")
    assert page.reached
    assert len(page.reached) == len({one.movement for one in page.reached})
    assert settled_rungs(studio, client_id, after)
    name = discharge.print_discharge(studio, client_id, at=at(after, 9))
    pdf = discharge.discharge_page(client_id, name, form="pdf")
    told = words_in(pdf).replace("- ", "-")
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert not [line for line in (*page.help, *page.stop, *page.back) if line.replace("- ", "-") not in told]
    assert not [one.most for one in page.reached if one.most.replace("- ", "-") not in told]


def test_m26_nothing_counts_as_reached_before_a_calm_morning(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1, morning=8.0)
    page = discharge.discharge(studio, client_id, on=after)
    assert page.reached == ()
    assert page.none_reached == discharge_words().reached_none


def test_m26_pain_that_did_not_move_is_not_said_to_have_moved(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 4)
    assert "within its usual ups and downs" in discharge.discharge(studio, client_id, on=after).done[2]


@pytest.mark.parametrize("many", [0, 1, 11])
@pytest.mark.parametrize("name", NAMES[:4])
def test_any_page_to_take_home_is_one_page(many: int, name: str) -> None:
    page = made(
        title=f"{name}, this is yours to keep",
        reached=tuple(DischargeReached(movement=pattern, most=LONG) for pattern in list(Pattern)[:many]),
        activities=tuple(DischargeActivity(name=LONG[:80], then="–", now="3.5") for _ in range(min(many, 3))),
        keep=tuple(LONG for _ in range(min(5, many))),
        done=(LONG, LONG * 3, LONG),
    )
    job = job_of(discharge_sheet(page, {}, at=AT), ("pdf",))
    assert len(pypdf.PdfReader(io.BytesIO(press.printed(json.loads(job))[0])).pages) == 1


@pytest.mark.hazard("H01")
def test_nobody_is_sent_on_their_way_while_training_is_paused(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1)
    asked = ScreenInput(answers={emergency(): Answer.YES}, age=None)
    gate.record_screening(
        studio, client_id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="new", at=at(after, 11)
    )
    with pytest.raises(Refused, match="cannot be sent on their way now"):
        discharge.print_discharge(studio, client_id, at=at(after, 12))


def test_who_never_trained_has_nothing_to_look_back_on(studio: Studio) -> None:
    with pytest.raises(Refused, match="has not trained yet"):
        discharge.discharge(studio, ready(studio), on=MONDAY + timedelta(days=1))


@pytest.mark.hazard("H05")
def test_the_page_is_read_under_its_own_client_and_from_the_trainers_machine_only(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1)
    name = discharge.print_discharge(studio, client_id, at=at(after, 12))
    place = f"/documents/{client_id}/discharges/{name}.pdf"
    assert browser().get(place).content.startswith(b"%PDF-")
    assert browser().get(f"/documents/another/discharges/{name}.pdf").status_code == 404
    assert browser("https://studio.example").get(place).status_code == 404
