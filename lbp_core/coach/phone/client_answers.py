"""What comes with a client's own answers: whether that week may be told of, and where the safety answers go."""

from datetime import date, datetime, timedelta

from lbp_core.coach.gate.gate import keep_answers
from lbp_core.evidence.client_words import client_words
from lbp_core.evidence.questions import asked_at
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.session import diary_row
from lbp_core.facts.session_safety import yes_ids
from lbp_core.models.client import Client
from lbp_core.models.records import By, CheckInRecord, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput, Told
from lbp_core.planning.words import date_in_words
from lbp_core.storage import sessions, weeks
from lbp_core.storage.flags import screenings_by_id
from lbp_core.storage.once import Written
from lbp_core.storage.transaction import Transaction

WEEK = timedelta(days=7)
WEEKS_BACK = 3


def check_week(told: date, on: date) -> None:
    """Raises Refused where a client cannot tell of that week on that day."""
    week = monday_of(told)
    if told > on:
        raise Refused(client_words().troubles["to_come"].format(day=date_in_words(told), weeks=WEEKS_BACK))
    if week < monday_of(on) - WEEKS_BACK * WEEK:
        raise Refused(client_words().troubles["long_ago"].format(day=date_in_words(week), weeks=WEEKS_BACK))


def used_already(tx: Transaction, client_id: str, told: date) -> CheckInRecord | None:
    """The check-in of that week that a decision already rests on."""
    week = monday_of(told)
    sunday = week + timedelta(days=6)
    if sunday not in weeks.decided_weeks(tx, [client_id], since=week).get(client_id, set()):
        return None
    same_week = [one for one in weeks.all_check_ins(tx, client_id) if one.week == week]
    return same_week[0] if same_week else None


def safety_of(real: dict[str, Answer], occasion: Occasion) -> tuple[str, ...] | None:
    """Ids answered yes; an empty tuple only where every question of the occasion was answered no."""
    whole = all(one.id in real for one in asked_at(occasion))
    found = yes_ids([real])
    return found if found or whole else None


def keep_client_answers(
    tx: Transaction,
    client: Client,
    real: dict[str, Answer],
    occasion: Occasion,
    *,
    by: By,
    note: str | None = None,
    written: Written,
    at: datetime,
    on: date,
) -> Told | None:
    """The same as a screening of that occasion: the gate has them from this instant. What was kept tells what to read now.

    A repeated press reads it back; no answer at all is nothing to keep.
    """
    if not real:
        return None
    if written.again:
        return told_then(tx, written.result)
    asked = ScreenInput(answers=real, age=None)
    return keep_answers(tx, client, asked, occasion=occasion, by=by, note=note, written=written, at=at, on=on).told


def told_then(tx: Transaction, screening_id: str) -> Told | None:
    """What was read when those answers were kept; None where none were."""
    found = screenings_by_id(tx, [screening_id])
    return next((one.told for kept in found.values() for one in kept), None)


def trained_on(tx: Transaction, client_id: str, day: date) -> SessionRecord | None:
    """That day's newest session in which something was done."""
    return next((one for one in sessions.sessions_on(tx, client_id, day) if diary_row(one).completed), None)
