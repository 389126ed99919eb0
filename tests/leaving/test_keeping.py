"""How long records are kept, what a withdrawn consent stops, and the history from before coaching as a drawing."""

import io
from datetime import date

import pytest

from lbp_core.coach.leaving import before_drawn, erasing, history, keeping_until, kit
from lbp_core.coach.papers import consents
from lbp_core.coach.studio import Studio
from lbp_core.models.consent import Subject
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from tests.leaving.conftest import LATER, NEIGHBOUR, OWN, eyes
from tests.leaving.test_history import KG, STRONG, found
from tests.people import day, ready, train


def test_nobody_is_due_before_anybody_has_said_how_long(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    assert keeping_until.due_to_go(studio, on=date(2060, 1, 1)) == ()
    assert keeping_until.kept_until(studio, own, on=day(20)) == (None, False)


def test_the_studios_years_count_from_the_last_contact(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    sam = eyes(studio, "sam")
    keeping_until.keep_years(sam, 7, key="y", at=LATER)
    until, is_own = keeping_until.kept_until(sam, own, on=day(20))
    assert (until, is_own) == (date(2033, 3, 9), False)
    assert keeping_until.due_to_go(sam, on=until) == ()
    (due,) = keeping_until.due_to_go(sam, on=date(2033, 3, 10))
    assert (due.name, due.until, due.own) == (OWN, until, False)
    assert [one.name for one in keeping_until.due_to_go(studio, on=date(2033, 3, 10))] == [NEIGHBOUR, OWN]
    keeping_until.keep_years(sam, None, key="n", at=LATER)
    assert keeping_until.due_to_go(sam, on=date(2060, 1, 1)) == ()


def test_a_clients_own_day_goes_before_the_studios_years(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    sam = eyes(studio, "sam")
    keeping_until.keep_years(sam, 1, key="y", at=LATER)
    keeping_until.keep_until(sam, own, date(2040, 5, 1), key="k", at=LATER)
    assert keeping_until.kept_until(sam, own, on=day(20)) == (date(2040, 5, 1), True)
    assert keeping_until.due_to_go(sam, on=date(2040, 5, 1)) == ()
    assert keeping_until.due_to_go(sam, on=date(2040, 5, 2))[0].own
    keeping_until.keep_until(sam, own, None, key="k2", at=LATER)
    assert not keeping_until.kept_until(sam, own, on=day(20))[1]


def test_what_cannot_be_is_refused(two: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = two
    sam = eyes(studio, "sam")
    with pytest.raises(Refused, match="is over"):
        keeping_until.keep_until(sam, own, day(19), key="k", at=LATER)
    with pytest.raises(Refused, match="no such client"):
        keeping_until.keep_until(sam, neighbour, day(90), key="k", at=LATER)
    with pytest.raises(Refused, match="1 to 50"):
        keeping_until.keep_years(sam, 51, key="y", at=LATER)
    with pytest.raises(Refused, match="owner"):
        keeping_until.keep_years(eyes(studio, "jo"), 7, key="y", at=LATER)


def test_a_leap_day_has_a_day_after_some_years() -> None:
    assert keeping_until._years_after(date(2028, 2, 29), 7) == date(2035, 3, 1)


def test_who_took_consent_back_can_still_take_out_set_a_day_and_be_erased_and_nothing_else_is_written(
    two: tuple[Studio, str, str],
) -> None:
    studio, own, _ = two
    sam = eyes(studio, "sam")
    consents.withdraw(studio, own, Subject.DATA, by=By.CLIENT, key="w", at=LATER)
    with pytest.raises(Refused, match="said no to keeping notes"):
        train(studio, own, on=day(21))
    kit.write_records(sam, own, io.BytesIO(), at=LATER)
    keeping_until.keep_until(sam, own, day(60), key="k", at=LATER)
    assert erasing.erase(sam, own, typed=OWN, at=LATER).total


def test_history_is_drawn_beside_what_was_done_here_with_where_coaching_began(studio: Studio) -> None:
    client_id = ready(studio)
    assert before_drawn.before_drawn(studio, client_id, dark=False) is None
    train(studio, client_id, on=day(1))
    history.keep(studio, client_id, found(studio, client_id, STRONG, KG), at=LATER)
    drawing = before_drawn.before_drawn(studio, client_id, dark=False)
    assert drawing is not None
    bars, *marks = drawing.spec["layer"]
    then = [row for row in bars["data"]["values"] if row["where"] == "before coaching"]
    assert [(row["week"], row["end"], row["sets"]) for row in then] == [
        ("2025-02-24", "2025-03-02", 2), ("2025-03-03", "2025-03-09", 1),
    ]  # fmt: skip
    assert {row["week"] for row in bars["data"]["values"] if row["where"] == "here"} == {"2026-03-02"}
    told = {mark["data"]["values"][0]["says"]: mark["data"]["values"][0]["week"] for mark in marks}
    assert told == {"coaching began": "2026-03-02", "pain began, about": "2025-08-04"}
    assert drawing.twin.rows[-1] == ("February 2025", "2", "0")
    assert "before coaching" in drawing.finding
