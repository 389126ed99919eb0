"""Doses in words, minutes in numbers, the week's pattern, and what is different between two programmes."""

from datetime import date
from itertools import pairwise

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import DayKind, Programme, Wishes
from lbp_core.planning.calendar import WEEKS, dated, week_pattern
from lbp_core.planning.difference import differences
from lbp_core.planning.minutes import seconds_of
from lbp_core.planning.words import date_in_words, day_in_words, dose_in_words, listed, load_in_words
from tests.planning.drafting import GYM, IMPROVING, STRONG, ask, drafted, random_clients

DOSES = [
    (Dose(sets=3, reps=(8, 10), load_g=12_000, reps_in_reserve=2, rest_s=60), "3 × 8–10, 12 kg, 2 in reserve", 258),
    (Dose(sets=3, reps=(8, 10), load_g=12_000, pair=True, rest_s=60), "3 × 8–10, 12 kg in total", 258),
    (Dose(sets=1, reps=(6, 8), per_side=True, tempo="2-1-2"), "1 × 6–8 each side", 100),
    (Dose(sets=2, reps=(4, 6), hold_s=10, per_side=True, rest_s=20), "2 × 4–6 holds of 10 s each side", 250),
    (Dose(sets=2, hold_s=30, per_side=True, rest_s=15), "2 × 30 s hold each side", 165),
    (Dose(sets=1, hold_s=30), "30 s hold", 60),
    (Dose(sets=1, minutes=(5, 10)), "5–10 min", 450),
    (Dose(sets=3, metres=(20, 40), load_g=7_500, rest_s=60), "3 × 20–40 m, 7.5 kg", 262.5),
]  # fmt: skip


@pytest.mark.parametrize(("dose", "words", "seconds"), DOSES, ids=[words for _, words, _ in DOSES])
def test_a_dose_reads_plainly_and_takes_its_time(dose: Dose, words: str, seconds: float) -> None:
    assert dose_in_words(dose) == words
    assert seconds_of(dose, limits().planning) == pytest.approx(seconds)


def test_loads_are_shown_in_the_clients_unit() -> None:
    assert load_in_words(12_000, WeightUnit.LB) == "26.5 lb"
    assert load_in_words(0) == "0 kg"
    assert dose_in_words(Dose(sets=2, reps=(8, 8), load_g=20_000), WeightUnit.LB) == "2 × 8, 44 lb"


def test_words_are_listed_and_days_named() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert day_in_words(date(2026, 3, 3)) == "3 Mar"
    assert date_in_words(date(2026, 3, 3)) == "3 March 2026"


@pytest.mark.parametrize(("days", "strength"), list(WEEKS))
def test_no_week_has_strength_on_two_days_running_whatever_day_it_starts(days: int, strength: int) -> None:
    pattern = week_pattern(days, strength_most=strength)
    for weekday in range(7):
        start = date(2026, 3, 2 + weekday)
        weeks = dated(pattern, start=start, weeks=3)
        lifting = [day for week in weeks for day, kind in week if kind is DayKind.STRENGTH]
        assert lifting[0] == start
        assert all((later - sooner).days >= 2 for sooner, later in pairwise(lifting))
        assert sum(kind is not DayKind.WALK for _, kind in weeks[1]) == min(days, 5)


def test_a_difference_is_said_in_sentences() -> None:
    before = drafted(Wishes(days_per_week=3, equipment=GYM, minutes=60), STRONG)
    after = drafted(Wishes(days_per_week=4, minutes=60), STRONG)
    said = differences(before, after, library=library())
    assert "Out: Row." in said
    assert "Squat: 3 × 8–12, 2 in reserve" not in said
    assert any(sentence.startswith("Core and mobility on Sat instead of no day") for sentence in said)
    new = differences(after, before, library=library())
    assert any(sentence.startswith("New: Row, 3 × 8–12, 15 kg, 2 in reserve") for sentence in new)


def test_two_equal_programmes_differ_in_nothing() -> None:
    plan = drafted(Wishes(equipment=GYM), IMPROVING)
    assert differences(plan, plan, library=library()) == ()


def test_a_person_reads_of_steps_and_never_of_rungs() -> None:
    """'Rung' is the code's and the data files' word; on a page, in a handout and in an answer it is a step."""
    for wishes, presentation, triggers, may_train, start in random_clients(60, seed=4):
        plan = ask(wishes, presentation, *triggers, may_train=may_train, start=start)
        assert isinstance(plan, Programme)
        whys = [why for day in plan.days for item in day.prescriptions for why in item.why]
        said = " ".join((*plan.because, *plan.ruled_out, *plan.broken, *whys)).lower()
        assert "rung" not in said
        assert "step" in said
