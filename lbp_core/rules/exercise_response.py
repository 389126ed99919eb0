"""What should next week do with this one exercise? (clinical facts 6.1, and the exercise's share of row 8 of 6.2)"""

from collections.abc import Callable, Iterable
from datetime import date

from lbp_core.evidence.limits import Limits
from lbp_core.facts.exposure import ExerciseWeek
from lbp_core.models.verdict import Tag, Verdict
from lbp_core.rules.record import Rule, RuleBook


def ceiling(usual: float | None, limits: Limits) -> float:
    """The pain allowed during an exercise: 5, or one above a usual pain of 4 and more, never beyond 7.

    A score is a whole number and a usual pain a mean, so that one above it is rounded to the nearest whole number.
    """
    review = limits.review
    if usual is None or usual < review.high_usual.value:
        return review.pain_ceiling.value
    above = float(int(usual + review.above_usual.value + 0.5))
    return max(review.pain_ceiling.value, min(above, review.highest_ceiling.value))


def at_least(value: float | None, limit: float) -> bool:
    """True where the value is known and reaches the limit."""
    return value is not None and value >= limit


def _settled(facts: ExerciseWeek, limits: Limits) -> bool:
    return facts.last_two_rise is not None and facts.last_two_rise <= limits.review.morning_settled.value


def _over_ceiling(facts: ExerciseWeek, limits: Limits) -> bool:
    return facts.pain_during is not None and facts.pain_during > ceiling(facts.usual, limits)


def beyond_usual(facts: ExerciseWeek, limits: Limits) -> frozenset[date]:
    """The days over the ceiling that are above the client's own usual in it too, by their own score or by all of the week.

    All of them where that usual is not known.
    """
    over = [(day, score) for day, score in facts.during if score > ceiling(facts.usual, limits)]
    usual, scores = facts.usual_during, [score for _, score in facts.during]
    if usual is None or (len(scores) > 1 and sum(scores) / len(scores) >= usual + limits.review.during_steady.value):
        return frozenset(day for day, _ in over)
    return frozenset(day for day, score in over if score >= usual + limits.review.during_once.value)


def _steps_back(facts: ExerciseWeek, limits: Limits) -> bool:
    """Two such days in the week, in this exercise or another, or one that the next morning felt.

    A morning that is not known is not a calm one.
    """
    days, settled = beyond_usual(facts, limits), limits.review.morning_settled.value
    calm = {day for day, _ in facts.mornings} - {day for day, rise in facts.mornings if rise > settled}
    alone = len(days | facts.beyond_elsewhere) == 1
    return not facts.during or (bool(days) and not (alone and days <= calm))


SYMPTOM = Rule[ExerciseWeek, Verdict](
    id="exercise_response.symptom",
    policy="Pain that is sharp, travels down the leg or keeps climbing stops an exercise at once and steps it back.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: facts.symptom is not None,
    because="{facts.name}: {facts.symptom} pain was marked during it.",
    source="manual-lbp",
    tag=Tag.OUR_RULE,
)

PAIN_OVER_CEILING = Rule[ExerciseWeek, Verdict](
    id="exercise_response.pain_over_ceiling",
    policy="More pain in an exercise than its ceiling and its usual steps it back, but for one day whose morning was calm.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: _over_ceiling(facts, limits) and _steps_back(facts, limits),
    because="{facts.name}: pain during it reached {facts.pain_during:g}; the limit is {limits.review.pain_ceiling}.",
    source="silbernagel-2007",
    tag=Tag.WIDELY_HELD,
)

OVER_CEILING_AS_USUAL = Rule[ExerciseWeek, Verdict](
    id="exercise_response.over_ceiling_as_usual",
    policy="A reading over the ceiling that is near an exercise's usual, or once and calm the next morning, holds it.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: _over_ceiling(facts, limits) and not _steps_back(facts, limits),
    because="{facts.name}: pain during it reached {facts.pain_during:g}, over the ceiling, but it is near its usual or was "
    "calm the next morning; two such days {limits.review.during_once} above usual would step it back.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

MORNING_UP_ONCE = Rule[ExerciseWeek, Verdict](
    id="exercise_response.morning_up_once",
    policy="One next morning far above usual steps back the exercise that asked most of the back, and no other.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: at_least(facts.suspect_rise, limits.review.morning_regress.value),
    because="{facts.name}: the next morning was {facts.suspect_rise:.1f} above usual; "
    "the limit is {limits.review.morning_regress}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

MORNING_UP_TWICE = Rule[ExerciseWeek, Verdict](
    id="exercise_response.morning_up_twice",
    policy="Two next mornings in a row clearly above usual step back what was trained before both.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: at_least(facts.paired_rise, limits.review.morning_note.value),
    because="{facts.name}: two mornings in a row were at least {facts.paired_rise:.1f} above usual; "
    "the limit is {limits.review.morning_note}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

FAILED_TWICE = Rule[ExerciseWeek, Verdict](
    id="exercise_response.failed_twice",
    policy="What was held back and fails twice in a row goes back one step for two weeks; off the first step it rests.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: facts.setback is not None and facts.back_a_step,
    because="{facts.name} failed twice in a row ({facts.setback.says}): one step back for {limits.planning.setback_days}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

FAILED_LATELY = Rule[ExerciseWeek, Verdict](
    id="exercise_response.failed_lately",
    policy="What was held back and failed twice in a row does not step up until its two weeks are over.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.setback is not None,
    because="{facts.name} failed twice in a row ({facts.setback.says}); it stays a step back for "
    "{limits.planning.setback_days} from then.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

MORNING_NOTED = Rule[ExerciseWeek, Verdict](
    id="exercise_response.morning_noted",
    policy="One next morning clearly above usual holds the exercise that asked most; the plan stays as it is.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: at_least(facts.worst_rise, limits.review.morning_note.value),
    because="{facts.name}: one morning was {facts.worst_rise:.1f} above usual, so it stays where it is.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

MORNING_NOT_SETTLED = Rule[ExerciseWeek, Verdict](
    id="exercise_response.morning_not_settled",
    policy="An exercise steps up only when the last two mornings after it were back to usual.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: at_least(facts.last_two_rise, 0) and not _settled(facts, limits),
    because="{facts.name}: a morning after it was {facts.last_two_rise:.1f} above usual; "
    "settled means within {limits.review.morning_settled}.",
    source="silbernagel-2007",
    tag=Tag.WIDELY_HELD,
)

MORNING_UNKNOWN = Rule[ExerciseWeek, Verdict](
    id="exercise_response.morning_unknown",
    policy="An exercise whose mornings after are not known does not step up: missing never counts as fine.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.last_two_rise is None,
    because="{facts.name}: no morning after it is known.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

TECHNIQUE_NOT_OK = Rule[ExerciseWeek, Verdict](
    id="exercise_response.technique_not_ok",
    policy="An exercise steps up only with sound technique.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.technique_failed,
    because="{facts.name}: technique was marked as not there yet.",
    source="manual-lbp",
    tag=Tag.OUR_RULE,
)

LITTLE_IN_RESERVE = Rule[ExerciseWeek, Verdict](
    id="exercise_response.little_in_reserve",
    policy="An exercise steps up only with reps left in reserve.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.reserve is not None and facts.reserve < limits.review.reserve.value,
    because="{facts.name}: {facts.reserve:g} left in reserve; a step up needs {limits.review.reserve}.",
    source="hackett-2017",
    tag=Tag.CONFIRMED,
)

TARGET_NOT_MET_TWICE = Rule[ExerciseWeek, Verdict](
    id="exercise_response.target_not_met_twice",
    policy="An exercise stays where it is until every set and the top reps were done in two sessions running.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: not facts.done_twice,
    because="{facts.name}: the full target has not been met in two sessions running.",
    source="nsca-two-for-two",
    tag=Tag.CONFIRMED,
)

DONE_AND_SETTLED = Rule[ExerciseWeek, Verdict](
    id="exercise_response.done_and_settled",
    policy="Done in full twice, with something in reserve and calm mornings after: ready for one step up.",
    verdict=Verdict.PROGRESS,
    when=lambda facts, limits: facts.done_twice and _settled(facts, limits),
    because="{facts.name}: done in full twice, and the mornings after were back to usual.",
    source="nsca-two-for-two",
    tag=Tag.CONFIRMED,
)

EXERCISE_RESPONSE = RuleBook[ExerciseWeek, Verdict](
    question="What should next week do with this exercise?",
    rules=(
        SYMPTOM,
        PAIN_OVER_CEILING,
        OVER_CEILING_AS_USUAL,
        MORNING_UP_ONCE,
        MORNING_UP_TWICE,
        FAILED_TWICE,
        FAILED_LATELY,
        MORNING_NOTED,
        MORNING_NOT_SETTLED,
        MORNING_UNKNOWN,
        TECHNIQUE_NOT_OK,
        LITTLE_IN_RESERVE,
        DONE_AND_SETTLED,
    ),
    otherwise=TARGET_NOT_MET_TWICE,
)

DAYS_BEHIND: dict[str, Callable[[ExerciseWeek, Limits], Iterable[date]]] = {
    SYMPTOM.id: lambda facts, limits: facts.symptom_days,
    PAIN_OVER_CEILING.id: beyond_usual,
    MORNING_UP_ONCE.id: lambda facts, limits: (
        day for day, rise in facts.suspects if rise >= limits.review.morning_regress.value
    ),
    MORNING_UP_TWICE.id: lambda facts, limits: facts.paired_days,
}
"""The days whose readings each step back rests on: a whole plan is never changed by the readings of one day."""
