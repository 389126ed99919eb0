"""Scores and sets as people read them."""

from lbp_core.coach.library.shelf import load_in_words
from lbp_core.models.client import WeightUnit
from lbp_core.models.views import SetState


def pain(value: float | None) -> str:
    """'3 / 10', or 'not known'. A zero is a zero."""
    return "not known" if value is None else f"{value:.0f} / 10"


def set_words(one: SetState, unit: WeightUnit) -> str:
    """'10 reps · 8 kg', '20 s'. Loads are stored in grams and said in the client's unit."""
    said = (
        None if one.reps is None else f"{one.reps} reps",
        None if one.hold_s is None else f"{one.hold_s} s",
        None if not one.load_g else load_in_words(one.load_g, unit),
        None if one.reps_in_reserve is None else f"{one.reps_in_reserve} left",
    )
    return " · ".join(filter(None, said)) or "as planned"
