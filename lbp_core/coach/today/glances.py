"""Where the lists begin: one glance per client, read from the records by the same functions as every page, and kept.

A glance holds until something is written about the client (a trigger takes its day away) or a day comes on which time alone
may change it. What no longer holds is read anew before a list is looked up, so that looking it up need not read everybody.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from lbp_core.coach.gate.alerts_open import open_alerts
from lbp_core.coach.gate.gate import gates_of
from lbp_core.coach.plan.plan_days import trained_days
from lbp_core.coach.saving import saving_trouble
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.away import is_away, waits
from lbp_core.coach.today.latest import Latest, latest_of, numbers_of
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.glance import Glance, Planned
from lbp_core.models.refusal import Refused
from lbp_core.models.views import Due
from lbp_core.storage import glances as kept
from lbp_core.storage.clients import clients_of, name_key
from lbp_core.storage.transaction import Transaction

AT_ONCE = 250
AHEAD = timedelta(days=7)
"""How many days ahead a glance says who comes."""


def bring_up(studio: Studio, *, on: date, at_once: int = AT_ONCE, between: Callable[[], object] | None = None) -> int:
    """Reads anew what does not hold on that day; how many that were. Nothing is written where all of it holds.

    It is the studio's own work, whoever is looking: what they then see is narrowed as everywhere. `at_once` clients are
    one write, and `between` two of them others get their turn.
    """
    store, done = studio.whole().store, 0
    with store.read() as tx:
        waiting = kept.out_of_date(tx, on=on, limit=1)
    while waiting:
        with store.write() as tx:
            waiting = kept.out_of_date(tx, on=on, limit=at_once)
            kept.keep_glances(tx, look(tx, clients_of(tx, waiting), on=on))
        done += len(waiting)
        waiting = waiting if len(waiting) == at_once else []
        if waiting and between is not None:
            between()
    return done


def brought_up(studio: Studio, *, on: date) -> None:
    """The same for whoever opens a list. Where nothing can be saved the list shows what was known last, and the page says so."""
    try:
        bring_up(studio, on=on)
    except Refused:
        if saving_trouble(studio) is None:
            raise


def look(tx: Transaction, people: Sequence[Client], *, on: date) -> list[Glance]:
    """Each client at a glance on that day."""
    taps = numbers_of(tx, people, on=on)
    gates = gates_of(tx, people, on=on, taps=taps)
    latest = latest_of(tx, people, on=on, taps=taps)
    waiting = waits(tx, people, gates, latest, on=on)
    ringing = {one.client_id for one in open_alerts(tx, [one.id for one in people], on=on)}
    return [
        _glance(one, gates[one.id], latest[one.id], waiting[one.id], rings=one.id in ringing, on=on) for one in people
    ]


def _glance(client: Client, gate: Gate, latest: Latest, waiting: Sequence[Due], *, rings: bool, on: date) -> Glance:
    away = is_away(client, latest, on=on)
    first = waiting[0] if waiting else None
    return Glance(
        client_id=client.id,
        name_key=name_key(client.name),
        read_on=on,
        holds_until=_holds_until(away=away, pain=latest.pain, on=on),
        disposition=gate.disposition,
        locked=gate.locked,
        screened=gate.screened_on is not None,
        stage=None if away else gate.presentation,
        away=away,
        rings=rings,
        pain=latest.pain,
        contact=latest.contact,
        due=None if first is None else first.kind,
        due_since=None if first is None else first.since,
        coming=_coming(latest, on=on),
    )


def _coming(latest: Latest, *, on: date) -> tuple[Planned, ...]:
    days = () if latest.version is None else trained_days(latest.version.programme)
    return tuple(Planned(day=one.date, minutes=round(one.minutes)) for one in days if on <= one.date < on + AHEAD)


def _holds_until(*, away: bool, pain: float | None, on: date) -> date:
    """Tomorrow; of who is away and whose last score has gone out of sight, only a birthday changes anything."""
    return date(on.year + 1, 1, 1) if away and pain is None else on + timedelta(days=1)
