"""The machine is taken: what may stand in today, best first, and one tap that puts it there. The plan stays as it is."""

from collections.abc import Iterator
from datetime import datetime

from lbp_core.coach.floor.cards import session_view
from lbp_core.coach.floor.tapping import keep_tap
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.plan.plan_editing import standing_needs
from lbp_core.coach.studio import Studio
from lbp_core.evidence.alternatives import stand_ins
from lbp_core.evidence.equipment import equipment
from lbp_core.evidence.library import library
from lbp_core.facts.eased import day_as_eased, replaced
from lbp_core.facts.session import exercise_taps
from lbp_core.models.exercise import Exercise
from lbp_core.models.floor import Swap
from lbp_core.models.gate import Gate
from lbp_core.models.programme import Prescription
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.views import SessionView
from lbp_core.planning.choice import rung_for, within_load
from lbp_core.planning.needs import Needs
from lbp_core.planning.within import beyond
from lbp_core.planning.words import listed
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.sessions import find_session
from lbp_core.storage.transaction import Transaction

SAME_JOB = "It trains the same movement."
INSTEAD = "Today instead of {name}. {because}"
GONE = "That exercise does not fit here any more. Open the list again and choose another."


def swaps_today(studio: Studio, session_id: str, exercise: str) -> tuple[Swap, ...]:
    """What may stand in for it in this session, those that need other kit first. Empty in a flare: the calm version stays.

    Kit, stage, triggers, clearances, what the client asked to leave out and what is held back all count.
    """
    with studio.store.read() as tx:
        return _swaps(tx, find_session(tx, session_id), exercise)


def swap_today(studio: Studio, session_id: str, exercise: str, to: str, *, key: str, at: datetime) -> SessionView:
    """Puts that exercise there for the sets that are left. Raises Refused where it may not be done."""
    with studio.store.write() as tx:
        written = once(tx, "tap", session_id, key, at=at, result=session_id)
        record = find_session(tx, session_id)
        if not written.again:
            swap = next((one for one in _swaps(tx, record, exercise) if one.exercise == to), None)
            if swap is None:
                raise Refused(GONE)
            record = keep_tap(tx, studio, record, _entry(exercise, swap), written=written, at=at)
        return session_view(tx, record)


def _entry(exercise: str, swap: Swap) -> Entry:
    return Entry(
        kind=EntryKind.SWAPPED,
        exercise=exercise,
        instead=swap.exercise,
        rung=swap.rung,
        dose=swap.dose,
        text=INSTEAD.format(name=library()[exercise].name, because=swap.because),
    )


def _swaps(tx: Transaction, record: SessionRecord, exercise: str) -> tuple[Swap, ...]:
    day = day_as_eased(record)
    item = next((one for one in day.prescriptions if one.exercise == exercise), None)
    version = newest_versions(tx, [record.client_id]).get(record.client_id)
    if item is None or version is None or record.flared:
        return ()
    needs = standing_needs(tx, find_client(tx, record.client_id), version.programme, _gate(tx, record))
    taken = {one.exercise for one in (*day.prescriptions, *replaced(record))}
    left = item.dose.sets - len(exercise_taps(record, item).sets)
    was = needs.library[exercise]
    found = [one for other, why in _same_job(was, item, needs) if (one := _swap(other, why, needs, left)) is not None]
    kit = set(was.rung(item.rung).equipment)
    open_to_all = (one for one in found if one.exercise not in taken and left > 0)
    return tuple(sorted(open_to_all, key=lambda one: bool(kit & set(_kit(needs.library[one.exercise], one.rung)))))


def _same_job(was: Exercise, item: Prescription, needs: Needs) -> Iterator[tuple[Exercise, str]]:
    """Those the library names for it, then others of the same movement in the same part of a session."""
    named = stand_ins(was, item.rung, needs.library)
    yield from ((one.exercise, one.because) for one in named)
    known = {was.id, *(one.exercise.id for one in named)}
    for other in needs.library.values():
        if other.id not in known and (other.pattern, other.block) == (was.pattern, was.block):
            yield other, SAME_JOB


def _swap(other: Exercise, because: str, needs: Needs, left: int) -> Swap | None:
    rung = rung_for(other, needs)
    if rung is None:
        return None
    dose = within_load(other.rung(rung).dose, needs)
    dose = dose.model_copy(update={"sets": max(1, min(left, dose.sets, needs.most_sets(other)))})
    if beyond(other, rung, dose.load_g, needs.cleared) is not None:
        return None
    kit = [equipment()[piece].name.lower() for piece in _kit(other, rung)]
    return Swap(
        exercise=other.id,
        name=other.name,
        rung=rung,
        rung_name=other.rung(rung).name,
        dose=dose,
        because=because,
        needs=listed(kit) if kit else "nothing",
    )


def _gate(tx: Transaction, record: SessionRecord) -> Gate:
    return gate_of(tx, find_client(tx, record.client_id), on=record.on)


def _kit(exercise: Exercise, rung: int) -> tuple[str, ...]:
    return exercise.rung(rung).equipment
