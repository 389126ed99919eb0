"""What counts as borne, as rising and as tried: only calm weeks say that load rises, and only a failed try is stuck."""

from lbp_core.evidence.limits import limits
from lbp_core.facts.borne import Borne, borne_of
from lbp_core.facts.load_weeks import LoadWeek


def borne(*weeks: LoadWeek) -> Borne:
    return borne_of(weeks, limits().review)


def at(*loads: float) -> list[LoadWeek]:
    return [LoadWeek(load=load, rise=0.0, flare=False, reserve=3.0) for load in loads]


RESTLESS = (LoadWeek(load=0.92, rise=1.0), LoadWeek(load=0.92, flare=True), LoadWeek(load=None))


def test_load_that_comes_back_is_rising_though_one_week_was_restless() -> None:
    lately = at(1.0, 0.8, 0.8, 0.88)
    for newest in RESTLESS:
        assert round(borne(*lately, newest).rising_percent or 0) == 10


def test_load_is_rising_no_longer_once_a_month_went_without_a_calm_week() -> None:
    lately = at(1.0, 0.8, 0.8, 0.88)
    for week in RESTLESS:
        assert borne(*lately, *[week] * 3).rising_percent is not None
        assert borne(*lately, *[week] * 4).rising_percent is None


def test_load_that_came_down_since_is_not_taken_for_risen() -> None:
    assert round(borne(*at(1.0, 1.0, 0.7)).rising_percent or 0) == 0
    assert round(borne(*at(1.0, 1.1, 0.7)).rising_percent or 0) == 10


def test_a_load_that_was_merely_held_never_failed() -> None:
    assert borne(*at(1.0, 1.1, 1.1, 1.1, 1.1)).weeks_failed == 0
    assert (
        borne(*at(1.0, 1.1), LoadWeek(load=1.1, flare=True), *at(0.9), LoadWeek(load=1.1, rise=1.2)).weeks_failed == 2
    )
    assert borne(*at(1.0, 1.1), LoadWeek(load=1.1, rise=0.0, reserve=1.9)).weeks_failed == 1
    assert borne(*at(1.0, 1.1), LoadWeek(load=0.9, flare=True)).weeks_failed == 0, "a flare far below it tried nothing"


def test_a_flare_near_the_load_is_a_try_that_failed_from_the_share_on_that_counts_as_near() -> None:
    for load, failed in ((0.9, 1), (0.89, 0)):
        assert borne(*at(1.0, 1.0), LoadWeek(load=load, flare=True)).weeks_failed == failed


def test_a_light_start_counts_for_nine_weeks_and_then_is_forgotten() -> None:
    assert limits().review.rising_weeks.value == 9
    assert round(borne(*at(0.5, *[1.0] * 8)).rising_percent or 0) == 100
    assert round(borne(*at(0.5, *[1.0] * 9)).rising_percent or 0) == 0
