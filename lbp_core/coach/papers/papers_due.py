"""Which papers wait today: a PAR-Q+ that is out of date. What was never on file is said on the record, not here."""

from collections.abc import Sequence
from datetime import date, timedelta

from lbp_core.coach.papers.par_q import newest_par_qs, state_of
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.par_q import ParQStanding
from lbp_core.models.views import Due, DueKind
from lbp_core.storage.transaction import Transaction


def papers_due(tx: Transaction, people: Sequence[Client], *, on: date) -> dict[str, tuple[Due, ...]]:
    """By client, in one question to storage; no entry for those with nothing waiting."""
    found: dict[str, tuple[Due, ...]] = {}
    forms = newest_par_qs(tx, [one.id for one in people])
    for one in people:
        state = state_of(forms.get(one.id), on=on)
        if state.standing is ParQStanding.EXPIRED and state.newest is not None:
            since = state.newest.expires + timedelta(days=1)
            found[one.id] = (
                Due(
                    kind=DueKind.PAPERS,
                    client_id=one.id,
                    client_name=one.name,
                    says=state.says,
                    page="papers",
                    since=since,
                ),
            )
    return found


def asks_nothing_more(gate: Gate, one: Due) -> bool:
    """True for what need not wait while the client has said no to notes: only what is open on their safety does."""
    said_no = any(reason.rule == "papers.data_withdrawn" for reason in gate.reasons)
    return said_no and one.kind not in {DueKind.SAFETY, DueKind.SCREENING}
