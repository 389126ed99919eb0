"""What each exercise's own signals ask for in a review, and the steps that would follow. The week as a whole: review.py."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from lbp_core.coach.plan.setbacks import with_setbacks
from lbp_core.coach.weekly.review_input import known_exercises
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import Limits
from lbp_core.facts.exposure import ExerciseWeek, exercise_weeks
from lbp_core.facts.felt_during import usual_during
from lbp_core.facts.unchanged import sessions_unchanged
from lbp_core.models.reason import Reason
from lbp_core.models.review import Change, ReviewInput
from lbp_core.models.verdict import Verdict
from lbp_core.planning.setting_back import back_a_step
from lbp_core.planning.step import notch_down, step_down, step_up
from lbp_core.planning.step_sizes import step_sizes
from lbp_core.planning.week_steps import Outcome
from lbp_core.rules.exercise_response import DAYS_BEHIND, EXERCISE_RESPONSE, beyond_usual
from lbp_core.rules.record import Rule, ask, verdict_of

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class ExerciseDecision:
    """What one exercise's own signals ask for, with their sentences, and the step that would follow.

    `notch` is the smallest step back, where they rest on the readings of one day alone.
    """

    facts: ExerciseWeek
    fired: tuple[Rule[ExerciseWeek, Verdict], ...]
    up: Change | None
    down: Change | None
    notch: Change | None = None

    @property
    def verdict(self) -> Verdict:
        """Progress only where a step is left to take."""
        found = verdict_of(self.fired)
        return Verdict.HOLD if found is Verdict.PROGRESS and self.up is None else found

    def deciding(self, known: Limits) -> tuple[Reason, ...]:
        """The reasons that settled it."""
        wanted = verdict_of(self.fired)
        return tuple(reason_of(rule, self.facts, known) for rule in self.fired if rule.verdict is wanted)


def exercise_decisions(given: ReviewInput, usual: float | None, known: Limits) -> tuple[ExerciseDecision, ...]:
    """Every exercise of the week, first what has been asked for unchanged for longest: it steps up before the others.

    `usual` is the pain that mornings are compared with, 0-10.
    """
    found = exercise_weeks(
        given,
        usual=usual,
        look_back_days=int(known.review.look_back_days.value),
        library=known_exercises(),
        loud=known.review.morning_regress.value,
    )
    days = int(known.review.during_days.value)
    felt, waited = usual_during(given, days=days, usual=usual), sessions_unchanged(given, days=days)
    found = tuple(replace(facts, usual_during=felt.get(facts.exercise, usual)) for facts in found)
    beyond = frozenset(day for facts in found for day in beyond_usual(facts, known))
    found = tuple(replace(facts, beyond_elsewhere=beyond) for facts in found)
    found = tuple(sorted(found, key=lambda facts: -waited.get(facts.exercise, 0)))
    return tuple(_decided(facts, known) for facts in with_setbacks(found, given, usual, known))


def _decided(facts: ExerciseWeek, known: Limits) -> ExerciseDecision:
    exercise, fired = library()[facts.exercise], ask(EXERCISE_RESPONSE, facts, known)
    one_day = len(days_behind(fired, facts, known)) == 1 and facts.symptom is None and facts.setback is None
    return ExerciseDecision(
        facts,
        fired,
        up=None if facts.setback is not None else step_up(facts.last, exercise, known.review),
        down=_down(facts, known, known.review.step_back.value),
        notch=notch_down(facts.last, exercise, known.review) if one_day else None,
    )


def _down(facts: ExerciseWeek, known: Limits, share: float) -> Change | None:
    """What failed twice goes back a whole step; all else to about that share."""
    if facts.setback is not None and facts.back_a_step:
        return back_a_step(facts.last, facts.setback, known.review)
    return step_down(facts.last, library()[facts.exercise], to_share=share)


def days_behind(fired: Iterable[Rule[ExerciseWeek, Verdict]], facts: ExerciseWeek, known: Limits) -> set[date]:
    """The days whose readings step this exercise back."""
    return {day for rule in fired if rule.id in DAYS_BEHIND for day in DAYS_BEHIND[rule.id](facts, known)}


def reason_of(rule: Rule[Facts, Verdict], facts: Facts, known: Limits) -> Reason:
    """A fired rule's sentence about these facts."""
    says = rule.because.format(facts=facts, limits=known)
    return Reason(rule=rule.id, verdict=rule.verdict, says=says, source=rule.source, tag=rule.tag)


def outcomes_of(
    exercises: Iterable[ExerciseDecision], known: Limits, *, share: float | None = None, also: Collection[str] = ()
) -> list[Outcome]:
    """The same as the steps of a week are made from. `share`: what a step back leaves; `also` step up as well."""
    least = known.review.step_back.value
    return [
        Outcome(
            verdict=Verdict.PROGRESS if item.facts.exercise in also else item.verdict,
            ups=sizes_of(item, known) if item.verdict is Verdict.PROGRESS or item.facts.exercise in also else (),
            down=item.down if share is None or share >= least else _down(item.facts, known, share),
            loads_spine=library()[item.facts.exercise].demands.axial_load > 0,
            notch=item.notch,
        )
        for item in exercises
    ]


def sizes_of(item: ExerciseDecision, known: Limits) -> tuple[Change, ...]:
    """The sizes that its step up can have; none where it has no step."""
    most = 1 + known.review.week_step_most.value / 100
    exercise = library()[item.facts.exercise]
    return () if item.up is None else step_sizes(item.facts.last, exercise, known.review, most=most)
