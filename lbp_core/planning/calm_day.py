"""One day as a flared back has it: what is there made shorter, lighter and low, or left out. Nothing new comes in.

Where nothing of the day suits a flare, easy walking and breathing take its place, and say so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lbp_core.models.exercise import Block, Dose, Exercise
from lbp_core.models.programme import PlannedBlock, PlannedDay, Prescription
from lbp_core.models.verdict import Presentation
from lbp_core.planning.choice import rung_for
from lbp_core.planning.minutes import minutes_of, timed
from lbp_core.planning.needs import Needs

CALMER = "Shorter and lighter while the flare lasts."
EASY = "Nothing else of this day suits a flare; easy movement does."
EASY_WAYS = ((Block.WARM_UP, ("belly-breathing",)), (Block.FINISH, ("walk", "bike")))
GOES_FIRST = (Block.STRENGTH, Block.CORE, Block.WARM_UP)
"""From which block the last exercise goes where the day is still too long."""

SHORTEST = 5


def calm_day(day: PlannedDay, needs: Needs) -> PlannedDay:
    """The same day, calm: no exercise, step, set, repetition or minute more than it had."""
    calm = replace(needs, presentation=Presentation.ACUTE_FLARED)
    blocks = [
        PlannedBlock(block=block.block, minutes=0, exercises=tuple(_calmer(block.exercises, calm)))
        for block in day.blocks
    ]
    if not any(block.exercises for block in blocks):
        blocks = list(_easy(calm))
    kept = timed(day.model_copy(update={"blocks": tuple(blocks)}), calm.limits)
    return _short(kept, calm)


def _calmer(items: Iterable[Prescription], calm: Needs) -> Iterator[Prescription]:
    for item in items:
        exercise = calm.library.get(item.exercise)
        rung = None if exercise is None else _lower(exercise, item.rung, calm)
        if exercise is not None and rung is not None:
            dose = _less(item, exercise, rung, calm)
            yield Prescription(exercise=item.exercise, rung=rung, dose=dose, why=(*item.why[:1], CALMER))


def _lower(exercise: Exercise, rung: int, calm: Needs) -> int | None:
    """The hardest step up to that one which a flared back may begin on; None where there is none."""
    if exercise.held_back is not None or exercise.id not in calm.plan.starts:
        return None
    most = min(rung, calm.plan.starts[exercise.id])
    return next((number for number in range(most, 0, -1) if calm.allows(exercise, number)), None)


def _less(item: Prescription, exercise: Exercise, rung: int, calm: Needs) -> Dose:
    """The step's own dose, with no more of anything than was asked before and the reserve of a flared back."""
    own, was = exercise.rung(rung).dose, item.dose
    least: dict[str, object] = {"sets": min(own.sets, was.sets, calm.sets_most), "load_g": None}
    for name in ("reps", "metres", "minutes"):
        mine, before = getattr(own, name), getattr(was, name)
        if mine is not None and before is not None:
            least[name] = (min(mine[0], before[0]), min(mine[1], before[1]))
    if own.hold_s is not None and was.hold_s is not None:
        least["hold_s"] = min(own.hold_s, was.hold_s)
    if was.reps_in_reserve is not None or own.reps_in_reserve is not None:
        least["reps_in_reserve"] = max(calm.reps_in_reserve, was.reps_in_reserve or 0, own.reps_in_reserve or 0)
    return own.model_copy(update=least)


def _easy(calm: Needs) -> Iterator[PlannedBlock]:
    for block, names in EASY_WAYS:
        fits = ((name, rung_for(calm.library[name], calm)) for name in names if name in calm.library)
        name, rung = next(((name, rung) for name, rung in fits if rung is not None), (None, None))
        if name is not None and rung is not None:
            dose = calm.library[name].rung(rung).dose
            span = None if dose.minutes is None else (SHORTEST, SHORTEST)
            dose = dose.model_copy(update={"sets": 1, "minutes": span})
            item = Prescription(exercise=name, rung=rung, dose=dose, why=(EASY,))
            yield PlannedBlock(block=block, minutes=minutes_of((item,), calm.limits), exercises=(item,))


def _short(day: PlannedDay, calm: Needs) -> PlannedDay:
    """Within a flared back's minutes: the last of the strength goes first, one of each block stays."""
    while day.minutes > calm.minutes:
        longest = next(
            (one for one in GOES_FIRST for block in day.blocks if block.block is one and block.exercises[1:]), None
        )
        if longest is None:
            break
        blocks = (
            block.model_copy(update={"exercises": block.exercises[:-1]}) if block.block is longest else block
            for block in day.blocks
        )
        day = timed(day.model_copy(update={"blocks": tuple(blocks)}), calm.limits)
    return day
