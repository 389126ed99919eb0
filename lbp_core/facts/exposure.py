"""How the back answered to one exercise: what was done, what was felt, and how the mornings after were. No opinions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lbp_core.facts.target_met import met
from lbp_core.models.history import ExerciseDone, Session, Symptom
from lbp_core.models.return_to import Setback
from lbp_core.models.review import ReviewInput

WEEK = timedelta(days=7)
"""The week under review: the seven days that end with `as_of`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the library says of an exercise: its name, and how much it asks of the back (only the order is used)."""

    name: str
    strain: float


Library = Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Exposure:
    """One exercise on one day. `rise` is the next morning's pain above the reference, in points; None is unknown."""

    day: date
    done: ExerciseDone
    rise: float | None
    asks_most: bool

    @property
    def morning(self) -> date:
        """The day after: a Sunday's session is judged by Monday's score, in the week to come."""
        return self.day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The week under review, first and last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseWeek:
    """What the week under review and the days before it say about one exercise.

    Rises are points above the reference. `worst_rise` is the worst morning of the week that speaks of this exercise, and
    `last_two_rise` of the last two known mornings: see `speaks_of`. `paired_rise` is the lesser of the worst two mornings
    in a row, `suspect_rise` the worst morning after a session in which this exercise asked most of the back.
    `usual_during`: its pain in the weeks before; `beyond_elsewhere`: days on which another exercise hurt beyond its own.
    `reserve`: the fewest reps left in the last two exposures. `during`, `mornings`, `suspects`, `paired_days` keep the
    days. `setback`: what was held back failed twice in a row, and its two weeks run into next week; `back_a_step` where
    that is known since this week and is still to take.
    """

    exercise: str
    name: str
    last: ExerciseDone
    usual: float | None
    pain_during: float | None = None
    usual_during: float | None = None
    symptom: Symptom | None = None
    worst_rise: float | None = None
    suspect_rise: float | None = None
    paired_rise: float | None = None
    last_two_rise: float | None = None
    technique_failed: bool = False
    reserve: float | None = None
    done_twice: bool = False
    symptom_days: frozenset[date] = frozenset()
    during: tuple[tuple[date, float], ...] = ()
    mornings: tuple[tuple[date, float], ...] = ()
    beyond_elsewhere: frozenset[date] = frozenset()
    suspects: tuple[tuple[date, float], ...] = ()
    paired_days: frozenset[date] = frozenset()
    setback: Setback | None = None
    back_a_step: bool = False


def exercise_weeks(
    given: ReviewInput, *, usual: float | None, look_back_days: int, library: Library, loud: float
) -> tuple[ExerciseWeek, ...]:
    """Facts for every exercise done in the week under review or the day before it, in order of their ids.

    `loud`: points above `usual` from which one morning speaks of everything that was trained before it.
    """
    first = given.as_of - timedelta(days=look_back_days)
    by_exercise: dict[str, list[Exposure]] = {}
    for session in given.sessions:
        if session.completed and first <= session.date:
            for exposure in _exposures(session, usual, library):
                by_exercise.setdefault(exposure.done.exercise, []).append(exposure)
    week = Span(given.as_of - WEEK + timedelta(days=1), given.as_of)
    return tuple(
        _facts(library[exercise].name, exposures, usual, week, loud)
        for exercise, exposures in sorted(by_exercise.items())
        if any(exposure.morning >= week.first for exposure in exposures)
    )


def last_done(given: ReviewInput) -> tuple[ExerciseDone, ...]:
    """The exercises of the last day on which a session was completed; nothing where there was none."""
    newest = max((session.date for session in given.sessions if session.completed), default=None)
    rows = [session for session in given.sessions if session.completed and session.date == newest]
    return tuple({done.exercise: done for session in rows for done in session.exercises}.values())


def _exposures(session: Session, usual: float | None, library: Library) -> Iterable[Exposure]:
    morning = session.pain_next_morning
    rise = None if morning is None or usual is None else round(morning - usual, 6)
    most = max(((library[done.exercise].strain, done.exercise) for done in session.exercises), default=(0.0, ""))[1]
    for done in session.exercises:
        yield Exposure(session.date, done, rise, done.exercise == most)


def speaks_of(exposures: list[Exposure], loud: float) -> float | None:
    """The worst rise that speaks of this exercise; None where no morning is known.

    A morning up alone speaks of the exercise that asked most before it; a loud one, or both newest, of all trained before.
    """
    known = [(exposure, exposure.rise) for exposure in exposures if exposure.rise is not None]
    by_day = {exposure.day: rise for exposure, rise in sorted(known, key=lambda one: one[1])}
    shared = [] if not by_day else [min(by_day[day] for day in sorted(by_day)[-2:])]
    return _most([*shared, *(rise for exposure, rise in known if exposure.asks_most or rise >= loud)])


def _facts(name: str, exposures: list[Exposure], usual: float | None, span: Span, loud: float) -> ExerciseWeek:
    exposures.sort(key=lambda exposure: exposure.day)
    week = [exposure for exposure in exposures if exposure.day >= span.first]
    mornings = [exposure for exposure in exposures if span.first <= exposure.morning <= span.last]
    last_two = _last_days(exposures, 2)
    pair = _worst_pair(exposures, span)
    suspects = tuple((e.morning, e.rise) for e in mornings if e.asks_most and e.rise is not None)
    during = tuple((e.day, e.done.pain_during) for e in week if e.done.pain_during is not None)
    return ExerciseWeek(
        exercise=exposures[0].done.exercise,
        name=name,
        last=last_two[-1].done,
        usual=usual,
        pain_during=_most(pain for _, pain in during),
        symptom=next((exposure.done.symptom for exposure in week if exposure.done.symptom is not None), None),
        worst_rise=speaks_of(mornings, loud),
        suspect_rise=_most(rise for _, rise in suspects),
        paired_rise=pair[0] if pair else None,
        last_two_rise=speaks_of(_last_days([e for e in exposures if e.rise is not None], 2), loud),
        technique_failed=any(exposure.done.technique_ok is False for exposure in last_two),
        reserve=_least(exposure.done.reps_in_reserve for exposure in last_two),
        done_twice=_done_twice(last_two),
        symptom_days=frozenset(exposure.day for exposure in week if exposure.done.symptom is not None),
        during=during,
        mornings=tuple((e.day, e.rise) for e in mornings if e.rise is not None),
        suspects=suspects,
        paired_days=pair[1] if pair else frozenset(),
    )


def _last_days(exposures: list[Exposure], days: int) -> list[Exposure]:
    """Every exposure of the last so many days on which there was one: two sessions on one day count together."""
    wanted = sorted({exposure.day for exposure in exposures})[-days:]
    return [exposure for exposure in exposures if exposure.day in wanted]


def _worst_pair(exposures: list[Exposure], span: Span) -> tuple[float, frozenset[date]] | None:
    """Two known mornings in a row, the second in this week: the lesser rise of the worst such pair, and its days."""
    by_day: dict[date, float] = {}
    for exposure in exposures:
        if exposure.rise is not None:
            by_day[exposure.morning] = max(exposure.rise, by_day.get(exposure.morning, exposure.rise))
    days = sorted(by_day)
    pairs = [
        (min(by_day[earlier], by_day[later]), frozenset({earlier, later}))
        for earlier, later in pairwise(days)
        if span.first <= later <= span.last
    ]
    return max(pairs, key=lambda pair: pair[0], default=None)


def _done_twice(last_two: list[Exposure]) -> bool:
    """True where both of the last two days met the same rung's full target: every set, the top reps, the load."""
    days = {exposure.day for exposure in last_two}
    targets = {(exposure.done.rung, exposure.done.prescribed) for exposure in last_two}
    return len(days) == 2 and len(targets) == 1 and all(met(exposure.done) for exposure in last_two)


def _most(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _least(values: Iterable[float | None]) -> float | None:
    return min((value for value in values if value is not None), default=None)
