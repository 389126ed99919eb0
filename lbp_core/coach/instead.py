"""What may stand in for an exercise of this client's programme: ranked, each with why, what would change, what speaks against."""

from datetime import date

from lbp_core.coach.gate import gate_of
from lbp_core.coach.plan_editing import standing_needs
from lbp_core.coach.studio import Studio
from lbp_core.evidence.alternatives import StandIn, stand_ins
from lbp_core.evidence.equipment import equipment
from lbp_core.models.edits import Edit, EditKind, Instead
from lbp_core.models.exercise import Demands, Exercise
from lbp_core.models.programme import DayKind, PlannedDay, Prescription, Programme
from lbp_core.planning.choice import rung_for
from lbp_core.planning.concerns import concerns
from lbp_core.planning.editing import edited
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import listed
from lbp_core.storage.clients import find_client

SAME_PATTERN = "It trains the same movement."
ASKS = {
    "flexion": "bending",
    "extension": "arching",
    "rotation": "turning",
    "axial_load": "weight on the spine",
    "impact": "jolts",
}
MINUTE = 0.5


def instead_of(
    studio: Studio, client_id: str, programme: Programme, day: DayKind, exercise: str, *, on: date
) -> tuple[Instead, ...]:
    """Others for the same job, best first: those that go against nothing, then those the library names for it.

    Empty for an exercise that is not in that kind of day. Raises Refused for an unknown client.
    """
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        needs = standing_needs(tx, client, programme, gate_of(tx, client, on=on))
    here = next((one for one in programme.days if one.kind is day and _of(one, exercise)), None)
    if here is None or exercise not in needs.library:
        return ()
    taken = {item.exercise for item in here.prescriptions}
    offered = _offered(needs.library[exercise], _of(here, exercise), needs)
    found = [_instead(programme, here, exercise, one, needs) for one in offered if one.exercise.id not in taken]
    return tuple(sorted(found, key=lambda one: (any(c.stop for c in one.concerns), len(one.concerns))))


def _offered(exercise: Exercise, item: Prescription | None, needs: Needs) -> list[StandIn]:
    """The library's own alternatives first, then others of the same movement in the same part of the session."""
    rung = item.rung if item is not None and item.rung <= len(exercise.ladder) else 1
    named = [
        StandIn(exercise=one.exercise, rung=rung_for(one.exercise, needs) or one.rung, because=one.because)
        for one in stand_ins(exercise, rung, needs.library)
    ]
    known = {exercise.id, *(one.exercise.id for one in named)}
    alike = [
        StandIn(exercise=other, rung=start, because=SAME_PATTERN)
        for other in needs.library.values()
        if other.id not in known and (other.pattern, other.block) == (exercise.pattern, exercise.block)
        and (start := rung_for(other, needs)) is not None
    ]  # fmt: skip
    return named + alike


def _instead(programme: Programme, day: PlannedDay, exercise: str, offered: StandIn, needs: Needs) -> Instead:
    other, rung = offered.exercise, offered.rung
    swap = Edit(kind=EditKind.SWAP, day=day.kind, exercise=exercise, to=other.id, rung=rung)
    after = edited(programme, swap, needs)
    before = concerns(programme, needs)
    then = next(one for one in after.days if one.date == day.date)
    return Instead(
        exercise=other.id,
        rung=rung,
        name=other.name,
        because=offered.because,
        changes=_changes(day, then, needs.library[exercise], offered),
        concerns=tuple(one for one in concerns(after, needs) if one not in before),
    )


def _changes(day: PlannedDay, then: PlannedDay, was: Exercise, now: StandIn) -> tuple[str, ...]:
    """Minutes, kit and what it asks of the back, each only where it differs."""
    minutes = then.minutes - day.minutes
    kit = [equipment()[piece].name.lower() for piece in now.exercise.rung(now.rung).equipment]
    less, more = _compared(was.demands, now.exercise.demands)
    said = [
        f"{abs(minutes):.0f} minutes {'longer' if minutes > 0 else 'shorter'}" if abs(minutes) > MINUTE else "",
        f"needs {listed(kit)}" if kit else "",
        f"less {listed(less)}" if less else "",
        f"more {listed(more)}" if more else "",
    ]
    return tuple(one for one in said if one)


def _compared(was: Demands, now: Demands) -> tuple[list[str], list[str]]:
    pairs = [(word, getattr(was, name), getattr(now, name)) for name, word in ASKS.items()]
    return [word for word, old, new in pairs if new < old], [word for word, old, new in pairs if new > old]


def _of(day: PlannedDay, exercise: str) -> Prescription | None:
    return next((item for item in day.prescriptions if item.exercise == exercise), None)
