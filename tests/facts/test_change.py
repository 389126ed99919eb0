"""A score that moved: within its ups and downs, better, or worse. The two directions are not each other's mirror."""

import pytest

from lbp_core.facts.change import changed, ends, noise_of, smallest
from lbp_core.models.measure import Asked, Better, Change, Licence, May, Measure, Threshold
from lbp_core.models.verdict import Tag


def scale(
    better: Better, *, matters: float | None = 5, percent: float | None = None, noise: float | None = 4
) -> Measure:
    def sized(points: float | None, share: float | None = None) -> Threshold | None:
        if points is None:
            return None
        return Threshold(points=points, percent=share, source="our-convention", tag=Tag.OUR_RULE)

    return Measure(
        name="Some score",
        asks="Something",
        asked=Asked.TRAINER,
        low=0,
        high=24,
        better=better,
        matters=sized(matters, percent),
        noise=sized(noise),
        licence=Licence(may=May.OWN_WORDS, says="Our own words.", source="our-convention"),
    )


LOWER = scale(Better.LOWER)


@pytest.mark.hazard("H13")
@pytest.mark.parametrize(
    ("newest", "change"),
    [
        (12, Change.SAME),
        (8.1, Change.WITHIN_NOISE),
        (8, Change.A_LITTLE_BETTER),
        (7.1, Change.A_LITTLE_BETTER),
        (7, Change.BETTER),
        (0, Change.BETTER),
        (15.9, Change.WITHIN_NOISE),
        (16, Change.WORSE),
        (24, Change.WORSE),
    ],
)
def test_each_threshold_counts_from_itself_on(newest: float, change: Change) -> None:
    assert changed(LOWER, 12, newest).change is change
    up = changed(scale(Better.HIGHER), 24 - 12, 24 - newest)
    assert up.change is change, "the same the other way round"
    assert up.by == pytest.approx(abs(newest - 12))


def test_worse_is_noticed_sooner_than_better() -> None:
    by = 4.5
    assert changed(LOWER, 12, 12 - by).change is Change.A_LITTLE_BETTER
    assert changed(LOWER, 12, 12 + by).change is Change.WORSE


def test_a_share_of_the_first_score_counts_where_it_is_less() -> None:
    shared = scale(Better.LOWER, percent=30, noise=2)
    assert smallest(shared, 10) == 3
    assert smallest(shared, 24) == 5
    assert smallest(shared, 0) == 0, "a share of nothing is nothing"
    assert changed(shared, 10, 7).change is Change.BETTER
    assert changed(shared, 24, 21).change is Change.A_LITTLE_BETTER


def test_without_a_known_noise_any_step_the_wrong_way_is_worse_and_none_is_called_chance() -> None:
    bare = scale(Better.LOWER, noise=None)
    assert changed(bare, 12, 13).change is Change.WORSE
    assert changed(bare, 12, 11).change is Change.A_LITTLE_BETTER


def test_without_a_smallest_change_nothing_is_called_one_that_counts() -> None:
    assert changed(scale(Better.LOWER, matters=None), 24, 0).change is Change.A_LITTLE_BETTER


def test_a_group_is_no_measure_of_change() -> None:
    assert changed(scale(Better.NONE, matters=None, noise=None), 0, 2).change is Change.NO_MEASURE


def test_means_of_more_scores_have_less_noise_and_single_ones_the_published_one() -> None:
    assert noise_of(LOWER, scores=1) == 4
    assert noise_of(LOWER, scores=4) == 2
    assert noise_of(scale(Better.LOWER, noise=None), scores=4) is None
    assert changed(LOWER, 12, 9).change is Change.WITHIN_NOISE
    assert changed(LOWER, 12, 9, scores=4).change is Change.A_LITTLE_BETTER


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([5], (5, 5, 1)),
        ([5, 3], (5, 3, 1)),
        ([5, 9, 3], (5, 3, 1)),
        ([6, 4, 2, 0], (5, 1, 2)),
        ([8, 6, 4, 2, 9, 9, 0, 0, 0, 4], (5, 1, 4)),
    ],
)
def test_the_ends_never_share_a_score(values: list[float], found: tuple[float, float, int]) -> None:
    assert ends(values, most=4) == found


@pytest.mark.parametrize(("newest", "by"), [(9, 3), (15, 3), (12, 0)])
def test_a_score_that_is_no_measure_says_how_far_it_moved_and_no_more(newest: float, by: float) -> None:
    found = changed(scale(Better.NONE), 12, newest)
    assert (found.change, found.by) == (Change.NO_MEASURE, by)
