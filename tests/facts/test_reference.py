"""What 'worse' is compared with, in the numbers of clinical facts 6.2."""

import pytest

from lbp_core.facts.readings import Week
from lbp_core.facts.reference import base_of, reference_of


def weeks(*means: float | None) -> tuple[Week, ...]:
    """Weeks of three equal scores, told oldest first, given newest first."""
    return tuple(Week() if mean is None else Week((mean,) * 3) for mean in reversed(means))


def reference(*means: float | None, at_start: float | None = None) -> float | None:
    return reference_of(weeks(*means), at_start, least=3, drop=1, weeks=3)


def test_the_base_is_the_first_two_weeks_with_the_start() -> None:
    assert base_of(weeks(4, 6, 1, 1), None) == 5
    assert base_of(weeks(4, 6, 1, 1), 12) == pytest.approx((4 * 3 + 6 * 3 + 12) / 7)
    assert base_of((), 3) == 3
    assert base_of((), None) is None


def test_three_weeks_a_point_below_lower_it_to_their_mean() -> None:
    assert reference(6, 6, 5, 4, 3) == 4


def test_two_weeks_below_do_not_lower_it() -> None:
    assert reference(6, 6, 5, 5) == 6


def test_a_week_just_short_of_a_point_breaks_the_run() -> None:
    assert reference(6, 6, 5, 5.1, 5, 5) == 6


def test_a_missing_week_breaks_the_run() -> None:
    assert reference(6, 6, 4, None, 4, 4) == 6


def test_a_relapse_never_raises_it() -> None:
    assert reference(6, 6, 3, 3, 3, 6, 6, 6) == 3


def test_it_can_be_lowered_again() -> None:
    assert reference(8, 8, 6, 6, 6, 4, 4, 4) == 4


def test_a_week_of_two_scores_is_no_week() -> None:
    thin = (Week((4.0, 4.0)), *weeks(6, 6, 4, 4))
    assert reference_of(thin, None, least=3, drop=1, weeks=3) == 6
