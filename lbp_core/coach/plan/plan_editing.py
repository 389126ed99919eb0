"""Changing a programme by hand: each tap kept as it is made, taken back, judged, and saved as the next version."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.plan.planning import check_open, save, triggers_of
from lbp_core.coach.plan.returning import back_again
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.client import Client
from lbp_core.models.edits import Concern, Edit, Editing, EditOnRecord
from lbp_core.models.gate import Gate
from lbp_core.models.programme import Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.road import Carried
from lbp_core.models.verdict import MayTrain
from lbp_core.planning.concerns import concerns
from lbp_core.planning.difference import differences
from lbp_core.planning.editing import edited, in_words
from lbp_core.planning.needs import Needs
from lbp_core.planning.next_week import needs_of
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import id_from
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.transaction import Transaction

KIND = "programme_edit"


def editing(studio: Studio, client_id: str, *, on: date) -> Editing | None:
    """The newest version with the changes tapped since; None where there is no programme yet."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        version = newest_versions(tx, [client_id]).get(client_id)
        return None if version is None else _editing(tx, studio, client, version, on=on)


def edit(
    studio: Studio, client_id: str, change: Edit | None, *, base: str, on: date, key: str, at: datetime
) -> Editing:
    """Keeps one tap (None takes the last one back). Raises Refused behind a locked gate, for a version that is not the
    newest any more, and for a change that cannot be made; then nothing is kept."""
    with studio.store.write() as tx:
        client, version = _open(tx, client_id, base, on=on)
        file_paper(studio, client_id, KIND, EditOnRecord(base=base, edit=change), key=key, at=at)
        return _editing(tx, studio, client, version, on=on)


def save_edits(
    studio: Studio, client_id: str, *, base: str, why: str | None, on: date, key: str, at: datetime
) -> ProgrammeVersion:
    """The changes as the next version. Raises Refused where nothing changed, where a stop stands against them, and where
    a new concern has no reason beside it."""
    with studio.store.write() as tx:
        newest = newest_versions(tx, [client_id]).get(client_id)
        if newest is not None and newest.id == id_from("programme", client_id, key):
            return newest  # the same tap again
        client, version = _open(tx, client_id, base, on=on)
        found = _editing(tx, studio, client, version, on=on)
        reason = (why or "").strip()
        _check_saving(found, reason)
        said = "Changed by the trainer" + (f": {reason}" if reason else "")
        changed = found.programme.model_copy(update={"changed": found.changes})
        return save(studio, client_id, changed, because=said, key=key, at=at)


def standing_needs(
    tx: Transaction, client: Client, programme: Programme, gate: Gate, *, begun: Mapping[str, Carried] | None = None
) -> Needs:
    """What the programme must respect as the client stands today, not as it was drafted for. `begun`: what was reached."""
    today = programme.model_copy(
        update={
            "presentation": gate.presentation or programme.presentation,
            "gentle": gate.may_train is MayTrain.MODIFIED,
            "triggers": triggers_of(tx, client.id, gate),
        }
    )
    return replace(needs_of(today, library(), limits()), cleared=gate.within, begun=begun or {})


def folded(version: ProgrammeVersion, taps: Sequence[EditOnRecord], needs: Needs) -> tuple[Programme, list[Edit]]:
    """The version's programme after those taps, oldest first, and the changes among them that still count."""
    kept: list[Edit] = []
    for tap in taps:
        if tap.edit is not None:
            kept.append(tap.edit)
        elif kept:
            kept.pop()
    programme = version.programme
    for one in kept:
        programme = edited(programme, one, needs)
    return programme, kept


def _editing(tx: Transaction, studio: Studio, client: Client, version: ProgrammeVersion, *, on: date) -> Editing:
    needs = standing_needs(tx, client, version.programme, gate_of(tx, client, on=on))
    filed = papers_of(tx, [client.id], KIND, EditOnRecord).get(client.id, [])
    taps = [one.body for one in filed if one.body.base == version.id]
    programme, kept = folded(version, taps, needs)
    back = back_again(
        tx, studio, client.id, {one.exercise for day in programme.days for one in day.prescriptions}, on=on
    )
    before, found = concerns(version.programme, needs, back=back), concerns(programme, needs, back=back)
    unit = client.details.weight_unit
    return Editing(
        version=version,
        programme=programme,
        changes=differences(version.programme, programme, library=library(), unit=unit),
        concerns=found,
        new_concerns=tuple(one for one in found if one not in before),
        taps=len(kept),
        filed=len(taps),
        minutes=needs.minutes,
        last=in_words(kept[-1], needs.library) if kept else None,
    )


def _open(tx: Transaction, client_id: str, base: str, *, on: date) -> tuple[Client, ProgrammeVersion]:
    client = find_client(tx, client_id)
    check_open(client, gate_of(tx, client, on=on), "changed")
    version = newest_versions(tx, [client_id]).get(client_id)
    if version is None or version.id != base:
        raise Refused("A newer version of this programme was saved meanwhile. Open it and make the change there.")
    return client, version


def _check_saving(found: Editing, reason: str) -> None:
    stops = sentences(one for one in found.concerns if one.stop)
    if stops:
        raise Refused(f"This cannot be saved: {stops} Change it, or take the change back.")
    if found.programme == found.version.programme:
        raise Refused("Nothing has been changed yet, so there is nothing to save.")
    if found.new_concerns and not reason:
        raise Refused(f"Write one sentence on why, then save: {sentences(found.new_concerns)}")


def sentences(found: Iterable[Concern]) -> str:
    """What all of them say, one after another."""
    return " ".join(one.says for one in found)
