"""The strips of movement patterns: kilograms or steps, never both; the line only where something settled; words that say it."""

from lbp_core.charts.pattern_words import Called, beyond, patterns_finding, patterns_twin, settled_words
from lbp_core.charts.patterns import STRIP, patterns
from lbp_core.models.exercise import Pattern
from lbp_core.models.tolerance import Settling
from tests.facts.test_by_pattern import done, lines

CALLED = Called(
    {Pattern.SQUAT: "Squat", Pattern.TRUNK: "Hold the trunk"}, {("squat", 3): "Goblet squat"}, "{:g} kg".format
)


def test_each_movement_has_a_strip_with_its_own_dots_and_line() -> None:
    found = lines(done(0, 10), done(1, 12, morning=None), done(0, None, exercise="dead-bug", rung=2))
    spec = patterns(found, CALLED)
    assert spec["height"] == 2 * STRIP
    squat = next(place for place, line in enumerate(found) if line.pattern is Pattern.SQUAT)
    assert [row["far"] for row in spec["datasets"][f"done_{squat}"]] == [10, 12]
    assert [row["settling"] for row in spec["datasets"][f"done_{squat}"]] == ["settled", "not_told"]
    assert [row["far"] for row in spec["datasets"][f"line_{squat}"]] == [10, 10, 10]


def test_where_nothing_settled_no_line_is_drawn_and_the_words_say_so() -> None:
    found = lines(done(0, 10, morning=None))
    assert patterns(found, CALLED)["datasets"]["line_0"] == []
    assert settled_words(found[0], CALLED) == "nothing known to have settled yet"
    assert patterns_finding(found) == "Too few next mornings told yet to know what has settled"


def test_a_young_line_is_dashed_and_says_on_how_little_it_rests() -> None:
    young, grown = lines(done(0, 10))[0], lines(done(0, 10), done(1, 10), done(2, 10))[0]
    assert all(row["young"] for row in patterns([young], CALLED)["datasets"]["line_0"])
    assert not any(row["young"] for row in patterns([grown], CALLED)["datasets"]["line_0"])
    assert settled_words(young, CALLED) == "10 kg settled, 2 Mar · only 1 of 1 day told"
    assert settled_words(grown, CALLED) == "10 kg settled, 16 Mar"


def test_days_without_a_weight_are_left_out_of_a_loaded_strip() -> None:
    spec = patterns(lines(done(0, None), done(1, 10)), CALLED)
    assert [row["far"] for row in spec["datasets"]["done_0"]] == [10]


def test_the_finding_says_where_more_was_done_than_is_known_to_settle() -> None:
    calm = [done(week, 10) for week in range(3)]
    assert (
        patterns_finding(lines(*calm))
        == "1 of 1 movement with a load known to settle by the morning; none last done above it"
    )
    above = lines(*calm, done(3, 14, morning=6))
    assert beyond(above[0])
    assert patterns_finding(above).endswith("1 last done above it")


def test_m19_the_same_in_words() -> None:
    found = lines(done(0, 10), done(1, 12, morning=6))
    twin = patterns_twin(found, CALLED, finding="A finding")
    assert twin.rows == (
        ("Squat", "Goblet squat, 10 kg", "2 Mar 2026", "Goblet squat, 12 kg", "did not settle", "2 of 2"),
    )
    assert {one.value for one in Settling} == {"settled", "not_settled", "not_told"}
