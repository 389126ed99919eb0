"""Clearances: the ones on record read back, and whether a new one can count. Recording one, and what it opens: gate."""

from datetime import date

from lbp_core.coach.studio import Studio
from lbp_core.evidence.questions import questions
from lbp_core.models.pause import PAUSE
from lbp_core.models.records import ClearanceRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.planning.words import date_in_words
from lbp_core.storage import safety
from lbp_core.storage.clients import find_client
from lbp_core.storage.flags import pauses_of
from lbp_core.storage.transaction import Transaction


def clearances(studio: Studio, client_id: str) -> tuple[ClearanceRecord, ...]:
    """Every clearance of one client, the one recorded last first.

    Raises Refused for a client who is not in this studio.
    """
    with studio.store.read() as tx:
        find_client(tx, client_id)
        found = safety.clearances_of(tx, [client_id]).get(client_id, [])
    return tuple(one.record for one in reversed(found))


def check_clearance(tx: Transaction, record: ClearanceRecord, *, on: date) -> None:
    """Raises Refused where it names nobody or nothing, or its dates cannot be right. `on` is today."""
    clearance = record.clearance
    if not clearance.by.strip() or not record.role.strip():
        raise Refused("A clearance names the clinician who gave it and their role. Fill in both and save again.")
    if not clearance.covers:
        raise Refused("This clearance covers no answer. Tick the answers that the clinician has looked at.")
    if strangers := [name for name in clearance.covers if name not in questions() and name != PAUSE]:
        raise Refused(f"'{strangers[0]}' is not a safety question. Tick the answers from the list and save again.")
    if clearance.date > on:
        raise Refused(
            f"The clearance is dated {date_in_words(clearance.date)}, which is still to come. Correct its date."
        )
    if record.review_on is not None and record.review_on <= clearance.date:
        raise Refused(
            f"The clearance is dated {date_in_words(clearance.date)} and asks for a new look on "
            f"{date_in_words(record.review_on)}, which is no later. Correct one of the two dates, or leave the second "
            "one out."
        )
    _check_covers_what_came_before(tx, record)


def _check_covers_what_came_before(tx: Transaction, record: ClearanceRecord) -> None:
    clearance, client_id = record.clearance, record.client_id
    given = safety.newest_answers(tx, [client_id]).get(client_id, [])
    asked = [one for one in given if one.answer is not Answer.NO and not one.stable]
    later = [one.on for one in asked if one.question in clearance.covers]
    if PAUSE in clearance.covers:
        later += [one.on for one in pauses_of(tx, [client_id]).get(client_id, [])]
    if later and clearance.date < max(later):
        raise Refused(
            f"The clearance is dated {date_in_words(clearance.date)}; the answer it should cover was given on "
            f"{date_in_words(max(later))}. A clearance counts for answers given on its day or before. Ask for a newer one."
        )
