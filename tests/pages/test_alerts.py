"""Alerts on the pages: first in the morning, in the client's words, answered by taps, and gone only with a clearance."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.gate import alerts, gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.evidence.words import words_for
from lbp_core.models.alerts import Agreed, AlertState
from lbp_core.models.history import CheckIn
from lbp_core.models.pause import PAUSE
from lbp_core.models.records import By
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, anna, at, day, opened, ready, screened

YES = Answer.YES


@pytest.fixture
def studio(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A studio half a world away: its night is this clock's noon."""
    url = sqlite_url(tmp_path / "studio.db")
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    return open_studio(url, create=True, zone="Australia/Sydney")


def told(studio: Studio, client_id: str, when: datetime, note: str | None = None, **answers: Answer) -> None:
    sharing.send_morning(studio, client_id, None, answers, by=By.CLIENT, note=note, key=f"{when}", at=when)


def said_on(app: AppTest) -> str:
    return words(app).replace("\\", "")


@pytest.mark.hazard("H02")
@pytest.mark.hazard("H20")
def test_m17_what_came_at_23_04_is_the_first_thing_in_the_morning(page: Open, studio: Studio, clock: Clock) -> None:
    client_id, other = ready(studio), anna(studio, key="b", name="Boris Calm")
    screened(studio, other.id, key="b")
    answers = {"ces_bladder": YES, "neuro_other": Answer.UNSURE}
    at_night = at(MONDAY, 12, 4)  # 23:04 in Sydney
    sharing.send_check_in(
        studio, client_id, CheckIn(date=MONDAY, pain_average=7.0), answers,
        by=By.CLIENT, note="It *hurts* to sit <b>now</b>", key="c", at=at_night,
    )  # fmt: skip
    clock.at = at(MONDAY, 20, 30)  # 7:30 on Tuesday there
    shown = page("today")
    said = said_on(shown)
    assert shown.title[0].value == "Tuesday, 3 March"
    first = shown.markdown[0]
    assert "Anna Berg" in first.value.replace("\\", ""), "nothing stands before it"
    assert "Last night, 23:04 · weekly check-in, sent by the client" in said
    assert "A new change in peeing: **yes**" in said
    assert ": **unsure**" in said
    assert "“It *hurts* to sit <b>now</b>”" in said
    assert words_for(Disposition.STOP_EMERGENCY).for_client in said
    assert said.index("Anna Berg") < said.index("Boris Calm")


def test_it_cannot_be_waved_away_and_an_answer_takes_two_taps(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    told(studio, client_id, at(MONDAY, 12), ca_night=YES)
    clock.at = at(MONDAY, 22)
    shown = page("today")
    assert not [one.label for one in shown.button if "ismiss" in one.label or "lose" in one.label]
    shown = press(shown, "Save what was agreed")
    assert "Tap what was agreed" in words(shown)
    assert alerts.alert_of(studio, client_id, on=day(1)).state is AlertState.NEW
    next(one for one in shown.button_group if one.label == "What was agreed").set_value(Agreed.CALLED_111)
    shown = press(shown.run(), "Save what was agreed")
    said = said_on(shown)
    assert "Being handled" in said
    assert "Ask how it went on 4 Mar" in said
    assert gate.gate(studio, client_id, on=day(1)).locked, "an answer to the alert opens nothing"


def test_an_appointment_needs_its_day_and_a_next_try_its_hour(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    told(studio, client_id, at(MONDAY, 12), ca_night=YES)
    shown = page("today")
    next(one for one in shown.button_group if one.label == "What was agreed").set_value(Agreed.APPOINTMENT)
    shown = press(shown.run(), "Save what was agreed")
    assert "on which day" in words(shown)
    next(one for one in shown.button_group if one.label == "What was agreed").set_value(Agreed.NOT_REACHED)
    shown = press(shown.run(), "Save what was agreed")
    assert "when you will try again" in words(shown)
    next(one for one in shown.button_group if one.label == "Try again").set_value("Tomorrow at 9")
    shown = press(shown.run(), "Save what was agreed")
    assert "Not reached yet: try again" in words(shown)
    again = alerts.alert_of(studio, client_id, on=day(0)).again_at
    assert again.astimezone(studio.zone).hour == 9


def test_an_emergency_offers_no_appointment(page: Open, studio: Studio) -> None:
    told(studio, ready(studio), at(MONDAY, 8), ces_saddle=YES)
    agreed = next(one for one in page("today").button_group if one.label == "What was agreed")
    assert len(agreed.options) == 3


@pytest.mark.hazard("H02")
def test_the_trainers_own_judgement_pauses_from_the_symptoms_page(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id, refer="1")
    shown = press(shown, "Pause and refer")
    assert "Tap how soon" in words(shown)
    next(one for one in shown.button_group if one.label.startswith("How soon")).set_value(Disposition.REFER_SAME_DAY)
    shown = press(shown, "Pause and refer")
    assert "one sentence on what you saw" in words(shown)
    next(one for one in shown.text_input if one.label.startswith("What you saw")).set_value("Grey and sweating")
    shown = press(shown, "Pause and refer")
    found = gate.gate(studio, client_id, on=MONDAY)
    assert (found.disposition, found.covers) == (Disposition.REFER_SAME_DAY, (PAUSE,))
    assert words_for(Disposition.REFER_SAME_DAY).for_client in words(shown), "and it says so on this screen at once"
    assert "Grey and sweating" in said_on(page("today"))


def test_the_clients_words_are_kept_with_what_the_trainer_wrote_down(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id, new="1")
    next(one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")).set_value("yes")
    next(one for one in shown.text_input if one.label.startswith("In their own words")).set_value(
        "Like sitting on wool"
    )
    shown = press(shown.run(), "Save the answers")
    [telling] = alerts.alert_of(studio, client_id, on=MONDAY).tellings
    assert (telling.note, telling.by) == ("Like sitting on wool", By.TRAINER)
    assert "Like sitting on wool" in said_on(shown)
    assert "Alerts so far (1)" in words(shown)


def test_a_clearance_from_the_reply_slip_ends_it_and_its_limits_stand_on_every_page(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = ready(studio)
    told(studio, client_id, at(MONDAY, 8), ca_night=YES)
    shown = page("screening", client=client_id)
    assert "Open since Monday, 2 March" in words(shown)
    next(one for one in shown.button_group if one.label == "Role").set_value("GP")
    next(one for one in shown.text_input if one.label == "Name of the clinician").set_value("Dr Shah")
    next(one for one in shown.date_input if one.label.startswith("Date")).set_value(MONDAY)
    next(one for one in shown.checkbox if one.key.endswith("ca_night")).check()
    next(one for one in shown.number_input if one.label.startswith("No lifting over")).set_value(12.5)
    for label in ("No loaded bending", "Supervised only"):
        next(one for one in shown.checkbox if one.label == label).check()
    next(one for one in shown.date_input if one.label.startswith("Look again")).set_value(MONDAY + timedelta(days=14))
    shown = press(shown, "Record the clearance")
    assert not shown.error
    found = gate.gate(studio, client_id, on=MONDAY)
    assert not found.locked
    assert found.within.load_g_most == 12_500
    assert alerts.alerts(studio, on=MONDAY) == ()
    line = "no load over 12.5 kg; no bending under load; only with the trainer beside them."
    for name in ("clients", "screening", "programme", "session", "symptoms", "review"):
        assert line in said_on(page(name, client=client_id)), name
    clock.at = at(day(14), 0)
    assert "asked for a new look by 16 Mar" in said_on(page("session", client=client_id))


def test_a_routine_answer_leaves_the_session_of_today_on_the_list(page: Open, studio: Studio) -> None:
    told(studio, ready(studio), at(MONDAY, 0), leg_pain=YES)
    said = said_on(page("today"))
    assert "Book a routine appointment" in said
    assert "Open the session" in said


@pytest.mark.hazard("H02")
def test_a_flag_from_the_phone_in_the_middle_of_a_session_stops_it_on_the_next_tap(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id, on=MONDAY)
    shown = page("session", client=client_id, session=session_id)
    assert "Call 999" not in words(shown)
    told(studio, client_id, at(MONDAY, 10, 30), ces_saddle=YES)
    shown = shown.run()
    assert words_for(Disposition.STOP_EMERGENCY).for_client in words(shown), "in the client's words, at once"
    assert not [one.label for one in shown.button if one.label.startswith("Set ")]
