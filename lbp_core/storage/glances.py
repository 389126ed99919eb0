"""What the lists are found and sorted by, one row per client. What is in it is read from the records by coach/today/glances.py.

A row without a day, or read on a later one, is out of date: triggers take the day away with every write about a client.
"""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal_column, or_, select, update

from lbp_core.models.glance import Glance, Planned, Show, SortBy
from lbp_core.models.verdict import Presentation
from lbp_core.models.views import DueKind
from lbp_core.storage.clients import name_key
from lbp_core.storage.columns import day, to_day
from lbp_core.storage.tables import glances as table

NOTHING = 99
"""The place of what is not there: behind everything that is."""

_NAMED = (table.c.name_key, table.c.client_id)
_DUE = (table.c.due_place, table.c.due_caution, table.c.due_since)
ORDERS: dict[SortBy, tuple[ColumnElement[object], ...]] = {
    SortBy.NAME: (),
    SortBy.DUE: _DUE,
    SortBy.CONTACT: (table.c.contact,),
    SortBy.PAIN: (table.c.pain_place,),
    SortBy.GATE: (table.c.caution,),
    SortBy.STAGE: (table.c.stage,),
}
_WAITS = table.c.due_place < NOTHING
WHO: dict[Show, tuple[ColumnElement[bool], ...]] = {
    Show.EVERYONE: (),
    Show.DUE: (_WAITS,),
    Show.PAUSED: (table.c.locked == 1, table.c.screened == 1),
    Show.NOT_SCREENED: (table.c.screened == 0,),
    Show.HERE: (table.c.away == 0,),
    Show.AWAY: (table.c.away == 1,),
}
_PUT = update(table).where(table.c.client_id == bindparam("who"))


def out_of_date(tx: Connection, *, on: date, limit: int) -> list[str]:
    """Clients whose row does not hold on that day, at most so many of them."""
    wanted = select(table.c.client_id).where(or_(table.c.holds_until <= day(on), table.c.read_on > day(on)))
    return list(tx.execute(wanted.limit(limit)).scalars())


def mark_all(tx: Connection) -> None:
    """Everybody's is out of date: something changed that is about all of them."""
    tx.execute(update(table).values(holds_until=""))


def keep_glances(tx: Connection, read: Sequence[Glance]) -> None:
    """Puts these in the place of what was there."""
    if read:
        tx.execute(_PUT, [_row(one) for one in read])


def ringing(tx: Connection) -> list[str]:
    """Clients with an open alert."""
    return list(tx.execute(select(table.c.client_id).where(table.c.rings == 1)).scalars())


def some_of(
    tx: Connection,
    show: Show,
    sort: SortBy,
    *,
    search: str = "",
    but: Collection[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> list[str]:
    """The ids of a page of clients whose name holds `search`, in that order, without those of `but`."""
    wanted = select(table.c.client_id).where(*WHO[show], *_named(search), *_without(but))
    wanted = wanted.order_by(*ORDERS[sort], *_NAMED)
    return list(tx.execute(wanted.limit(limit).offset(offset)).scalars())


def count_of(tx: Connection, show: Show, *, search: str = "", but: Collection[str] = ()) -> int:
    """How many that are in all."""
    counted = select(func.count()).select_from(table).where(*WHO[show], *_named(search), *_without(but))
    return tx.execute(counted).scalar_one()


def coming(tx: Connection, *, search: str = "") -> dict[str, tuple[Planned, ...]]:
    """By client, by name: the days on which they are planned, of everybody who is planned at all."""
    wanted = select(table.c.client_id, table.c.coming).where(table.c.coming != literal_column("''"), *_named(search))
    return {row.client_id: _planned(row.coming) for row in tx.execute(wanted.order_by(*_NAMED))}


def _planned(text: str) -> tuple[Planned, ...]:
    return tuple(Planned(day=to_day(one[:10]), minutes=int(one[11:])) for one in text.split(";"))


def _named(search: str) -> tuple[ColumnElement[bool], ...]:
    asked = name_key(search)
    return (table.c.name_key.contains(asked, autoescape=True),) if asked else ()


def _without(but: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (table.c.client_id.not_in(sorted(but)),) if but else ()


def _row(one: Glance) -> dict[str, object]:
    kinds = list(DueKind)
    return {
        "who": one.client_id,
        "name_key": one.name_key,
        "read_on": day(one.read_on),
        "holds_until": day(one.holds_until),
        "caution": -one.disposition.caution,
        "locked": int(one.locked),
        "screened": int(one.screened),
        "stage": NOTHING if one.stage is None else list(Presentation).index(one.stage),
        "away": int(one.away),
        "rings": int(one.rings),
        "pain_place": 1.0 if one.pain is None else -one.pain,
        "contact": "" if one.contact is None else day(one.contact),
        "due_place": NOTHING if one.due is None else kinds.index(one.due),
        "due_caution": -one.disposition.caution if one.due is DueKind.SAFETY else 0,
        "due_since": "" if one.due_since is None else day(one.due_since),
        "coming": ";".join(f"{day(planned.day)} {planned.minutes}" for planned in one.coming),
    }
