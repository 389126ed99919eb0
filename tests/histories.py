"""Histories told in a few words: a usual week, how many of them, and the weeks that were different.

A week may say (every value per session may be a list, one for each session; null is not known):
  sessions, days (0 is Monday), done, before, morning, during, reserve, reps, rung, technique, symptom, safety   of its sessions
  check_in (its average), worst, flare, flare_days, nights, confidence, activities, asked   of its check-in
`asked` are the check-in's safety answers (ids answered yes); `away: true` is a week without any row.
"""

from datetime import date, timedelta
from typing import Any

FIRST_MONDAY = date(2026, 3, 2)

USUAL: dict[str, Any] = {
    "sessions": 3,
    "done": True,
    "before": 3,
    "morning": 3,
    "during": 2,
    "reserve": 3,
    "reps": 10,
    "rung": 4,
    "technique": True,
    "symptom": None,
    "safety": [],
    "check_in": 3,
    "worst": 5,
    "flare": "none",
    "flare_days": None,
    "nights": 0,
    "confidence": 7,
    "activities": {},
    "asked": [],
    "exercises": ["kettlebell-deadlift", "glute-bridge", "dead-bug"],
    "load_kg": {"kettlebell-deadlift": 40},
}

START = {"pain_average": 3, "pain_worst": 5, "confidence": 7}


def history(weeks: int = 4, usual: dict[str, Any] | None = None, **told: Any) -> dict[str, Any]:
    """A history as the command line reads it, up to the Sunday of the last week. `told`: week_1 …, client, baseline."""
    ordinary = {**USUAL, **(usual or {})}
    lines = [{**ordinary, **told.get(f"week_{number}", {})} for number in range(1, weeks + 1)]
    present = [(number, line) for number, line in enumerate(lines, 1) if not line.get("away")]
    return {
        "as_of": str(_day(weeks, 6)),
        "client": {"age": 44, "duration_weeks": 30, "usual_triggers": []} | told.get("client", {}),
        "baseline": START | told.get("baseline", {}),
        "sessions": [row for number, line in present for row in _sessions(number, line)],
        "check_ins": [_check_in(number, line) for number, line in present if line["check_in"] != "not sent"],
        "decisions": [_dated(row) for row in told.get("decisions", ())],
        "clearances": [_dated(row) for row in told.get("clearances", ())],
    }


def _day(week: int, day: int) -> date:
    return FIRST_MONDAY + timedelta(days=7 * (week - 1) + day)


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """`week: 2` is the Sunday that ends it."""
    told = dict(row)
    return {"date": str(_day(told.pop("week"), 6)), **told}


def _each(value: Any, index: int) -> Any:
    return value[index] if isinstance(value, list) else value


def _sessions(week: int, line: dict[str, Any]) -> list[dict[str, Any]]:
    days = line.get("days", range(0, 14, 2))
    return [_session(_day(week, days[index]), line, index) for index in range(line["sessions"])]


def _session(day: date, line: dict[str, Any], index: int) -> dict[str, Any]:
    if not _each(line["done"], index):
        return {"date": str(day), "completed": False}
    return {
        "date": str(day),
        "completed": True,
        "pain_before": _each(line["before"], index),
        "minutes": 45,
        "effort": 5,
        "pain_next_morning": _each(line["morning"], index),
        "safety": line["safety"],
        "exercises": [_exercise(name, line, index) for name in line["exercises"]],
    }


def _exercise(name: str, line: dict[str, Any], index: int) -> dict[str, Any]:
    def of(key: str) -> Any:
        value = line[key]
        return _each(value.get(name, USUAL[key]) if isinstance(value, dict) else value, index)

    load = line["load_kg"].get(name)
    return {
        "exercise": name,
        "rung": of("rung"),
        "prescribed": {"sets": 3, "reps": 10, "hold_s": None, "load_kg": load, "reps_in_reserve": 2},
        "sets_done": 3,
        "reps_done": [of("reps")] * 3,
        "load_kg": load,
        "reps_in_reserve": of("reserve"),
        "pain_during": of("during"),
        "symptom": of("symptom"),
        "technique_ok": of("technique"),
    }


def _check_in(week: int, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "date": str(_day(week, 6)),
        "pain_average": line["check_in"],
        "pain_worst": line["worst"],
        "flare": line["flare"],
        "flare_days": line["flare_days"],
        "safety": line["asked"],
        "nights_disturbed": line["nights"],
        "confidence": line["confidence"],
        "sessions_done": None,
        "sessions_planned": None,
        "activities": [{"name": name, "score": score} for name, score in line["activities"].items()],
    }
