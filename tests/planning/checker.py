"""Proves the hard rules of a drafted programme from data/ and the calendar alone; nothing of lbp_core/planning is used."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import yaml

from lbp_core.evidence.reading import DATA
from lbp_core.models.clearing import ClearanceLimits
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
    found = [*_calendar_faults(programme, wishes), *_of_the_week(programme), *_said(programme, wishes, triggers)]
    for day in programme.days:
        found += _day_faults(day, trained_blocks(programme))
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


def beyond(programme: Programme, cleared: ClearanceLimits) -> list[str]:
    """What of the programme a clinician's limits do not allow."""
    found = []
    for item in (item for day in programme.days for item in day.prescriptions):
        asks, load = EXERCISES[item.exercise].get("demands", {}), item.dose.load_g or 0
        if cleared.no_impact and asks.get("impact", 0):
            found.append(f"{item.exercise}: impact")
        if cleared.no_loaded_bending and asks.get("flexion", 0) and _weighs(item):
            found.append(f"{item.exercise}: bending under load")
        if cleared.load_g_most is not None and load > cleared.load_g_most:
            found.append(f"{item.exercise}: {load} g")
    return found


def not_lowered(programme: Programme) -> list[str]:
    """What asks for more than about 70 % of its rung's own reps, hold, metres or load, for a client who is unsure."""
    found = []
    for item in (item for day in programme.days for item in day.prescriptions):
        own = EXERCISES[item.exercise]["ladder"][item.rung - 1]["dose"]
        for name, least in (("reps", 1), ("hold_s", 3), ("metres", 1)):
            most = max(_top(own.get(name)) * 0.7 + 0.5, least)
            if own.get(name) and _top(getattr(item.dose, name)) > most:
                found.append(f"{item.exercise}: {name}")
    return found


def _top(amount: Any) -> float:
    return amount[-1] if isinstance(amount, list | tuple) else amount or 0


def _weighs(item: Prescription) -> bool:
    return bool(EXERCISES[item.exercise]["ladder"][item.rung - 1].get("loaded") or item.dose.load_g)


def _day_faults(day: PlannedDay, trained: set[str]) -> list[str]:
    """What a physiotherapist would frown at in one day."""
    blocks = {block.block.value: [item.exercise for item in block.exercises] for block in day.blocks}
    patterns = [EXERCISES[name]["pattern"] for name in blocks.get("strength", [])]
    light = [item for block in day.blocks if block.block.value in ("warm_up", "finish") for item in block.exercises]
    return [
        f"{day.date}: {fault}"
        for fault, broken in (
            ("a third plank", len({"plank", "side-plank", "bear-hold"} & {i.exercise for i in day.prescriptions}) > 2),
            ("a movement twice in strength", len(set(patterns)) < len(patterns)),
            ("weight in the warm-up or at the end", any(_weighs(item) for item in light)),
            ("cardio outside the end", any(item.dose.minutes for item in day.prescriptions if item not in light)),
            ("no trunk work beside the strength", day.kind == "strength" and "core" in trained - set(blocks)),
            ("no strength on a strength day", day.kind == "strength" and "strength" in trained - set(blocks)),
        )
        if broken
    ]


def _of_the_week(programme: Programme) -> list[str]:
    """Weight on the spine on two days running."""
    heavy = sorted(
        day.date
        for day in programme.days
        if any(_weighs(i) and EXERCISES[i.exercise].get("demands", {}).get("axial_load", 0) for i in day.prescriptions)
    )
    running = any(later - sooner < timedelta(days=2) for sooner, later in pairwise(heavy))
    return ["weight on the spine on two days running"] if running else []


def _said(programme: Programme, wishes: Wishes, triggers: tuple[Trigger, ...]) -> list[str]:
    """Wishes that went unheard without a word, and reasons that another trigger contradicts."""
    items = [item for day in programme.days for item in day.prescriptions]
    used, told = {item.exercise for item in items}, " ".join(programme.broken)
    found = [
        f"{name}: asked for, not there, not said"
        for name in wishes.prefer
        if name not in used | set(wishes.avoid) and EXERCISES[name]["name"] not in told
    ]
    for item in items:
        start = STAGES[programme.presentation]["starts"].get(item.exercise, 0)
        early = {t: min(TRIGGERS[t.value]["avoid"].get(item.exercise, [99])) for t in triggers}
        against = [TRIGGERS[t.value]["says"] for t in triggers if early[t] <= start]
        suits = [why for why in item.why if why.startswith("It suits")]
        if suits and any(says not in suits[0] for says in against):
            found.append(f"{item.exercise}: {suits[0]} but {against}")
    return found


def start_faults(programme: Programme, presentation: Presentation) -> list[str]:
    """Every rung and dose beyond where a client without a record begins, and days fewer than advised without a word."""
    items = (item for day in programme.days for item in day.prescriptions)
    found = [f"{item.exercise} rung {item.rung}: {fault}" for item in items for fault in _too_early(item, presentation)]
    kinds, told = [day.kind.value for day in programme.weeks[-1].days], " ".join(programme.broken)
    strength, trained = kinds.count("strength"), kinds.count("strength") + kinds.count("core")
    found += ["strength less than twice, unsaid"] if strength < 2 and "trength" not in told else []
    return found + (
        ["trunk less than three times, unsaid"] if trained < 3 and "Core and mobility on" not in told else []
    )


def _too_early(item: Prescription, presentation: Presentation) -> list[str]:
    entry, start = EXERCISES[item.exercise], STAGES[presentation.value]["starts"].get(item.exercise, 0)
    own, dose = entry["ladder"][item.rung - 1]["dose"], item.dose
    more = [name for name in ("reps", "hold_s", "metres", "load_g") if _top(getattr(dose, name)) > _top(own.get(name))]
    return [
        fault
        for fault, broken in (
            (f"above where the stage starts ({start})", item.rung > start and not _only_rung(item, start)),
            (f"more {more} than the step's own", more),
        )
        if broken
    ]


def _only_rung(item: Prescription, start: int) -> bool:
    """One above the start is allowed where it is said to be the first that fits."""
    return item.rung == start + 1 and any("first that fits" in why for why in item.why)


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
