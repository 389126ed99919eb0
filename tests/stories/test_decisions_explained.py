"""docs/decisions-explained.md says what the engine decides, and its drawings are of those very weeks."""

import pytest

from lbp_core.models.verdict import Verdict
from tests import decisions_explained as explained
from tests.decisions_explained import TEN, Explained


def test_the_page_and_its_drawings_are_what_the_engine_says_today() -> None:
    """Mend it with: python -m tests.decisions_explained."""
    assert explained.stale() == []


def test_ten_decisions_of_every_kind_each_from_another_story() -> None:
    verdicts = {explained._read(one)[2].result.verdict for one in TEN}
    assert len({one.story for one in TEN}) == 10
    assert verdicts == {Verdict.PROGRESS, Verdict.HOLD, Verdict.REGRESS, Verdict.REFER_ROUTINE}


@pytest.mark.parametrize(
    ("named", "verdict", "eased"),
    [("hold_one_wild_outlier", Verdict.HOLD, 1), ("regress_morning_up_once", Verdict.HOLD, 1)],
)
def test_one_reading_eases_one_exercise_and_never_the_plan(named: str, verdict: Verdict, eased: int) -> None:
    """The noise that was resisted, and the one reading that it was right to act on."""
    found = explained._read(next(one for one in TEN if one.story.endswith(named)))[2]
    assert found.result.verdict is verdict
    assert len(found.result.changes) == eased


def test_a_drawing_that_is_not_of_these_weeks_is_stale() -> None:
    name, spec = next(iter(explained.drawings().items()))
    assert not explained._is_stale(name, spec)
    assert explained._is_stale(name, spec | {"padding": 11})
    assert explained._is_stale("nobody-drew-this.svg", spec)


def test_every_drawing_in_the_folder_belongs_to_the_page() -> None:
    assert {file.name for file in explained.DRAWN.iterdir()} == set(explained.drawings())
    assert all(isinstance(one, Explained) and one.look.endswith(".") for one in TEN)
