"""Loads in the client's unit: what is shown, what is kept, and nothing lost on the way between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.models.client import WeightUnit
from lbp_core.planning.words import load_in_grams, load_in_words, load_number


@pytest.mark.parametrize(
    ("grams", "kilograms", "pounds"), [(12_000, "12 kg", "26.5 lb"), (7_250, "7.2 kg", "16 lb"), (0, "0 kg", "0 lb")]
)
def test_a_load_is_said_in_either_unit(grams: int, kilograms: str, pounds: str) -> None:
    assert load_in_words(grams) == kilograms
    assert load_in_words(grams, WeightUnit.LB) == pounds


@pytest.mark.hazard("H08")
@given(st.integers(0, 500_000), st.sampled_from(WeightUnit))
def test_a_number_left_as_it_was_shown_is_exactly_what_was_asked_for(grams: int, unit: WeightUnit) -> None:
    assert load_in_grams(load_number(grams, unit), unit, asked=grams) == grams


@pytest.mark.hazard("H08")
@given(st.integers(0, 1_000), st.sampled_from(WeightUnit))
def test_a_number_that_was_entered_comes_back_as_it_was_entered(halves: int, unit: WeightUnit) -> None:
    entered = halves / 2
    kept = load_in_grams(entered, unit, asked=1)
    assert load_number(kept, unit) == entered


@pytest.mark.hazard("H08")
def test_a_pound_is_never_kept_as_a_kilo() -> None:
    assert load_in_grams(45, WeightUnit.LB, asked=0) == 20_412
    assert load_in_grams(45, WeightUnit.KG, asked=0) == 45_000
