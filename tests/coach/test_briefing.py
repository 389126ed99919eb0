"""The ten seconds before a session: true lines from the records; what nobody said is asked, never assumed."""

import pytest

from lbp_core.coach.client.symptoms import tell_symptom
from lbp_core.coach.floor import training
from lbp_core.coach.floor.briefing import brief
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio
from lbp_core.models.floor import Brief
from lbp_core.models.history import CheckIn, FlareLength
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.screening import Occasion
from lbp_core.models.symptom_told import SymptomTold
from tests.people import MONDAY, all_no, at, day, opened, ready, train


@pytest.fixture
def client(sqlite_studio: Studio) -> tuple[Studio, str]:
    return sqlite_studio, ready(sqlite_studio)


def now(studio: Studio, client_id: str, number: int) -> Brief:
    session_id = opened(studio, client_id, on=day(number), key=f"open {number}")
    return brief(studio, training.session(studio, session_id))


def test_the_first_session_says_that_it_is_the_first(client: tuple[Studio, str]) -> None:
    told = now(*client, 0)
    assert told.since == ("No session in the last weeks.",)
    assert told.today == ("The first session of this plan.",)
    assert "How was the week? No check-in yet." in told.ask
    assert told.why == "The first programme."


def test_a_morning_nobody_answered_is_asked_for_and_is_never_fine(client: tuple[Studio, str]) -> None:
    studio, client_id = client
    train(studio, client_id, on=MONDAY)
    told = now(studio, client_id, 2)
    assert told.since[0] == "Last session 2 Mar: effort 5, pain the next morning not said."
    assert "How was the back the morning after 2 Mar?" in told.ask


def test_a_morning_answer_of_nought_is_an_answer(client: tuple[Studio, str]) -> None:
    studio, client_id = client
    train(studio, client_id, on=MONDAY)
    sharing.send_morning(studio, client_id, 0.0, {}, by=By.CLIENT, key="m", at=at(day(1), 7))
    told = now(studio, client_id, 2)
    assert told.since[0].endswith("pain the next morning 0.")
    assert not [one for one in told.ask if "morning after" in one]


def test_what_was_told_since_stands_there_in_their_own_words(client: tuple[Studio, str]) -> None:
    studio, client_id = client
    train(studio, client_id, on=MONDAY)
    said = SymptomTold(score=6.0, by=By.CLIENT, note="*woke* me twice")
    tell_symptom(studio, client_id, said, {}, key="s", at=at(day(1), 20))
    week = CheckIn(date=day(1), pain_average=3.0, pain_worst=None, flare=FlareLength.DAYS)
    answers = all_no(Occasion.CHECK_IN)
    sharing.send_check_in(studio, client_id, week, answers, by=By.CLIENT, key="c", at=at(day(1), 21))
    told = now(studio, client_id, 2)
    assert "Check-in 3 Mar: pain average 3, worst not said, a flare of days." in told.since
    assert any(one.startswith("3 Mar: ") and "6" in one for one in told.since)
    assert "*woke* me twice" in [one.words for one in told.said]
    assert {"Is the flare over?", "Is what they told since last time still there?"} <= set(told.ask)


def test_what_differs_from_last_time_is_named_with_both_doses(client: tuple[Studio, str]) -> None:
    studio, client_id = client
    train(studio, client_id, on=MONDAY)
    view = training.session(studio, opened(studio, client_id, on=day(2), key="o"))
    assert brief(studio, view).today
    first = view.record.plan.prescriptions[0]
    more = first.dose.model_copy(update={"sets": first.dose.sets + 1})
    blocks = tuple(
        block.model_copy(
            update={
                "exercises": tuple(
                    one.model_copy(update={"dose": more}) if one.exercise == first.exercise else one
                    for one in block.exercises
                )
            }
        )
        for block in view.record.plan.blocks
    )
    changed = view.record.model_copy(update={"plan": view.record.plan.model_copy(update={"blocks": blocks})})
    lines = brief(studio, view.model_copy(update={"record": changed})).today
    assert any("; was " in line for line in lines)


def test_a_note_of_last_time_is_there(client: tuple[Studio, str]) -> None:
    studio, client_id = client
    session_id = opened(studio, client_id)
    for key, entry in enumerate(
        (
            Entry(kind=EntryKind.NOTE, text="tired"),
            Entry(kind=EntryKind.EFFORT, score=7),
            Entry(kind=EntryKind.FINISHED),
        )
    ):
        training.tap(studio, session_id, entry, key=str(key), at=at(MONDAY, 11))
    assert [one.words for one in now(studio, client_id, 2).said] == ["tired"]
