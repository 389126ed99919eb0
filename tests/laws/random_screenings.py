"""Screenings drawn at random, as the lines of `screen`: mostly plain, so that quiet rules are heard, and all of the rest."""

from datetime import date, timedelta
from random import Random
from typing import Any

DAY = date(2026, 3, 10)
WORDS = ("yes", "no", "unsure", "declined", "not_asked")
PAINS = (None, 0, 0.5, 1, 1.9, 2, 2.5, 2.9, 3, 3.5, 4, 5, 5.9, 6, 7, 8, 10)
AGES = (None, 0, 16, 17, 18, 25, 40, 44, 45, 59, 60, 61, 64, 65, 69, 70, 75, 90, 120)
WEEKS = (None, 0, 1, 3, 3.9, 4, 5.9, 6, 11, 12, 13, 52, 520)
HOURS = (None, 0, 0.5, 0.9, 1, 5, 24, 24.5, 72)
TRIGGERS = [
    "flexion",
    "extension",
    "rotation",
    "sitting",
    "standing",
    "walking",
    "lifting",
    "impact",
    "cough",
    "leg_symptoms",
]


def screening(dice: Random, asked: list[str], everything: list[str]) -> dict[str, Any]:
    """One line. `asked` are the ids that are answered, `everything` those that a clearance may name."""
    loud = dice.choice((0, 0.03, 0.08, 0.2, 1))
    answers = {name: dice.choice(WORDS) if dice.random() < loud else "no" for name in asked}
    line = {
        "as_of": dice.choice((DAY.isoformat(), DAY.isoformat(), DAY.isoformat(), None)),
        "answers": {name: word for name, word in answers.items() if word != "not_asked" or dice.random() < 0.5},
        "age": dice.choice(AGES),
        "sex": dice.choice(("f", "m", None)),
        "pain_now": dice.choice(PAINS),
        "pain_average": dice.choice(PAINS),
        "pain_worst": dice.choice(PAINS),
        "duration_weeks": dice.choice(WEEKS),
        "irritability": dice.choice((None, _irritability(dice), _irritability(dice))),
        "week_means": dice.choice((None, _weeks(dice), _weeks(dice))),
        "triggers": dice.sample(TRIGGERS, dice.randint(0, 3)),
        "clearances": [_clearance(dice, everything) for _ in range(dice.choice((0, 0, 1, 2)))],
        "stable": [_stable(dice, everything) for _ in range(dice.choice((0, 0, 1, 2)))],
    }
    left_out = {
        "as_of",
        "sex",
        "pain_worst",
        "irritability",
        "week_means",
        "clearances",
        "stable",
        "duration_weeks",
    }
    return {key: value for key, value in line.items() if key not in left_out or dice.random() < 0.9}


def _irritability(dice: Random) -> dict[str, Any]:
    return {
        "light_activity": dice.choice((None, True, False)),
        "peak": dice.choice(PAINS),
        "settles_hours": dice.choice(HOURS),
    }


def _weeks(dice: Random) -> list[float]:
    return [dice.choice(PAINS[1:11] if dice.random() < 0.8 else PAINS[1:]) for _ in range(dice.randint(0, 4))]


def _clearance(dice: Random, everything: list[str]) -> dict[str, Any]:
    day = DAY + timedelta(days=dice.choice((-30, -1, 0, 1, 400)))
    return {
        "date": day.isoformat(),
        "by": "GP",
        "covers": dice.sample(everything, dice.randint(0, 5)),
        "limits": None,
    }


def _stable(dice: Random, everything: list[str]) -> dict[str, Any]:
    day = DAY - timedelta(days=dice.choice((0, 1, 4_000)))
    return {"id": dice.choice(everything), "date": day.isoformat(), "by": "GP"}
