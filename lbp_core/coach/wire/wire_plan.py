"""One client to plan for as JSON, the programme or the reason for none as JSON. The loop over lines is in wire.py."""

import json
from typing import Any

from lbp_core.coach.screening.screening import screen
from lbp_core.coach.wire.wire_reading import read_line
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import questions
from lbp_core.evidence.words import words_for
from lbp_core.models.exercise import Dose
from lbp_core.models.plan_input import PlanInput
from lbp_core.models.programme import NoPlan, PlannedBlock, PlannedDay, Programme
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import ScreenResult
from lbp_core.models.verdict import MayTrain
from lbp_core.planning.draft import draft_programme
from lbp_core.planning.leg_signs import with_leg_signs

STAGE_UNKNOWN = (
    "No programme: how the back is just now is not known. Give pain_average and irritability in the screening, then ask "
    "again."
)


def plan_line(line: bytes) -> bytes:
    """One client as JSON to a programme, or to why there is none, as JSON. Raises Refused."""
    given = read_line(PlanInput, line)
    if given.screening.as_of is not None and given.start < given.screening.as_of:
        raise Refused(
            f"start is {given.start}, before the screening's as_of, {given.screening.as_of}. Give a start on that day or "
            "later, and send the line again."
        )
    return json.dumps(plan(given), ensure_ascii=False).encode()


def plan(given: PlanInput) -> dict[str, Any]:
    """{"programme", "broken", "ruled_out"}, or {"none", "reasons"} where no plan may or can be made. Raises Refused."""
    screened = screen(given.screening)
    found = _drafted(given, screened)
    if isinstance(found, NoPlan):
        return {"none": found.sentence, "reasons": list(found.reasons)}
    return {
        "programme": {"weeks": [{"days": [_day(day) for day in week.days]} for week in found.weeks]},
        "broken": [*found.broken, *_limits_said(given)],
        "ruled_out": list(found.ruled_out),
    }


def _drafted(given: PlanInput, screened: ScreenResult) -> Programme | NoPlan:
    if screened.may_train is MayTrain.NO:
        says = words_for(screened.disposition)
        return NoPlan(
            sentence=f"No programme: {says.headline}. {says.for_trainer}",
            reasons=tuple(reason.says for reason in screened.reasons),
        )
    if screened.presentation is None:
        asked = tuple(
            f"Not answered: {questions()[name].short if name in questions() else name}." for name in screened.ask
        )
        return NoPlan(sentence=STAGE_UNKNOWN, reasons=asked)
    return draft_programme(
        given.wishes,
        screened.presentation,
        with_leg_signs(given.screening.triggers, (reason.rule for reason in screened.reasons)),
        may_train=screened.may_train,
        start=given.start,
        library=library(),
        limits=limits(),
    )


def _limits_said(given: PlanInput) -> list[str]:
    """A clinician's limits are words here: the draft cannot keep to them, so it hands them on."""
    return [
        f"A clearance of {one.date} sets a limit in words: '{one.limits}'. Check the programme against it."
        for one in given.screening.clearances
        if one.limits
    ]


def _day(day: PlannedDay) -> dict[str, Any]:
    blocks = [_block(block) for block in day.blocks]
    return {"date": day.date.isoformat(), "kind": day.kind.value, "minutes": day.minutes, "blocks": blocks}


def _block(block: PlannedBlock) -> dict[str, Any]:
    exercises = [
        item.model_dump(mode="json", exclude={"reviewed"}) | {"dose": _dose(item.dose)} for item in block.exercises
    ]
    return {"block": block.block.value, "minutes": block.minutes, "exercises": exercises}


def _dose(dose: Dose) -> dict[str, Any]:
    """As a review line has it: loads in kilograms, of two weights together."""
    told = dose.model_dump(mode="json", exclude={"pair"})
    grams = told.pop("load_g")
    return told | {"load_kg": None if grams is None else grams / 1000}
