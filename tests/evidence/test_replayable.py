"""data/replay.yaml: which limits may be looked at otherwise. None that keeps somebody safe, none outside of its own bounds."""

import pytest

from lbp_core.evidence import replayable as room
from lbp_core.evidence.limits import limits
from lbp_core.evidence.replayable import Movable, moved, replayable

SAFETY = {"rise_refer", "flare_long", "flare_days", "no_gain_talk", "no_gain_refer", "no_gain_lasting", "flat_weeks", "clamp",
          "climb_now", "climb_between", "climb_falling", "climb_rise", "readings_for_mean", "regressed_days"}  # fmt: skip


def test_what_refers_and_what_counts_as_a_mean_cannot_be_moved() -> None:
    assert not SAFETY & set(replayable())


def test_every_limit_stands_on_its_own_steps_inside_its_bounds() -> None:
    """So that the stepper can always come back to where the limit stands, and reaches both ends."""
    for name, one in replayable().items():
        standing = getattr(limits().review, name).value
        for distance in (standing - one.least, one.most - standing):
            assert distance >= 0, name
            assert round(distance / one.step, 6) == round(distance / one.step), name


def test_a_moved_limit_is_a_copy_with_its_unit() -> None:
    other = moved("calm_days", 7)
    assert str(other.review.calm_days) == "7 days"
    assert limits().review.calm_days.value == 14


@pytest.mark.parametrize(
    ("name", "least", "says"), [("calm_day", 7, "Did you mean 'calm_days'"), ("calm_days", 20, "Widen it")]
)
def test_a_wrong_entry_is_told_by_name(name: str, least: float, says: str) -> None:
    found = room._problem(name, Movable(called="A limit", least=least, most=28, step=1))
    assert found is not None
    assert says in found.says
