"""What waits today, client by client: found by the glances, most pressing first, and only who is shown is read whole."""

from collections.abc import Collection, Sequence
from datetime import date

from lbp_core.coach.gate.gate import gates_of
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.away import waits
from lbp_core.coach.today.glances import brought_up
from lbp_core.coach.today.latest import latest_of, numbers_of
from lbp_core.coach.today.rows import rows_of
from lbp_core.models.alerts import Alert
from lbp_core.models.glance import Show, SortBy, Waiting
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import Due, DueKind
from lbp_core.storage import glances
from lbp_core.storage.clients import clients_of, find_client


def waiting(studio: Studio, *, on: date, limit: int, beside: Collection[Alert] = ()) -> Waiting:
    """The first so many clients who have something waiting, most pressing first, by name among equals; and how many in all.

    An alert `beside` it speaks for its client's safety, and while training is paused and nobody has acted nothing else of
    theirs matters; what is left of those clients comes last.
    """
    brought_up(studio, on=on)
    known = {one.client_id for one in beside}
    paused = {one.client_id for one in beside if one.pressing and one.disposition is not Disposition.REFER_ROUTINE}
    with studio.store.read() as tx:
        ids = glances.some_of(tx, Show.DUE, SortBy.DUE, but=known, limit=limit)
        rows = rows_of(tx, studio, clients_of(tx, [*ids, *(known - paused)]), on=on)
        found = {name: one.due for name, one in rows.items()}
        count = glances.count_of(tx, Show.DUE, but=known)
    left = [rest for name in sorted(known - paused) if (rest := _without_safety(found.get(name, ())))]
    return Waiting(
        clients=tuple([*(found[name] for name in ids if found[name]), *left][:limit]), count=count + len(left)
    )


def due_for(studio: Studio, client_id: str, *, on: date) -> tuple[Due, ...]:
    """What waits for one client, most pressing first, also where they are away. Raises Refused for an unknown client.

    What waits needs no stage, so the gate is made without it.
    """
    with studio.store.read() as tx:
        people = (find_client(tx, client_id),)
        taps = numbers_of(tx, people, on=on)
        gates, latest = gates_of(tx, people, on=on, staged=False), latest_of(tx, people, on=on, taps=taps)
        return waits(tx, people, gates, latest, on=on, also_away=True)[client_id]


def _without_safety(due: Sequence[Due]) -> tuple[Due, ...]:
    return tuple(one for one in due if one.kind is not DueKind.SAFETY)
