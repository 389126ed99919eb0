"""Every number a rule compares with, once: value, unit, source, date. The rules that use them are in lbp_core/rules."""

from datetime import date
from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Tag


class Limit(Frozen):
    """One number with its unit. `str(limit)` never leaves the unit out."""

    value: float
    unit: str = Field(min_length=1)
    says: str = Field(min_length=1)
    source: str
    tag: Tag
    since: date

    def __str__(self) -> str:
        unit = self.unit.removesuffix("s") if self.value == 1 else self.unit
        return f"{self.value:g} {unit}"


class ScreeningLimits(Frozen):
    """data/limits.yaml, section screening."""

    adult_age: Limit
    older_age: Limit
    lasting_pain: Limit
    urgent_groups: Limit


class PresentationLimits(Frozen):
    """data/limits.yaml, section presentation."""

    flared_pain: Limit
    improving_pain: Limit
    recent_weeks: Limit
    recent_pain: Limit
    irritable_peak: Limit
    slow_to_settle: Limit
    quick_to_settle: Limit
    settled_weeks: Limit
    diary_weeks: Limit


class ReviewLimits(Frozen):
    """data/limits.yaml, section review."""

    readings_for_mean: Limit
    readings_in_all: Limit
    rise_hold: Limit
    rise_two_weeks: Limit
    rise_regress: Limit
    rise_refer: Limit
    share_without_highest: Limit
    reference_drop: Limit
    reference_weeks: Limit
    morning_settled: Limit
    morning_note: Limit
    morning_regress: Limit
    pain_ceiling: Limit
    high_usual: Limit
    above_usual: Limit
    highest_ceiling: Limit
    during_once: Limit
    during_steady: Limit
    during_days: Limit
    reserve: Limit
    regressed_exercises: Limit
    regressed_days: Limit
    flare_days: Limit
    flare_long: Limit
    nights: Limit
    confidence_low: Limit
    confidence_fall: Limit
    confidence_progress: Limit
    adherence: Limit
    silence_days: Limit
    safety_days: Limit
    look_back_days: Limit
    missed_days: Limit
    gain_points: Limit
    gain_percent: Limit
    small_base: Limit
    gain_function: Limit
    gain_load: Limit
    troubled_early: Limit
    troubled_long: Limit
    lasting_weeks: Limit
    no_gain_talk: Limit
    no_gain_refer: Limit
    no_gain_lasting: Limit
    flat_weeks: Limit
    flat_failed: Limit
    flat_near: Limit
    flat_room: Limit
    flat_rise: Limit
    calm_rise: Limit
    rising_weeks: Limit
    rising_now: Limit
    flat_fall: Limit
    climb_now: Limit
    climb_between: Limit
    climb_falling: Limit
    climb_rise: Limit
    step_back: Limit
    restart: Limit
    step_up_most: Limit
    step_up_rung: Limit
    axial_steps: Limit
    step_back_days: Limit
    step_back_remembered: Limit
    sets_within: Limit
    flare_back: Limit
    flare_chance: Limit
    calm_days: Limit
    beyond_most: Limit
    least_room: Limit
    bearing_weeks: Limit
    rise_answered: Limit
    answered_some: Limit
    answered_often: Limit
    week_step_most: Limit
    week_step_some: Limit
    week_step_often: Limit
    clamp: Limit


class PlanningLimits(Frozen):
    """data/limits.yaml, section planning."""

    rep_seconds: Limit
    change_over: Limit
    carry_pace: Limit
    minutes_over: Limit
    home_exercises: Limit
    returned_most: Limit
    flare_days: Limit
    ramp_days: Limit
    ramp_share: Limit
    eased_share: Limit
    eased_sets: Limit
    eased_rest: Limit
    eased_often: Limit
    eased_within: Limit
    runs_on: Limit
    return_pain: Limit
    return_rise: Limit
    return_steady: Limit
    return_reserve: Limit
    setback_days: Limit
    start_confidence: Limit
    start_share: Limit
    long_break: Limit
    weeks_ahead: Limit


class PaperLimits(Frozen):
    """data/limits.yaml, section papers."""

    par_q_months: Limit
    policy_days: Limit


class Limits(Frozen):
    """data/limits.yaml: an unknown name or a missing one fails at start-up."""

    screening: ScreeningLimits
    presentation: PresentationLimits
    review: ReviewLimits
    planning: PlanningLimits
    papers: PaperLimits


@cache
def limits() -> Limits:
    """The limits as data/limits.yaml has them. Raises BrokenKnowledge."""
    return read_as(Limits, DATA / "limits.yaml")
