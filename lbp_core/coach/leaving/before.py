"""Training from before coaching as it was kept: read back for the kit and the chart. It is no part of the review's facts."""

from collections.abc import Iterator

from lbp_core.models.before_coaching import KIND, DayOnce, MonthOnce
from lbp_core.models.whole_record import SetBefore
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.transaction import Transaction


def days_before(tx: Transaction, client_id: str) -> tuple[DayOnce, ...]:
    """Every day of it, earliest first."""
    months = papers_of(tx, [client_id], KIND, MonthOnce).get(client_id, [])
    return tuple(sorted((day for one in months for day in one.body.days), key=lambda day: day.on))


def sets_before(tx: Transaction, client_id: str) -> Iterator[SetBefore]:
    """Every set of it, a row each."""
    for day in days_before(tx, client_id):
        for done in day.exercises:
            for number, one in enumerate(done.sets, 1):
                yield SetBefore(
                    on=day.on,
                    name=done.name,
                    exercise=done.exercise,
                    number=number,
                    reps=one.reps,
                    load_g=one.load_g,
                    seconds=one.seconds,
                )
