"""Clients as rows of a list, read whole; kept in memory while nothing at all is written, so that looking on costs little."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from lbp_core.coach.gate.gate import gates_of
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.away import is_away, waits
from lbp_core.coach.today.latest import latest_of, numbers_of
from lbp_core.models.client import Client
from lbp_core.models.glance import CaseloadRow
from lbp_core.storage.last_write import settled_seq
from lbp_core.storage.transaction import Transaction

MOST = 1_000
Moment = tuple[bytes, int, date]
"""Which opened studio, the place of its newest write, the day: what the rows were read at."""


@dataclass
class _Kept:
    """The rows of one moment; those of an earlier one are let go."""

    moment: Moment | None = None
    rows: dict[str, CaseloadRow] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def known(self, moment: Moment) -> dict[str, CaseloadRow]:
        with self.lock:
            return dict(self.rows) if self.moment == moment else {}

    def keep(self, moment: Moment, rows: Sequence[CaseloadRow]) -> None:
        with self.lock:
            if self.moment != moment or len(self.rows) > MOST:
                self.moment, self.rows = moment, {}
            self.rows.update({one.client.id: one for one in rows})


_KEPT = _Kept()


def rows_of(tx: Transaction, studio: Studio, people: Sequence[Client], *, on: date) -> dict[str, CaseloadRow]:
    """By client. `people` are those whom the one who looks may see."""
    seq = settled_seq(tx)
    known = {} if seq is None else _KEPT.known((studio.secret, seq, on))
    read = _read(tx, [one for one in people if one.id not in known], on=on)
    if seq is not None:
        _KEPT.keep((studio.secret, seq, on), read)
    known |= {one.client.id: one for one in read}
    return {one.id: known[one.id] for one in people}


def age_band(client: Client, *, on: date) -> str:
    """'40–49', or that the age is not known."""
    age = client.details.age(on)
    return "Age not known" if age is None else f"{age // 10 * 10}–{age // 10 * 10 + 9}"


def _read(tx: Transaction, people: Sequence[Client], *, on: date) -> list[CaseloadRow]:
    if not people:
        return []
    taps = numbers_of(tx, people, on=on)
    gates, latest = gates_of(tx, people, on=on, taps=taps), latest_of(tx, people, on=on, taps=taps)
    waiting = waits(tx, people, gates, latest, on=on)
    return [
        CaseloadRow(
            client=one,
            age_band=age_band(one, on=on),
            presentation=gates[one.id].presentation,
            gate=gates[one.id],
            last_pain=latest[one.id].pain,
            last_pain_on=latest[one.id].pain_on,
            pain_weeks=latest[one.id].pain_weeks,
            load_weeks=latest[one.id].load_weeks,
            last_contact=latest[one.id].contact,
            due=waiting[one.id],
            away=is_away(one, latest[one.id], on=on),
        )
        for one in people
    ]
