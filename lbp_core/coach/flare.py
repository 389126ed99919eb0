"""A flare, by one tap: today's session in its calm version, the programme through the flare and back, and the week on hold."""

from datetime import date, datetime

from lbp_core.coach.gate import gate_of
from lbp_core.coach.papers import file_paper
from lbp_core.coach.plan_editing import standing_needs
from lbp_core.coach.planning import check_open, save
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.tapping import keep_tap
from lbp_core.evidence.limits import limits
from lbp_core.models.flare_told import FLARE, FlareAhead, FlareNoted
from lbp_core.models.records import Entry, EntryKind, ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.planning.flare import calm_day, flare_ends, flared
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.sessions import sessions_on


def flare_ahead(studio: Studio, client_id: str, *, on: date) -> FlareAhead:
    """Until when it would be calm and then lighter; of a flare that was noted already and is not over, its own days."""
    with studio.store.read() as tx:
        told = papers_of(tx, [client_id], FLARE, FlareNoted).get(client_id, [])
    for day in (one.on for one in reversed(told)):
        calm, ramp = flare_ends(limits().planning, on=day)
        if ramp >= on:
            return FlareAhead(calm_until=calm, ramp_until=ramp, noted=day)
    calm, ramp = flare_ends(limits().planning, on=on)
    return FlareAhead(calm_until=calm, ramp_until=ramp)


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
            if not record.finished and record.latest(EntryKind.FLARED) is None:
                written = once(tx, "tap", record.id, key, at=at, result=record.id)
                calm = Entry(kind=EntryKind.FLARED, plan=calm_day(record.plan, needs))
                keep_tap(tx, studio, record, calm, written=written, at=at)
        return saved
