"""Replay: a client's decided weeks judged again with one limit moved. It decides nothing, and safety is never replayed."""

import json
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import replay
from lbp_core.coach.weekly.replay import Past, check_move, judged, past, up_to
from lbp_core.coach.weekly.review import reviewed
from lbp_core.evidence.limits import limits
from lbp_core.evidence.reading import read_yaml
from lbp_core.evidence.replayable import moved, replayable
from lbp_core.models.records import By, DecisionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.replay import Judged, Way
from lbp_core.models.review import Meanwhile, ReviewInput
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Verdict
from tests.coach.test_reviewing import SUNDAY, good_week, take
from tests.histories import history
from tests.people import at, ready
from tests.stories.test_stories_review import STORIES, history_of

PERSISTENT = (
    "rise_hold", "rise_two_weeks", "rise_regress", "adherence", "nights", "confidence_low", "confidence_fall",
    "silence_days", "safety_days", "readings_in_all",
)  # fmt: skip


def told(**said: Any) -> ReviewInput:
    return ReviewInput.model_validate_json(json.dumps(history(**said)))


def story(path: Path) -> ReviewInput:
    return history_of(read_yaml(path))


def decided(given: ReviewInput, *sundays: date) -> Past:
    """As if each of those weeks had been decided as the rules said then."""
    made = []
    for number, sunday in enumerate(sundays):
        found = reviewed(up_to(given, sunday)).result
        made.append(
            DecisionRecord(
                id=f"d{number}", client_id="c", at=at(sunday, 20), as_of=sunday, recommended=found,
                taken=found.verdict, why=None, load_factor=found.load_factor, programme_version_id=None,
            )
        )  # fmt: skip
    return Past(given, tuple(made))


def sundays(given: ReviewInput, count: int) -> list[date]:
    return [given.as_of - timedelta(weeks=back) for back in reversed(range(count))]


def a_week_up() -> Past:
    """Four weeks; the last is seven tenths above usual, which one point would not hold."""
    given = told(weeks=4, week_4={"before": [4, 4, 4], "morning": [4, 4, 3], "check_in": 3})
    return decided(given, *sundays(given, 4))


def test_moving_a_limit_shows_the_weeks_that_would_have_gone_otherwise_and_which_way() -> None:
    found = a_week_up()
    standing = judged(found)
    assert standing[-1].verdict is Verdict.PROGRESS
    seen = replay.replay(found, standing, name="rise_hold", value=0.5)
    assert [week.way for week in seen.weeks][-1] is Way.CAREFUL
    assert seen.weeks[-1].moved.verdict is Verdict.HOLD
    assert "the limit is 0.5 points" in seen.weeks[-1].moved.says
    assert seen.weeks[-1].now == standing[-1]


def test_looking_with_the_limit_where_it_stands_differs_nowhere() -> None:
    found = a_week_up()
    for name in replayable():
        own = getattr(limits().review, name).value
        seen = replay.replay(found, judged(found), name=name, value=own)
        assert {week.way for week in seen.weeks} == {Way.SAME}


def test_a_smaller_largest_step_is_another_size_and_no_other_decision() -> None:
    given = told(weeks=4)
    found = decided(given, *sundays(given, 1))
    [week] = replay.replay(found, judged(found), name="week_step_most", value=5).weeks
    assert week.way is Way.SIZE
    assert 1 < week.moved.load_factor < week.now.load_factor


def test_a_week_is_judged_on_what_was_on_record_up_to_its_sunday() -> None:
    given = told(
        weeks=6,
        week_6={"before": 9, "morning": 9, "check_in": 9},
        decisions=[{"week": 5, "verdict": "hold", "load_factor": 1.0}],
    )
    early = up_to(given, given.as_of - timedelta(weeks=1))
    assert max(row.date for row in early.rows) <= early.as_of
    assert early.decisions == (), "its own decision was not taken yet"
    assert early.client.duration_weeks == given.client.duration_weeks - 1
    assert reviewed(early).result.verdict is Verdict.PROGRESS
    assert reviewed(given).result.verdict is Verdict.REGRESS


def test_what_the_gate_said_then_stands_in_every_column() -> None:
    found = a_week_up()
    newest = found.decisions[-1]
    stop = newest.recommended.reasons[0].model_copy(
        update={"rule": "screening.pause_still_open", "verdict": Verdict.REFER_SAME_DAY, "says": "Training is paused."}
    )
    paused = newest.recommended.model_copy(
        update={
            "verdict": Verdict.REFER_SAME_DAY,
            "meanwhile": Meanwhile.NONE,
            "reasons": (stop, *newest.recommended.reasons),
        }
    )
    locked = Past(found.given, (*found.decisions[:-1], newest.model_copy(update={"recommended": paused})))
    for name, one in replayable().items():
        for value in (one.least, one.most):
            week = replay.replay(locked, judged(locked), name=name, value=value).weeks[-1]
            assert (week.now.verdict, week.moved.verdict) == (Verdict.REFER_SAME_DAY, Verdict.REFER_SAME_DAY)
            assert week.moved.load_factor == 0.0


@pytest.mark.parametrize("name", PERSISTENT)
def test_what_may_never_weaken_only_moves_to_its_careful_side(name: str) -> None:
    """On every history of the stories: never a bolder verdict, never a larger dose."""
    one = replayable()[name]
    for path in STORIES:
        given = story(path)
        before = reviewed(given).result
        for value in (one.least, one.most):
            after = reviewed(given, moved(name, value)).result
            assert after.verdict.caution >= before.verdict.caution, path.stem
            assert after.load_factor <= before.load_factor + 1e-9, path.stem


def test_no_default_that_is_moved_silences_safety_or_persistence() -> None:
    """Whatever holds, steps back or refers by the limits as they stand still does, with any default at either end.

    Left out are the rules about the defaults themselves: how much room is left, the calm weeks, and silence. A referral
    that hangs on the room has the next test.
    """
    own = {
        "weekly_review." + one for one in ("no_room", "calm_weeks", "no_gain_talk", "nothing_stood_out", "flat_weeks")
    }
    for path in STORIES:
        given = story(path)
        kept = {one.rule for one in reviewed(given).result.reasons if one.verdict is not Verdict.PROGRESS} - own
        for name, one in replayable().items():
            for value in (one.least, one.most):
                fired = {reason.rule for reason in reviewed(given, moved(name, value)).result.reasons}
                assert kept <= fired, (path.stem, name, value)


@pytest.mark.parametrize("verdict", [Verdict.REFER_ROUTINE, Verdict.REFER_SAME_DAY])
def test_no_default_that_is_moved_takes_a_referral_away(verdict: Verdict) -> None:
    """Flat weeks count as stuck where there is no room, and a bolder limit makes room: the referral stays all the same."""
    found = a_week_up()
    referred = Judged(verdict=verdict, load_factor=0.0, says="It was time that somebody looked.")
    assert judged(found, moved("beyond_most", 0.3))[-1].verdict.caution < verdict.caution, "else nothing is shown"
    week = replay.replay(found, (*judged(found)[:-1], referred), name="beyond_most", value=0.3).weeks[-1]
    assert (week.moved, week.way) == (referred, Way.SAME)


def test_limits_that_keep_somebody_safe_cannot_be_moved_and_none_too_far() -> None:
    for name in ("rise_refer", "flare_long", "no_gain_refer", "clamp", "climb_now"):
        with pytest.raises(Refused, match="no limit that can be looked at"):
            check_move(name, 1)
    with pytest.raises(Refused, match="from 5 to 15; you gave 16"):
        check_move("week_step_most", 16)
    with pytest.raises(Refused, match="Did you mean 'rise_hold'"):
        check_move("rise_hol", 1)


def test_only_decided_weeks_are_replayed_and_looking_writes_nothing(studio: Studio) -> None:
    client_id = ready(studio)
    assert past(studio, client_id) is None
    good_week(studio, client_id)
    record = take(studio, client_id, Verdict.HOLD)
    found = past(studio, client_id)
    assert found is not None
    assert found.decisions == (record,)
    seen = replay.replay(found, judged(found), name="confidence_progress", value=9)
    [week] = seen.weeks
    assert (week.as_of, week.taken, week.then.verdict) == (SUNDAY, Verdict.HOLD, Verdict.PROGRESS)
    assert (week.now.verdict, week.moved.verdict, week.way) == (Verdict.PROGRESS, Verdict.HOLD, Way.CAREFUL)
    assert past(studio, client_id) == found
    assert limits().review.confidence_progress.value == 6


def test_a_gate_that_was_half_open_lets_no_replayed_week_step_up(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    sharing.send_morning(studio, client_id, None, {"infl": Answer.UNSURE}, by=By.CLIENT, key="y", at=at(SUNDAY, 21))
    take(studio, client_id, Verdict.HOLD, on=7)
    found = past(studio, client_id)
    assert found is not None
    [week] = judged(found)
    assert week.verdict is Verdict.HOLD
    assert week.load_factor <= 1.0


def test_a_year_is_replayed_in_a_second(record_property: Any) -> None:
    """Both columns of 52 weeks; the page keeps the one for today's limits, so a move of the stepper takes half of it."""
    given = told(weeks=53)
    found = decided(given, *sundays(given, 52))
    began = perf_counter()
    replay.replay(found, judged(found), name="week_step_most", value=5)
    taken = perf_counter() - began
    record_property("measured", f"replay of 52 weeks, both columns: {taken:.2f} s")
    assert taken < 3, "three times the second that is promised, for a machine that is busy"
