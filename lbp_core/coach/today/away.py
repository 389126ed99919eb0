"""Who is away, neither heard of nor expected for weeks, and what waits for each client on the studio's list because of it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from lbp_core.coach.papers.papers_due import asks_nothing_more, papers_due
from lbp_core.coach.today.due import due_of, in_order
from lbp_core.coach.today.latest import Latest
from lbp_core.evidence.limits import limits
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.views import Due, DueKind
from lbp_core.storage.transaction import Transaction


def is_away(client: Client, latest: Latest, *, on: date) -> bool:
    """True once a long break has passed since the client came to the studio, was heard of, or had a day in the plan."""
    planned = () if latest.version is None else (one.date for one in latest.version.programme.days)
    last: date = max((client.added, *planned, *(() if latest.contact is None else (latest.contact,))))
    return on - last >= timedelta(weeks=limits().planning.long_break.value)


def waits(
    tx: Transaction,
    people: Sequence[Client],
    gates: Mapping[str, Gate],
    latest: Mapping[str, Latest],
    *,
    on: date,
    also_away: bool = False,
) -> dict[str, tuple[Due, ...]]:
    """By client: all that waits, most pressing first. Of who is away only their safety, unless `also_away`."""
    papers = papers_due(tx, people, on=on)
    return {
        one.id: in_order(
            (due, gates[one.id])
            for due in (*due_of(one, gates[one.id], latest[one.id], on=on), *papers.get(one.id, ()))
            if not asks_nothing_more(gates[one.id], due)
            and (also_away or due.kind is DueKind.SAFETY or not is_away(one, latest[one.id], on=on))
        )
        for one in people
    }
