"""Does this computer's clock agree with what was last written here? One that runs behind makes 'this week' the wrong week."""

from datetime import datetime, timedelta

from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Verdict
from lbp_core.storage.last_write import last_write
from lbp_core.storage.once import Written
from lbp_core.storage.transaction import Transaction

ALLOWED_BEHIND = timedelta(minutes=5)
"""Two servers' clocks differ by seconds; minutes are a clock that was set wrong, now or when the last write was made."""


def clock_warning(studio: Studio, *, at: datetime) -> str | None:
    """What to do about a clock that runs behind the last write, or None where it does not."""
    with studio.store.read() as tx:
        last = last_write(tx)
    return None if last is None or last - at <= ALLOWED_BEHIND else _sentence(studio, last, at)


def check_clock(tx: Transaction, studio: Studio, written: Written, taken: Verdict, *, at: datetime) -> None:
    """Raises Refused where a step up is taken at an instant before the write that came before this one."""
    last = last_write(tx, before=written.seq) if taken is Verdict.PROGRESS else None
    if last is not None and last - at > ALLOWED_BEHIND:
        raise Refused(f"Nothing steps up while the clock may be wrong. {_sentence(studio, last, at)}")


def _sentence(studio: Studio, last: datetime, at: datetime) -> str:
    return (
        f"This computer's clock says {_local(studio, at)}, but the last entry was made at {_local(studio, last)}. "
        "Set the clock, then open this page again; nothing is lost meanwhile."
    )


def _local(studio: Studio, at: datetime) -> str:
    there = at.astimezone(studio.zone)
    return f"{there:%H:%M} on {there.day} {there:%b %Y}"
