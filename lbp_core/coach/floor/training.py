"""A session from its opening to the morning after: every tap is kept as it is made, or refused with the reason."""

from collections.abc import Sequence
from datetime import date, datetime

from lbp_core.coach.floor.cards import session_view
from lbp_core.coach.floor.tapping import keep_taps
from lbp_core.coach.gate.gate import lock_of
from lbp_core.coach.plan.plan_days import day_to_train
from lbp_core.coach.studio import Studio
from lbp_core.evidence.limits import limits
from lbp_core.facts.under_way import is_under_way, training_day
from lbp_core.models.client import Client
from lbp_core.models.programme import PlannedDay
from lbp_core.models.records import Entry, ProgrammeVersion, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.views import SessionView
from lbp_core.storage import sessions as kept
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.transaction import Transaction


def day_for(studio: Studio, client_id: str, *, on: date) -> PlannedDay | None:
    """The session to train on that day: that day's, else the next, else the last that was not done."""
    with studio.store.read() as tx:
        found = _to_train(tx, client_id, on=on)
        return None if found is None else found[1]


def open_session(studio: Studio, client_id: str, *, on: date, key: str, at: datetime) -> SessionView:
    """Opens that day's session; one that is open already on that day is simply shown.

    Raises Refused where the gate is locked or there is nothing planned.
    """
    with studio.store.write() as tx:
        return session_view(tx, _open(tx, find_client(tx, client_id), on=on, key=key, at=at))


def tap(studio: Studio, session_id: str, entry: Entry, *, key: str, at: datetime) -> SessionView:
    """Keeps one tap and shows the session as it then stands.

    Raises Refused for a set or an effort while the safety six are not all 'no' or the gate is locked.
    """
    with studio.store.write() as tx:
        return session_view(tx, keep(studio, session_id, (entry,), key=key, at=at))


def keep(studio: Studio, session_id: str, entries: Sequence[Entry], *, key: str, at: datetime) -> SessionRecord:
    """Keeps what one thumb said, all of it or nothing, and hands the session back with it. Raises Refused like `tap`."""
    with studio.store.write() as tx:
        return keep_in(tx, studio, session_id, entries, key=key, at=at)


def keep_in(
    tx: Transaction, studio: Studio, session_id: str, entries: Sequence[Entry], *, key: str, at: datetime
) -> SessionRecord:
    """The same inside a write that is already open."""
    written = once(tx, "tap", session_id, key, at=at, result=session_id)
    record = kept.find_session(tx, session_id)
    return record if written.again else keep_taps(tx, studio, record, entries, written=written, at=at)


def log_session(
    studio: Studio, client_id: str, entries: Sequence[Entry], *, on: date, key: str, at: datetime
) -> SessionRecord:
    """A whole session in one write, tap by tap under the same checks: for import and for the demo studio."""
    with studio.store.write() as tx:
        record = _open(tx, find_client(tx, client_id), on=on, key=key, at=at)
        written = once(tx, "log", client_id, key, at=at, result=record.id)
        if written.again:
            return kept.find_session(tx, record.id)
        return keep_taps(tx, studio, record, entries, written=written, at=at)


def session(studio: Studio, session_id: str) -> SessionView:
    """The session as it stands. Raises Refused where there is none."""
    with studio.store.read() as tx:
        return session_view(tx, kept.find_session(tx, session_id))


def sessions(studio: Studio, client_id: str) -> tuple[SessionRecord, ...]:
    """One client's sessions with every tap, newest first."""
    with studio.store.read() as tx:
        return kept.sessions_of(tx, client_id)


def open_now(studio: Studio, client_id: str) -> SessionRecord | None:
    """The newest session, where nobody has closed it yet."""
    with studio.store.read() as tx:
        newest = kept.newest_session(tx, client_id)
    return newest if newest is not None and not newest.finished else None


def of_another_day(record: SessionRecord, *, on: date, at: datetime) -> bool:
    """True for a session of a day that is over: it takes no more sets, only its end."""
    return training_day(record, limits().planning, on=on, at=at) != record.on


def _to_train(tx: Transaction, client_id: str, *, on: date) -> tuple[ProgrammeVersion, PlannedDay] | None:
    version = newest_versions(tx, [client_id]).get(client_id)
    if version is None:
        return None
    first = min(week.monday for week in version.programme.weeks)
    done = {one.plan.date for one in kept.sessions_of(tx, client_id, since=first) if one.finished or is_under_way(one)}
    found = day_to_train(version.programme, done, on=on)
    return None if found is None else (version, found)


def _open(tx: Transaction, client: Client, *, on: date, key: str, at: datetime) -> SessionRecord:
    already = [one for one in kept.sessions_on(tx, client.id, on) if not one.finished]
    if already:
        return already[0]
    written = once(tx, "open_session", client.id, key, at=at)
    if written.again:
        return kept.find_session(tx, written.result)
    gate = lock_of(tx, client, on=on)
    if gate.locked:
        raise Refused(f"No session can be opened for {client.name}. {gate.headline}. {gate.for_trainer}")
    found = _to_train(tx, client.id, on=on)
    if found is None:
        raise Refused(f"There is no session planned for {client.name}. Make the programme first, then open a session.")
    version, plan = found
    record = SessionRecord(
        id=written.result, client_id=client.id, programme_version_id=version.id, opened=at, on=on, plan=plan
    )
    kept.open_session(tx, written, record)
    return record
