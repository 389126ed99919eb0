"""What was measured and felt, week by week and session by session, as Observations. Plans and papers: beside this file."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lbp_core.exchange.fhir import codes
from lbp_core.exchange.fhir.codes import own
from lbp_core.exchange.fhir.entries import (
    DAY_COUNT,
    KILOGRAMS,
    MINUTES,
    SECONDS,
    Subject,
    component,
    observation,
    quantity,
    said,
    score,
    text,
)
from lbp_core.exchange.sheets_of_training import in_kg, tapped
from lbp_core.models.records import CheckInRecord, EntryKind, SessionRecord
from lbp_core.models.whole_record import SetTold, WholeRecord

Entry = dict[str, Any]


def readings(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """Pain at each screening, before each session and on the mornings after; what every check-in tells."""
    for one in of.screenings:
        if one.asked.pain_now is not None:
            yield observation(
                who, codes.PAIN_NOW, ["screening", one.id, "now"], on=one.at, value=score(one.asked.pain_now)
            )
        if one.asked.pain_average is not None:
            yield observation(
                who, codes.PAIN_WEEK, ["screening", one.id, "week"], on=one.at, value=score(one.asked.pain_average)
            )
    for morning in of.mornings:
        if morning.score is not None:
            yield observation(
                who, own("pain-next-morning"), ["morning", morning.id], on=morning.at, value=score(morning.score)
            )
    for check_in in of.check_ins:
        yield from _check_in(who, check_in)


def sessions(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """Each session as a group, its exercises as members."""
    done = {key: list(rows) for key, rows in groupby(of.sets, lambda one: one.session_id)}
    for one in of.sessions:
        members = list(_exercises(who, of, one, done.get(one.id, [])))
        yield _session(who, one, members)
        yield from members


def decisions(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """What was decided at the end of each week, with the reasons as a note."""
    for one in of.decisions:
        reasons = [{"text": text(reason.says)} for reason in one.recommended.reasons]
        yield observation(
            who, own("weekly-decision"), ["decision", one.id], on=one.as_of, value=said(one.taken.value), note=reasons
        )


def _check_in(who: Subject, one: CheckInRecord) -> Iterator[Entry]:
    told = one.check_in
    values = {
        codes.PAIN_WEEK: score(told.pain_average),
        own("pain-worst-week"): score(told.pain_worst),
        own("confidence"): score(told.confidence),
        own("nights-disturbed"): quantity(told.nights_disturbed, DAY_COUNT),
        own("flare"): None if told.flare is None else said(told.flare.value),
    }
    for code, value in values.items():
        if value is not None:
            yield observation(who, code, ["check-in", one.id, code[1]], on=one.at, value=value)
    for place, act in enumerate(told.activities):
        if act.score is not None:
            parts = ["check-in", one.id, "activity", place]
            yield observation(who, own("own-activity"), parts, on=one.at, value=score(act.score), text=text(act.name))


def _session(who: Subject, one: SessionRecord, members: list[Entry]) -> Entry:
    parts = [
        *component(codes.DURATION, quantity(tapped(one, EntryKind.MINUTES), MINUTES)),
        *component(own("effort"), score(tapped(one, EntryKind.EFFORT))),
        *component(codes.PAIN_NOW, score(tapped(one, EntryKind.PAIN_BEFORE))),
        *component(own("pain-next-morning"), score(tapped(one, EntryKind.PAIN_NEXT_MORNING))),
    ]
    return observation(
        who,
        codes.SESSION,
        ["session", one.id],
        on=one.on,
        value=None,
        component=parts,
        hasMember=[{"reference": member["fullUrl"]} for member in members],
        dataAbsentReason=None if parts or members else _unknown(),
    )


def _exercises(who: Subject, of: WholeRecord, session: SessionRecord, rows: list[SetTold]) -> Iterator[Entry]:
    for exercise, told in groupby(rows, lambda one: one.exercise):
        sets = list(told)
        done = [one for one in sets if one.number is not None]
        reps = [str(one.reps) for one in done if one.reps is not None]
        loads = [one.load_g for one in done if one.load_g is not None]
        holds = [one.hold_s for one in done if one.hold_s is not None]
        parts = [
            *component(own("sets"), {"valueInteger": len(done)}),
            *component(own("reps"), said(", ".join(reps))),
            *component(own("load"), quantity(in_kg(sum(loads) // len(loads)) if loads else None, KILOGRAMS)),
            *component(own("hold"), quantity(max(holds, default=None), SECONDS)),
            *component(own("pain-during"), score(sets[0].pain_during)),
            *component(own("stopped-by"), said(None if sets[0].symptom is None else sets[0].symptom.value)),
        ]
        yield observation(
            who,
            own("exercise-done"),
            ["session", session.id, exercise],
            on=session.on,
            value=None,
            component=parts,
            text=of.names.get(exercise, exercise),
        )


def _unknown() -> dict[str, Any]:
    system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    return {"coding": [{"system": system, "code": "not-performed", "display": "Not Performed"}]}
