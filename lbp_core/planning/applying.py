"""Applies decided changes to one day, lever by lever, within ceiling, kit and triggers. It decides nothing."""

from lbp_core.models.exercise import Block, Dose, Exercise, Unit
from lbp_core.models.programme import DayKind, PlannedBlock, PlannedDay, Prescription
from lbp_core.models.review import Amount, Change, Lever
from lbp_core.planning.choice import held_back
from lbp_core.planning.difference import step_in_words
from lbp_core.planning.needs import Needs
from lbp_core.planning.within import heavier_than
from lbp_core.planning.words import listed

NEXT_STAGE = "waits for a later stage; the step is open once the back has moved on"
BEYOND = "{name} stays as it is: ‘{rung}’ lies beyond this stage, so it does not step up."

RESTS = "{name} is out for now: there is no easier step of it."

SAME = 0.005
"""Factors this close are the same: they are rounded to four places."""


def applied(day: PlannedDay, changes: tuple[Change, ...], needs: Needs) -> tuple[PlannedDay, tuple[str, ...]]:
    """The day with the changes in it, and the sentences that say what changed and what could not."""
    said: list[str] = []
    blocks = []
    for block in day.blocks:
        items = []
        for item in block.exercises:
            new = item
            mine = [one for one in changes if one.exercise == item.exercise and item.exercise in needs.library]
            if any(one.lever is Lever.SETS and one.to == 0 for one in mine):
                said.append(RESTS.format(name=needs.library[item.exercise].name))
                continue
            for change in mine:
                new, sentence = _change(new, change, day.kind, block.block, needs)
                said += [sentence] if sentence else []
            items.append(new)
        blocks.append(PlannedBlock(block=block.block, minutes=block.minutes, exercises=tuple(items)))
    return day.model_copy(update={"blocks": tuple(blocks)}), tuple(said)


def _change(item: Prescription, change: Change, kind: DayKind, block: Block, needs: Needs) -> tuple[Prescription, str]:
    exercise = needs.library[item.exercise]
    if change.load_factor > 1 and not needs.open(exercise.rung(item.rung)):
        return item, BEYOND.format(name=exercise.name, rung=exercise.rung(item.rung).name)
    if (most := _too_heavy(change, needs)) is not None:
        return item, f"{exercise.name} stays as it is: {most}."
    if change.lever is Lever.RUNG:
        new, refusal = _on_rung(item, change, kind, block, needs)
        if refusal:
            return item, refusal
    else:
        new = item.model_copy(
            update={"dose": _with_reps_back(with_lever(item.dose, change.lever, change.to), item, change, exercise)}
        )
    says = step_in_words(item, new, exercise)
    if not says:
        return item, ""
    why = item.why[:1] if new.rung != item.rung else item.why
    return new.model_copy(update={"why": why, "reviewed": f"{says}."}), f"{says}."


def _too_heavy(change: Change, needs: Needs) -> str | None:
    """Why a clearance does not allow the new load; None where it does."""
    if change.lever is not Lever.LOAD or not isinstance(change.to, int | float) or change.load_factor <= 1:
        return None
    return heavier_than(round(change.to * 1000), needs.cleared)


def _with_reps_back(dose: Dose, item: Prescription, change: Change, exercise: Exercise) -> Dose:
    """Where a plate too heavy for one step goes on, the reps return to the rung's own range (planning/step.py)."""
    if change.lever is not Lever.LOAD or not isinstance(change.to, int | float) or not change.from_:
        return dose
    plain = change.to / change.from_ if isinstance(change.from_, int | float) else change.load_factor
    return (
        dose
        if abs(plain - change.load_factor) < SAME
        else dose.model_copy(update={"reps": exercise.rung(item.rung).dose.reps})
    )


def with_lever(dose: Dose, lever: Lever, to: Amount) -> Dose:
    """The dose with one lever moved: reps (a number or a range), hold in seconds, sets, load in kg.

    A lever that the dose does not have changes nothing.
    """
    low, high = to if isinstance(to, tuple) else (to, to)
    if low is None or high is None:
        return dose
    if lever is Lever.REPS and dose.reps is not None:
        return dose.model_copy(update={"reps": (int(low), int(high))})
    if lever is Lever.HOLD and dose.hold_s is not None:
        return dose.model_copy(update={"hold_s": max(1, round(high))})
    if lever is Lever.SETS:
        return dose.model_copy(update={"sets": min(10, max(1, round(high)))})
    if lever is Lever.LOAD and dose.load_g is not None:
        return dose.model_copy(update={"load_g": max(0, round(high * 1000))})
    return dose


def _on_rung(
    item: Prescription, change: Change, kind: DayKind, block: Block, needs: Needs
) -> tuple[Prescription, str | None]:
    exercise = needs.library[item.exercise]
    number = _target(item, change, exercise, kind)
    if number is None or number == item.rung:
        return item, None
    if number < item.rung:
        number = _easier(exercise, number, needs)
        if number is None:
            return _one_set_fewer(item), None
    refusal = _why_not(exercise, number, item.rung, kind, needs)
    if refusal:
        return item, refusal
    dose = exercise.rung(number).dose
    reserve = max((r for r in (dose.reps_in_reserve, item.dose.reps_in_reserve) if r is not None), default=None)
    update: dict[str, object] = {"sets": item.dose.sets, "reps_in_reserve": reserve}
    if number < item.rung and dose.load_g and item.dose.load_g:
        update["load_g"] = min(dose.load_g, item.dose.load_g)
    if block is Block.FINISH and kind is not DayKind.WALK and dose.minutes and item.dose.minutes:
        update["minutes"] = min(dose.minutes, item.dose.minutes)
    return Prescription(exercise=item.exercise, rung=number, dose=dose.model_copy(update=update), why=item.why), None


def _target(item: Prescription, change: Change, exercise: Exercise, kind: DayKind) -> int | None:
    """The rung meant for this prescription. Light cardio steps from its own rung, and upward only on light days."""
    if not isinstance(change.to, int | float):
        return None
    wanted = int(change.to)
    if exercise.unit is not Unit.MINUTES or not isinstance(change.from_, int | float):
        return min(len(exercise.ladder), max(1, wanted))
    step = wanted - int(change.from_)
    if step > 0 and kind is not DayKind.WALK:
        return None
    return min(len(exercise.ladder), max(1, item.rung + step))


def _easier(exercise: Exercise, number: int, needs: Needs) -> int | None:
    """The hardest rung up to that one: stepping back fails neither for want of kit nor for the stage."""
    return next((found for found in range(number, 0, -1) if needs.fits(exercise, found)), None)


def _one_set_fewer(item: Prescription) -> Prescription:
    return item.model_copy(update={"dose": with_lever(item.dose, Lever.SETS, item.dose.sets - 1)})


def _why_not(exercise: Exercise, number: int, here: int, kind: DayKind, needs: Needs) -> str | None:
    """The sentence where that rung may not be used, else None."""
    rung = exercise.rung(number)
    if number > here and not needs.allows(exercise, number):
        reason = NEXT_STAGE if not needs.open(rung) else held_back(exercise, [number], needs)
        return f"{exercise.name} stays on step {here}: {listed([f'‘{rung.name}’ {reason}'])}."
    if rung.loaded and kind is not DayKind.STRENGTH:
        return f"{exercise.name} stays on step {here} on {kind} days: weights are for strength days."
    return None
