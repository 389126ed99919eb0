"""Proves the hard rules of a drafted programme from data/ and the calendar alone; nothing of lbp_core/planning is used."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import yaml

from lbp_core.evidence.reading import DATA
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import PlannedDay, PlannedWeek, Prescription, Programme, Wishes
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation


def _read(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DATA / path).read_text(encoding="utf-8"))
    return found


EXERCISES: dict[str, Any] = {
    name: entry
    for path in sorted((DATA / "exercises").glob("*.yaml"))
    for name, entry in _read(f"exercises/{path.name}").items()
}
STAGES = _read("templates/presentations.yaml")
TRIGGERS = _read("templates/triggers.yaml")
KIT = _read("equipment.yaml")
OPENS_FOR = {
    "acute_flared": {"acute_flared"},
    "subacute_improving": {"acute_flared", "subacute_improving"},
    "chronic_recurrent": {"acute_flared", "subacute_improving", "chronic_recurrent"},
}


def faults(
    programme: Programme, wishes: Wishes, presentation: Presentation, triggers: tuple[Trigger, ...], *, gentle: bool
) -> list[str]:
    """Every hard rule that the programme breaks, in words; empty where it keeps them all."""
    found = _calendar_faults(programme, wishes)
    for day in programme.days:
        found += _minute_faults(day, min(wishes.minutes, STAGES[presentation.value]["minutes_most"]))
        alone = [item for item in day.prescriptions if day.kind == "core" and not item.dose.minutes]
        if len(alone) > 4:
            found.append(f"{day.date}: {len(alone)} exercises to do alone")
        if {block.block.value for block in day.blocks} <= {"warm_up"}:
            found.append(f"{day.date}: stretching only")
        if len({item.exercise for item in day.prescriptions}) < len(day.prescriptions):
            found.append(f"{day.date}: an exercise twice")
        for item in day.prescriptions:
            found += _rung_faults(item, wishes, presentation, triggers, gentle=gentle)
            found += [f"{item.exercise}: {len(item.why)} reasons"] if not 1 <= len(item.why) <= 3 else []
    return found


def trained_blocks(programme: Programme) -> set[str]:
    """The blocks that occur on strength and core days."""
    return {block.block.value for day in programme.days if day.kind != "walk" for block in day.blocks}


def seconds(dose: Dose) -> float:
    """Our own count: sets of work on each side, rests between, half a minute to get ready."""
    if dose.minutes:
        return sum(dose.minutes) * 30
    if dose.metres:
        work = sum(dose.metres) / 2 / 0.8
    else:
        a_rep = dose.hold_s or sum(map(int, re.findall(r"\d+", dose.tempo or ""))) or 4
        work = a_rep * (sum(dose.reps) / 2 if dose.reps else 1)
    return 30 + dose.sets * work * (2 if dose.per_side else 1) + (dose.sets - 1) * dose.rest_s


def _minute_faults(day: PlannedDay, most: float) -> list[str]:
    found = []
    counted = sum(seconds(item.dose) for item in day.prescriptions) / 60
    if abs(counted - day.minutes) > 0.3:
        found.append(f"{day.date}: says {day.minutes} minutes, takes {counted:.1f}")
    if counted > most * 1.1:
        found.append(f"{day.date}: {counted:.1f} minutes of {most}")
    return found


def _calendar_faults(programme: Programme, wishes: Wishes) -> list[str]:
    found = []
    strength = sorted(day.date for day in programme.days if day.kind == "strength")
    if any(later - sooner < timedelta(days=2) for sooner, later in pairwise(strength)):
        found.append("strength on two days running")
    dates = [day.date for day in programme.days]
    if dates != sorted(set(dates)):
        found.append("days out of order or twice")
    if len(programme.weeks) != wishes.weeks:
        found.append(f"{len(programme.weeks)} weeks instead of {wishes.weeks}")
    return found + [fault for week in programme.weeks for fault in _week_faults(week, wishes)]


def _week_faults(week: PlannedWeek, wishes: Wishes) -> list[str]:
    trained = sum(day.kind != "walk" for day in week.days)
    strength = sum(day.kind == "strength" for day in week.days)
    inside = all(_within(day.date, week.monday) for day in week.days)
    return [
        f"{week.monday}: {fault}"
        for fault, broken in (
            (f"{trained} training days", trained > min(5, wishes.days_per_week)),
            ("strength more than three times", strength > 3),
            ("not a Monday's week", week.monday.weekday() != 0 or not inside),
        )
        if broken
    ]


def _within(day: date, monday: date) -> bool:
    return monday <= day <= monday + timedelta(days=6)


def _on_the_floor(item: Prescription) -> bool:
    entry = EXERCISES[item.exercise]
    own = entry["ladder"][item.rung - 1].get("floor")
    return entry["position"] not in ("standing", "seated") if own is None else own


def _rung_faults(
    item: Prescription, wishes: Wishes, presentation: Presentation, triggers: tuple[Trigger, ...], *, gentle: bool
) -> list[str]:
    stage = STAGES[presentation.value]
    rung = EXERCISES[item.exercise]["ladder"][item.rung - 1]
    weighs = rung.get("loaded") or item.dose.load_g
    lacking = [
        piece for piece in rung.get("equipment", []) if not {piece, *KIT[piece].get("or", [])} & set(wishes.equipment)
    ]
    brought_on = [t for t in triggers if item.rung in TRIGGERS[t.value]["avoid"].get(item.exercise, [])]
    reserve = item.dose.reps_in_reserve
    return [
        f"{item.exercise} rung {item.rung}: {fault}"
        for fault, broken in (
            ("the client asked to leave it out", item.exercise in wishes.avoid),
            ("is done on the floor", not wishes.floor and _on_the_floor(item)),
            ("is held back early", "held_back" in EXERCISES[item.exercise]),
            (
                f"above the ceiling of {presentation}",
                rung.get("earliest", "acute_flared") not in OPENS_FOR[presentation],
            ),
            ("carries weight", weighs and (gentle or not stage["loaded"])),
            (f"needs {' and '.join(lacking)}", lacking),
            (f"brings on {brought_on}", brought_on),
            (f"{item.dose.sets} sets", item.dose.sets > (min(2, stage["sets_most"]) if gentle else stage["sets_most"])),
            (f"only {reserve} in reserve", reserve is not None and reserve < stage["reps_in_reserve"] + gentle),
        )
        if broken
    ]
