"""How a back answered to each week's load: mornings, pain in the session, flares and reps left beside it. No opinions here."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lbp_core.facts.loads import loads_of
from lbp_core.facts.readings import Week
from lbp_core.facts.week import flare_told
from lbp_core.models.history import ExerciseDone, FlareLength
from lbp_core.models.review import ReviewInput

EARLIER_WEEKS = 4
"""What a week is compared with: so many weeks before it."""
MOST_RISE = 3.0
"""Points. One wild score counts no more than this."""


@dataclass(frozen=True, slots=True)
class LoadWeek:
    """One week. `load` is relative, rises are points above the weeks before it, `flare` is one of a day or more.

    `rise` is of the mornings, of all scores where no morning is known. None is unknown.
    """

    load: float | None
    rise: float | None = None
    during: float | None = None
    flare: bool | None = None
    reserve: float | None = None


@dataclass(slots=True)
class _Said:
    mornings: list[float] = field(default_factory=list)
    during: list[float] = field(default_factory=list)
    reserve: list[float] = field(default_factory=list)
    flares: list[bool] = field(default_factory=list)


def load_weeks(
    given: ReviewInput, weeks: Sequence[Week], reference: float | None, *, most: int, rung: float
) -> tuple[LoadWeek, ...]:
    """Oldest first, at most so many, from the first session on; `weeks` are the readings, newest first.

    The newest week is compared with the reference too, and counts by the larger rise. `rung`: see loads_of.
    """
    first = min((row.date for row in given.sessions if row.completed), default=None)
    count = 0 if first is None else min(most, (given.as_of - first).days // 7 + 1)
    said, loads = _said(given, count + EARLIER_WEEKS), loads_of(given, weeks=count, rung=rung)
    start = given.baseline.pain_average
    found = [_week(loads[back], said[back:], _scores(weeks, back), start) for back in range(count)]
    if found and reference is not None:
        found[0] = _beside(found[0], said[0].mornings or _scores(weeks, 0), reference)
    return tuple(reversed(found))


def _scores(weeks: Sequence[Week], back: int) -> Sequence[float]:
    return weeks[back].scores if back < len(weeks) else ()


def _week(load: float | None, said: Sequence[_Said], scores: Sequence[float], start: float | None) -> LoadWeek:
    """`said` is of this week and those before it, newest first; `scores` of this week."""
    here, earlier = said[0], said[1 : 1 + EARLIER_WEEKS]
    usual = _mean([score for one in earlier for score in one.mornings])
    felt, before = _mean(here.during), _mean([score for one in earlier for score in one.during])
    return LoadWeek(
        load=load,
        rise=_rise(here.mornings or scores, start if usual is None else usual),
        during=None if felt is None or before is None else felt - before,
        flare=any(here.flares) if here.flares else None,
        reserve=_mean(here.reserve),
    )


def _beside(week: LoadWeek, scores: Sequence[float], reference: float) -> LoadWeek:
    """The week with its rise above the reference, where that is the larger one."""
    above = _rise(scores, reference)
    if above is None or (week.rise is not None and week.rise >= above):
        return week
    return LoadWeek(week.load, above, week.during, week.flare, week.reserve)


def _rise(scores: Sequence[float], usual: float | None) -> float | None:
    return None if usual is None else _mean([min(score - usual, MOST_RISE) for score in scores])


def _said(given: ReviewInput, count: int) -> list[_Said]:
    """What was said in so many weeks, newest first."""
    found, today = [_Said() for _ in range(count)], given.as_of.toordinal()
    for session in given.sessions:
        age = today - session.date.toordinal()
        if (age - 1) // 7 >= count:
            continue
        if session.completed and age // 7 < count:
            _add(found[age // 7], session.exercises)
        if session.pain_next_morning is not None and age:
            found[(age - 1) // 7].mornings.append(session.pain_next_morning)
    for row in given.check_ins:
        back, told = (today - row.date.toordinal()) // 7, flare_told(row)
        if told is not None and back < count:
            found[back].flares.append(told is FlareLength.DAYS)
    return found


def _add(week: _Said, exercises: Sequence[ExerciseDone]) -> None:
    """A session counts by the exercise that hurt most and the one with least left."""
    most, least = None, None
    for done in exercises:
        felt, left = done.pain_during, done.reps_in_reserve
        if felt is not None and (most is None or felt > most):
            most = felt
        if left is not None and (least is None or left < least):
            least = left
    if most is not None:
        week.during.append(most)
    if least is not None:
        week.reserve.append(least)


def _mean(known: Sequence[float]) -> float | None:
    return sum(known) / len(known) if known else None
