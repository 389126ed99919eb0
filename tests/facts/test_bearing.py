"""The belief of what a back bears: it follows what was answered, never grows bolder by a worse week."""

from dataclasses import replace
from random import Random

import pytest

from lbp_core.evidence.limits import limits
from lbp_core.facts.bearing import bearing_of
from lbp_core.facts.load_weeks import LoadWeek
from lbp_core.facts.room import answered, room_of

CALM = LoadWeek(load=1.0, rise=0.0, during=0.0, flare=False, reserve=3.0)
REVIEW = limits().review


def room(*weeks: LoadWeek) -> float:
    return room_of(bearing_of(weeks), weeks, REVIEW).most


def a_life(dice: Random) -> list[LoadWeek]:
    loads = [1.0]
    for _ in range(dice.randint(1, 15)):
        loads.append(loads[-1] * dice.choice((1, 1, 1.05, 1.1, 0.8)))
    return [
        LoadWeek(
            load=None if dice.random() < 0.1 else load,
            rise=dice.choice((None, dice.gauss(0, 0.9))),
            during=dice.choice((None, dice.gauss(0, 1))),
            flare=dice.choice((None, False, False, False, True)),
            reserve=dice.choice((None, float(dice.randint(0, 6)))),
        )
        for load in loads
    ]


def test_nothing_trained_is_nothing_known() -> None:
    assert bearing_of(()) is None
    assert bearing_of((LoadWeek(load=None, rise=0.0),)) is None


def test_calm_weeks_and_reps_left_give_room_and_answers_take_it() -> None:
    calm, spare = room(*[CALM] * 5), room(*[replace(CALM, reserve=6.0)] * 5)
    assert 1 < calm < spare == 1 + REVIEW.week_step_most.value / 100
    rising = [replace(CALM, load=load, reserve=4.0) for load in (1.0, 1.1, 1.2, 1.25)]
    newest = replace(rising[-1], load=1.3)
    assert room(*rising, replace(newest, rise=1.5)) < room(*rising, newest)
    unsaid = [replace(CALM, load=1 + 0.1 * number, reserve=None) for number in range(7)]
    assert room(*unsaid[:-1], replace(unsaid[-1], during=3.0)) < room(*unsaid)
    assert room(*rising, replace(newest, flare=True)) < room(*rising, newest)
    assert room(*[replace(CALM, reserve=1.0)] * 5) < calm


def test_a_load_that_flared_is_remembered_and_the_way_back_below_it_is_quick() -> None:
    flared = [CALM, replace(CALM, load=1.3), replace(CALM, load=1.5, rise=2.5, flare=True)]
    lower = [replace(CALM, load=1.0)] * 2
    assert room(*flared, *lower) >= 1.05
    assert room(*flared, *lower, *[replace(CALM, load=1.35)] * 2) < room(*flared, *lower)


@pytest.mark.hazard("H09")
def test_a_worse_newest_week_never_gives_more_room() -> None:
    for number in range(300):
        dice = Random(number)
        weeks = a_life(dice)
        last, before = weeks[-1], room(*weeks)
        for name in ("rise", "during"):
            value = getattr(last, name)
            if value is not None:
                assert room(*weeks[:-1], replace(last, **{name: value + dice.choice((0.2, 1, 4))})) <= before, number
        if last.flare is False:
            assert room(*weeks[:-1], replace(last, flare=True)) <= before, number


def test_steps_that_are_answered_make_small_steps() -> None:
    ups = [replace(CALM, load=1 + 0.04 * number, reserve=6.0) for number in range(6)]
    sore = [replace(week, rise=1.4) if number % 2 else week for number, week in enumerate(ups)]
    assert answered(ups, REVIEW) < REVIEW.answered_some.value < REVIEW.answered_often.value < answered(sore, REVIEW)
    assert room(*sore) <= 1 + REVIEW.week_step_often.value / 100
