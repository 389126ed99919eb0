"""How far a client has come since the start: pain, own activities, load. What is enough is in lbp_core/rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from math import prod

from lbp_core.facts.borne import Borne
from lbp_core.facts.readings import Week
from lbp_core.facts.reference import base_of
from lbp_core.models.history import ExerciseDone, Prescribed
from lbp_core.models.review import ReviewInput

LOOK_BACK_WEEKS = 4
NOTHING_BORNE = Borne(None, None)
LATELY, EARLIER = slice(1, 5), slice(8, 12)
"""Weeks back that a fall of pain is looked for between."""
MONTH, MONTH_READINGS = 4, 8
"""Weeks, and the fewest scores in them whose mean says more than their scatter."""
FORTNIGHT = timedelta(days=14)
HALF_YEAR = timedelta(days=182)


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceStart:
    """`weeks` since the first row or the last clearance about no improvement. Pain falls in points and percent of base.

    `best_fall` is this week's, or the lesser of two weeks running within the last four where that is larger; None where
    neither is known. `pain_before` is the mean of the three known weeks before this one. Gains: None unknown.
    `weeks_flat`: how long ago the load borne last rose, `weeks_failed` of them near it were not borne;
    `load_rising_percent`: above the least of two months. `fall_lately`: this month's pain below that of two months ago,
    `month_fall`: the last four weeks' below the base.
    """

    weeks: int
    base: float | None
    pain_before: float | None
    best_fall: float | None
    best_fall_percent: float | None
    function_gain: float | None
    load_gain_percent: float | None
    duration_weeks: float | None
    weeks_flat: int | None = None
    fall_lately: float | None = None
    weeks_failed: int = 0
    load_rising_percent: float | None = None
    month_fall: float | None = None


def since_start(
    given: ReviewInput, weeks: Sequence[Week], *, least: int, rung_percent: float, borne: Borne = NOTHING_BORNE
) -> SinceStart:
    """Weeks of readings newest first; `least` readings make a mean, a rung up counts as `rung_percent` more load.

    `borne` is what the loads of the weeks were answered with.
    """
    base = base_of(weeks[1:], given.baseline.pain_average)
    means = [week.mean_of(least=least) for week in weeks]
    known_before = [mean for mean in means[1:] if mean is not None][:3]
    lowest = _lowest(means)
    best_fall = None if base is None or lowest is None else base - lowest
    return SinceStart(
        weeks=_weeks_followed(given),
        base=base,
        pain_before=sum(known_before) / len(known_before) if known_before else None,
        best_fall=best_fall,
        best_fall_percent=100 * best_fall / base if best_fall is not None and base else None,
        function_gain=_function_gain(given),
        load_gain_percent=_largest((_load_gain(given, 1 + rung_percent / 100), borne.gain_percent)),
        duration_weeks=given.client.duration_weeks,
        weeks_flat=borne.weeks_flat,
        fall_lately=_fall_lately(means),
        weeks_failed=borne.weeks_failed,
        load_rising_percent=borne.rising_percent,
        month_fall=_month_fall(weeks, base),
    )


def _lowest(means: Sequence[float | None]) -> float | None:
    """This week's mean, or the higher of two weeks running lately where that is lower."""
    pairs = [
        max(newer, older)
        for newer, older in pairwise(means[: LOOK_BACK_WEEKS + 1])
        if newer is not None and older is not None
    ]
    return min([*pairs, *([] if not means or means[0] is None else [means[0]])], default=None)


def _fall_lately(means: Sequence[float | None]) -> float | None:
    """The month before the last one against the last four weeks before the one under review."""
    lately, before = ([mean for mean in means[span] if mean is not None] for span in (LATELY, EARLIER))
    return sum(before) / len(before) - sum(lately) / len(lately) if before and lately else None


def _month_fall(weeks: Sequence[Week], base: float | None) -> float | None:
    """The base above the mean of all scores of four weeks, the one under review among them."""
    scores = [score for week in weeks[:MONTH] for score in week.scores]
    return None if base is None or len(scores) < MONTH_READINGS else base - sum(scores) / len(scores)


def _largest(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _weeks_followed(given: ReviewInput) -> int:
    rows = [*(row.date for row in given.sessions), *(row.date for row in given.check_ins)]
    answered = [row.date for row in given.clearances if "no_better" in row.covers]
    start = max([min(rows, default=given.as_of), *answered])
    return ((given.as_of - start).days + 1) // 7


def _function_gain(given: ReviewInput) -> float | None:
    """Mean change of the client's own activities, first known score to last known, in points."""
    scores: dict[str, list[float]] = {}
    for row in given.check_ins:
        for activity in row.activities:
            if activity.score is not None:
                scores.setdefault(activity.name, []).append(activity.score)
    changes = [known[-1] - known[0] for known in scores.values() if len(known) > 1]
    return sum(changes) / len(changes) if changes else None


def _load_gain(given: ReviewInput, rung: float) -> float | None:
    """Change of load in percent: what was decided in the last half year or, where larger, what was prescribed."""
    decided = [
        row.load_factor
        for row in given.decisions
        if row.load_factor is not None and row.load_factor > 0 and given.as_of - row.date <= HALF_YEAR
    ]
    gains = [100 * (prod(decided) - 1)] if decided else []
    prescribed = _prescribed_gain(given, rung)
    return _largest([*gains, prescribed])


def _prescribed_gain(given: ReviewInput, rung: float) -> float | None:
    done = [row for row in given.sessions if row.completed]
    if not done:
        return None
    first = _doses((row.exercises for row in done if row.date - done[0].date < FORTNIGHT), rung)
    last = _doses((row.exercises for row in done if done[-1].date - row.date < FORTNIGHT), rung)
    ratios = [last[name] / first[name] for name in first.keys() & last.keys() if first[name] > 0]
    return 100 * (sum(ratios) / len(ratios) - 1) if ratios else None


def _doses(sessions: Iterable[tuple[ExerciseDone, ...]], rung: float) -> dict[str, float]:
    """The newest equivalent dose of each exercise: sets x reps or seconds x load, a rung up times `rung`."""
    return {
        done.exercise: _amount(done.prescribed) * rung ** ((done.rung or 1) - 1)
        for exercises in sessions
        for done in exercises
        if done.prescribed is not None
    }


def _amount(dose: Prescribed) -> float:
    reps = sum(dose.reps) / 2 if isinstance(dose.reps, tuple) else dose.reps
    return (dose.sets or 1) * (reps or 1) * (dose.hold_s or 1) * (dose.load_kg or 1)
