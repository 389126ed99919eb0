"""Should next week's programme progress, hold, regress, or stop for a referral? (clinical facts 6.2 and 6.4)"""

from collections.abc import Iterable
from dataclasses import dataclass

from lbp_core.evidence.limits import Limits
from lbp_core.facts.climb import Climb
from lbp_core.facts.improvement import SinceStart
from lbp_core.facts.pain_week import PainWeek
from lbp_core.facts.room import Room
from lbp_core.facts.week import LifeWeek
from lbp_core.models.history import FlareLength
from lbp_core.models.verdict import Tag, Verdict
from lbp_core.rules.exercise_response import at_least
from lbp_core.rules.record import Rule, RuleBook

NO_ROOM_KNOWN = Room(most=1.0, chance=None, answered=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """What the review is decided on. `regressed` are the exercises that 6.1 stepped back, `settled` those done and settled.

    `ready` are the settled ones where a step of theirs fits into the week's room.
    """

    pain: PainWeek
    life: LifeWeek
    since: SinceStart
    regressed: tuple[str, ...] = ()
    regressed_days: int = 0
    symptoms: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    room: Room = NO_ROOM_KNOWN
    climb: Climb | None = None

    @property
    def regressed_names(self) -> str:
        """The exercises that stepped back, as a list to read."""
        return ", ".join(self.regressed)

    @property
    def settled_names(self) -> str:
        """The exercises that were done in full and settled."""
        return ", ".join(self.settled)

    @property
    def symptom_names(self) -> str:
        """The exercises in which a stopping symptom was marked."""
        return ", ".join(self.symptoms)


def _up_by(facts: ReviewFacts, limit: float, limits: Limits) -> bool:
    """This week alone is up by the limit, and by half of it without its highest reading: one reading changes no plan."""
    share = limits.review.share_without_highest.value
    return at_least(facts.pain.rise, limit) and at_least(facts.pain.rise_without_highest, share * limit)


def _persistent(facts: ReviewFacts, limits: Limits) -> bool:
    return at_least(facts.since.duration_weeks, limits.review.lasting_weeks.value)


def _gained(facts: ReviewFacts, limits: Limits) -> bool:
    """Pain improved for two weeks running, or function did; with long-lasting pain load counts as well."""
    review, since = limits.review, facts.since
    by_share = at_least(since.best_fall_percent, review.gain_percent.value)
    small = since.base is not None and since.base <= review.small_base.value
    by_points = not small and at_least(since.best_fall, review.gain_points.value)
    load = _persistent(facts, limits) and at_least(since.load_gain_percent, review.gain_load.value)
    return by_share or by_points or load or at_least(since.function_gain, review.gain_function.value)


def _stuck(facts: ReviewFacts, limits: Limits) -> bool:
    """Still troubled, and nothing gained."""
    review = limits.review
    trouble = review.troubled_long if _persistent(facts, limits) else review.troubled_early
    return at_least(facts.since.pain_before, trouble.value) and not _gained(facts, limits)


def _moving(facts: ReviewFacts, limits: Limits) -> bool:
    """Load is on its way up, or a month's pain lies below the start beyond its noise: flat is neither."""
    rising = at_least(facts.since.load_rising_percent, limits.review.gain_load.value)
    return rising or at_least(facts.since.month_fall, limits.review.flat_fall.value)


def _kept_to_plan(facts: ReviewFacts, limits: Limits) -> bool:
    return at_least(facts.life.adherence, limits.review.adherence.value)


def _ready(facts: ReviewFacts, limits: Limits) -> bool:
    """Row 8: what is recorded all allows a step, and at least one exercise is ready for it."""
    rise, confidence = facts.pain.mean_rise, facts.life.confidence
    return (
        rise is not None
        and rise < limits.review.rise_hold.value
        and _kept_to_plan(facts, limits)
        and (confidence is None or confidence >= limits.review.confidence_progress.value)
        and bool(facts.ready)
    )


PAUSE_STILL_OPEN = Rule[ReviewFacts, Verdict](
    id="weekly_review.pause_still_open",
    policy="Training that was stopped or urgently referred stays paused until a clinician's clearance is recorded.",
    verdict=Verdict.REFER_URGENT,
    when=lambda facts, limits: facts.life.paused_on is not None,
    because="Training was paused on {facts.life.paused_on}, and no clearance has been recorded since.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

WORSE_AFTER_STEP_BACK = Rule[ReviewFacts, Verdict](
    id="weekly_review.worse_after_step_back",
    policy="Pain that stays up for two weeks after a step back should be seen by a GP or physiotherapist.",
    verdict=Verdict.REFER_ROUTINE,
    when=lambda facts, limits: (
        facts.life.regressed_before
        and at_least(facts.pain.rise, limits.review.rise_refer.value)
        and at_least(facts.pain.rise_before, limits.review.rise_refer.value)
    ),
    because="Pain was {facts.pain.rise:.1f} above the reference this week and {facts.pain.rise_before:.1f} the week "
    "before, after a step back; the limit is {limits.review.rise_refer}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

FLARE_TOO_LONG = Rule[ReviewFacts, Verdict](
    id="weekly_review.flare_too_long",
    policy="A flare that lasts longer than two weeks should be seen by a GP or physiotherapist.",
    verdict=Verdict.REFER_ROUTINE,
    when=lambda facts, limits: facts.life.flare_days > limits.review.flare_long.value,
    because="The flare has lasted {facts.life.flare_days:g} days; the limit is {limits.review.flare_long}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

NO_GAIN_EARLY = Rule[ReviewFacts, Verdict](
    id="weekly_review.no_gain_early",
    policy="Newer pain that shows no gain in pain or function after six weeks of training should be seen.",
    verdict=Verdict.REFER_ROUTINE,
    when=lambda facts, limits: (
        not _persistent(facts, limits)
        and facts.since.weeks >= limits.review.no_gain_refer.value
        and _kept_to_plan(facts, limits)
        and _stuck(facts, limits)
    ),
    because="{facts.since.weeks} weeks in, neither pain nor function has gained; the limit is "
    "{limits.review.no_gain_refer}.",
    source="sussex-msk",
    tag=Tag.CONFIRMED,
)

NO_GAIN_LASTING = Rule[ReviewFacts, Verdict](
    id="weekly_review.no_gain_lasting",
    policy="Pain, function and load that have not moved in twelve weeks and do not move now should be seen.",
    verdict=Verdict.REFER_ROUTINE,
    when=lambda facts, limits: (
        facts.since.weeks >= limits.review.no_gain_lasting.value
        and facts.life.adherence is not None
        and _stuck(facts, limits)
        and not _moving(facts, limits)
    ),
    because="{facts.since.weeks} weeks in, pain, function and load have not gained; the limit is "
    "{limits.review.no_gain_lasting}.",
    source="devon-msk",
    tag=Tag.CONFIRMED,
)

FLAT_WEEKS = Rule[ReviewFacts, Verdict](
    id="weekly_review.flat_weeks",
    policy="Long-lasting pain that stopped moving, with function still and load that failed to rise, should be seen.",
    verdict=Verdict.REFER_ROUTINE,
    when=lambda facts, limits: (
        _persistent(facts, limits)
        and at_least(facts.since.weeks, limits.review.no_gain_lasting.value)
        and at_least(facts.since.weeks_flat, limits.review.flat_weeks.value)
        and facts.room.most <= 1 + limits.review.flat_room.value / 100
        and facts.since.weeks_failed >= limits.review.flat_failed.value
        and not _moving(facts, limits)
        and at_least(facts.since.pain_before, limits.review.troubled_long.value)
        and facts.since.fall_lately is not None
        and facts.since.fall_lately < limits.review.flat_fall.value
        and not at_least(facts.since.function_gain, limits.review.gain_function.value)
        and _kept_to_plan(facts, limits)
    ),
    because="The load that settles has not risen for {facts.since.weeks_flat} weeks, {facts.since.weeks_failed} of which "
    "were not calm, and pain is where it was two months ago; the limit is {limits.review.flat_weeks}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

CLIMBING = Rule[ReviewFacts, Verdict](
    id="weekly_review.climbing",
    policy="Pain that keeps climbing for weeks although nothing more is lifted should be seen by a GP or physiotherapist.",
    verdict=Verdict.REFER_ROUTINE,
    when=lambda facts, limits: (
        facts.climb is not None
        and not facts.climb.loaded
        and facts.climb.now >= limits.review.climb_now.value
        and facts.climb.between >= limits.review.climb_between.value
        and facts.climb.falling <= limits.review.climb_falling.value
        and at_least(facts.pain.rise, limits.review.climb_rise.value)
    ),
    because="Pain is {facts.climb.now:.1f} above where it was before it began to climb, {facts.climb.between:.1f} in the "
    "weeks between, and no more was lifted; the limit is {limits.review.climb_now}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

WEEK_WELL_UP = Rule[ReviewFacts, Verdict](
    id="weekly_review.week_well_up",
    policy="A week whose pain is up by as much as a real change steps the plan back.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: _up_by(facts, limits.review.rise_regress.value, limits),
    because="Pain this week was {facts.pain.rise:.1f} above the reference of {facts.pain.reference:.1f} "
    "({facts.pain.readings} readings); the limit is {limits.review.rise_regress}.",
    source="ostelo-2008",
    tag=Tag.CONFIRMED,
)

UP_TWO_WEEKS = Rule[ReviewFacts, Verdict](
    id="weekly_review.up_two_weeks",
    policy="Pain up for two weeks running steps the plan back.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: (
        at_least(facts.pain.rise, limits.review.rise_two_weeks.value)
        and at_least(facts.pain.rise_before, limits.review.rise_two_weeks.value)
    ),
    because="Pain was {facts.pain.rise:.1f} above the reference this week and {facts.pain.rise_before:.1f} the week "
    "before; the limit is {limits.review.rise_two_weeks} two weeks running.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

EXERCISES_STEPPED_BACK = Rule[ReviewFacts, Verdict](
    id="weekly_review.exercises_stepped_back",
    policy="Two or more exercises stepped back on the readings of two or more days step the plan back.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: (
        len(facts.regressed) >= limits.review.regressed_exercises.value
        and facts.regressed_days >= limits.review.regressed_days.value
    ),
    because="Stepped back this week: {facts.regressed_names}; the limit is {limits.review.regressed_exercises}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

FLARE_OF_DAYS = Rule[ReviewFacts, Verdict](
    id="weekly_review.flare_of_days",
    policy="A flare of a day or more steps the plan back.",
    verdict=Verdict.REGRESS,
    when=lambda facts, limits: facts.life.flare is FlareLength.DAYS,
    because="A flare of days was reported; a flare from {limits.review.flare_days} on steps the plan back.",
    source="suri-2011",
    tag=Tag.OUR_RULE,
)

TOO_FEW_READINGS = Rule[ReviewFacts, Verdict](
    id="weekly_review.too_few_readings",
    policy="A week with too few pain scores is held: nothing steps up on silence.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.pain.readings < limits.review.readings_for_mean.value,
    because="Pain readings this week: {facts.pain.readings}. A mean needs {limits.review.readings_for_mean}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

TOO_FEW_IN_ALL = Rule[ReviewFacts, Verdict](
    id="weekly_review.too_few_in_all",
    policy="Nothing steps up before the diary holds a few readings.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.pain.readings_in_all < limits.review.readings_in_all.value,
    because="Pain readings in all: {facts.pain.readings_in_all}. A step up needs {limits.review.readings_in_all}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

NO_REFERENCE = Rule[ReviewFacts, Verdict](
    id="weekly_review.no_reference",
    policy="Without a starting point there is nothing to compare with, and nothing steps up.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.pain.reference is None,
    because="No average pain from the screening and no earlier week is known, so this week cannot be compared.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

SESSIONS_UNKNOWN = Rule[ReviewFacts, Verdict](
    id="weekly_review.sessions_unknown",
    policy="A week whose sessions are not known is held.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.life.adherence is None,
    because="How many of this week's sessions were done is not known.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

GONE_QUIET = Rule[ReviewFacts, Verdict](
    id="weekly_review.gone_quiet",
    policy="After a long silence nothing steps up.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        facts.life.silent_days is None or facts.life.silent_days > limits.review.silence_days.value
    ),
    because="There was no session and no check-in within the last {limits.review.silence_days}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

SAFETY_NOT_ASKED = Rule[ReviewFacts, Verdict](
    id="weekly_review.safety_not_asked",
    policy="The plan is held while the safety questions have not been asked for two weeks.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        facts.life.safety_days is None or facts.life.safety_days > limits.review.safety_days.value
    ),
    because="The safety questions were not asked within the last {limits.review.safety_days}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

MISSED_TWO_WEEKS = Rule[ReviewFacts, Verdict](
    id="weekly_review.missed_two_weeks",
    policy="After two missed weeks training starts again at about 70 % of the dose.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        at_least(facts.life.missed_days, limits.review.missed_days.value)
        and not (
            facts.life.lowest_factor_since is not None
            and facts.life.lowest_factor_since <= limits.review.flare_back.value
        )
    ),
    because="The last session was {facts.life.missed_days} days ago: start again at {limits.review.restart}.",
    source="graded-activity-2007",
    tag=Tag.CONFIRMED,
)

WEEK_UP = Rule[ReviewFacts, Verdict](
    id="weekly_review.week_up",
    policy="A week whose pain is clearly above the reference is held, to see whether it settles.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: at_least(facts.pain.rise, limits.review.rise_hold.value),
    because="Pain this week was {facts.pain.rise:.1f} above the reference of {facts.pain.reference:.1f} "
    "({facts.pain.readings} readings); the limit is {limits.review.rise_hold}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

SHORT_FLARE = Rule[ReviewFacts, Verdict](
    id="weekly_review.short_flare",
    policy="A flare of under a day holds the plan for the week and never steps it back.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: facts.life.flare is FlareLength.UNDER_A_DAY,
    because="A flare of under a day was reported; only one of {limits.review.flare_days} or more steps the plan back.",
    source="suri-2011",
    tag=Tag.OUR_RULE,
)

NIGHTS_DISTURBED = Rule[ReviewFacts, Verdict](
    id="weekly_review.nights_disturbed",
    policy="Sleep disturbed by pain on three or more nights, and more than usual, holds the plan.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        at_least(facts.life.nights, limits.review.nights.value)
        and (facts.life.usual_nights is None or facts.life.nights > facts.life.usual_nights)  # type: ignore[operator]
    ),
    because="Pain disturbed {facts.life.nights} nights, more than usual; the limit is {limits.review.nights}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

CONFIDENCE_LOW = Rule[ReviewFacts, Verdict](
    id="weekly_review.confidence_low",
    policy="Low confidence holds the plan: trust in movement comes before load.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        facts.life.confidence is not None and facts.life.confidence < limits.review.confidence_low.value
    ),
    because="Confidence was {facts.life.confidence:g}; the limit is {limits.review.confidence_low}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

CONFIDENCE_FELL = Rule[ReviewFacts, Verdict](
    id="weekly_review.confidence_fell",
    policy="Confidence that dropped holds the plan.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: at_least(facts.life.confidence_fall, limits.review.confidence_fall.value),
    because="Confidence fell by {facts.life.confidence_fall:g}; the limit is {limits.review.confidence_fall}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

SESSIONS_MISSED = Rule[ReviewFacts, Verdict](
    id="weekly_review.sessions_missed",
    policy="Where more than a quarter of a fortnight's planned sessions were missed, the plan is held.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        facts.life.adherence is not None and facts.life.adherence < limits.review.adherence.value
    ),
    because="{facts.life.adherence:.0f} % of the last fortnight's sessions were done; a step up needs "
    "{limits.review.adherence}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

SYMPTOM_IN_SESSION = Rule[ReviewFacts, Verdict](
    id="weekly_review.symptom_in_session",
    policy="After sharp, travelling or climbing pain in a session the plan is held and the safety questions are asked.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: bool(facts.symptoms),
    because="A stopping symptom was marked in {facts.symptom_names}: ask the safety questions before the next session.",
    source="manual-lbp",
    tag=Tag.OUR_RULE,
)

NO_GAIN_TALK = Rule[ReviewFacts, Verdict](
    id="weekly_review.no_gain_talk",
    policy="No gain after about a month is the time to talk about seeing a GP or physiotherapist.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        not _ready(facts, limits)
        and facts.since.weeks
        >= (limits.review.no_gain_refer if _persistent(facts, limits) else limits.review.no_gain_talk).value
        and _kept_to_plan(facts, limits)
        and _stuck(facts, limits)
    ),
    because="{facts.since.weeks} weeks in there is no gain yet: talk about seeing a GP or physiotherapist.",
    source="mja-2018",
    tag=Tag.OUR_RULE,
)

CALM_WEEKS = Rule[ReviewFacts, Verdict](
    id="weekly_review.calm_weeks",
    policy="After the plan was stepped well back, as after a flare, nothing steps up for two calm weeks.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: (
        facts.life.stepped_back_days is not None and facts.life.stepped_back_days < limits.review.calm_days.value
    ),
    because="The plan was stepped well back {facts.life.stepped_back_days} days ago; it stays for "
    "{limits.review.calm_days}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

NO_ROOM = Rule[ReviewFacts, Verdict](
    id="weekly_review.no_room",
    policy="Where even the smallest step may well be more than the back bears, settled work waits.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: bool(facts.settled) and not facts.ready,
    because="{facts.settled_names}: settled, but by what mornings and reps left have shown so far even the smallest step "
    "may be more than the back bears yet; the limit is {limits.review.beyond_most}.",
    source="our-simulation",
    tag=Tag.OUR_RULE,
)

SETTLED_AND_DONE = Rule[ReviewFacts, Verdict](
    id="weekly_review.settled_and_done",
    policy="A settled week with the sessions done and an exercise ready is a week to step up.",
    verdict=Verdict.PROGRESS,
    when=_ready,
    because="Pain stayed within {limits.review.rise_hold} of the reference ({facts.pain.readings} readings), "
    "{facts.life.adherence:.0f} % of sessions were done, and the work was done in full with calm mornings after.",
    source="nsca-two-for-two",
    tag=Tag.OUR_RULE,
)

NOTHING_STOOD_OUT = Rule[ReviewFacts, Verdict](
    id="weekly_review.nothing_stood_out",
    policy="Where nothing speaks for a change the plan stays as it is.",
    verdict=Verdict.HOLD,
    when=lambda facts, limits: True,
    because="Nothing this week speaks for a change.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

WEEKLY_REVIEW = RuleBook[ReviewFacts, Verdict](
    question="What should next week's programme do?",
    rules=(
        PAUSE_STILL_OPEN,
        WORSE_AFTER_STEP_BACK,
        FLARE_TOO_LONG,
        NO_GAIN_EARLY,
        NO_GAIN_LASTING,
        FLAT_WEEKS,
        CLIMBING,
        WEEK_WELL_UP,
        UP_TWO_WEEKS,
        EXERCISES_STEPPED_BACK,
        FLARE_OF_DAYS,
        TOO_FEW_READINGS,
        TOO_FEW_IN_ALL,
        NO_REFERENCE,
        SESSIONS_UNKNOWN,
        GONE_QUIET,
        SAFETY_NOT_ASKED,
        MISSED_TWO_WEEKS,
        WEEK_UP,
        SHORT_FLARE,
        NIGHTS_DISTURBED,
        CONFIDENCE_LOW,
        CONFIDENCE_FELL,
        SESSIONS_MISSED,
        SYMPTOM_IN_SESSION,
        NO_GAIN_TALK,
        CALM_WEEKS,
        NO_ROOM,
        SETTLED_AND_DONE,
    ),
    otherwise=NOTHING_STOOD_OUT,
)


def left_by(fired: Iterable[Rule[ReviewFacts, Verdict]], facts: ReviewFacts, limits: Limits) -> float:
    """A share of the dose (0-1): one rung less, and less again after a flare.

    A week well up counts as a flare unless the load is believed to be well borne: weeks come up by chance too (clinical
    facts 6.3), and those need no more than the one rung. An unknown load is not believed in.
    """
    review, ids = limits.review, {rule.id for rule in fired}
    doubted = facts.room.chance is None or facts.room.chance >= review.flare_chance.value
    flared = FLARE_OF_DAYS.id in ids or (WEEK_WELL_UP.id in ids and doubted)
    return review.flare_back.value if flared else review.step_back.value
