"""Training history from other programs: looked through first, kept as history, and never a reading of the review."""

from collections.abc import Callable
from datetime import date

import pytest

from lbp_core.coach.leaving import history
from lbp_core.coach.leaving.before import days_before
from lbp_core.coach.papers import consents
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.exchange.history.reading import Told
from lbp_core.exchange.history.values import Unclear, day_of, number, seconds
from lbp_core.models.consent import Subject
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.storage.client_file import papers_of
from tests.leaving.conftest import LATER
from tests.people import day, ready

STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    '2025-03-01 07:30:00,"Morning",1h 7m,"Squat (Barbell)",1,60,8,0,0,"","",\n'
    '2025-03-01 07:30:00,"Morning",1h 7m,"Squat (Barbell)",Rest Timer,0,0,0,120,"","",\n'
    '2025-03-01 07:30:00,"Morning",1h 7m,"Squat (Barbell)",2,62.5,8,0,0,"","",\n'
    '2025-03-04 07:30:00,"Morning",1h 7m,"Zercher Shuffle",1,20,8,0,0,"","",\n'
)
OLDER_STRONG = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
    "2024-11-03 18:05:11;Evening;Deadlift (Barbell);1;220,5;lbs;5;;;;;;\n"
    "2024-11-03 18:05:11;Evening;Plank;1;;;0;;;;45;;\n"
)
HEVY = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,"
    "distance_km,duration_seconds,rpe\n"
    '"Legs","22 Dec 2025, 08:00","22 Dec 2025, 09:00","","Goblet Squat","","",0,"warmup",12,10,,,\n'
    '"Legs","22 Dec 2025, 08:00","22 Dec 2025, 09:00","","Goblet Squat","","",1,"normal",20,10,,,8\n'
)
GENERIC = "\ufeffDatum;Exercise;Weight (kg);Reps\n03.02.2025;Rows;22,5;12\n04.02.2025;Rows;25;12\n"
KG = Told(unit="kg")


def found(studio: Studio, client_id: str, text: str | bytes, told: Told = KG) -> history.Found:
    given = text if isinstance(text, bytes) else text.encode()
    return history.look_through(studio, client_id, given, told, at=LATER)


def test_strong_is_read_with_its_rest_lines_left_out(studio: Studio) -> None:
    one = found(studio, ready(studio), STRONG)
    assert (one.program, one.sets, one.left_out, one.faults) == ("Strong", 3, 1, ())
    assert [day.on for day in one.days] == [date(2025, 3, 1), date(2025, 3, 4)]
    assert [one.load_g for one in one.days[0].exercises[0].sets] == [60_000, 62_500]
    assert "Zercher Shuffle" in one.strange
    assert "Squat (Barbell)" in one.known


def test_older_strong_has_its_own_delimiter_comma_and_unit(studio: Studio) -> None:
    one = found(studio, ready(studio), OLDER_STRONG, Told())
    assert (one.asks, one.sets, one.faults) == ((), 2, ())
    deadlift, plank = one.days[0].exercises
    assert deadlift.sets[0].load_g == round(220.5 * 453.59237)
    assert (plank.sets[0].seconds, plank.sets[0].reps, plank.sets[0].load_g) == (45, None, 0) or plank.sets[
        0
    ].seconds == 45


def test_hevy_needs_nothing_asked(studio: Studio) -> None:
    one = found(studio, ready(studio), HEVY, Told())
    assert (one.program, one.sets, one.asks) == ("Hevy", 2, ())
    assert one.days[0].on == date(2025, 12, 22)


def test_a_plain_table_with_decimal_commas_and_a_mark_is_read(studio: Studio) -> None:
    one = found(studio, ready(studio), GENERIC, Told())
    assert [day.on for day in one.days] == [date(2025, 2, 3), date(2025, 2, 4)]
    assert one.days[0].exercises[0].sets[0].load_g == 22_500


@pytest.mark.hazard("H08")
def test_what_the_file_does_not_say_is_asked_and_not_guessed(studio: Studio) -> None:
    client_id = ready(studio)
    assert found(studio, client_id, STRONG, Told()).asks == ("unit",)
    slashed = "Date,Exercise,Weight,Reps\n03/04/2025,Rows,20,8\n"
    assert found(studio, client_id, slashed, Told()).asks == ("unit", "dates")
    assert found(studio, client_id, slashed, Told("kg", day_first=True)).days[0].on == date(2025, 4, 3)
    assert found(studio, client_id, slashed, Told("lb", day_first=False)).days[0].on == date(2025, 3, 4)
    told_by_the_file = slashed + "23/04/2025,Rows,20,8\n"
    assert found(studio, client_id, told_by_the_file, KG).days[0].on == date(2025, 4, 3)
    with pytest.raises(Refused, match="kilograms or pounds"):
        history.keep(studio, client_id, found(studio, client_id, STRONG, Told()), at=LATER)
    with pytest.raises(Refused, match="some with the month"):
        found(studio, client_id, told_by_the_file + "04/23/2025,Rows,20,8\n")


FAULTS = {
    "2025-03-01,Rows,-5,8": "a weight of -5 kg",
    "2025-03-01,Rows,5000,8": "a weight of 5000 kg",
    "2025-03-01,Rows,20,1001": "1001 repetitions",
    "2025-03-01,Rows,20,2.5": "2.5 repetitions",
    "2025-03-01,Rows,20,": "neither repetitions nor seconds",
    "1999-12-31,Rows,20,8": "before 2000",
    "2031-01-01,Rows,20,8": "still to come",
    "2025-02-30,Rows,20,8": "not a day",
    "soon,Rows,20,8": "not a day",
    "2025-03-01,,20,8": "name of 0 letters",
    "2025-03-01,Rows,heavy,8": "is not a number",
    '2025-03-01,Rows,"1,234",8': "thousands or a decimal comma",
    "2025-03-01,Rows,20,8,9": "more or fewer cells",
    f"2025-03-01,{'x' * 121},20,8": "name of 121 letters",
}


@pytest.mark.parametrize("line", FAULTS)
def test_a_bad_line_is_named_and_the_others_go_on(studio: Studio, line: str) -> None:
    text = f"Date,Exercise,Weight (kg),Reps\n2025-03-01,Rows,20,8\n{line}\n2025-03-02,Rows,20,8\n"
    one = found(studio, ready(studio), text)
    assert one.sets == 2
    ((number_, why),) = one.faults
    assert number_ == 3
    assert FAULTS[line] in why


WHOLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "names no columns"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "not text"),
    "a workbook": (b"PK\x03\x04\x00\x00", "not text"),
    "no exercise": (b"Date,Reps\n2025-03-01,8\n", "says the exercise"),
    "no day": (b"Exercise,Reps\nRows,8\n", "says the day"),
    "one name twice": (b"Date,Exercise,Reps,reps\n2025-03-01,Rows,8,9\n", "the same name"),
    "too large": (b"Date,Exercise\n" + b"x" * 5_000_001, "larger than 5 MB"),
    "too long": (b"Date,Exercise,Reps\n" + b"2025-03-01,Rows,8\n" * 50_001, "more than 50,000 lines"),
    "a field without end": (b'Date,Exercise,Reps\n2025-03-01,"' + b"x" * 200_000, "cannot be read as a table"),
}


@pytest.mark.parametrize("how", WHOLE)
def test_what_is_no_table_of_training_is_refused_whole(studio: Studio, how: str) -> None:
    given, says = WHOLE[how]
    with pytest.raises(Refused, match=says):
        found(studio, ready(studio), given)


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_way_of_writing_letters_is_read(studio: Studio, letters: str) -> None:
    one = found(studio, ready(studio), "Date,Exercise,Reps\n2025-03-01,Überzüge,8\n".encode(letters))
    assert one.strange == ("Überzüge",)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("20", 20),
        ("22,5", 22.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        (" 7 ", 7),
        ("", None),
        ("-3", -3),
        (".5", 0.5),
    ],
)
def test_numbers_are_read_as_they_are_written(said: str, means: float | None) -> None:
    assert number(said) == means


@pytest.mark.parametrize("said", ["1e9", "nan", "inf", "1,2,3", "٣", "1" * 12, "0x10"])
def test_what_is_no_number_is_never_one(said: str) -> None:
    with pytest.raises(Unclear):
        number(said)


@pytest.mark.parametrize(
    "said",
    [
        "2025-12-22 08:00:00", "22 Dec 2025, 08:00", "Dec 22, 2025 8:00\u202fAM", "22.12.2025", "2025/12/22", "22/12/25",
        "2025-12-22T08:00:00Z", "22 December 2025",
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_written(said: str) -> None:
    assert day_of(said, first=True, today=date(2026, 1, 1)) == date(2025, 12, 22)


def test_times_are_seconds() -> None:
    assert (seconds("0:45"), seconds("1:02:03"), seconds("45"), seconds("")) == (45, 3723, 45, None)


def test_what_was_kept_once_is_passed_over_the_next_time(studio: Studio) -> None:
    client_id = ready(studio)
    assert history.keep(studio, client_id, found(studio, client_id, STRONG), at=LATER) == 3
    again = found(studio, client_id, STRONG + "2025-04-01 07:00:00,M,1h,Plank,1,0,1,0,30,,,\n")
    assert (again.here_already, again.sets) == (3, 1)
    assert history.keep(studio, client_id, again, at=LATER) == 1
    with pytest.raises(Refused, match="Nothing in the file is new"):
        history.keep(studio, client_id, found(studio, client_id, STRONG), at=LATER)
    with studio.store.read() as tx:
        assert sum(len(one.sets) for day in days_before(tx, client_id) for one in day.exercises) == 4


def test_history_before_coaching_is_never_mixed_into_what_the_review_reads(studio: Studio) -> None:
    client_id = ready(studio)
    facts, view = (
        reviewing.history(studio, client_id, as_of=day(20)),
        reviewing.review_view(studio, client_id, on=day(20)),
    )
    near = STRONG.replace("2025-03", "2026-03")
    history.keep(studio, client_id, found(studio, client_id, near), at=LATER)
    assert reviewing.history(studio, client_id, as_of=day(20)) == facts
    assert reviewing.review_view(studio, client_id, on=day(20)) == view


def test_nothing_is_kept_without_consent_or_where_the_work_fails_midway(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ready(studio)
    one = found(studio, client_id, STRONG + "2025-04-01 07:00:00,M,1h,Plank,1,0,1,0,30,,,\n")

    def stop(done: int, _of: int, _name: str) -> None:
        if done == 1:
            raise RuntimeError("the power is gone")

    with pytest.raises(RuntimeError):
        history.keep(studio, client_id, one, at=LATER, progress=stop)
    with studio.store.read() as tx:
        assert days_before(tx, client_id) == ()
    consents.withdraw(studio, client_id, Subject.DATA, by=By.CLIENT, key="w", at=LATER)
    with pytest.raises(Refused, match="withdrawn consent"):
        history.keep(studio, client_id, one, at=LATER)
    with studio.store.read() as tx:
        assert not papers_of(tx, [client_id], "history_before", history.MonthOnce)


def test_progress_is_told_month_by_month(studio: Studio) -> None:
    client_id, told = ready(studio), []
    tell: Callable[[int, int, str], None] = lambda done, of, name: told.append((done, of, name))  # noqa: E731
    history.keep(studio, client_id, found(studio, client_id, STRONG), at=LATER, progress=tell)
    assert told == [(0, 1, "March 2025"), (1, 1, "")]
