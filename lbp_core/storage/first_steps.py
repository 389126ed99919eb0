"""Which kinds of record somebody has made at least one of, and the client they added last. What that means: coach/."""

from sqlalchemy import Connection, exists, or_, select

from lbp_core.models.records import EntryKind
from lbp_core.models.screening import Occasion
from lbp_core.models.tour import Step
from lbp_core.storage.tables import (
    check_ins,
    clients,
    decisions,
    mornings,
    programme_versions,
    screenings,
    session_entries,
)


def steps_done(tx: Connection, *, since: int) -> frozenset[Step]:
    """The steps with a record written after that place in the order of all writes."""
    found = {
        Step.CLIENT: exists().where(clients.c.seq > since),
        Step.SCREENING: exists().where(screenings.c.seq > since, screenings.c.occasion == Occasion.FULL.value),
        Step.PLAN: exists().where(programme_versions.c.seq > since),
        Step.SESSION: exists().where(session_entries.c.seq > since, session_entries.c.kind == EntryKind.FINISHED.value),
        Step.CHECK_IN: or_(exists().where(check_ins.c.seq > since), exists().where(mornings.c.seq > since)),
        Step.REVIEW: exists().where(decisions.c.seq > since),
    }
    row = tx.execute(select(*found.values())).one()
    return frozenset(step for step, there in zip(found, row, strict=True) if there)


def client_added_last(tx: Connection) -> str | None:
    """The id of whoever was added last; None where there is nobody."""
    found: str | None = tx.execute(select(clients.c.id).order_by(clients.c.seq.desc()).limit(1)).scalar_one_or_none()
    return found
