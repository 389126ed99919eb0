"""The PAR-Q+ on file: its date, its outcome, the day it ends. It is asked for, and only its own 'ask first' stops training."""

from datetime import date, timedelta

import pytest

from lbp_core.coach.papers.par_q import health_changed, latest_expiry, par_q, record_par_q
from lbp_core.coach.studio import Studio
from lbp_core.models.par_q import ParQ, ParQOutcome, ParQStanding
from lbp_core.models.refusal import Refused
from tests.people import MONDAY, anna, at, day

YEAR_ON = date(2027, 3, 2)


def form(**other: object) -> ParQ:
    return ParQ(**({"done_on": MONDAY, "outcome": ParQOutcome.ALL_NO, "expires": YEAR_ON} | other))


def test_a_form_counts_to_its_last_day_and_is_out_of_date_the_day_after(studio: Studio) -> None:
    client = anna(studio)
    assert par_q(studio, client.id, on=MONDAY).standing is ParQStanding.ABSENT
    record_par_q(studio, client.id, form(), key="1", at=at(MONDAY, 9))
    assert par_q(studio, client.id, on=YEAR_ON).standing is ParQStanding.VALID
    after = par_q(studio, client.id, on=YEAR_ON + timedelta(days=1))
    assert (after.standing, after.says) == (
        ParQStanding.EXPIRED,
        "PAR-Q+ is out of date: it counted until 2 March 2027.",
    )


@pytest.mark.parametrize(
    ("done", "last"),
    [
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_twelve_months_on_is_the_same_day_or_the_months_last(done: date, last: date) -> None:
    assert latest_expiry(done) == last


@pytest.mark.hazard("H13")
def test_a_day_longer_than_a_form_counts_is_refused_and_the_day_itself_is_not(sqlite_studio: Studio) -> None:
    client = anna(sqlite_studio)
    with pytest.raises(Refused, match="12 months at most, that is until 2 March 2027"):
        record_par_q(sqlite_studio, client.id, form(expires=YEAR_ON + timedelta(days=1)), key="1", at=at(MONDAY, 9))
    record_par_q(sqlite_studio, client.id, form(), key="2", at=at(MONDAY, 9))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (form(done_on=day(1)), "still to come"),
        (form(expires=day(-1)), "before it was filled in"),
        (form(outcome=ParQOutcome.CLINICIAN_YES, clinician="  "), "which clinician"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(sqlite_studio: Studio, said: ParQ, sentence: str) -> None:
    client = anna(sqlite_studio)
    with pytest.raises(Refused, match=sentence):
        record_par_q(sqlite_studio, client.id, said, key="1", at=at(MONDAY, 9))
    assert par_q(sqlite_studio, client.id, on=MONDAY).standing is ParQStanding.ABSENT


def test_when_health_changes_the_form_ends_the_same_day(studio: Studio) -> None:
    client = anna(studio)
    record_par_q(studio, client.id, form(), key="1", at=at(MONDAY, 9))
    health_changed(studio, client.id, key="2", at=at(day(3), 9))
    assert par_q(studio, client.id, on=day(3)).standing is ParQStanding.EXPIRED
    with pytest.raises(Refused, match="nothing to end"):
        health_changed(studio, client.id, key="3", at=at(day(3), 10))


@pytest.mark.parametrize("outcome", ParQOutcome)
def test_only_a_form_that_asks_for_a_clinician_stands_as_such_however_old(
    sqlite_studio: Studio, outcome: ParQOutcome
) -> None:
    client = anna(sqlite_studio)
    record_par_q(sqlite_studio, client.id, form(outcome=outcome, clinician="Dr Lind, GP"), key="1", at=at(MONDAY, 9))
    asks = outcome is ParQOutcome.ASKS_CLINICIAN
    for on in (MONDAY, YEAR_ON + timedelta(days=400)):
        assert (par_q(sqlite_studio, client.id, on=on).standing is ParQStanding.ASKS_CLINICIAN) is asks


@pytest.mark.hazard("H10")
def test_a_form_saved_twice_is_one_form(studio: Studio) -> None:
    client = anna(studio)
    assert len({record_par_q(studio, client.id, form(), key="same", at=at(MONDAY, 9)).id for _ in range(2)}) == 1
