"""A dose with a notch less or more of one thing: sets, repetitions, hold, load and so on. Whether it suits: concerns.py."""

from collections.abc import Iterator
from typing import NamedTuple

from lbp_core.models.exercise import Dose, Rung

MOST_SETS, MOST_REPS, MOST_RESERVE, MOST_LOAD_G = 10, 50, 6, 300_000
LONGEST_HOLD_S, LONGEST_MINUTES, FARTHEST_M = 120, 60, 100
FINE = 10
"""Up to here seconds, minutes and metres go one by one, beyond it in fives."""

STEP_G = 1_000


class DoseStep(NamedTuple):
    """One thing of a dose, and the whole dose with a notch less or more of it; None where that is the end."""

    what: str
    less: Dose | None
    more: Dose | None


def dose_steps(dose: Dose, rung: Rung) -> tuple[DoseStep, ...]:
    """What of that dose can be changed, in the order a trainer says it. A range of repetitions moves as a whole."""
    return tuple(_steps(dose, rung))


def begun_lower(rung: Rung, *, share: float) -> Dose:
    """The rung's own dose with that share of its reps, hold, metres and load; sets and minutes are others' to choose."""
    dose = rung.dose
    if share == 1.0:
        return dose
    reps, metres = (None if one is None else _less(one, share) for one in (dose.reps, dose.metres))
    hold = None if dose.hold_s is None else max(3, round(dose.hold_s * share))
    step = rung.step_g or STEP_G
    load = None if dose.load_g is None else max(step, int(dose.load_g * share // step * step))
    return _with(
        dose, reps=reps, metres=metres, hold_s=hold, load_g=load if load is None else min(load, dose.load_g or 0)
    )


def _less(span: tuple[int, int], share: float) -> tuple[int, int]:
    return max(1, round(span[0] * share)), max(1, round(span[1] * share))


def _steps(dose: Dose, rung: Rung) -> Iterator[DoseStep]:
    if dose.minutes is None:
        yield _number("sets", dose, dose.sets, least=1, most=MOST_SETS)
    yield from _span("reps", dose, most=MOST_REPS, fine=MOST_REPS)
    if dose.hold_s is not None:
        less, more = _notches(dose.hold_s, FINE)
        yield DoseStep(
            "hold_s",
            _with(dose, hold_s=less) if less >= 1 else None,
            _with(dose, hold_s=more) if more <= LONGEST_HOLD_S else None,
        )
    yield from _span("metres", dose, most=FARTHEST_M, fine=FINE)
    yield from _span("minutes", dose, most=LONGEST_MINUTES, fine=FINE)
    if rung.loaded or dose.load_g is not None:
        yield _load(dose, rung.step_g or STEP_G)
    if dose.reps_in_reserve is not None:
        yield _number("reps_in_reserve", dose, dose.reps_in_reserve, least=0, most=MOST_RESERVE)


def _number(what: str, dose: Dose, now: int, *, least: int, most: int) -> DoseStep:
    return DoseStep(
        what,
        _with(dose, **{what: now - 1}) if now > least else None,
        _with(dose, **{what: now + 1}) if now < most else None,
    )


def _span(what: str, dose: Dose, *, most: int, fine: int) -> Iterator[DoseStep]:
    """Both ends move by what the lower end does."""
    now: tuple[int, int] | None = getattr(dose, what)
    if now is None:
        return
    low, high = now
    less, more = _notches(low, fine)
    yield DoseStep(
        what,
        _with(dose, **{what: (less, high - low + less)}) if less >= 1 else None,
        _with(dose, **{what: (more, high - low + more)}) if high - low + more <= most else None,
    )


def _load(dose: Dose, step_g: int) -> DoseStep:
    """The lightest notch down takes the weight away."""
    now = dose.load_g or 0
    less = None if now == 0 else _with(dose, load_g=now - step_g if now > step_g else None)
    return DoseStep("load_g", less, _with(dose, load_g=now + step_g) if now + step_g <= MOST_LOAD_G else None)


def _notches(now: int, fine: int) -> tuple[int, int]:
    return (now - 1 if now <= fine else max(fine, now - 5)), (now + 1 if now < fine else now + 5)


def _with(dose: Dose, **changed: object) -> Dose:
    return dose.model_copy(update=changed)
