"""Safety answers and clearances, written once. Which answer is open is not judged here, only what came after what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, case, func, insert, or_, select

from lbp_core.models.records import ClearanceRecord, ScreeningRecord
from lbp_core.models.screening import Answer, Occasion
from lbp_core.storage.columns import body, day, instant, to_day, to_model
from lbp_core.storage.once import Written
from lbp_core.storage.tables import answers, clearances, screenings, studio_file

Thing = TypeVar("Thing")

IDS: BindParameter[str] = bindparam("ids", expanding=True)
RESTORED = "restored"
_BACK_SINCE = (
    select(func.coalesce(func.max(studio_file.c.seq), 0)).where(studio_file.c.kind == RESTORED).scalar_subquery()
)
_KINDS = (answers.c.client_id, answers.c.question, answers.c.answer, answers.c.stable)
_NEWEST = (
    select(*_KINDS, func.max(answers.c.seq).label("seq"), func.max(answers.c.on_day).label("on_day"))
    .where(answers.c.client_id.in_(IDS), or_(answers.c.answer != Answer.NO, answers.c.seq > _BACK_SINCE))
    .group_by(*_KINDS)
)
_NEW_SCREENING, _NEW_ANSWERS = insert(screenings), insert(answers)
_CLEARED = select(clearances).where(clearances.c.client_id.in_(IDS)).order_by(clearances.c.seq)


@dataclass(frozen=True)
class NewestAnswer:
    """When one answer to one question was last given: place in the order of writes, and day.

    `stable` marks a yes that was recorded together with an assessment as old and stable.
    """

    question: str
    answer: Answer
    stable: bool
    seq: int
    on: date


@dataclass(frozen=True)
class NumberedClearance:
    """A clearance with its place in the order of writes."""

    seq: int
    record: ClearanceRecord


def record_screening(tx: Connection, written: Written, record: ScreeningRecord) -> None:
    """The screening as it was given, and each real answer on its own."""
    tx.execute(
        _NEW_SCREENING,
        {
            "id": record.id, "seq": written.seq, "client_id": record.client_id, "at": instant(record.at),
            "on_day": day(record.on), "occasion": record.occasion, "by": record.by, "body": body(record),
        },
    )  # fmt: skip
    stable = {symptom.id for symptom in record.asked.stable}
    given = [
        {
            "seq": written.seq,
            "client_id": record.client_id,
            "screening_id": record.id,
            "question": question,
            "answer": answer.value,
            "on_day": day(record.on),
            "stable": int(answer is Answer.YES and question in stable),
        }
        for question, answer in record.asked.answers.items()
        if answer is not Answer.NOT_ASKED
    ]
    if given:
        tx.execute(_NEW_ANSWERS, given)


def record_clearance(tx: Connection, written: Written, record: ClearanceRecord) -> None:
    """The clearance as it was given."""
    tx.execute(
        insert(clearances).values(
            id=record.id,
            seq=written.seq,
            client_id=record.client_id,
            at=instant(record.at),
            day=day(record.clearance.date),
            body=body(record),
        )
    )


def find_screening(tx: Connection, screening_id: str) -> ScreeningRecord:
    """The screening with that id."""
    return to_model(
        ScreeningRecord, tx.execute(select(screenings.c.body).where(screenings.c.id == screening_id)).scalar_one()
    )


def find_clearance(tx: Connection, clearance_id: str) -> ClearanceRecord:
    """The clearance with that id."""
    return to_model(
        ClearanceRecord, tx.execute(select(clearances.c.body).where(clearances.c.id == clearance_id)).scalar_one()
    )


def screenings_of(tx: Connection, client_id: str) -> tuple[ScreeningRecord, ...]:
    """Every screening of one client, full and short, newest first."""
    wanted = select(screenings.c.body).where(screenings.c.client_id == client_id).order_by(screenings.c.seq.desc())
    return tuple(to_model(ScreeningRecord, text) for text in tx.execute(wanted).scalars())


def full_screenings(tx: Connection, client_ids: Sequence[str]) -> dict[str, ScreeningRecord]:
    """Each client's newest full screening that got as far as the pain; the newest of any where none did.

    A screening is kept step by step, so that one which was broken off says nothing of the pain.
    """
    found = tx.execute(_FULL, {"ids": list(client_ids)})
    return {row.client_id: to_model(ScreeningRecord, row.body) for row in found}


def _newest_full() -> Select[tuple[str, str]]:
    told = or_(screenings.c.body.like('%"irritability":{%'), screenings.c.body.not_like('%"pain_average":null%'))
    rank = case((told, screenings.c.seq), else_=screenings.c.seq - BEHIND_ALL)
    full = screenings.c.occasion == Occasion.FULL
    highest = select(func.max(rank)).where(screenings.c.client_id.in_(IDS), full).group_by(screenings.c.client_id)
    theirs = screenings.c.client_id.in_(IDS)
    return select(screenings.c.client_id, screenings.c.body).where(theirs, rank.in_(highest), full)


BEHIND_ALL = 1_000_000_000
"""More writes than a studio will ever see: a broken-off screening stands behind every one that was finished."""

_FULL = _newest_full()


def newest_answers(tx: Connection, client_ids: Sequence[str]) -> dict[str, list[NewestAnswer]]:
    """By client: when each answer to each question was last given.

    A 'no' from before a backup was put back is none: what was told between the two is not here, so it is asked again.
    """
    return _by_client(
        (row.client_id, NewestAnswer(row.question, Answer(row.answer), bool(row.stable), row.seq, to_day(row.on_day)))
        for row in tx.execute(_NEWEST, {"ids": list(client_ids)})
    )


def clearances_of(tx: Connection, client_ids: Sequence[str]) -> dict[str, list[NumberedClearance]]:
    """By client: every clearance, oldest first."""
    return _by_client((row.client_id, _numbered(row)) for row in tx.execute(_CLEARED, {"ids": list(client_ids)}))


def yes_days(tx: Connection, client_id: str) -> list[tuple[int, str, date]]:
    """Each yes of one client that was not assessed as stable: place in the order of writes, question, day."""
    wanted = select(answers.c.seq, answers.c.question, answers.c.on_day).where(
        answers.c.client_id == client_id, answers.c.answer == Answer.YES, answers.c.stable == 0
    )
    return [(row.seq, row.question, to_day(row.on_day)) for row in tx.execute(wanted)]


def _numbered(row: Row[tuple[object, ...]]) -> NumberedClearance:
    return NumberedClearance(row.seq, to_model(ClearanceRecord, row.body))


def _by_client(pairs: Iterable[tuple[str, Thing]]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for client_id, thing in pairs:
        found[client_id].append(thing)
    return found
