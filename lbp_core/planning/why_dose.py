"""Why a dose is what it is, in one sentence. It decides nothing."""

from lbp_core.models.exercise import Block, Dose, Exercise
from lbp_core.models.programme import Prescription
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import dose_in_words


def why_dose(item: Prescription, needs: Needs) -> str:
    """One sentence on the dose as it stands; '' where the library no longer has the exercise."""
    exercise = needs.library.get(item.exercise)
    if exercise is None or item.rung > len(exercise.ladder):
        return ""
    own, dose = exercise.rung(item.rung).dose, item.dose
    if dose.minutes is not None:
        longest = "" if own.minutes is None else f"; this step goes up to {own.minutes[1]}"
        return f"{dose.minutes[1]} minutes: what the session leaves{longest}."
    parts = [f"{_sets(dose.sets)}: {_why_sets(exercise, dose.sets, needs)}"]
    if _one_set(own) == _one_set(dose):
        parts.append("each set is the step's own")
    else:
        way = "is easier than" if _easier(dose, own) else "has moved on from"
        parts.append(f"each set {way} the step's own {dose_in_words(own)}")
    if dose.reps_in_reserve is not None:
        parts.append(f"{needs.reps_in_reserve} or more in reserve at this stage, so that no set is a struggle")
    return f"{'; '.join(parts)}."


def _why_sets(exercise: Exercise, sets: int, needs: Needs) -> str:
    if exercise.block is Block.WARM_UP:
        return "enough to warm up"
    if sets >= needs.sets_most:
        return "the most at this stage"
    return f"of {needs.sets_most} at most, as the session's minutes allow"


def _easier(dose: Dose, own: Dose) -> bool:
    """Whether a set asks for less of anything than the rung's own, and for more of nothing."""
    pairs = [(_most(getattr(dose, name)), _most(getattr(own, name))) for name in ("reps", "hold_s", "metres", "load_g")]
    return any(now < was for now, was in pairs) and all(now <= was for now, was in pairs)


def _most(amount: int | tuple[int, int] | None) -> int:
    return amount[1] if isinstance(amount, tuple) else amount or 0


def _sets(number: int) -> str:
    return "1 set" if number == 1 else f"{number} sets"


def _one_set(dose: Dose) -> Dose:
    return dose.model_copy(update={"sets": 1, "reps_in_reserve": None})
