"""The weekly review of one history: facts, then rules, then steps. Nothing is stored here."""

from dataclasses import dataclass

from lbp_core.coach.screening.safety import safety_reasons
from lbp_core.coach.weekly.believing import Belief, belief_of
from lbp_core.coach.weekly.exercise_decisions import (
    ExerciseDecision,
    days_behind,
    exercise_decisions,
    outcomes_of,
    reason_of,
)
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import Limits, limits
from lbp_core.facts.borne import borne_of
from lbp_core.facts.climb import climb_of
from lbp_core.facts.estimate import estimate_of
from lbp_core.facts.exposure import last_done
from lbp_core.facts.improvement import since_start
from lbp_core.facts.pain_week import pain_week
from lbp_core.facts.readings import merged
from lbp_core.facts.room import Room
from lbp_core.facts.week import life_week
from lbp_core.models.review import Meanwhile, ReviewInput, ReviewResult
from lbp_core.models.verdict import Verdict, most_cautious
from lbp_core.models.views import ExerciseNote
from lbp_core.planning.week_steps import Steps, restart, steps_for
from lbp_core.rules.exercise_response import DAYS_BEHIND, DONE_AND_SETTLED, TARGET_NOT_MET_TWICE
from lbp_core.rules.record import Rule, ask
from lbp_core.rules.weekly_review import EXERCISES_STEPPED_BACK, MISSED_TWO_WEEKS, WEEKLY_REVIEW, ReviewFacts, left_by

Fired = tuple[Rule[ReviewFacts, Verdict], ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review with the exercise decisions and the numbers behind it, for those who want to see them."""

    result: ReviewResult
    exercises: tuple[ExerciseDecision, ...]
    facts: ReviewFacts


def review(given: ReviewInput) -> ReviewResult:
    """The decision for the week that ends with `as_of` (command line, 'review'). The rows are taken as checked."""
    return reviewed(given).result


def reviewed(given: ReviewInput, known: Limits | None = None) -> Reviewed:
    """The same, with everything it rests on; by other limits than those in force where `known` are given (a replay)."""
    known = limits() if known is None else known
    given = merged(given)
    seen = belief_of(given, known)
    exercises = exercise_decisions(given, seen.reference, known)
    ahead = _steps_up(exercises, seen.room, known)
    facts = _facts(given, seen, exercises, known, up=ahead[1] > 1)
    fired = ask(WEEKLY_REVIEW, facts, known)
    reasons = (*safety_reasons(given), *(reason_of(rule, facts, known) for rule in fired))
    verdict = most_cautious(reason.verdict for reason in reasons)
    meanwhile = _meanwhile(verdict, fired)
    share = left_by(fired, facts, known)
    changes, factor = (
        ahead if meanwhile is Meanwhile.PROGRESS else _changes(given, exercises, known, meanwhile, fired, share=share)
    )
    result = ReviewResult(
        verdict=verdict,
        meanwhile=meanwhile,
        reasons=tuple(sorted(reasons, key=lambda reason: -reason.verdict.caution)),
        changes=changes,
        load_factor=factor,
        readings=seen.weeks[0].readings if seen.weeks else 0,
        estimate=estimate_of(seen.weeks, usual=seen.reference, above=known.review.morning_note.value),
    )
    return Reviewed(result, exercises, facts)


def exercise_notes(found: Reviewed) -> tuple[ExerciseNote, ...]:
    """The exercises that step back, or wait for more than their two full sessions, each with what settled it."""
    known, ordinary = limits(), {DONE_AND_SETTLED.id, TARGET_NOT_MET_TWICE.id}
    notes = (ExerciseNote(name=item.facts.name, reasons=item.deciding(known)) for item in found.exercises)
    return tuple(note for note in notes if any(reason.rule not in ordinary for reason in note.reasons))


def _facts(
    given: ReviewInput, seen: Belief, exercises: tuple[ExerciseDecision, ...], every: Limits, *, up: bool
) -> ReviewFacts:
    known, least = every.review, int(every.review.readings_for_mean.value)
    back = [item for item in exercises if any(rule.id in DAYS_BEHIND for rule in item.fired)]
    settled = tuple(item.facts.name for item in exercises if item.verdict is Verdict.PROGRESS)
    days = {day for item in back for day in days_behind(item.fired, item.facts, every)}
    pain = pain_week(seen.weeks, seen.reference, least=least)
    borne = borne_of(seen.felt, known)
    now = None if pain.rise is None or seen.reference is None else pain.rise + seen.reference
    return ReviewFacts(
        pain=pain,
        life=life_week(given, known),
        since=since_start(given, seen.weeks, least=least, rung_percent=known.step_up_rung.value, borne=borne),
        regressed=tuple(item.facts.name for item in back),
        regressed_days=len(days),
        symptoms=tuple(item.facts.name for item in exercises if item.facts.symptom is not None),
        settled=settled,
        ready=settled if up else (),
        room=seen.room,
        climb=climb_of(seen.weeks, seen.felt, now=now, least=least),
    )


def _meanwhile(verdict: Verdict, fired: Fired) -> Meanwhile:
    """What training does: nothing from an urgent referral on, and never a step up while any referral runs."""
    if verdict.caution >= Verdict.REFER_URGENT.caution:
        return Meanwhile.NONE
    if verdict is not Verdict.REFER_ROUTINE:
        return Meanwhile(verdict)
    return Meanwhile.REGRESS if any(rule.verdict is Verdict.REGRESS for rule in fired) else Meanwhile.HOLD


def _changes(
    given: ReviewInput,
    exercises: tuple[ExerciseDecision, ...],
    known: Limits,
    meanwhile: Meanwhile,
    fired: Fired,
    *,
    share: float,
) -> Steps:
    """Where nothing steps up. `share` is what a step back leaves."""
    if meanwhile is Meanwhile.NONE:
        return (), 0.0
    if MISSED_TWO_WEEKS in fired:
        return restart(last_done(given), library(), known.review)
    whole = any(rule.verdict is Verdict.REGRESS and rule is not EXERCISES_STEPPED_BACK for rule in fired)
    outcomes = outcomes_of(exercises, known, share=share)
    return steps_for(outcomes, meanwhile, whole=whole, room=1.0, limits=known.review, share=share)


def _steps_up(exercises: tuple[ExerciseDecision, ...], room: Room, known: Limits) -> Steps:
    """Where nothing holds the week: steps that fit into the room, and what some exercises have to step back."""
    outcomes = outcomes_of(exercises, known)
    return steps_for(outcomes, Meanwhile.PROGRESS, whole=False, room=room.most, limits=known.review)
