"""Laws of the weekly review on random histories. Without LBP_LAWS a quick share of them is walked.

LBP_LAWS=100000 walks that many, LBP_LAWS=50000:100000 those of them, for two processes side by side. Of the first thousand
each way to be worse is tried, of each one after them one that the dice choose.
"""

import os
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from lbp_core.coach.weekly.review import review
from lbp_core.evidence.limits import limits
from lbp_core.models.review import Meanwhile, ReviewInput, ReviewResult
from lbp_core.models.verdict import Verdict
from tests.laws.changed_histories import later, shuffled, weighed, without_the_lowest, worse
from tests.laws.random_histories import random_history

FIRST, _, END = os.environ.get("LBP_LAWS", "400").rpartition(":")
HISTORIES = range(int(FIRST or 0), int(END))
EACH_WAY = 1000
READINGS_LEFT = 3


def histories() -> Iterator[tuple[Random, ReviewInput, ReviewResult]]:
    for number in HISTORIES:
        dice = Random(number)
        given = random_history(dice)
        yield dice, given, _first(number)


@cache
def _first(number: int) -> ReviewResult:
    return review(random_history(Random(number)))


def not_bolder(changed: ReviewResult, than: ReviewResult) -> bool:
    return changed.verdict.caution >= than.verdict.caution and changed.load_factor <= than.load_factor + 1e-9


def test_the_histories_reach_every_verdict() -> None:
    assert {result.verdict for _, _, result in histories()} == set(Verdict)


@pytest.mark.hazard("H09")
def test_worse_is_never_bolder() -> None:
    for number, (dice, given, result) in zip(HISTORIES, histories(), strict=True):
        every = list(worse(given, dice))
        for what, changed in every if number < EACH_WAY else dice.sample(every, min(1, len(every))):
            assert not_bolder(review(changed), result), (what, given)


@pytest.mark.hazard("H15")
def test_losing_the_lowest_reading_is_never_bolder() -> None:
    """Where fewer than three readings remain to lose, the other law wins: one reading alone changes no plan."""
    for _, given, result in histories():
        poorer = without_the_lowest(given)
        if poorer is not None and result.readings >= READINGS_LEFT:
            assert not_bolder(review(poorer), result), given


@pytest.mark.hazard("H07")
def test_few_readings_are_never_progress() -> None:
    for _, _, result in histories():
        assert result.readings >= READINGS_LEFT or result.verdict is not Verdict.PROGRESS


def test_whole_weeks_later_changes_nothing() -> None:
    for _, given, result in histories():
        assert review(later(given, 7)) == result


def test_the_order_of_rows_and_a_repeated_row_change_nothing() -> None:
    for dice, given, result in histories():
        assert review(shuffled(given, dice)) == result


POUND = 0.45359237


def test_kilograms_or_pounds_make_no_difference() -> None:
    """A diary kept in tenths of a pound, and one whose pounds were sent as if they were kilograms."""
    for _, given, result in histories():
        kept = review(weighed(given, lambda kg: round(round(kg / POUND, 1) * POUND, 2)))
        assert kept.verdict is result.verdict
        assert kept.load_factor == pytest.approx(result.load_factor, abs=0.001)
        assert review(weighed(given, lambda kg: round(kg / POUND, 1))).verdict is result.verdict, given


@pytest.mark.hazard("H19")
def test_no_week_goes_up_but_in_progress_and_never_past_the_clamp() -> None:
    for _, _, result in histories():
        most = limits().review.clamp.value if result.meanwhile is Meanwhile.PROGRESS else 1
        assert 0 <= result.load_factor <= most
        assert (result.load_factor == 0) == (result.meanwhile is Meanwhile.NONE)


def test_every_decision_is_its_most_cautious_reason() -> None:
    for _, _, result in histories():
        assert result.verdict.caution == max(reason.verdict.caution for reason in result.reasons)
        assert result.deciding
        assert len(result.deciding) + len(result.outvoted) == len(result.reasons)


@pytest.mark.hazard("H19")
def test_a_referral_never_trains_harder() -> None:
    for _, _, result in histories():
        if result.verdict.caution >= Verdict.REFER_ROUTINE.caution:
            assert result.load_factor <= 1
            assert result.meanwhile is not Meanwhile.PROGRESS
        if result.verdict.caution >= Verdict.REFER_URGENT.caution:
            assert result.changes == ()


@pytest.mark.hazard("H19")
def test_an_exercise_moves_by_one_lever_and_within_its_step() -> None:
    most = 1 + limits().review.week_step_most.value / 100
    for _, _, result in histories():
        names = [change.exercise for change in result.changes]
        assert len(names) == len(set(names))
        assert all(0 < change.load_factor <= most + 1e-9 for change in result.changes)
