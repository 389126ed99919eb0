"""Sessions and every tap in them, written once. What the taps add up to is facts/session.py's job."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, Select, bindparam, exists, func, insert, select

from lbp_core.models.programme import PlannedDay
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.storage.columns import body, day, instant, to_day, to_instant, to_model
from lbp_core.storage.once import Written
from lbp_core.storage.tables import session_entries as entries
from lbp_core.storage.tables import sessions, writes

LATELY = 20_000
"""How many of the newest writes of all are looked through for the sessions of a day: more than any studio makes in one."""

IDS: BindParameter[str] = bindparam("ids", expanding=True)
_IN_NUMBERS = (EntryKind.PAIN_BEFORE, EntryKind.PAIN_NEXT_MORNING, EntryKind.EFFORT, EntryKind.MINUTES)
_NUMBERS = (
    select(
        entries.c.client_id,
        entries.c.session_id,
        entries.c.on_day,
        entries.c.kind,
        entries.c.score,
        entries.c.minutes,
    )
    .where(entries.c.client_id.in_(IDS), entries.c.on_day >= bindparam("since"), entries.c.kind.in_(_IN_NUMBERS))
    .order_by(entries.c.id)
)
_TAPS = select(entries.c.session_id, entries.c.body).where(entries.c.session_id.in_(IDS)).order_by(entries.c.id)


def open_session(tx: Connection, written: Written, record: SessionRecord) -> None:
    """A session without taps."""
    tx.execute(
        insert(sessions).values(
            id=record.id,
            seq=written.seq,
            client_id=record.client_id,
            programme_version_id=record.programme_version_id,
            opened=instant(record.opened),
            on_day=day(record.on),
            plan_day=day(record.plan.date),
            body=body(record.plan),
        )
    )


def record_entries(
    tx: Connection, written: Written, record: SessionRecord, taps: Sequence[Entry], *, at: datetime
) -> None:
    """The taps in the order they were made."""
    made = [
        {
            "seq": written.seq,
            "session_id": record.id,
            "client_id": record.client_id,
            "at": instant(at),
            "on_day": day(record.on),
            "kind": tap.kind.value,
            "exercise": tap.exercise,
            "score": tap.score,
            "minutes": tap.minutes,
            "body": tap.model_dump_json(exclude_defaults=True),
        }
        for tap in taps
    ]
    if made:
        tx.execute(insert(entries), made)


def find_session(tx: Connection, session_id: str) -> SessionRecord:
    """The session with that id and its taps. Raises Refused where there is none."""
    found = _with_taps(tx, select(sessions).where(sessions.c.id == session_id))
    if not found:
        raise Refused("There is no such session in this studio. Open the client's plan and choose the session there.")
    return found[0]


def sessions_of(tx: Connection, client_id: str, *, since: date | None = None) -> tuple[SessionRecord, ...]:
    """One client's sessions with their taps, newest first."""
    wanted = select(sessions).where(sessions.c.client_id == client_id)
    if since is not None:
        wanted = wanted.where(sessions.c.on_day >= day(since))
    return _with_taps(tx, wanted.order_by(sessions.c.on_day.desc(), sessions.c.seq.desc()))


def sessions_on(tx: Connection, client_id: str, on: date) -> tuple[SessionRecord, ...]:
    """One client's sessions of one day, newest first."""
    wanted = select(sessions).where(sessions.c.client_id == client_id, sessions.c.on_day == day(on))
    return _with_taps(tx, wanted.order_by(sessions.c.seq.desc()))


def opened_lately_on(tx: Connection, on: date) -> tuple[SessionRecord, ...]:
    """Every client's sessions of that day, in the order they were opened; only those among the newest writes are looked for."""
    # verb || '' keeps the index of verbs out of it: that would list every session ever opened.
    newest = select(func.max(writes.c.seq)).scalar_subquery()
    lately = select(writes.c.result).where(writes.c.seq > newest - LATELY, writes.c.verb.concat("") == "open_session")
    wanted = select(sessions).where(sessions.c.on_day == day(on), sessions.c.id.in_(lately))
    return _with_taps(tx, wanted.order_by(sessions.c.seq))


def newest_session(tx: Connection, client_id: str) -> SessionRecord | None:
    """The session that was opened last."""
    wanted = select(sessions).where(sessions.c.client_id == client_id).order_by(sessions.c.seq.desc()).limit(1)
    found = _with_taps(tx, wanted)
    return found[0] if found else None


class SessionDay(NamedTuple):
    """The day of a session, the planned day it carried out, and whether somebody closed it."""

    on: date
    planned: date
    closed: bool


def session_days(tx: Connection, client_ids: Sequence[str], *, since: date) -> dict[str, list[SessionDay]]:
    """By client, in the order they were opened."""
    closed = exists().where(entries.c.session_id == sessions.c.id, entries.c.kind == EntryKind.FINISHED.value)
    wanted = (
        select(sessions.c.client_id, sessions.c.on_day, sessions.c.plan_day, closed.label("closed"))
        .where(sessions.c.client_id.in_(client_ids), sessions.c.on_day >= day(since))
        .order_by(sessions.c.seq)
    )
    found: dict[str, list[SessionDay]] = defaultdict(list)
    for row in tx.execute(wanted):
        found[row.client_id].append(SessionDay(to_day(row.on_day), to_day(row.plan_day), bool(row.closed)))
    return found


NumberTap = tuple[str, date, EntryKind, float]
NumberTaps = Mapping[str, Sequence[NumberTap]]


def number_taps(tx: Connection, client_ids: Sequence[str], *, since: date) -> dict[str, list[NumberTap]]:
    """By client, oldest first: session, its day, and the number of each pain, effort, minutes or morning tap."""
    found: dict[str, list[NumberTap]] = defaultdict(list)
    for row in tx.execute(_NUMBERS, {"ids": list(client_ids), "since": day(since)}):
        number = row.minutes if row.kind == EntryKind.MINUTES else row.score
        if number is not None:
            found[row.client_id].append((row.session_id, to_day(row.on_day), EntryKind(row.kind), number))
    return found


def _with_taps(tx: Connection, wanted: Select[tuple[object, ...]]) -> tuple[SessionRecord, ...]:
    rows = tx.execute(wanted).all()
    if not rows:
        return ()
    taps: dict[str, list[str]] = defaultdict(list)
    for session_id, text in tx.execute(_TAPS, {"ids": [row.id for row in rows]}):
        taps[session_id].append(text)
    return tuple(
        _session(
            (row.id, row.client_id, row.programme_version_id), (row.opened, row.on_day), row.body, tuple(taps[row.id])
        )
        for row in rows
    )


@lru_cache(maxsize=1_024)
def _session(ids: tuple[str, str, str], when: tuple[str, str], plan: str, taps: tuple[str, ...]) -> SessionRecord:
    """Taps are only ever added, so the same texts are the same session; it is laid together once."""
    return SessionRecord(
        id=ids[0],
        client_id=ids[1],
        programme_version_id=ids[2],
        opened=to_instant(when[0]),
        on=to_day(when[1]),
        plan=to_model(PlannedDay, plan),
        entries=tuple(to_model(Entry, text) for text in taps),
    )


def last_tap(tx: Connection, session_id: str) -> datetime | None:
    """The instant of the newest tap."""
    found = tx.execute(
        select(entries.c.at).where(entries.c.session_id == session_id).order_by(entries.c.id.desc()).limit(1)
    ).scalar_one_or_none()
    return None if found is None else to_instant(found)
