"""One client's whole record put together from storage, as the leaving kit tells it. Which files it becomes: kit.py."""

import json
from collections.abc import Iterator
from typing import Any

from lbp_core.coach.leaving.before import sets_before
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.evidence.questions import questions
from lbp_core.facts.eased import day_as_eased
from lbp_core.facts.session import exercise_taps
from lbp_core.models.people import Noted
from lbp_core.models.programme import Prescription
from lbp_core.models.records import SessionRecord
from lbp_core.models.whole_record import CarerTold, LineTold, MorningTold, PaperTold, SetTold, WholeRecord
from lbp_core.storage import audit, care, people, programmes, safety, sessions, weeks
from lbp_core.storage.clients import find_client
from lbp_core.storage.columns import to_day, to_instant
from lbp_core.storage.transaction import Transaction
from lbp_core.storage.whole_client import numbers_of, rows_of

LINES_AT_ONCE = 1_000
TOLD_APART = frozenset({"history_before"})
"""Kinds of paper that have a sheet of their own."""


def whole_record(tx: Transaction, studio: Studio, client_id: str) -> WholeRecord:
    """Everything about that client, oldest first. Raises Refused for an unknown one."""
    numbers = numbers_of(tx, client_id)
    trained = tuple(reversed(sessions.sessions_of(tx, client_id)))
    return WholeRecord(
        client=find_client(tx, client_id),
        zone=studio.zone.key,
        screenings=tuple(reversed(safety.screenings_of(tx, client_id))),
        clearances=tuple(one.record for one in safety.clearances_of(tx, [client_id]).get(client_id, [])),
        versions=tuple(reversed(programmes.versions_of(tx, client_id))),
        sessions=trained,
        sets=tuple(each for one in trained for each in _sets(one)),
        check_ins=weeks.all_check_ins(tx, client_id),
        mornings=tuple(map(_morning, rows_of(tx, client_id, "mornings", numbers))),
        decisions=tuple(reversed(weeks.all_decisions(tx, client_id))),
        papers=tuple(
            _paper(row) for row in rows_of(tx, client_id, "client_file", numbers) if row["kind"] not in TOLD_APART
        ),
        before=tuple(sets_before(tx, client_id)),
        log=tuple(_log(tx, client_id)),
        carers=tuple(_carers(tx, client_id)),
        names={one.id: one.name for one in library().values()},
        asked={one.id: one.asks for one in questions().values()},
    )


def _sets(session: SessionRecord) -> Iterator[SetTold]:
    """The sets of every exercise the day came to, and of those that something else stood in for."""
    asked = {item.exercise: item for item in (*session.plan.prescriptions, *day_as_eased(session).prescriptions)}
    for item in asked.values():
        yield from _sets_of(session, item)


def _sets_of(session: SessionRecord, item: Prescription) -> Iterator[SetTold]:
    taps = exercise_taps(session, item)
    if not taps.touched:
        return
    told: dict[str, Any] = {
        "session_id": session.id,
        "on": session.on,
        "exercise": item.exercise,
        "pain_during": taps.pain_during,
        "symptom": taps.symptom,
        "technique_ok": taps.technique_ok,
        "skipped": taps.skipped,
    }
    for one in taps.sets:
        yield SetTold(
            **told,
            number=one.number,
            reps=one.reps,
            hold_s=one.hold_s,
            load_g=one.load_g,
            reps_in_reserve=one.reps_in_reserve,
        )
    if not taps.sets:
        yield SetTold(**told, number=None)


def _morning(row: dict[str, Any]) -> MorningTold:
    kept = {name: row[name] for name in ("id", "session_id", "by", "score")}
    return MorningTold(at=to_instant(row["at"]), on=to_day(row["on_day"]), **kept)


def _paper(row: dict[str, Any]) -> PaperTold:
    says = json.dumps(json.loads(row["body"]), ensure_ascii=False)
    return PaperTold(id=row["id"], kind=row["kind"], at=to_instant(row["at"]), on=to_day(row["on_day"]), says=says)


def _log(tx: Transaction, client_id: str) -> Iterator[LineTold]:
    """Oldest first, people by their names."""
    named = {f"person:{one.id}": one.name for one in people.all_people(tx)}
    named |= {f"client:{client_id}": "the client", "machine": "the studio's machine", "nobody": "nobody signed in"}
    lines: list[Noted] = []
    while found := audit.lines_of_client(tx, client_id, limit=LINES_AT_ONCE, offset=len(lines)):
        lines += found
    for one in reversed(lines):
        says = f"wrote: {one.about.replace('_', ' ')}" if one.action == "wrote" else f"{one.action} {one.about}".strip()
        yield LineTold(at=one.at, who=named.get(one.actor, "somebody who is not here any more"), what=says)


def _carers(tx: Transaction, client_id: str) -> Iterator[CarerTold]:
    named = {one.id: one.name for one in people.all_people(tx)}
    return (CarerTold(name=named[one.person_id], own=one.own, until=one.until) for one in care.carers_of(tx, client_id))
