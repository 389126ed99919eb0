"""A programme with one change by hand in it, in every day of that kind, its minutes counted again. It judges nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from lbp_core.evidence.unlocking import unlocking
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.exercise import Block, Dose, Exercise
from lbp_core.models.programme import PlannedBlock, PlannedDay, PlannedWeek, Prescription, Programme
from lbp_core.models.refusal import Refused
from lbp_core.planning.minutes import timed
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import DAY_KINDS

Items = tuple[Prescription, ...]
Part = TypeVar("Part")


def edited(programme: Programme, edit: Edit, needs: Needs) -> Programme:
    """The programme after that change. Raises Refused where the change is about something that is not there."""
    if edit.kind in (EditKind.LOCK, EditKind.UNLOCK):
        return _with_lock(programme, edit, needs)
    if edit.kind is not EditKind.ADD:
        _check_there(programme, edit, needs)
    days = {day.date: _day(day, edit, needs) for day in programme.days if day.kind is edit.day}
    weeks = tuple(
        PlannedWeek(monday=week.monday, days=tuple(days.get(day.date, day) for day in week.days))
        for week in programme.weeks
    )
    return programme.model_copy(update={"weeks": weeks})


def in_words(edit: Edit, library: Mapping[str, Exercise]) -> str:
    """'side plank swapped', 'squat on another step': what taking it back would undo."""
    named = library.get(edit.exercise)
    name = edit.exercise if named is None else f"{named.name[:1].lower()}{named.name[1:]}"
    return f"{name} {DONE[edit.kind]}"


def _day(day: PlannedDay, edit: Edit, needs: Needs) -> PlannedDay:
    blocks = tuple(_block(block, edit, needs) for block in day.blocks)
    if edit.kind is EditKind.ADD and edit.block not in {block.block for block in day.blocks}:
        blocks = _in_order(
            (*blocks, PlannedBlock(block=_asked(edit.block, edit), minutes=0, exercises=(_new(edit, needs),)))
        )
    return timed(day.model_copy(update={"blocks": blocks}), needs.limits)


def _block(block: PlannedBlock, edit: Edit, needs: Needs) -> PlannedBlock:
    items = block.exercises
    if edit.kind is EditKind.ADD:
        items = (*items, _new(edit, needs)) if block.block is edit.block else items
    elif any(item.exercise == edit.exercise for item in items):
        items = CHANGES[edit.kind](items, edit, needs)
    return block.model_copy(update={"exercises": items})


def _swapped(items: Items, edit: Edit, needs: Needs) -> Items:
    new = _exercise(_asked(edit.to, edit), needs)
    return _each(
        items, edit, lambda item: _chosen(new, _rung(new, edit), item.dose.sets, f"In place of {_name(edit, needs)}.")
    )


def _stepped(items: Items, edit: Edit, needs: Needs) -> Items:
    exercise = _exercise(edit.exercise, needs)
    return _each(
        items, edit, lambda item: _chosen(exercise, _rung(exercise, edit), item.dose.sets, "Step set by the trainer.")
    )


def _redosed(items: Items, edit: Edit, _: Needs) -> Items:
    dose = _asked(edit.dose, edit)
    said = () if edit.note is None else (edit.note,)
    return _each(items, edit, lambda item: item.model_copy(update={"dose": dose, "why": (*item.why[:2], *said)}))


def _moved(items: Items, edit: Edit, _: Needs) -> Items:
    here = next(place for place, item in enumerate(items) if item.exercise == edit.exercise)
    left = [item for item in items if item.exercise != edit.exercise]
    left.insert(max(0, min(len(left), here + _asked(edit.by, edit))), items[here])
    return tuple(left)


def _taken_out(items: Items, edit: Edit, _: Needs) -> Items:
    return tuple(item for item in items if item.exercise != edit.exercise)


DONE = {
    EditKind.SWAP: "swapped",
    EditKind.STEP: "on another step",
    EditKind.DOSE: "with another dose",
    EditKind.MOVE: "moved",
    EditKind.ADD: "added",
    EditKind.OUT: "taken out",
    EditKind.LOCK: "locked",
    EditKind.UNLOCK: "unlocked",
}
"""What each kind of change has done to the exercise."""

CHANGES: dict[EditKind, Callable[[Items, Edit, Needs], Items]] = {
    EditKind.SWAP: _swapped,
    EditKind.STEP: _stepped,
    EditKind.DOSE: _redosed,
    EditKind.MOVE: _moved,
    EditKind.OUT: _taken_out,
}


def _each(items: Items, edit: Edit, change: Callable[[Prescription], Prescription]) -> Items:
    return tuple(change(item) if item.exercise == edit.exercise else item for item in items)


def _new(edit: Edit, needs: Needs) -> Prescription:
    exercise = _exercise(edit.exercise, needs)
    return _chosen(exercise, _rung(exercise, edit), needs.sets_most, "Added by the trainer.")


def _chosen(exercise: Exercise, rung: int, sets: int, why: str) -> Prescription:
    dose: Dose = exercise.rung(rung).dose
    if exercise.held_back is not None:
        sets, why = max(1, dose.sets // 2), unlocking().first_time.says
    return Prescription(
        exercise=exercise.id, rung=rung, dose=dose.model_copy(update={"sets": min(sets, dose.sets)}), why=(why,)
    )


def _with_lock(programme: Programme, edit: Edit, needs: Needs) -> Programme:
    """A locked exercise stays where a new programme is drafted; the weekly review still steps it back where it must."""
    _check_there(programme, edit, needs)
    left = tuple(name for name in programme.locked if name != edit.exercise)
    return programme.model_copy(update={"locked": (*left, edit.exercise) if edit.kind is EditKind.LOCK else left})


def _check_there(programme: Programme, edit: Edit, needs: Needs) -> None:
    days = [day for day in programme.days if day.kind is edit.day]
    if not any(item.exercise == edit.exercise for day in days for item in day.prescriptions):
        raise Refused(
            f"{_name(edit, needs)} is not in '{DAY_KINDS[edit.day]}' any more. Open the programme again to see what is."
        )


def _exercise(name: str, needs: Needs) -> Exercise:
    found = needs.library.get(name)
    if found is None:
        raise Refused(f"'{name}' is not an exercise of the library. Choose one from the list.")
    return found


def _rung(exercise: Exercise, edit: Edit) -> int:
    number = _asked(edit.rung, edit)
    if number > len(exercise.ladder):
        raise Refused(
            f"{exercise.name} has steps 1 to {len(exercise.ladder)}; there is no step {number}. Choose one of them."
        )
    return number


def _asked(part: Part | None, edit: Edit) -> Part:
    if part is None:
        raise Refused(f"This change ('{edit.kind.value}') does not say to what. Tap it again.")
    return part


def _name(edit: Edit, needs: Needs) -> str:
    return needs.library[edit.exercise].name if edit.exercise in needs.library else edit.exercise


def _in_order(blocks: Iterable[PlannedBlock]) -> tuple[PlannedBlock, ...]:
    order = list(Block)
    return tuple(sorted(blocks, key=lambda block: order.index(block.block)))
