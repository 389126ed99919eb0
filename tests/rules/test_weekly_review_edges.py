"""Each limit of the weekly review, one step short of it and exactly on it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lbp_core.evidence.limits import limits
from lbp_core.facts.climb import Climb
from lbp_core.facts.exposure import ExerciseWeek
from lbp_core.facts.improvement import SinceStart
from lbp_core.facts.pain_week import PainWeek
from lbp_core.facts.room import Room
from lbp_core.facts.week import LifeWeek
from lbp_core.models.history import ExerciseDone, FlareLength, Symptom
from lbp_core.models.return_to import Setback
from lbp_core.rules import exercise_response as exercise
from lbp_core.rules import weekly_review as book

PAIN = PainWeek(
    readings=7, readings_in_all=28, mean=3.0, reference=3.0, rise=0.0, rise_without_highest=0.0, rise_before=0.0
)
LIFE = LifeWeek(
    flare=FlareLength.NONE,
    flare_days=0,
    nights=0,
    usual_nights=0,
    confidence=7,
    confidence_fall=0,
    adherence=100,
    silent_days=0,
    safety_days=0,
    missed_days=2,
    lowest_factor_since=None,
    regressed_before=False,
    stepped_back_days=None,
    paused_on=None,
)
SINCE = SinceStart(
    weeks=4,
    base=5,
    pain_before=5,
    best_fall=0,
    best_fall_percent=0,
    function_gain=0,
    load_gain_percent=0,
    duration_weeks=30,
)
CALM = book.ReviewFacts(pain=PAIN, life=LIFE, since=SINCE, ready=("Glute bridge",))
EXERCISE = ExerciseWeek(
    exercise="glute-bridge",
    name="Glute bridge",
    last=ExerciseDone(exercise="glute-bridge"),
    usual=3.0,
    last_two_rise=0,
    reserve=3,
    done_twice=True,
)


def told(**changes: Any) -> book.ReviewFacts:
    """The calm week with some facts changed, each named by part__fact."""
    facts = CALM
    for name, value in changes.items():
        part, _, fact = name.partition("__")
        inner = replace(getattr(facts, part), **{fact: value}) if fact else value
        facts = replace(facts, **{part: inner})
    return facts


REFERRED = {"life__regressed_before": True}
STUCK_EARLY = {"since__duration_weeks": 8, "since__pain_before": 4}
FLAT = {"since__weeks": 12, "since__pain_before": 4, "since__weeks_flat": 12, "since__fall_lately": 0}
FLAT |= {"since__weeks_failed": 3}
STUCK_LONG = {"since__weeks": 12, "since__pain_before": 4}

EDGES = [
    # rule                        with                                 fact                        quiet   fires
    (book.PAUSE_STILL_OPEN, {}, "life__paused_on", None, date(2026, 3, 1)),
    (book.WORSE_AFTER_STEP_BACK, REFERRED | {"pain__rise_before": 2}, "pain__rise", 1.49, 1.5),
    (book.WORSE_AFTER_STEP_BACK, REFERRED | {"pain__rise": 2}, "pain__rise_before", 1.49, 1.5),
    (book.FLARE_TOO_LONG, {}, "life__flare_days", 14, 15),
    (book.NO_GAIN_EARLY, STUCK_EARLY, "since__weeks", 5, 6),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6}, "since__duration_weeks", 12, 11),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6}, "since__pain_before", 1.9, 2),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6}, "since__best_fall_percent", 30, 29),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6}, "since__best_fall", 2, 1.9),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6}, "since__function_gain", 2, 1.9),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6, "since__best_fall": 2}, "since__base", 3.1, 3),
    (book.NO_GAIN_EARLY, STUCK_EARLY | {"since__weeks": 6}, "life__adherence", 74, 75),
    (book.NO_GAIN_LASTING, STUCK_LONG, "since__weeks", 11, 12),
    (book.NO_GAIN_LASTING, STUCK_LONG, "since__load_gain_percent", 10, 9),
    (book.NO_GAIN_LASTING, STUCK_LONG, "since__pain_before", 2.9, 3),
    (book.NO_GAIN_TALK, {"ready": (), **STUCK_EARLY}, "since__weeks", 3, 4),
    (book.NO_GAIN_TALK, {"ready": ()}, "since__weeks", 5, 6),
    (book.NO_GAIN_LASTING, STUCK_LONG, "since__load_rising_percent", 10, 9),
    (book.NO_GAIN_LASTING, STUCK_LONG, "since__month_fall", 1, 0.9),
    (book.FLAT_WEEKS, FLAT, "since__weeks_flat", 11, 12),
    (book.FLAT_WEEKS, FLAT, "since__weeks_failed", 2, 3),
    (book.FLAT_WEEKS, FLAT, "since__load_rising_percent", 10, 9),
    (book.FLAT_WEEKS, FLAT, "since__month_fall", 1, 0.9),
    (book.FLAT_WEEKS, FLAT, "since__weeks", 11, 12),
    (book.FLAT_WEEKS, FLAT, "since__pain_before", 2.9, 3),
    (book.FLAT_WEEKS, FLAT, "since__fall_lately", 1, 0.9),
    (book.FLAT_WEEKS, FLAT, "since__function_gain", 2, 1.9),
    (book.FLAT_WEEKS, FLAT, "since__duration_weeks", 11, 12),
    (book.FLAT_WEEKS, FLAT, "life__adherence", 74, 75),
    (book.FLAT_WEEKS, FLAT, "room", Room(1.06, 0.1, 0.1), Room(1.05, 0.1, 0.1)),
    (
        book.CLIMBING,
        {"pain__rise": 0.5},
        "climb",
        Climb(1.9, 1.0, 0.25, loaded=False),
        Climb(2.0, 1.0, 0.25, loaded=False),
    ),
    (
        book.CLIMBING,
        {"pain__rise": 0.5},
        "climb",
        Climb(2.0, 0.9, 0.25, loaded=False),
        Climb(2.0, 1.0, 0.25, loaded=False),
    ),
    (
        book.CLIMBING,
        {"pain__rise": 0.5},
        "climb",
        Climb(2.0, 1.0, 0.3, loaded=False),
        Climb(2.0, 1.0, 0.25, loaded=False),
    ),
    (
        book.CLIMBING,
        {"pain__rise": 0.5},
        "climb",
        Climb(2.0, 1.0, 0.25, loaded=True),
        Climb(2.0, 1.0, 0.25, loaded=False),
    ),
    (book.CLIMBING, {"climb": Climb(2.0, 1.0, 0.25, loaded=False)}, "pain__rise", 0.4, 0.5),
    (book.WEEK_WELL_UP, {"pain__rise_without_highest": 2}, "pain__rise", 1.99, 2),
    (book.WEEK_WELL_UP, {"pain__rise": 3}, "pain__rise_without_highest", 0.99, 1),
    (book.UP_TWO_WEEKS, {"pain__rise_before": 1}, "pain__rise", 0.99, 1),
    (book.UP_TWO_WEEKS, {"pain__rise": 1}, "pain__rise_before", 0.99, 1),
    (book.EXERCISES_STEPPED_BACK, {"regressed_days": 2}, "regressed", ("a",), ("a", "b")),
    (book.EXERCISES_STEPPED_BACK, {"regressed": ("a", "b")}, "regressed_days", 1, 2),
    (book.FLARE_OF_DAYS, {}, "life__flare", FlareLength.UNDER_A_DAY, FlareLength.DAYS),
    (book.SHORT_FLARE, {}, "life__flare", FlareLength.NONE, FlareLength.UNDER_A_DAY),
    (book.TOO_FEW_READINGS, {}, "pain__readings", 3, 2),
    (book.TOO_FEW_IN_ALL, {}, "pain__readings_in_all", 4, 3),
    (book.NO_REFERENCE, {}, "pain__reference", 0.0, None),
    (book.SESSIONS_UNKNOWN, {}, "life__adherence", 0, None),
    (book.GONE_QUIET, {}, "life__silent_days", 10, 11),
    (book.GONE_QUIET, {}, "life__silent_days", 0, None),
    (book.SAFETY_NOT_ASKED, {}, "life__safety_days", 14, 15),
    (book.SAFETY_NOT_ASKED, {}, "life__safety_days", 0, None),
    (book.MISSED_TWO_WEEKS, {}, "life__missed_days", 13, 14),
    (book.MISSED_TWO_WEEKS, {"life__missed_days": 20}, "life__lowest_factor_since", 0.8, 0.81),
    (book.WEEK_UP, {}, "pain__rise", 0.99, 1),
    (book.NIGHTS_DISTURBED, {}, "life__nights", 2, 3),
    (book.NIGHTS_DISTURBED, {"life__nights": 4}, "life__usual_nights", 4, 3),
    (book.CONFIDENCE_LOW, {}, "life__confidence", 5, 4.9),
    (book.CONFIDENCE_FELL, {}, "life__confidence_fall", 1.9, 2),
    (book.SESSIONS_MISSED, {}, "life__adherence", 75, 74),
    (book.SYMPTOM_IN_SESSION, {}, "symptoms", (), ("a",)),
    (book.CALM_WEEKS, {}, "life__stepped_back_days", 14, 13),
    (book.CALM_WEEKS, {}, "life__stepped_back_days", None, 0),
    (book.NO_ROOM, {"ready": ()}, "settled", (), ("a",)),
    (book.NO_ROOM, {"settled": ("a",)}, "ready", ("a",), ()),
    (book.SETTLED_AND_DONE, {}, "pain__mean", 4.0, 3.99),
    (book.SETTLED_AND_DONE, {}, "life__adherence", 74, 75),
    (book.SETTLED_AND_DONE, {}, "life__confidence", 5.9, 6),
    (book.SETTLED_AND_DONE, {}, "life__confidence", 5.9, None),
    (book.SETTLED_AND_DONE, {}, "ready", (), ("a",)),
]

SETBACK = Setback(
    exercise="kettlebell-swing", rung=3, last=date(2026, 3, 4), told=date(2026, 3, 4), until=date(2026, 3, 18), says="…"
)

DAY = date(2026, 3, 1)
LATER = date(2026, 3, 3)
USED_TO = {"usual": 4.0, "usual_during": 4.0}
ONE_DAY_OVER = USED_TO | {"pain_during": 8, "during": ((DAY, 8),)}
CALM_AFTER = ONE_DAY_OVER | {"mornings": ((DAY, 0),)}

EXERCISE_EDGES = [
    (exercise.SYMPTOM, {}, "symptom", None, Symptom.CLIMBING),
    (exercise.PAIN_OVER_CEILING, {}, "pain_during", 5, 5.1),
    (exercise.PAIN_OVER_CEILING, {"usual": 3.9}, "pain_during", 5, 5.1),
    (exercise.PAIN_OVER_CEILING, {"usual": 4.5}, "pain_during", 6, 6.1),
    (exercise.PAIN_OVER_CEILING, {"usual": 4.4}, "pain_during", 5, 5.1),
    (exercise.PAIN_OVER_CEILING, USED_TO | {"pain_during": 7}, "during", ((DAY, 6.9),), ((DAY, 7),)),
    (exercise.PAIN_OVER_CEILING, USED_TO | {"pain_during": 6}, "during", ((DAY, 6), (DAY, 5.9)), ((DAY, 6), (DAY, 6))),
    (exercise.PAIN_OVER_CEILING, ONE_DAY_OVER, "mornings", ((DAY, 1.5),), ((DAY, 1.6),)),
    (exercise.PAIN_OVER_CEILING, ONE_DAY_OVER, "mornings", ((DAY, 0),), ()),
    (exercise.PAIN_OVER_CEILING, CALM_AFTER, "beyond_elsewhere", frozenset({DAY}), frozenset({DAY, LATER})),
    (exercise.OVER_CEILING_AS_USUAL, ONE_DAY_OVER, "mornings", ((DAY, 1.6),), ((DAY, 1.5),)),
    (exercise.OVER_CEILING_AS_USUAL, USED_TO | {"during": ((DAY, 5.1),)}, "pain_during", 5, 5.1),
    (exercise.OVER_CEILING_AS_USUAL, {"during": ((DAY, 6),), "pain_during": 6}, "usual_during", None, 4.0),
    (exercise.PAIN_OVER_CEILING, {"usual": 8.0}, "pain_during", 7, 7.1),
    (exercise.MORNING_UP_ONCE, {}, "suspect_rise", 2.9, 3),
    (exercise.MORNING_UP_TWICE, {}, "paired_rise", 1.9, 2),
    (exercise.FAILED_TWICE, {"setback": SETBACK}, "back_a_step", False, True),
    (exercise.FAILED_TWICE, {"back_a_step": True}, "setback", None, SETBACK),
    (exercise.FAILED_LATELY, {}, "setback", None, SETBACK),
    (exercise.MORNING_NOTED, {}, "worst_rise", 1.9, 2),
    (exercise.MORNING_NOT_SETTLED, {}, "last_two_rise", 1.5, 1.6),
    (exercise.MORNING_UNKNOWN, {}, "last_two_rise", 0, None),
    (exercise.TECHNIQUE_NOT_OK, {}, "technique_failed", False, True),
    (exercise.LITTLE_IN_RESERVE, {}, "reserve", 2, 1.9),
    (exercise.DONE_AND_SETTLED, {}, "done_twice", False, True),
    (exercise.DONE_AND_SETTLED, {}, "last_two_rise", 1.6, 1.5),
    (exercise.TARGET_NOT_MET_TWICE, {}, "done_twice", True, False),
]


@pytest.mark.hazard("H13")
@pytest.mark.parametrize(("rule", "given", "fact", "quiet", "fires"), EDGES, ids=lambda value: getattr(value, "id", ""))
def test_the_week_turns_exactly_at_its_limit(rule: Any, given: Any, fact: str, quiet: Any, fires: Any) -> None:
    assert not rule.when(told(**{**given, fact: quiet}), limits())
    assert rule.when(told(**{**given, fact: fires}), limits())


@pytest.mark.hazard("H13")
@pytest.mark.parametrize(("rule", "given", "fact", "quiet", "fires"), EXERCISE_EDGES)
def test_the_exercise_turns_exactly_at_its_limit(rule: Any, given: Any, fact: str, quiet: Any, fires: Any) -> None:
    assert not rule.when(replace(EXERCISE, **{**given, fact: quiet}), limits())
    assert rule.when(replace(EXERCISE, **{**given, fact: fires}), limits())


@pytest.mark.hazard("H13")
def test_every_rule_of_both_books_has_an_edge() -> None:
    everywhere = {rule.id for rule in (*book.WEEKLY_REVIEW.rules, *exercise.EXERCISE_RESPONSE.all)}
    assert everywhere == {row[0].id for row in (*EDGES, *EXERCISE_EDGES)}


def test_a_calm_week_fires_nothing_but_the_step_up() -> None:
    fired = [rule.id for rule in book.WEEKLY_REVIEW.rules if rule.when(CALM, limits())]
    assert fired == [book.SETTLED_AND_DONE.id]


@pytest.mark.parametrize(
    ("fired", "chance", "left"),
    [
        ({book.WEEK_WELL_UP}, 0.24, 0.9),
        ({book.WEEK_WELL_UP}, 0.25, 0.8),
        ({book.WEEK_WELL_UP}, None, 0.8),
        ({book.UP_TWO_WEEKS}, 0.9, 0.9),
        ({book.WEEK_WELL_UP, book.FLARE_OF_DAYS}, 0.0, 0.8),
    ],
)
def test_a_week_well_up_goes_well_back_only_where_the_load_may_be_too_much(
    fired: set[Any], chance: float | None, left: float
) -> None:
    facts = book.ReviewFacts(pain=PAIN, life=LIFE, since=SINCE, room=Room(most=1.0, chance=chance, answered=0.1))
    assert book.left_by(fired, facts, limits()) == left


@pytest.mark.parametrize(("rise", "named"), [(2.9, False), (3.0, True), (3.1, True)])
def test_the_day_behind_a_step_back_is_named_from_the_limit_of_a_bad_morning_on(rise: float, named: bool) -> None:
    day = date(2026, 3, 4)
    facts = replace(EXERCISE, suspect_rise=rise, suspects=((day, rise),))
    known = limits()
    assert known.review.morning_regress.value == 3
    assert (day in exercise.DAYS_BEHIND[exercise.MORNING_UP_ONCE.id](facts, known)) is named
    assert exercise.MORNING_UP_ONCE.when(facts, known) is named
