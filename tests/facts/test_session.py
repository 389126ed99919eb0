"""What the taps of a session add up to: only what was tapped, a 0 stays 0, and nothing is prefilled."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from lbp_core.facts.session import diary_row, exercise_taps
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.history import ExerciseDone, Session, Symptom
from lbp_core.models.programme import DayKind, PlannedBlock, PlannedDay, Prescription
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.screening import Answer

K = EntryKind
SQUAT = Prescription(exercise="squat", rung=2, dose=Dose(sets=3, reps=(8, 10), load_g=12_000, reps_in_reserve=2))
PLANK = Prescription(exercise="side-plank", rung=1, dose=Dose(sets=2, hold_s=20, per_side=True))
PLAN = PlannedDay(
    date=date(2026, 3, 2),
    kind=DayKind.STRENGTH,
    minutes=30,
    blocks=(PlannedBlock(block=Block.STRENGTH, minutes=30, exercises=(SQUAT, PLANK)),),
)


def record(*entries: Entry) -> SessionRecord:
    return SessionRecord(
        id="s",
        client_id="c",
        programme_version_id="p",
        opened=datetime(2026, 3, 2, 9, tzinfo=UTC),
        on=date(2026, 3, 2),
        plan=PLAN,
        entries=entries,
    )


def row(*entries: Entry) -> Session:
    return diary_row(record(*entries))


def squat(*entries: Entry) -> ExerciseDone:
    return row(*entries).exercises[0]


def done(number: int, exercise: str = "squat", **said: int) -> Entry:
    return Entry(kind=K.SET_DONE, exercise=exercise, set_number=number, **said)


def test_an_untouched_session_knows_nothing() -> None:
    found = row()
    assert not found.completed
    assert (found.pain_before, found.effort, found.minutes, found.pain_next_morning, found.safety) == (None,) * 5
    one = found.exercises[0]
    assert (one.sets_done, one.reps_done, one.load_kg, one.reps_in_reserve, one.pain_during) == (None,) * 5
    assert (one.symptom, one.technique_ok) == (None, None)


def test_set_done_asserts_what_was_prescribed() -> None:
    found = squat(done(1), done(2))
    assert found.sets_done == 2
    assert found.reps_done == (10, 10)
    assert found.load_kg == 12.0
    assert found.reps_in_reserve == 2
    assert found.technique_ok is True
    assert found.prescribed is not None
    assert found.prescribed.reps == (8, 10)


def test_a_number_given_with_the_tap_counts_instead() -> None:
    found = squat(done(1, reps=7, load_g=10_000, reps_in_reserve=0))
    assert (found.reps_done, found.load_kg, found.reps_in_reserve) == ((7,), 10.0, 0)


def test_a_reported_nought_stays_nought() -> None:
    found = row(
        Entry(kind=K.PAIN_BEFORE, score=0.0),
        Entry(kind=K.EFFORT, score=0.0),
        Entry(kind=K.MINUTES, minutes=0),
        Entry(kind=K.PAIN_NEXT_MORNING, score=0.0),
        Entry(kind=K.PAIN_DURING, exercise="squat", score=0.0),
        done(1, reps=0, load_g=0),
    )
    assert (found.pain_before, found.effort, found.minutes, found.pain_next_morning) == (0, 0, 0, 0)
    one = found.exercises[0]
    assert (one.pain_during, one.reps_done, one.load_kg) == (0, (0,), 0)


def test_a_double_tap_is_one_set_and_the_later_numbers_count() -> None:
    found = squat(done(1, reps=8), done(1, reps=9))
    assert (found.sets_done, found.reps_done) == (1, (9,))


def test_an_undone_set_is_not_done() -> None:
    undone = Entry(kind=K.SET_UNDONE, exercise="squat", set_number=2)
    assert squat(done(1), done(2), undone).sets_done == 1
    assert squat(done(1), undone).sets_done == 1
    assert squat(done(2), undone).sets_done is None
    assert squat(done(2), undone, done(2)).sets_done == 1


def test_skipped_is_nought_sets_and_a_set_takes_it_back() -> None:
    left_out = Entry(kind=K.SKIPPED, exercise="squat")
    assert squat(left_out).sets_done == 0
    assert exercise_taps(record(left_out), SQUAT).skipped
    assert not exercise_taps(record(left_out, done(1)), SQUAT).skipped
    assert squat(left_out, done(1)).sets_done == 1


def test_technique_and_symptoms_are_as_tapped() -> None:
    slipped = Entry(kind=K.TECHNIQUE, exercise="squat", technique_ok=False)
    sharp = Entry(kind=K.SYMPTOM, exercise="squat", symptom=Symptom.SHARP)
    assert squat(done(1), slipped).technique_ok is False
    assert squat(sharp).symptom is Symptom.SHARP
    assert squat(sharp, Entry(kind=K.SYMPTOM, exercise="squat")).symptom is None


def test_the_worst_set_is_the_pain_of_the_exercise_and_a_correction_replaces() -> None:
    first = Entry(kind=K.PAIN_DURING, exercise="squat", set_number=1, score=6.0)
    second = Entry(kind=K.PAIN_DURING, exercise="squat", set_number=2, score=3.0)
    put_right = Entry(kind=K.PAIN_DURING, exercise="squat", set_number=1, score=2.0)
    assert squat(first, second).pain_during == 6.0
    assert squat(first, second, put_right).pain_during == 3.0


def test_a_hold_cut_short_is_not_the_set_that_was_asked_for() -> None:
    assert row(done(1, "side-plank"), done(2, "side-plank", hold_s=12)).exercises[1].sets_done == 1


def test_sets_of_different_loads_are_told_by_their_mean() -> None:
    assert squat(done(1, load_g=10_000), done(2, load_g=14_000)).load_kg == 12.0


def test_safety_is_none_unless_asked_and_empty_only_after_clear_noes() -> None:
    def six(**answers: Answer) -> Entry:
        return Entry(kind=K.SAFETY, answers=answers)

    no, yes, unsure = Answer.NO, Answer.YES, Answer.UNSURE
    assert row().safety is None
    assert row(six(ces_saddle=no, ces_bowel=no)).safety == ()
    assert row(six(ces_saddle=no, ces_bowel=unsure)).safety is None
    assert row(six(ces_saddle=yes, ces_bowel=no)).safety == ("ces_saddle",)
    assert row(six(ces_saddle=yes), six(ces_saddle=no)).safety == ("ces_saddle",)


def test_opened_and_left_is_a_session_that_did_not_happen() -> None:
    said = Entry(kind=K.PAIN_BEFORE, score=3.0)
    assert not row(said, Entry(kind=K.FINISHED)).completed
    assert row(said, done(1)).completed
    assert row(said, Entry(kind=K.EFFORT, score=2.0), Entry(kind=K.FINISHED)).completed


TAPS = st.lists(
    st.one_of(
        st.builds(
            Entry,
            kind=st.sampled_from([K.SET_DONE, K.SET_UNDONE]),
            exercise=st.sampled_from(["squat", "side-plank"]),
            set_number=st.integers(1, 3),
            reps=st.none() | st.integers(0, 20),
        ),
        st.builds(Entry, kind=st.just(K.SKIPPED), exercise=st.sampled_from(["squat", "side-plank"])),
    ),
    max_size=12,
)


@given(TAPS)
def test_law_each_set_counts_once_and_only_what_was_tapped_counts(taps: list[Entry]) -> None:
    found = squat(*taps)
    mine = [tap for tap in taps if tap.exercise == "squat"]
    expected: dict[int, int | None] = {}
    for tap in mine:
        if tap.kind is K.SET_DONE:
            expected[tap.set_number or 0] = tap.reps
        elif tap.kind is K.SET_UNDONE:
            expected.pop(tap.set_number or 0, None)
    assert len(found.reps_done or ()) == len(expected)
    assert list(found.reps_done or ()) == [10 if expected[n] is None else expected[n] for n in sorted(expected)]
    if not mine:
        assert found.sets_done is None


@given(TAPS)
def test_law_the_same_tap_again_changes_nothing(taps: list[Entry]) -> None:
    assert row(*[tap for tap in taps for _ in range(2)]) == row(*taps)
