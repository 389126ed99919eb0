"""Programmes as hands leave them, any exercise on any step with any dose: what is said of them, and made of them."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.unlocking import checklist
from lbp_core.facts.confidence import newest_confidence
from lbp_core.facts.returning import Record, answered
from lbp_core.models.client import WeightUnit
from lbp_core.models.easing import Bother
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.history import ExerciseDone
from lbp_core.models.programme import PlannedDay, Prescription, Programme
from lbp_core.models.refusal import Refused
from lbp_core.models.return_to import Setback
from lbp_core.models.review import Meanwhile, ReviewInput
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from lbp_core.planning.brought_on import brought_on
from lbp_core.planning.calm_day import calm_day
from lbp_core.planning.carrying import decided
from lbp_core.planning.causes import by_cause
from lbp_core.planning.concerns import concerns
from lbp_core.planning.difference import differences
from lbp_core.planning.easing import asks_for_more, easings
from lbp_core.planning.editing import edited, in_words
from lbp_core.planning.flare import flared
from lbp_core.planning.leg_signs import OF_THE_LEG, with_leg_signs
from lbp_core.planning.needs import Needs
from lbp_core.planning.next_week import needs_of, next_programme
from lbp_core.planning.setting_back import back_a_step
from lbp_core.planning.why_dose import why_dose
from lbp_core.planning.within import brought_within, first_beyond
from tests.answers.planned import CLEARED, NEXT, changes_of, new_back, programme
from tests.answers.reviewed import history
from tests.laws.random_histories import AS_OF
from tests.planning.drafting import MONDAY

COUNT = 60
HELD = tuple(name for name, one in library().items() if one.held_back is not None)


def tampered(number: int) -> Programme:
    """A first programme in which every other exercise is another one, or on another step, or with another dose."""
    plan, dice = programme(number), Random(number)
    weeks = tuple(
        week.model_copy(update={"days": tuple(_day(day, dice) for day in week.days)}) for week in plan.weeks[:2]
    )
    return plan.model_copy(update={"weeks": weeks, "gentle": number % 5 == 0})


def _day(day: PlannedDay, dice: Random) -> PlannedDay:
    blocks = tuple(
        block.model_copy(update={"exercises": tuple(_item(item, dice) for item in block.exercises)})
        for block in day.blocks
    )
    return day.model_copy(update={"blocks": blocks})


def _item(item: Prescription, dice: Random) -> Prescription:
    if dice.random() < 0.5:
        return item
    name = dice.choice([item.exercise, dice.choice(sorted(library())), dice.choice(HELD)])
    rung = dice.randint(1, len(library()[name].ladder))
    return Prescription(exercise=name, rung=rung, dose=_dose(library()[name].rung(rung).dose, dice), why=item.why)


def _dose(own: Dose, dice: Random) -> Dose:
    """More or less of whatever the step has; sometimes a weight where it has none."""
    by = dice.choice([-3, -1, 0, 2, 5])
    update: dict[str, Any] = {"sets": dice.randint(1, 5), "reps_in_reserve": dice.choice([own.reps_in_reserve, 0, 4])}
    if own.reps is not None:
        update["reps"] = tuple(max(1, one + by) for one in own.reps)
    if own.hold_s is not None:
        update["hold_s"] = max(1, own.hold_s + 3 * by)
    if own.minutes is not None:
        update["minutes"] = tuple(max(1, one + by) for one in own.minutes)
    update["load_g"] = dice.choice([own.load_g, own.load_g, 6_000, 24_000])
    return own.model_copy(update=update)


def said() -> Iterator[tuple[str, dict[str, Any]]]:
    """What a hand-made programme goes against, and what each thing makes of it."""
    for number in range(COUNT // 2):
        plan, dice = tampered(number), Random(number)
        needs = needs_of(plan, library(), limits(), cleared=CLEARED[number % 3] if number % 2 else None)
        stage = list(Presentation)[number % 3]
        ready = HELD[:: 1 + number % 3]
        on = MONDAY + timedelta(days=number % 14)
        yield (
            f"{number} {stage}",
            {
                "concerns": concerns(plan, needs, back=new_back(plan)),
                "within": brought_within(plan, needs.cleared, library()),
                "beyond": first_beyond(plan, needs.cleared, library()),
                "brought on": brought_on(plan, ready, needs),
                "calm": [calm_day(day, needs) for day in plan.days],
                "flared": flared(plan, needs, on=on),
                "differences": differences(
                    programme(number), plan, library=library(), unit=list(WeightUnit)[number % 2]
                ),
                "week": _week(plan, dice, stage),
                "causes": by_cause(plan.ruled_out),
                "decided": decided(plan, {}, on=on, limits=limits()),
                "legs": [with_leg_signs(plan.triggers, fired) for fired in ([], sorted(OF_THE_LEG)[:1], ["other"])],
            },
        )


def said_of_each() -> Iterator[tuple[str, dict[str, Any]]]:
    """Why each dose is what it is, whether it asks for more than the one before it, and how it may be made easier."""
    for number in range(COUNT // 4):
        plan = tampered(number)
        needs = needs_of(plan, library(), limits(), cleared=CLEARED[number % 3] if number % 2 else None)
        yield str(number), {"doses": _doses(plan, needs, unit=list(WeightUnit)[number % 2])}


def _week(plan: Programme, dice: Random, stage: Presentation) -> Programme:
    return next_programme(
        plan, changes_of(plan, dice), meanwhile=Meanwhile.PROGRESS, monday=NEXT, library=library(), limits=limits(),
        stage=stage,
    )  # fmt: skip


def _doses(plan: Programme, needs: Needs, *, unit: WeightUnit) -> list[object]:
    items = list({(item.exercise, item.rung): item for day in plan.days for item in day.prescriptions}.values())
    found: list[object] = [why_dose(item, needs) for item in items]
    for item, other in zip(items, [*items[1:], items[0]], strict=True):
        found.append(asks_for_more(other, item, library()))
        found += [easings(item, needs, felt=felt, eased_before=len(found) % 3, unit=unit) for felt in (None, *Bother)]
    return found


def edits() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every kind of change by hand, also of what is not there."""
    for number in range(COUNT):
        plan, dice = programme(number), Random(number)
        needs = needs_of(plan, library(), limits())
        for kind in EditKind:
            edit = _edit(kind, plan, dice)
            yield (
                f"{number} {kind} {edit.exercise}",
                {"after": _after(plan, edit, needs), "words": in_words(edit, library())},
            )


def _edit(kind: EditKind, plan: Programme, dice: Random) -> Edit:
    day = dice.choice(plan.days)
    there = [item.exercise for item in day.prescriptions]
    name, other = dice.choice([*there, *there, *there, "bird-dog", "not-there"]), dice.choice(sorted(library()))
    whose = other if kind is EditKind.SWAP or name not in library() else name
    rung = dice.randint(1, len(library()[whose].ladder))
    return Edit(
        kind=kind, day=day.kind, exercise=name, to=other, rung=rung, dose=dice.choice([Dose(sets=2, reps=(6, 8))]),
        by=dice.choice([-20, -1, 1, 3]), block=dice.choice(list(Block)), note=dice.choice([None, "Slowly."]),
    )  # fmt: skip


def _after(plan: Programme, edit: Edit, needs: Needs) -> object:
    try:
        return edited(plan, edit, needs)
    except Refused as refused:
        return str(refused)


def checklists() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every line of every checklist, against records drawn at random."""
    for number in range(COUNT):
        dice = Random(number)
        told = Setback(
            exercise=HELD[0], rung=1 + number % 3, last=AS_OF, told=AS_OF, until=AS_OF + timedelta(days=number % 30 - 8),
            says="too much, twice",
        )  # fmt: skip
        asked = [
            (AS_OF - timedelta(days=dice.randint(0, 120)), tuple(dice.sample(list(Trigger), 3)))
            for _ in range(number % 4)
        ]
        record = Record(
            may_train=dice.choice(list(MayTrain)), stage=dice.choice([None, *Presentation]), limits=limits(), asked=asked,
            history=_of_held_back(history(number), dice), setbacks={HELD[0]: told} if number % 2 else {},
        )  # fmt: skip
        yield (
            str(number),
            {
                **{name: [answered(line, record) for line in checklist(library()[name])] for name in HELD},
                "confidence": newest_confidence(record.history),
                "back": back_a_step(ExerciseDone(exercise=HELD[0], rung=None), told, limits().review),
            },
        )


def _of_held_back(given: ReviewInput, dice: Random) -> ReviewInput:
    """The same months, done with what the checklists ask about."""
    asked = [(line.exercise, line.rung or 1) for name in HELD for line in checklist(library()[name]) if line.exercise]
    sessions = []
    for session in given.sessions:
        rows = [
            row.model_copy(update={"exercise": name, "rung": max(1, rung + dice.choice([-1, 0, 0, 1]))})
            for row in session.exercises
            for name, rung in [dice.choice(asked)]
        ]
        sessions.append(session.model_copy(update={"exercises": tuple(rows)}))
    return given.model_copy(update={"sessions": tuple(sessions)})
