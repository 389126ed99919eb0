"""A flare, by one tap: today's session in its calm version, the programme through the flare and back, and the week on hold.

A slip can be taken back on the same day, until a set has been done in the calm version.
"""

from datetime import date, datetime

from lbp_core.coach.floor.tapping import keep_tap
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.plan.flares_told import flares_told
from lbp_core.coach.plan.plan_editing import standing_needs
from lbp_core.coach.plan.planning import check_open, save
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.limits import limits
from lbp_core.facts.eased import day_as_eased
from lbp_core.facts.flared import before_the_flare, done_since_the_flare
from lbp_core.models.flare_told import FLARE, FlareAhead, FlareNoted
from lbp_core.models.records import TAKEN_BACK, Entry, EntryKind, ProgrammeVersion, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.planning.calm_day import calm_day
from lbp_core.planning.flare import flare_ends, flared
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import id_from, once
from lbp_core.storage.programmes import newest_versions, versions_of
from lbp_core.storage.sessions import sessions_on
from lbp_core.storage.transaction import Transaction

BACK = "The flare noted on this day was a slip: the programme is as in version {number} again"
NOT_NOW = (
    "This flare cannot be taken back any more: it was not noted today, something was trained from it, or the programme has "
    "changed since. Change the programme by hand instead."
)


def flare_ahead(studio: Studio, client_id: str, *, on: date) -> FlareAhead:
    """Until when it would be calm and then lighter; of a flare that was noted already and is not over, its own days."""
    with studio.store.read() as tx:
        told, filed = flares_told(tx, client_id), len(papers_of(tx, [client_id], FLARE, FlareNoted).get(client_id, []))
        undo = _slip(tx, client_id, on=on) is not None
    for day in (one.on for one in reversed(told)):
        calm, ramp = flare_ends(limits().planning, on=day)
        if ramp >= on:
            return FlareAhead(calm_until=calm, ramp_until=ramp, noted=day, undo=undo, filed=filed)
    calm, ramp = flare_ends(limits().planning, on=on)
    return FlareAhead(calm_until=calm, ramp_until=ramp, filed=filed)


def note_flare(studio: Studio, client_id: str, *, key: str, at: datetime) -> ProgrammeVersion:
    """Notes the flare and writes the programme through it. A session that is open today gets its calm version at once.

    The review reads the flare and holds the week. Raises Refused behind a locked gate, and without a programme.
    """
    on = today(studio, at)
    with studio.store.write() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        check_open(client, gate, "planned")
        current = newest_versions(tx, [client_id]).get(client_id)
        if current is None:
            raise Refused(f"{client.name} has no programme yet. Draft one; it will fit a flared back.")
        needs = standing_needs(tx, client, current.programme, gate)
        programme = flared(current.programme, needs, on=on)
        saved = save(studio, client_id, programme, because=programme.changed[0], key=key, at=at)
        file_paper(studio, client_id, FLARE, FlareNoted(version=saved.id), key=key, at=at)
        for record in sessions_on(tx, client_id, on):
            if not record.finished and not record.flared:
                calm = Entry(kind=EntryKind.FLARED, plan=calm_day(day_as_eased(record), needs))
                _tap(tx, studio, record, calm, key=key, at=at)
        return saved


def take_flare_back(studio: Studio, client_id: str, *, key: str, at: datetime) -> ProgrammeVersion:
    """Today's flare was a slip: the programme before it as the next version, and an open session as it was.

    Raises Refused behind a locked gate, and where it is too late.
    """
    on = today(studio, at)
    with studio.store.write() as tx:
        client = find_client(tx, client_id)
        check_open(client, gate_of(tx, client, on=on), "changed")
        newest = newest_versions(tx, [client_id]).get(client_id)
        if newest is not None and newest.id == id_from("programme", client_id, key):
            return newest  # the same tap again
        before = _slip(tx, client_id, on=on)
        if before is None or newest is None:
            raise Refused(NOT_NOW)
        because = BACK.format(number=before.number)
        saved = save(studio, client_id, before.programme, because=because, key=key, at=at)
        file_paper(studio, client_id, FLARE, FlareNoted(version=newest.id, taken_back=True), key=key, at=at)
        for record in sessions_on(tx, client_id, on):
            if not record.finished and record.flared:
                was = Entry(kind=EntryKind.FLARED, plan=before_the_flare(record), text=TAKEN_BACK)
                _tap(tx, studio, record, was, key=key, at=at)
        return saved


def _tap(tx: Transaction, studio: Studio, record: SessionRecord, entry: Entry, *, key: str, at: datetime) -> None:
    written = once(tx, "tap", record.id, key, at=at, result=record.id)
    keep_tap(tx, studio, record, entry, written=written, at=at)


def _slip(tx: Transaction, client_id: str, *, on: date) -> ProgrammeVersion | None:
    """The version before the newest flare's, where that flare can be taken back; else None."""
    told = flares_told(tx, client_id)
    if not told or told[-1].on != on:
        return None
    kept = versions_of(tx, client_id)
    trained = any(
        record.finished or done_since_the_flare(record) for record in sessions_on(tx, client_id, on) if record.flared
    )
    if trained or len(kept) < 2 or kept[0].id != told[-1].body.version:
        return None
    return kept[1]
