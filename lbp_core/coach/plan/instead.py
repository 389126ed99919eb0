"""What may stand in for an exercise of this client's programme, or come beside it: ranked, with why and what speaks against."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.plan.plan_editing import standing_needs
from lbp_core.coach.plan.returning import back_again
from lbp_core.coach.studio import Studio
from lbp_core.evidence.alternatives import StandIn, stand_ins
from lbp_core.evidence.equipment import equipment
from lbp_core.models.edits import Concern, Edit, EditKind, Instead
from lbp_core.models.exercise import Block, Demands, Exercise
from lbp_core.models.programme import DayKind, PlannedDay, Prescription, Programme
from lbp_core.models.return_to import Returned
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
Here = tuple[PlannedDay, Needs]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something may come in: the first day of that kind, what the client needs, what the programme goes against now."""

    programme: Programme
    here: PlannedDay
    needs: Needs
    back: Returned
    before: frozenset[Concern]


def instead_of(
    studio: Studio, client_id: str, programme: Programme, day: DayKind, exercise: str, *, on: date
) -> tuple[Instead, ...]:
    """Others for the same job, best first: those that go against nothing, then those the library names for it.

    Empty for an exercise that is not in that kind of day. Raises Refused for an unknown client.
    """
    found = _day_and_needs(studio, client_id, programme, day, on=on)
    item = None if found is None else _of(found[0], exercise)
    if found is None or item is None or exercise not in found[1].library:
        return ()
    here, needs = found
    was, taken = needs.library[exercise], {one.exercise for one in here.prescriptions}
    offered = [one for one in _offered(was, item, needs) if one.exercise.id not in taken]
    place = _place(studio, client_id, programme, found, offered, on=on)
    swap = Edit(kind=EditKind.SWAP, day=day, exercise=exercise)
    return _best_first(
        _instead(place, swap.model_copy(update={"to": one.exercise.id, "rung": one.rung}), one, was) for one in offered
    )


def to_add(
    studio: Studio, client_id: str, programme: Programme, day: DayKind, block: Block, *, on: date
) -> tuple[Instead, ...]:
    """What the library has for that part of the session and that kind of day lacks, best first.

    Raises Refused for an unknown client.
    """
    found = _day_and_needs(studio, client_id, programme, day, on=on)
    if found is None:
        return ()
    here, needs = found
    taken = {one.exercise for one in here.prescriptions}
    offered = [
        StandIn(
            exercise=other, rung=rung_for(other, needs) or 1, because=other.why.partition(". ")[0].rstrip(".") + "."
        )
        for other in needs.library.values()
        if other.block is block and other.id not in taken
    ]
    place = _place(studio, client_id, programme, found, offered, on=on)
    add = Edit(kind=EditKind.ADD, day=day, exercise="x", block=block)
    return _best_first(
        _instead(place, add.model_copy(update={"exercise": one.exercise.id, "rung": one.rung}), one, None)
        for one in offered
    )


def _day_and_needs(studio: Studio, client_id: str, programme: Programme, day: DayKind, *, on: date) -> Here | None:
    """The first day of that kind and what the client needs; None where there is no such day."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        needs = standing_needs(tx, client, programme, gate_of(tx, client, on=on))
    here = next((one for one in programme.days if one.kind is day), None)
    return None if here is None else (here, needs)


def _place(
    studio: Studio, client_id: str, programme: Programme, found: Here, offered: Iterable[StandIn], *, on: date
) -> Place:
    """Judged on two weeks of it, as every week is like the next. The records are read only where something waits."""
    here, needs = found
    names = {one.exercise.id for one in offered} | {one.exercise for day in programme.days for one in day.prescriptions}
    with studio.store.read() as tx:
        back = back_again(tx, studio, client_id, names, on=on)
    first = next(place for place, week in enumerate(programme.weeks) if here in week.days)
    two = programme.model_copy(update={"weeks": programme.weeks[first : first + 2]})
    before = frozenset(concerns(two, needs, back=back))
    return Place(programme=two, here=here, needs=needs, back=back, before=before)


def _best_first(found: Iterable[Instead]) -> tuple[Instead, ...]:
    """Those that go against nothing first, those with a stop last; else as they came."""
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


def _instead(place: Place, change: Edit, offered: StandIn, was: Exercise | None) -> Instead:
    after = edited(place.programme, change, place.needs)
    then = next(one for one in after.days if one.date == place.here.date)
    return Instead(
        exercise=offered.exercise.id,
        rung=offered.rung,
        name=offered.exercise.name,
        because=offered.because,
        changes=_changes(place.here, then, was, offered),
        concerns=tuple(one for one in concerns(after, place.needs, back=place.back) if one not in place.before),
    )


def _changes(day: PlannedDay, then: PlannedDay, was: Exercise | None, now: StandIn) -> tuple[str, ...]:
    """Minutes, kit and, beside what was there, what it asks of the back, each only where it differs."""
    minutes = then.minutes - day.minutes
    kit = [equipment()[piece].name.lower() for piece in now.exercise.rung(now.rung).equipment]
    less, more = ([], []) if was is None else _compared(was.demands, now.exercise.demands)
    said = [
        _longer(minutes) if abs(minutes) > MINUTE else "",
        f"needs {listed(kit)}" if kit else "",
        f"less {listed(less)}" if less else "",
        f"more {listed(more)}" if more else "",
    ]
    return tuple(one for one in said if one)


def _longer(minutes: float) -> str:
    many = f"{abs(minutes):.0f}"
    return f"{many} {'minute' if many == '1' else 'minutes'} {'longer' if minutes > 0 else 'shorter'}"


def _compared(was: Demands, now: Demands) -> tuple[list[str], list[str]]:
    pairs = [(word, getattr(was, name), getattr(now, name)) for name, word in ASKS.items()]
    return [word for word, old, new in pairs if new < old], [word for word, old, new in pairs if new > old]


def _of(day: PlannedDay, exercise: str) -> Prescription | None:
    return next((item for item in day.prescriptions if item.exercise == exercise), None)
