"""Which exercise fills a slot and on which rung, with the reasons. How many sets and minutes is session.py's job."""

from collections.abc import Collection
from dataclasses import dataclass

from lbp_core.evidence.equipment import equipment
from lbp_core.evidence.templates import Slot, TemplateBlock
from lbp_core.models.exercise import Block, Dose, Exercise, Position, Unit
from lbp_core.models.programme import Prescription
from lbp_core.models.screening import Trigger
from lbp_core.planning.dose_steps import begun_lower
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import listed, span

PREFERRED_BY_CLIENT, NEW_IN_BLOCK, KEPT, PREFERRED_BY_TRIGGER, PREFERRED_BY_GOAL = 100, 60, 40, 10, 5


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One slot filled: which exercise, on which rung."""

    slot: Slot
    block: Block
    exercise: Exercise
    rung: int


def choose(slot: Slot, block: TemplateBlock, needs: Needs, *, taken: Collection[Exercise]) -> Choice | None:
    """The best exercise for the slot, or None where nothing fits. Ties go to the template's order.

    No exercise twice in a day, and no movement pattern twice in a strength block.
    """
    best: tuple[int, Choice] | None = None
    for place, name in enumerate(slot.choose):
        exercise = needs.library[name]
        rung = rung_for(exercise, needs, minutes=min(block.minutes[1], needs.minutes))
        if rung is None or _spoken_for(exercise, taken):
            continue
        score = _score(name, place, needs, steady=slot.steady)
        if best is None or score > best[0]:
            best = (score, Choice(slot=slot, block=block.block, exercise=exercise, rung=rung))
    return best[1] if best else None


def rung_for(exercise: Exercise, needs: Needs, *, minutes: int | None = None) -> int | None:
    """The hardest usable rung up to the start, else, without a record, the one just above it; None where neither is there.

    `minutes` is the longest that light cardio may last here.
    """
    if not draftable(exercise, needs):
        return None
    start = needs.start(exercise)
    usable = [number for number in range(1, len(exercise.ladder) + 1) if needs.allows(exercise, number)]
    usable = [number for number in usable if _short_enough(exercise.rung(number).dose, minutes)]
    below = [number for number in usable if number <= start]
    if below:
        return below[-1]
    return start + 1 if start + 1 in usable and exercise.id not in needs.begun else None


def draftable(exercise: Exercise, needs: Needs) -> bool:
    """Whether it may be drafted at all: not held back, begun at this stage, and not asked to be left out.

    What is held back never is, whoever asks for it: its criteria are for the trainer to go through first.
    """
    known = exercise.held_back is None and exercise.id in needs.plan.starts
    return known and exercise.id not in needs.wishes.avoid


def dose_for(choice: Choice, needs: Needs, *, sets: int) -> Dose:
    """The dose reached, else the rung's own, with that many sets and at least the presentation's repetitions in reserve."""
    rung = choice.exercise.rung(choice.rung)
    dose = begun_lower(rung, share=needs.start_share(choice.exercise))
    begun = needs.begun.get(choice.exercise.id)
    if begun is not None and begun.dose is not None and begun.rung == choice.rung:
        dose = within_load(begun.dose, needs)
    reserve = dose.reps_in_reserve
    if reserve is not None or (choice.block is Block.STRENGTH and choice.exercise.unit is Unit.REPS):
        reserve = max(reserve or 0, needs.reps_in_reserve)
    return dose.model_copy(update={"sets": sets, "reps_in_reserve": reserve})


def within_load(dose: Dose, needs: Needs) -> Dose:
    """The dose with no more load than a clearance allows."""
    most = needs.cleared.load_g_most
    if most is None or dose.load_g is None or dose.load_g <= most:
        return dose
    return dose.model_copy(update={"load_g": most})


def prescribed(choice: Choice, needs: Needs, *, sets: int) -> Prescription:
    """The prescription with one to three sentences that say why."""
    return Prescription(
        exercise=choice.exercise.id,
        rung=choice.rung,
        dose=dose_for(choice, needs, sets=sets),
        why=why(choice, needs),
    )


def why(choice: Choice, needs: Needs) -> tuple[str, ...]:
    """Why this exercise, why this rung, and who asked for it."""
    asked = _asked_for(choice.exercise, choice.rung, needs)
    return (choice.slot.why, why_rung(choice.exercise, choice.rung, needs), *([asked] if asked else []))


def why_rung(exercise: Exercise, rung: int, needs: Needs) -> str:
    """One sentence on the rung."""
    usual, start = needs.plan.starts[exercise.id], needs.start(exercise)
    here = f"Step {rung} of {len(exercise.ladder)}:"
    begun = needs.begun.get(exercise.id)
    if begun is not None and rung == begun.rung:
        return f"{here} {begun.says}."
    if rung == usual:
        return f"{here} where the '{needs.plan.name.lower()}' stage starts."
    if rung == start:
        return f"{here} one easier than usual while safety answers are open."
    if rung > start:
        return f"{here} the first that fits what you have."
    if all(needs.allows(exercise, number) for number in range(rung + 1, start + 1)):
        return f"{here} short enough for this part of the session."
    return f"{here} {held_back(exercise, range(rung + 1, start + 1), needs)}."


def held_back(exercise: Exercise, rungs: Collection[int], needs: Needs) -> str:
    """Why those rungs are not used, as part of a sentence."""
    held = needs.left_out.get(exercise.id, {})
    said = list(dict.fromkeys(held[number] for number in rungs if number in held))
    if said:
        return f"{_rungs(rungs)} out because {listed(said)}"
    if any(not needs.reaches(exercise, number) for number in rungs):
        return f"{_rungs(rungs)} out because getting down to the floor does not go well"
    closed = [number for number in rungs if not needs.open(exercise.rung(number))]
    if closed:
        return f"{_rungs(rungs)} out because weights wait until the back and the safety answers have settled"
    lacking = sorted({piece for number in rungs for piece in exercise.rung(number).equipment if piece not in needs.kit})
    either = _either(lacking)
    return f"{_rungs(rungs)} out because there {'are' if either.endswith('bells') else 'is'} no {either}"


def _rungs(rungs: Collection[int]) -> str:
    return (
        f"{'step' if len(rungs) == 1 else 'steps'} {span(min(rungs), max(rungs))} {'is' if len(rungs) == 1 else 'are'}"
    )


def _either(lacking: list[str]) -> str:
    names = [equipment()[piece].name.lower() for piece in lacking]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _short_enough(dose: Dose, minutes: int | None) -> bool:
    return minutes is None or dose.minutes is None or dose.minutes[1] <= minutes


def _spoken_for(exercise: Exercise, taken: Collection[Exercise]) -> bool:
    return any(
        other.id == exercise.id or (other.block is Block.STRENGTH and other.pattern is exercise.pattern)
        for other in taken
    )


def _score(name: str, place: int, needs: Needs, *, steady: bool) -> int:
    score = -place
    if name in needs.wishes.prefer:
        score += PREFERRED_BY_CLIENT
    score += NEW_IN_BLOCK * (name in needs.fresh) + KEPT * (name in needs.keep)
    if steady:
        return score
    score += PREFERRED_BY_TRIGGER * len(needs.suits(name))
    score += PREFERRED_BY_GOAL * sum(name in goal.prefer for goal in needs.goals)
    return score


def _asked_for(exercise: Exercise, rung: int, needs: Needs) -> str | None:
    if exercise.id in needs.wishes.prefer:
        return "You asked for it."
    toward = [goal.says for goal in needs.goals if exercise.id in goal.prefer]
    if toward:
        return f"It leads toward {', and toward '.join(toward)}."
    suits = [plan.says for trigger, plan in needs.suits(exercise.id) if not _stands(exercise, rung, trigger)]
    return f"It suits a back where {suits[0]}." if suits else None


def _stands(exercise: Exercise, rung: int, trigger: Trigger) -> bool:
    """Whether it is done on the feet by somebody whom standing bothers: it may stay, but that is no reason for it."""
    upright = not exercise.on_the_floor(rung) and exercise.position is not Position.SEATED
    return trigger is Trigger.STANDING and upright
