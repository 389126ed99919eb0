"""Ways to make an exercise easier at the moment it bothers, least first, each as a dose. Nothing here ever asks for more."""

from collections.abc import Collection, Iterator, Mapping

from lbp_core.evidence.alternatives import stand_ins
from lbp_core.evidence.easing import Strategy, strategies
from lbp_core.evidence.limits import PlanningLimits
from lbp_core.models.client import WeightUnit
from lbp_core.models.easing import Bother, Easing, EasyWay
from lbp_core.models.exercise import Dose, Exercise, Pattern, Unit
from lbp_core.models.programme import Prescription
from lbp_core.planning.choice import rung_for
from lbp_core.planning.needs import Needs
from lbp_core.planning.words import dose_in_words, load_in_words

PLATE_G = 1_000
SLOW = "3-1-3"
TRUNK_FIRST = ("dead-bug", "pallof-press", "side-plank")
"""What steadier trunk work is, in this order, where bending or turning bothers (clinical facts 6.5)."""

BANDED = frozenset({Pattern.HINGE, Pattern.SQUAT, Pattern.PULL, Pattern.PUSH, Pattern.TRUNK})
Eased = tuple[int, Dose, str | None, dict[str, str]]


def easings(
    item: Prescription,
    needs: Needs,
    *,
    felt: Bother | None,
    eased_before: int = 0,
    taken: Collection[str] = (),
    unit: WeightUnit = WeightUnit.KG,
) -> tuple[Easing, ...]:
    """The ways that this exercise has, the one that answers `felt` first, then least first; loads said in `unit`.

    Where easing did not help in two sessions before, something else comes first. `taken`: what the day has already.
    """
    exercise = needs.library[item.exercise]
    found = []
    for name, strategy in strategies().items():
        still = strategy.moves and exercise.unit is Unit.HOLD
        way = None if still else strategy.way(exercise.pattern)
        eased = None if way is None else _eased(strategy, item, exercise, needs, taken, unit=unit)
        if way is not None and eased is not None:
            rung, dose, instead, words = eased
            first = _first(strategy, felt, eased_before, needs.limits)
            says = way.format(**words) if words else way
            found.append(
                Easing(
                    strategy=name, name=strategy.name, says=says, rung=rung, dose=dose, instead=instead, first=first,
                    source=strategy.source,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: not one.first))


def asks_for_more(new: Prescription, old: Prescription, library: Mapping[str, Exercise]) -> bool:
    """Whether `new` asks for more sets, more of anything on its step, more weight on a lower one, or a harder step.

    For something that is held back, always.
    """
    exercise = library.get(new.exercise)
    if exercise is None or exercise.held_back is not None or new.rung > len(exercise.ladder):
        return True
    if new.dose.sets > old.dose.sets or new.exercise != old.exercise:
        return new.dose.sets > old.dose.sets
    if new.rung != old.rung:
        return new.rung > old.rung or _amounts(new.dose)[0] > _amounts(old.dose)[0]
    return any(more > was for more, was in zip(_amounts(new.dose), _amounts(old.dose), strict=True))


def _amounts(dose: Dose) -> tuple[float, ...]:
    """Load, and the most of repetitions, seconds, metres and minutes; nought where it does not apply."""
    spans = (dose.reps, dose.metres, dose.minutes)
    return (dose.load_g or 0, dose.hold_s or 0, *(0 if span is None else span[1] for span in spans))


def _first(strategy: Strategy, felt: Bother | None, eased_before: int, limits: PlanningLimits) -> bool:
    if eased_before >= limits.eased_often.value:
        return strategy.changes is EasyWay.OTHER
    return felt in strategy.when


def _eased(
    strategy: Strategy,
    item: Prescription,
    exercise: Exercise,
    needs: Needs,
    taken: Collection[str],
    *,
    unit: WeightUnit,
) -> Eased | None:
    match strategy.changes:
        case EasyWay.NOTHING:
            return item.rung, item.dose, None, {}
        case EasyWay.LESS_WEIGHT:
            return _less_weight(item, exercise, needs, unit)
        case EasyWay.BAND:
            carries = exercise.rung(item.rung).loaded or item.dose.load_g
            usable = carries and exercise.pattern in BANDED and "band" in needs.kit
            return (item.rung, item.dose.model_copy(update={"load_g": None}), None, {}) if usable else None
        case EasyWay.SLOWER:
            return _slower(item, exercise, unit, needs.limits)
    return _other(item, exercise, needs, taken)


def _less_weight(item: Prescription, exercise: Exercise, needs: Needs, unit: WeightUnit) -> Eased | None:
    """About a third off, in whole plates; at the lightest weight the hardest step below without any."""
    if not item.dose.load_g:
        return None
    plate = exercise.rung(item.rung).step_g or PLATE_G
    lighter = int(item.dose.load_g * needs.limits.eased_share.value / 100 // plate * plate)
    if lighter > 0:
        return item.rung, item.dose.model_copy(update={"load_g": lighter}), None, {"load": load_in_words(lighter, unit)}
    below = next((number for number in range(item.rung - 1, 0, -1) if _bare(exercise, number, needs)), None)
    if below is None:
        return None
    dose = exercise.rung(below).dose
    kept = dose.model_copy(update={"sets": min(dose.sets, item.dose.sets)})
    return (
        below,
        kept,
        None,
        {"load": f"no weight: {exercise.rung(below).name[:1].lower()}{exercise.rung(below).name[1:]}"},
    )


def _bare(exercise: Exercise, number: int, needs: Needs) -> bool:
    return not exercise.rung(number).loaded and needs.fits(exercise, number)


def _slower(item: Prescription, exercise: Exercise, unit: WeightUnit, limits: PlanningLimits) -> Eased | None:
    """Two sets at most, about a third fewer, three seconds each way, half a minute more rest."""
    dose = item.dose
    if exercise.pattern is Pattern.CARDIO or dose.minutes is not None:
        return None
    share = limits.eased_share.value / 100
    reps = None if dose.reps is None else max(1, int(dose.reps[0] * share))
    shorter = None if dose.hold_s is None else _held(dose.hold_s * share)
    eased = dose.model_copy(
        update={
            "sets": min(int(limits.eased_sets.value), dose.sets),
            "reps": None if reps is None else (reps, reps),
            "hold_s": shorter,
            "tempo": dose.tempo if dose.hold_s is not None else SLOW,
            "rest_s": dose.rest_s + int(limits.eased_rest.value),
        }
    )
    return item.rung, eased, None, _in_words(eased, unit)


def _held(seconds: float) -> int:
    """A hold of three seconds or more, from ten on in fives."""
    return max(3, int(seconds) if seconds < 10 else round(seconds / 5) * 5)


def _in_words(dose: Dose, unit: WeightUnit) -> dict[str, str]:
    how = ", slowly" if dose.hold_s is None else ""
    return {"dose": dose_in_words(dose, unit), "how": how, "rest": str(dose.rest_s)}


def _other(item: Prescription, exercise: Exercise, needs: Needs, taken: Collection[str]) -> Eased | None:
    for other, why in _steadier(item, exercise, needs):
        rung = rung_for(other, needs)
        if rung is not None and other.id not in taken and other.id != exercise.id:
            dose = other.rung(rung).dose
            kept = dose.model_copy(update={"sets": max(1, min(dose.sets, item.dose.sets))})
            return rung, kept, other.id, {"name": other.name, "why": f"{why[:1].lower()}{why[1:]}"}
    return None


def _steadier(item: Prescription, exercise: Exercise, needs: Needs) -> Iterator[tuple[Exercise, str]]:
    """Trunk work that stays still where the exercise bends or turns the back; else what the library names for it."""
    bends = exercise.demands.flexion + exercise.demands.rotation > 1 or exercise.pattern is Pattern.TRUNK
    for name in TRUNK_FIRST if bends else ():
        yield needs.library[name], "The trunk works while it stays still."
    for one in stand_ins(exercise, item.rung, needs.library):
        yield one.exercise, one.because
