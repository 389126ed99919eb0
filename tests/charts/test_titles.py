"""The sentence over the chart: what the weeks show, and never more than they show."""

import pytest

from lbp_core.charts.titles import finding, pain_finding, pain_noise
from lbp_core.models.timeline import WeekPoint
from tests.weeks_told import told

USUAL = "pain within its usual ups and downs"


def found(points: tuple[WeekPoint, ...]) -> str:
    return finding(points, clear_drop=2, clear_share=0.3)


def pain(*means: float | None, readings: int = 5) -> str | None:
    return pain_finding(told(means, readings=readings), clear_drop=2, clear_share=0.3)


def test_load_up_and_pain_where_it_was() -> None:
    points = told([4.0] * 12, loads=[300.0] * 8 + [420.0] * 4)
    assert found(points) == f"Load up 40 % since March, {USUAL}"


def test_nothing_at_all() -> None:
    assert found(()) == "Nothing written down yet"


def test_three_weeks_are_too_few_to_tell() -> None:
    assert found(told([6.0, 4.0, 2.0])) == "Too few weeks yet to tell a change from the usual ups and downs"


def test_weeks_without_readings_do_not_count_as_known() -> None:
    assert pain(6.0, None, 4.0, None, 2.0) is None


def test_a_change_just_inside_the_noise_is_called_so_and_just_outside_it_is_told() -> None:
    flat = told([5.0] * 8)
    noise = pain_noise(flat[:4], flat[4:])
    assert pain(*[5.0] * 4, *[5.0 - noise + 0.01] * 4) == USUAL
    assert pain(*[5.0] * 4, *[5.0 - noise - 0.01] * 4) != USUAL
    assert pain(*[5.0] * 4, *[5.0 + noise - 0.01] * 4) == USUAL
    assert pain(*[5.0] * 4, *[5.0 + noise + 0.01] * 4) == "pain up from 5 to 6.2"


def test_the_same_change_on_fewer_readings_is_noise() -> None:
    weeks = (5.0, 5.0, 5.0, 5.0, 3.9, 3.9, 3.9, 3.9)
    assert pain(*weeks, readings=7) == "pain a little down from 5 to 3.9"
    assert pain(*weeks, readings=1) == USUAL


def test_a_fall_that_people_notice_is_not_called_little() -> None:
    assert pain(*[6.0] * 4, *[3.0] * 4) == "pain down from 6 to 3"


def test_a_third_off_a_small_pain_is_clear_when_it_is_beyond_the_noise() -> None:
    assert pain(*[3.0] * 4, *[1.5] * 4) == "pain down from 3 to 1.5"


def test_one_wild_week_is_no_finding() -> None:
    assert pain(3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 6.0) == USUAL


def test_a_rise_is_told() -> None:
    assert pain(*[2.0] * 4, *[6.0] * 4) == "pain up from 2 to 6"


def test_a_load_that_jumps_about_has_no_direction() -> None:
    points = told([4.0] * 8, loads=[100.0, 700.0, 200.0, 600.0, 300.0, 800.0, 100.0, 700.0])
    assert found(points) == f"Load about the same over 8 weeks, {USUAL}"


def test_a_load_that_is_only_a_lower_bound_is_not_compared() -> None:
    points = told([4.0] * 8, unmeasured=[1] * 8)
    assert found(points) == "Pain within its usual ups and downs over 8 weeks"


def test_a_start_from_nothing_has_no_percentage() -> None:
    assert found(told([4.0] * 8, loads=[0.0] * 4 + [300.0] * 4)).startswith("Load up from nothing")


@pytest.mark.parametrize(("weeks", "said"), [(8, "over 8 weeks"), (9, "since March"), (60, "since March 2026")])
def test_since_when(weeks: int, said: str) -> None:
    assert found(told([4.0] * weeks)).split(",")[0].endswith(said)


def test_too_few_readings_are_said_beside_a_known_load() -> None:
    points = told([None] * 8, loads=[300.0] * 4 + [600.0] * 4)
    assert found(points) == "Load up 100 % over 8 weeks; too few pain readings to say more"
