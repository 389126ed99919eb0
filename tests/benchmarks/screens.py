"""Screenings with everything the contract knows, for whoever times them (python3 -m lbp_core bench --only core)."""

from typing import Any

from lbp_core.evidence.questions import asked_at
from lbp_core.models.screening import Occasion

ALL_NO = {item.id: "no" for item in asked_at(Occasion.FULL)}
SOME = (
    {},
    {"leg_pain": "yes", "leg_pain_severe": "no"},
    {"shape": "yes", "ca_weight": "unsure"},
    {"ces_saddle": "yes"},
)


def screening(number: int) -> dict[str, Any]:
    """A full screening with everything the contract knows filled in; the answers vary with `number`."""
    return {
        "as_of": "2026-03-10",
        "answers": ALL_NO | SOME[number % len(SOME)],
        "age": 20 + number % 60,
        "sex": "f" if number % 2 else "m",
        "pain_now": number % 11,
        "pain_average": number % 8,
        "pain_worst": 8,
        "duration_weeks": number % 30,
        "irritability": {"light_activity": bool(number % 3), "peak": number % 11, "settles_hours": number % 30},
        "week_means": [3, 2.5, number % 7],
        "triggers": ["flexion", "sitting"],
        "clearances": [{"date": "2026-03-11", "by": "GP", "covers": ["leg_pain"], "limits": None}],
        "stable": [{"id": "neuro_tingle", "date": "2020-01-01", "by": "GP"}],
    }
