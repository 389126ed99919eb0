"""My plan: today in plain words with pictures; calm in a flare; behind a pause there is nothing to train."""

import html
import re
from datetime import date, timedelta

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.phone import plan_codes
from lbp_core.coach.phone.own_plan import own_plan
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.dose_told import amount_told, care_told
from lbp_core.coach.plan.flare import note_flare
from lbp_core.evidence.library import library
from lbp_core.evidence.templates import presentations
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import DayKind, Programme
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Presentation
from tests.people import at, calm, day, planned, screened
from tests.phone.conftest import Phone

MONDAY = day(0)


@pytest.fixture
def here(phone: Phone) -> Phone:
    """Maria on the first Monday, screened, with a programme, the code typed on a phone of her own."""
    phone.at = at(MONDAY, 8)
    screened(phone.studio, phone.client_id)
    planned(phone.studio, phone.client_id)
    phone.at = at(MONDAY, 10)
    opened(phone)
    return phone


def opened(phone: Phone) -> None:
    phone.arrive()
    phone.links += 1
    code = plan_codes.plan_code(phone.studio, phone.client_id, key=f"code{phone.links}", at=phone.at)
    phone.post("/c/code", **phone.form("/c/plan"), code=code, keep="yes")


def programme_of(phone: Phone) -> Programme:
    found = planning.programme(phone.studio, phone.client_id)
    assert found is not None
    return found.programme


def shown(phone: Phone, path: str = "/c/plan") -> str:
    """The page's words, without its style and its tags."""
    page = phone.browser.get(path).text.partition("<main>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_today_has_every_exercise_with_its_picture_its_dose_and_its_cue(here: Phone) -> None:
    programme = programme_of(here)
    [today] = [one for one in programme.days if one.date == MONDAY]
    page, said = here.browser.get("/c/plan").text, shown(here)
    assert "Today" in said
    for one in today.prescriptions:
        step = library()[one.exercise].rung(one.rung)
        assert step.name in said
        assert (step.cue or library()[one.exercise].cues[0]) in said
        assert amount_told(one.dose, WeightUnit.KG) in said
        assert f"/light/{one.exercise}/{one.rung}.svg" in page
        assert f"/dark/{one.exercise}/{one.rung}.svg" in page
    for line in ("This is fine", "This means stop", "Get help", "Call 999 or go to A&E now", "Sharp pain"):
        assert line in said


def test_pictures_come_when_they_are_looked_at_are_described_and_lie_at_our_own_address(here: Phone) -> None:
    page = here.browser.get("/c/plan").text
    pictures = re.findall(r"<img [^>]*>", page)
    assert len(pictures) > 5
    assert all('loading="lazy"' in one and re.search(r'alt="[^"]{15,}"', one) for one in pictures)
    one = re.search(r'srcset="([^"]*)"', page)
    assert one is not None
    answer = here.browser.get(one[1])
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "immutable" in answer.headers["cache-control"]
    assert here.browser.get(re.sub(r"\d+\.svg", "99.svg", one[1])).status_code == 404


def test_the_week_is_there_and_the_other_days_wait_folded(here: Phone) -> None:
    page = here.browser.get("/c/plan").text
    assert page.count("<li class=") == 7
    programme = programme_of(here)
    assert page.count("<details") == len(programme.weeks[0].days) - 1


def test_a_free_day_says_so_and_shows_the_next(here: Phone) -> None:
    programme = programme_of(here)
    planned_days = {one.date for one in programme.days}
    free = next(day(n) for n in range(28) if day(n) not in planned_days and any(one > day(n) for one in planned_days))
    here.at = at(free, 9)
    said = shown(here)
    assert "No training is planned today" in said
    assert "Next: " in said


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("question", ["ces_bladder", "ca_night", "neuro_footdrop"])
def test_h02_behind_a_pause_there_are_words_and_no_exercise(here: Phone, question: str) -> None:
    asked = calm(**{question: Answer.YES})
    gate.record_screening(
        here.studio, here.client_id, asked, occasion=Occasion.FULL, by=By.CLIENT, key=question, at=here.at
    )
    page, said = here.browser.get("/c/plan").text, shown(here)
    stands = gate.gate(here.studio, here.client_id, on=MONDAY)
    assert "Training is on pause" in said
    assert stands.for_client in said
    assert "<img" not in page
    assert "kg" not in said
    assert not re.search(r"\d sets", said)
    assert not [one.name for one in library().values() if re.search(rf"\b{re.escape(one.name)}\b", said)]


@pytest.mark.hazard("H02")
def test_h02_a_pause_from_this_very_phone_closes_the_plan_at_once(here: Phone) -> None:
    assert "<img" in here.browser.get("/c/plan").text
    here.post("/c/new", **here.form("/c/new"), q_ces_saddle="yes")
    assert "<img" not in here.browser.get("/c/plan").text


def test_a_flare_day_shows_its_calm_version(here: Phone) -> None:
    before = own_plan(here.studio, here.client_id, on=MONDAY)
    note_flare(here.studio, here.client_id, key="f", at=here.at)
    after, said = own_plan(here.studio, here.client_id, on=MONDAY), shown(here)
    assert "These days are calm on purpose, up to 5 Mar" in said
    assert "kg" not in said.partition("This is fine")[0]
    assert before.day is not None
    assert after.day is not None
    assert before.day.blocks != after.day.blocks
    programme = programme_of(here)
    today = next(one for one in programme.days if one.date == MONDAY)
    assert today.minutes <= presentations()[Presentation.ACUTE_FLARED].minutes_most
    here.at = at(day(4), 9)
    assert "You come back step by step" in shown(here)
    here.at = at(day(14), 9)
    assert "calm on purpose" not in shown(here)


def test_before_there_is_a_plan_and_after_it_the_page_says_so(phone: Phone) -> None:
    phone.at = at(MONDAY, 8)
    opened(phone)
    assert "There is no plan yet" in shown(phone) or "on pause" in shown(phone)
    screened(phone.studio, phone.client_id)
    assert "There is no plan yet" in shown(phone)
    planned(phone.studio, phone.client_id)
    phone.at = at(MONDAY + timedelta(weeks=4), 8)
    opened(phone)
    said = shown(phone)
    assert "This plan has ended" in said
    assert "sets of" not in said


@pytest.mark.parametrize(
    ("dose", "says"),
    [
        (Dose(sets=3, reps=(8, 10), load_g=12_000), "3 sets of 8 to 10, 12 kg"),
        (Dose(sets=1, reps=(8, 8), per_side=True), "8 times, on each side"),
        (Dose(sets=2, reps=(3, 5), hold_s=10, per_side=True), "2 sets of 3 to 5 holds, 10 seconds each, on each side"),
        (Dose(sets=3, hold_s=20), "3 holds of 20 seconds"),
        (Dose(sets=1, hold_s=30), "Hold for 30 seconds"),
        (Dose(sets=1, minutes=(5, 10)), "5 to 10 minutes"),
        (Dose(sets=2, metres=(20, 20), load_g=8_000), "2 times 20 metres, 8 kg"),
        (Dose(sets=2), "2 sets"),
    ],
)
def test_a_dose_is_said_as_to_a_friend(dose: Dose, says: str) -> None:
    assert amount_told(dose, WeightUnit.KG) == says


def test_when_to_stop_and_how_long_to_rest_are_said_where_they_apply() -> None:
    assert care_told(Dose(sets=1, minutes=(5, 5))) == ""
    assert care_told(Dose(sets=2, reps=(8, 8), rest_s=60)) == "Rest 60 seconds in between"
    assert care_told(Dose(sets=2, reps=(8, 8), reps_in_reserve=3, rest_s=0)) == "Stop while 3 more would still go well"


def test_pounds_are_said_in_pounds() -> None:
    assert amount_told(Dose(sets=1, reps=(5, 5), load_g=9_072), WeightUnit.LB) == "5 times, 20 lb"


def test_every_day_of_every_kind_is_named(here: Phone) -> None:
    found = own_plan(here.studio, here.client_id, on=date(2026, 3, 2))
    kinds = {one.kind for one in (*found.others, found.day) if one is not None}
    assert len(kinds) >= 2
    assert len(DayKind) == 3
