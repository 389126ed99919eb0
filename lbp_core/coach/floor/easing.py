"""An exercise that bothers in a session: the ways to make it easier, and one tap that does it today or in the plan."""

from datetime import datetime, timedelta

from lbp_core.coach.floor.cards import session_view
from lbp_core.coach.floor.tapping import keep_tap
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.plan.plan_editing import edit, save_edits, standing_needs
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.limits import limits
from lbp_core.facts.eased import day_as_eased, planned_as, replaced, said_easier, stands_now, times_eased
from lbp_core.facts.session import exercise_taps
from lbp_core.models.easing import Bother, Easing
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.programme import Prescription, Programme
from lbp_core.models.records import Entry, EntryKind, ProgrammeVersion, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.views import SessionView
from lbp_core.planning.easing import easings
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import id_from, once
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.sessions import find_session, sessions_of
from lbp_core.storage.transaction import Transaction

GONE = "This way does not fit the exercise any more. Open the list again and choose another."


def in_place_of(record: SessionRecord, exercise: str) -> str:
    """The exercise that has that one's place in the session now; itself where nothing took it."""
    return stands_now(record, exercise)


def ways_to_ease(studio: Studio, session_id: str, exercise: str, *, felt: Bother | None) -> tuple[Easing, ...]:
    """The ways that fit, the one that answers what was felt first. Empty for an exercise that is not in the session now."""
    with studio.store.read() as tx:
        return _ways(tx, find_session(tx, session_id), exercise, felt)


def ease_today(studio: Studio, session_id: str, exercise: str, strategy: str, *, key: str, at: datetime) -> SessionView:
    """Puts that way in the exercise's place for the rest of this session. Raises Refused where it may not be done."""
    with studio.store.write() as tx:
        written = once(tx, "tap", session_id, key, at=at, result=session_id)
        record = find_session(tx, session_id)
        if not written.again:
            way = _way(tx, record, exercise, strategy)
            entry = Entry(
                kind=EntryKind.EASED,
                exercise=exercise,
                rung=way.rung,
                dose=way.dose,
                instead=way.instead,
                text=way.says,
            )
            record = keep_tap(tx, studio, record, entry, written=written, at=at)
        return session_view(tx, record)


def ease_in_plan(
    studio: Studio, session_id: str, exercise: str, strategy: str, *, key: str, at: datetime
) -> ProgrammeVersion:
    """The same in the programme, from its next session on. Raises Refused where the programme no longer has the exercise."""
    with studio.store.write() as tx:
        record = find_session(tx, session_id)
        version = newest_versions(tx, [record.client_id]).get(record.client_id)
        if version is None:
            raise Refused("There is no programme to change any more. Draft one first.")
        if _same_tap(version, key):
            return version
        way = _way(tx, record, exercise, strategy)
        change = _as_edit(record, version.programme, exercise, way)
        why = f"{way.name.lower()} after the session of {record.on.day} {record.on:%b}. {way.says}"
        return _written(studio, version, change, why=why, key=key, at=at)


def keep_easing(studio: Studio, session_id: str, exercise: str, *, key: str, at: datetime) -> ProgrammeVersion:
    """What was made easier today, the same in the programme from its next session on.

    Raises Refused where nothing was made easier, and where the programme has the exercise no longer.
    """
    with studio.store.write() as tx:
        record = find_session(tx, session_id)
        version = newest_versions(tx, [record.client_id]).get(record.client_id)
        if version is not None and _same_tap(version, key):
            return version
        says = said_easier(record, exercise)
        if version is None or says is None:
            raise Refused("Nothing was made easier here today, so there is nothing to keep in the plan.")
        change = _as_it_stands(record, version.programme, exercise, says)
        why = f"made easier in the session of {record.on.day} {record.on:%b}. {says}"
        return _written(studio, version, change, why=why, key=key, at=at)


def _same_tap(version: ProgrammeVersion, key: str) -> bool:
    return version.id == id_from("programme", version.client_id, key)


def _written(
    studio: Studio, version: ProgrammeVersion, change: Edit, *, why: str, key: str, at: datetime
) -> ProgrammeVersion:
    on, client_id = today(studio, at), version.client_id
    edit(studio, client_id, change, base=version.id, on=on, key=f"{key} edit", at=at)
    return save_edits(studio, client_id, base=version.id, why=why, on=on, key=key, at=at)


def _as_it_stands(record: SessionRecord, programme: Programme, exercise: str, says: str) -> Edit:
    """What the session has now, as one change of its own day's kind."""
    kind, planned = record.plan.kind, planned_as(record, exercise)
    now = next(item for item in day_as_eased(record).prescriptions if item.exercise == exercise)
    then = _in_programme(programme, record, planned)
    if exercise != planned:
        return Edit(kind=EditKind.SWAP, day=kind, exercise=planned, to=exercise, rung=now.rung)
    if now.rung != then.rung:
        return Edit(kind=EditKind.STEP, day=kind, exercise=planned, rung=now.rung)
    return Edit(kind=EditKind.DOSE, day=kind, exercise=planned, dose=now.dose, note=says)


def _in_programme(programme: Programme, record: SessionRecord, exercise: str) -> Prescription:
    kind = record.plan.kind
    items = [item for day in programme.days if day.kind is kind for item in day.prescriptions]
    found = next((item for item in items if item.exercise == exercise), None)
    if found is None:
        raise Refused("The programme does not have this exercise any more, so there is nothing to change in it.")
    return found


def _way(tx: Transaction, record: SessionRecord, exercise: str, strategy: str) -> Easing:
    found = next((one for one in _ways(tx, record, exercise, None) if one.strategy == strategy), None)
    if found is None:
        raise Refused(GONE)
    return found


def _ways(tx: Transaction, record: SessionRecord, exercise: str, felt: Bother | None) -> tuple[Easing, ...]:
    day = day_as_eased(record)
    item = next((one for one in day.prescriptions if one.exercise == exercise), None)
    version = newest_versions(tx, [record.client_id]).get(record.client_id)
    if item is None or version is None:
        return ()
    client = find_client(tx, record.client_id)
    unit = client.details.weight_unit
    needs = standing_needs(tx, client, version.programme, gate_of(tx, client, on=record.on))
    lately = sessions_of(tx, client.id, since=record.on - timedelta(days=limits().planning.eased_within.value))
    before = sum(times_eased(one, exercise) > 0 for one in lately if one.id != record.id)
    taken = {one.exercise for one in (*day.prescriptions, *replaced(record))}
    found = easings(item, needs, felt=felt, eased_before=before, taken=taken, unit=unit)
    left = max(1, item.dose.sets - len(exercise_taps(record, item).sets))
    return tuple(one if one.instead is None else _for_the_rest(one, left) for one in found)


def _for_the_rest(way: Easing, left: int) -> Easing:
    """Another exercise is done for the sets that are left."""
    return way.model_copy(update={"dose": way.dose.model_copy(update={"sets": min(left, way.dose.sets)})})


def _as_edit(record: SessionRecord, programme: Programme, exercise: str, way: Easing) -> Edit:
    kind = record.plan.kind
    _in_programme(programme, record, exercise)
    if way.instead is not None:
        return Edit(kind=EditKind.SWAP, day=kind, exercise=exercise, to=way.instead, rung=way.rung)
    rung = next(item.rung for item in day_as_eased(record).prescriptions if item.exercise == exercise)
    if way.rung != rung:
        return Edit(kind=EditKind.STEP, day=kind, exercise=exercise, rung=way.rung)
    return Edit(kind=EditKind.DOSE, day=kind, exercise=exercise, dose=way.dose, note=f"{way.name}: {way.says}")
