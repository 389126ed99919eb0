"""Clients drawn at random: their first programme, what the review, a flare, a clearance or a hand makes of it, the next block."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.road import road
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import WeightUnit
from lbp_core.models.easing import Bother
from lbp_core.models.programme import Programme
from lbp_core.models.return_to import Returned, Setback
from lbp_core.models.review import Change, Lever, Meanwhile
from lbp_core.models.verdict import Presentation
from lbp_core.planning.concerns import concerns
from lbp_core.planning.copying import moved_to
from lbp_core.planning.difference import differences
from lbp_core.planning.dose_steps import begun_lower, dose_steps
from lbp_core.planning.easing import easings
from lbp_core.planning.flare import flared
from lbp_core.planning.minutes import minutes_of
from lbp_core.planning.next_block import carried_on, trained_in, turn_of, without_room
from lbp_core.planning.next_week import needs_of, next_programme
from lbp_core.planning.setting_back import set_back, too_far
from lbp_core.planning.why_dose import why_dose
from lbp_core.planning.within import brought_within
from tests.planning.drafting import MONDAY, Client, ask, random_clients
from tests.planning.test_next_block import following

COUNT = 60
NEXT = MONDAY + timedelta(days=7)
CLIENTS: list[Client] = list(random_clients(COUNT, seed=314))
CLEARED = (
    ClearanceLimits(load_g_most=8_000),
    ClearanceLimits(no_loaded_bending=True, no_impact=True),
    ClearanceLimits(load_g_most=0, supervised_only=True),
)


@cache
def programme(number: int) -> Programme:
    """That client's first one."""
    wishes, stage, triggers, may_train, start = CLIENTS[number]
    found = ask(wishes, stage, *triggers, may_train=may_train, start=start)
    assert isinstance(found, Programme)
    return found


def firsts() -> Iterator[tuple[str, dict[str, Any]]]:
    """The first programme as a whole, its minutes, what it goes against in other hands."""
    for number, (wishes, stage, triggers, may_train, start) in enumerate(CLIENTS):
        cleared = CLEARED[number % 3] if number % 2 else None
        found = ask(wishes, stage, *triggers, may_train=may_train, start=start, cleared=cleared, confidence=number % 11)
        plan = programme(number)
        other = needs_of(programme((number + 1) % COUNT), library(), limits(), cleared=cleared)
        yield (
            f"{number} {stage} {len(plan.days)} days",
            {
                "plan": plan,
                "otherwise": found,
                "minutes": [minutes_of(day.prescriptions, limits().planning) for day in plan.days],
                "concerns": concerns(plan, other, back=new_back(plan)),
                "moved": moved_to(plan, other, start=NEXT + timedelta(days=number % 7)),
            },
        )


def new_back(plan: Programme) -> Returned:
    """One exercise whose checklist is done, four that failed twice."""
    return Returned(ready=frozenset({"sit-up"}), setbacks=tuple(_setbacks(plan).values()))


def _setbacks(plan: Programme) -> dict[str, Setback]:
    """Its first four exercises, as if each had failed twice."""
    items = {item.exercise: item for day in plan.days for item in day.prescriptions}
    return {
        name: Setback(
            exercise=name, rung=max(1, item.rung - at % 2), last=NEXT, told=NEXT, says="too much, twice",
            until=NEXT + timedelta(days=7 * at),
        )
        for at, (name, item) in enumerate(list(items.items())[:4])
    }  # fmt: skip


def changed() -> Iterator[tuple[str, dict[str, Any]]]:
    """After the review's changes, a flare, a step back, a clearance."""
    for number in range(COUNT):
        plan, dice = programme(number), Random(number)
        needs = needs_of(plan, library(), limits(), cleared=CLEARED[number % 3])
        stage = dice.choice([None, *Presentation])
        on = MONDAY + timedelta(days=dice.randint(0, 20))
        week = next_programme(
            plan, changes_of(plan, dice), meanwhile=Meanwhile.PROGRESS, monday=NEXT, library=library(), limits=limits(),
            stage=stage, cleared=CLEARED[2 - number % 3] if number % 4 == 0 else None,
        )  # fmt: skip
        failed = too_far(_setbacks(plan), plan, on=on)
        yield (
            f"{number} {stage}",
            {
                "week": week,
                "differences": differences(plan, week, library=library(), unit=list(WeightUnit)[number % 2]),
                "flared": flared(plan, needs, on=on),
                "failed": failed,
                "set back": set_back(plan, failed, needs, on=on),
                "within": brought_within(plan, needs.cleared, library()),
                "gentler": concerns(plan, needs, back=new_back(plan)),
            },
        )


def changes_of(plan: Programme, dice: Random) -> tuple[Change, ...]:
    """A change for half of the exercises, up or down, by any lever, also ones that the dose does not have."""
    found = []
    for name, item in {item.exercise: item for day in plan.days for item in day.prescriptions}.items():
        if dice.random() < 0.5:
            lever, up, dose = dice.choice(list(Lever)), dice.choice([-2, -1, 1, 2]), item.dose
            old: dict[Lever, Any] = {
                Lever.RUNG: item.rung, Lever.REPS: dose.reps, Lever.HOLD: dose.hold_s, Lever.SETS: dose.sets,
                Lever.LOAD: None if dose.load_g is None else dose.load_g / 1000,
            }  # fmt: skip
            was = old.get(lever)
            now = (
                None if was is None else tuple(one + up for one in was) if isinstance(was, tuple) else max(0, was + up)
            )
            factor = 1 + up * dice.choice([0.02, 0.05])
            words = {"exercise": name, "lever": lever, "from": was, "to": now, "load_factor": factor}
            found.append(Change.model_validate(words))
    return tuple(found)


def blocks() -> Iterator[tuple[str, dict[str, Any]]]:
    """The block after months of random training."""
    for number, client in enumerate(CLIENTS):
        first, second, sessions, new = following(client, Random(number))
        needs = needs_of(first, library(), limits())
        phase = list(road().phases)[number % len(road().phases)]
        turn = turn_of(first, phase, road(), needs, no_room=("core",) if number % 2 else ())
        yield (
            f"{number} {phase} {len(sessions)} sessions",
            {
                "second": second,
                "new": new,
                "turn": turn,
                "trained": trained_in(second),
                "no room": without_room(first, turn),
                "goes on": carried_on(second, turn, library(), list(WeightUnit)[number % 2]),
            },
        )


def doses() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every exercise of every first programme: why its dose, how it may be made easier, the steps around its dose."""
    for number in range(0, COUNT, 2):
        needs = needs_of(programme(number), library(), limits(), cleared=CLEARED[number % 3] if number % 4 else None)
        unit = list(WeightUnit)[number // 2 % 2]
        for item in {item.exercise: item for day in programme(number).days for item in day.prescriptions}.values():
            rung = library()[item.exercise].rung(item.rung)
            ways = [
                easings(item, needs, felt=felt, eased_before=number % 3, taken=("dead-bug",), unit=unit)
                for felt in (None, *Bother)
            ]
            yield (
                f"{number} {item.exercise}",
                {
                    "why": why_dose(item, needs),
                    "easier": ways,
                    "steps": dose_steps(item.dose, rung),
                    "lower": begun_lower(rung, share=0.6),
                },
            )
