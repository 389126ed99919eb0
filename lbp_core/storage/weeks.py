"""Check-ins, morning answers and weekly decisions, written once; the newest of a week counts and the older are kept."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select

from lbp_core.models.records import By, CheckInRecord, DecisionRecord
from lbp_core.storage.columns import body, day, instant, to_day, to_model
from lbp_core.storage.once import Written
from lbp_core.storage.tables import check_ins, decisions, mornings

_SINCE = (
    select(check_ins.c.client_id, check_ins.c.body)
    .where(check_ins.c.client_id.in_(bindparam("ids", expanding=True)), check_ins.c.week >= bindparam("since"))
    .order_by(check_ins.c.seq)
)
_NEW_CHECK_IN = insert(check_ins)
_DECIDED = select(decisions.c.client_id, decisions.c.as_of).where(
    decisions.c.client_id.in_(bindparam("ids", expanding=True)), decisions.c.as_of >= bindparam("since")
)


def record_check_in(tx: Connection, written: Written, record: CheckInRecord) -> None:
    """One sent check-in; it stands in front of the earlier ones of its week."""
    tx.execute(
        _NEW_CHECK_IN,
        {
            "id": record.id,
            "seq": written.seq,
            "client_id": record.client_id,
            "at": instant(record.at),
            "week": day(record.week),
            "on_day": day(record.check_in.date),
            "by": record.by,
            "pain_average": record.check_in.pain_average,
            "body": body(record),
        },
    )


def find_check_in(tx: Connection, check_in_id: str) -> CheckInRecord | None:
    """The check-in with that id, or None where there is none."""
    found = tx.execute(select(check_ins.c.body).where(check_ins.c.id == check_in_id)).scalar_one_or_none()
    return None if found is None else to_model(CheckInRecord, found)


def all_check_ins(tx: Connection, client_id: str) -> tuple[CheckInRecord, ...]:
    """Every check-in of one client, replaced ones too, newest first."""
    wanted = select(check_ins.c.body).where(check_ins.c.client_id == client_id).order_by(check_ins.c.seq.desc())
    return tuple(to_model(CheckInRecord, text) for text in tx.execute(wanted).scalars())


def check_ins_that_count(tx: Connection, client_id: str, *, until: date) -> tuple[CheckInRecord, ...]:
    """The newest check-in of each week among those that tell of days up to `until`, oldest week first."""
    wanted = (
        select(check_ins.c.week, check_ins.c.body)
        .where(check_ins.c.client_id == client_id, check_ins.c.on_day <= day(until))
        .order_by(check_ins.c.seq)
    )
    newest = {row.week: row.body for row in tx.execute(wanted)}
    return tuple(to_model(CheckInRecord, newest[week]) for week in sorted(newest))


def check_ins_since(tx: Connection, client_ids: Sequence[str], *, since: date) -> dict[str, list[CheckInRecord]]:
    """By client: every check-in of the weeks from that Monday on, in the order they were sent."""
    found: dict[str, list[CheckInRecord]] = defaultdict(list)
    for row in tx.execute(_SINCE, {"ids": list(client_ids), "since": day(since)}):
        found[row.client_id].append(to_model(CheckInRecord, row.body))
    return found


WeeklyPain = tuple[date, date, float | None]


def weekly_pains(tx: Connection, client_ids: Sequence[str], *, since: date) -> dict[str, list[WeeklyPain]]:
    """By client: week, day and average pain of each check-in, in the order they were sent."""
    columns = (check_ins.c.client_id, check_ins.c.week, check_ins.c.on_day, check_ins.c.pain_average)
    wanted = (
        select(*columns)
        .where(check_ins.c.client_id.in_(client_ids), check_ins.c.week >= day(since))
        .order_by(check_ins.c.seq)
    )
    found: dict[str, list[WeeklyPain]] = defaultdict(list)
    for row in tx.execute(wanted):
        found[row.client_id].append((to_day(row.week), to_day(row.on_day), row.pain_average))
    return found


def record_morning(
    tx: Connection,
    written: Written,
    client_id: str,
    score: float | None,
    *,
    by: By,
    session_id: str | None,
    on: date,
    at: datetime,
) -> None:
    """One morning answer; `session_id` is yesterday's session where there was one."""
    tx.execute(
        insert(mornings).values(
            id=written.result,
            seq=written.seq,
            client_id=client_id,
            session_id=session_id,
            at=instant(at),
            on_day=day(on),
            by=by,
            score=score,
        )
    )


def record_decision(tx: Connection, written: Written, record: DecisionRecord) -> None:
    """One decision with everything that was recommended."""
    tx.execute(
        insert(decisions).values(
            id=record.id,
            seq=written.seq,
            client_id=record.client_id,
            at=instant(record.at),
            as_of=day(record.as_of),
            taken=record.taken,
            body=body(record),
        )
    )


def find_decision(tx: Connection, decision_id: str) -> DecisionRecord:
    """The decision with that id."""
    return to_model(
        DecisionRecord, tx.execute(select(decisions.c.body).where(decisions.c.id == decision_id)).scalar_one()
    )


def all_decisions(tx: Connection, client_id: str) -> tuple[DecisionRecord, ...]:
    """Every decision of one client, replaced ones too, newest first."""
    wanted = select(decisions.c.body).where(decisions.c.client_id == client_id).order_by(decisions.c.seq.desc())
    return tuple(to_model(DecisionRecord, text) for text in tx.execute(wanted).scalars())


def decided_weeks(tx: Connection, client_ids: Sequence[str], *, since: date) -> dict[str, set[date]]:
    """By client: the Sundays that were decided on."""
    found: dict[str, set[date]] = defaultdict(set)
    for row in tx.execute(_DECIDED, {"ids": list(client_ids), "since": day(since)}):
        found[row.client_id].add(to_day(row.as_of))
    return found
