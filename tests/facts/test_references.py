"""What every week was compared with, in one walk: the same as asking week by week."""

from hypothesis import given
from hypothesis import strategies as st

from lbp_core.facts.readings import Week
from lbp_core.facts.reference import reference_of
from lbp_core.facts.references import references_of

SCORES = st.lists(st.integers(0, 10).map(float), max_size=5).map(lambda found: Week(tuple(sorted(found))))


@given(st.lists(SCORES, max_size=14), st.none() | st.integers(0, 10).map(float))
def test_one_walk_finds_what_week_by_week_finds(weeks: list[Week], at_start: float | None) -> None:
    known = {"least": 3, "drop": 1.0, "weeks": 3}
    slowly = tuple(reference_of(weeks[back + 1 :], at_start, **known) for back in range(len(weeks)))
    assert references_of(weeks, at_start, **known) == slowly


def test_a_confirmed_improvement_lowers_the_reference_from_the_week_after_it() -> None:
    weeks = [Week((2.0, 2.0, 2.0))] * 4 + [Week((5.0, 5.0, 5.0))] * 2
    found = references_of(weeks, None, least=3, drop=1.0, weeks=3)
    assert found == (2.0, 5.0, 5.0, 5.0, 5.0, None)
