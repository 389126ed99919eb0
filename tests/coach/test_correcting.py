"""A finished session put right: the earlier stays, pages show the right one, and nothing is opened by it."""

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.floor.correcting import correct, correctable
from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.facts.session import diary_row
from lbp_core.models.history import Symptom
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from tests.people import MONDAY, at, day, opened, ready


@pytest.fixture
def done(sqlite_studio: Studio) -> tuple[Studio, str, str]:
    """A finished session with one set of its first exercise."""
    studio = sqlite_studio
    session_id = opened(studio, ready(studio))
    first = training.session(studio, session_id).cards[0].exercise.id
    for number, entry in enumerate(
        (
            Entry(kind=EntryKind.PAIN_BEFORE, score=3),
            Entry(kind=EntryKind.SET_DONE, exercise=first, set_number=1),
            Entry(kind=EntryKind.PAIN_DURING, exercise=first, score=1),
            Entry(kind=EntryKind.EFFORT, score=6),
            Entry(kind=EntryKind.MINUTES, minutes=40),
            Entry(kind=EntryKind.FINISHED),
        )
    ):
        training.tap(studio, session_id, entry, key=str(number), at=at(MONDAY, 10, number + 1))
    return studio, session_id, first


def test_the_right_number_counts_and_the_wrong_one_stays_in_the_log(done: tuple[Studio, str, str]) -> None:
    studio, session_id, first = done
    correct(studio, session_id, [Entry(kind=EntryKind.EFFORT, score=8)], key="e", at=at(MONDAY, 12))
    fewer = Entry(kind=EntryKind.SET_DONE, exercise=first, set_number=1, reps=4)
    record = correct(studio, session_id, [fewer], key="s", at=at(MONDAY, 12))
    assert (training.session(studio, session_id).effort, record.finished) == (8, True)
    assert [one.score for one in record.entries if one.kind is EntryKind.EFFORT] == [6, 8]
    row = diary_row(record)
    assert row.effort == 8
    assert next(one for one in row.exercises if one.exercise == first).reps_done == (4,)


@pytest.mark.hazard("H10")
def test_the_same_correction_twice_is_one(done: tuple[Studio, str, str]) -> None:
    studio, session_id, _ = done
    for _again in range(3):
        record = correct(studio, session_id, [Entry(kind=EntryKind.MINUTES, minutes=35)], key="m", at=at(MONDAY, 12))
    assert [one.minutes for one in record.entries if one.kind is EntryKind.MINUTES] == [40, 35]


@pytest.mark.hazard("H03")
@pytest.mark.parametrize(
    "entry",
    [
        Entry(kind=EntryKind.SAFETY, answers={"ces_saddle": Answer.NO}),
        Entry(kind=EntryKind.EASED, exercise="squat"),
        Entry(kind=EntryKind.FINISHED),
    ],
)
def test_nothing_is_opened_by_a_correction(done: tuple[Studio, str, str], entry: Entry) -> None:
    studio, session_id, _ = done
    with pytest.raises(Refused, match="cannot be put right"):
        correct(studio, session_id, [entry], key="x", at=at(MONDAY, 12))


@pytest.mark.hazard("H03")
def test_a_stop_sign_may_be_added_but_never_taken_back_afterwards(done: tuple[Studio, str, str]) -> None:
    studio, session_id, first = done
    sharp = Entry(kind=EntryKind.SYMPTOM, exercise=first, symptom=Symptom.SHARP)
    correct(studio, session_id, [sharp], key="sharp", at=at(MONDAY, 12))
    with pytest.raises(Refused, match="not taken back"):
        correct(studio, session_id, [Entry(kind=EntryKind.SYMPTOM, exercise=first)], key="no", at=at(MONDAY, 13))
    assert training.session(studio, session_id).cards[0].symptom is Symptom.SHARP


@pytest.mark.hazard("H03")
def test_a_locked_gate_keeps_sets_out_of_a_correction_too(done: tuple[Studio, str, str]) -> None:
    studio, session_id, first = done
    yes = Entry(kind=EntryKind.SAFETY, answers={"ces_saddle": Answer.YES})
    training.tap(studio, session_id, yes, key="yes", at=at(MONDAY, 12))
    assert gate.gate(studio, training.session(studio, session_id).client.id, on=MONDAY).locked
    more = Entry(kind=EntryKind.SET_DONE, exercise=first, set_number=2)
    with pytest.raises(Refused, match="training is paused"):
        correct(studio, session_id, [more], key="more", at=at(MONDAY, 13))


def test_an_open_session_is_not_corrected_but_trained(sqlite_studio: Studio) -> None:
    session_id = opened(sqlite_studio, ready(sqlite_studio))
    assert "still open" in (correctable(sqlite_studio, session_id) or "")
    with pytest.raises(Refused, match="still open"):
        correct(sqlite_studio, session_id, [Entry(kind=EntryKind.EFFORT, score=1)], key="x", at=at(MONDAY, 12))


def test_a_late_tap_on_a_stale_card_is_no_correction(done: tuple[Studio, str, str]) -> None:
    studio, session_id, first = done
    late = Entry(kind=EntryKind.SET_DONE, exercise=first, set_number=2)
    with pytest.raises(Refused, match="finished"):
        training.tap(studio, session_id, late, key="late", at=at(MONDAY, 12))


def test_what_a_review_used_stays_as_it_is(done: tuple[Studio, str, str]) -> None:
    studio, session_id, _ = done
    assert correctable(studio, session_id) is None
    client_id = training.session(studio, session_id).client.id
    decided(studio, client_id)
    assert "used in a review" in (correctable(studio, session_id) or "")
    with pytest.raises(Refused, match="used in a review"):
        correct(studio, session_id, [Entry(kind=EntryKind.EFFORT, score=1)], key="x", at=at(day(7), 12))


def decided(studio: Studio, client_id: str) -> None:
    """The week of the session decided as recommended."""
    view = reviewing.review_view(studio, client_id, on=day(7))
    reviewing.decide(
        studio, client_id, as_of=view.as_of, taken=view.result.verdict, why=None, key="decide", at=at(day(7), 8)
    )
