"""A finished session put right: a new entry beside the old one, which stays. Only until a review has used the session."""

from collections.abc import Sequence
from datetime import datetime

from lbp_core.coach.floor.tapping import CHANGES, OF_AN_EXERCISE, keep_taps
from lbp_core.coach.studio import Studio
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.storage.once import once
from lbp_core.storage.sessions import find_session
from lbp_core.storage.transaction import Transaction
from lbp_core.storage.weeks import decided_weeks

PUT_RIGHT = (OF_AN_EXERCISE - CHANGES) | {EntryKind.PAIN_BEFORE, EntryKind.EFFORT, EntryKind.MINUTES, EntryKind.NOTE}
"""What was easier or swapped that day stays as it was done."""

USED = "This session was used in a review already, so it stays as it is. Say what was wrong in a note for the next one."
STILL_OPEN = "This session is still open. Tap what was done on its own cards."
NOT_HERE = "This cannot be put right afterwards. Numbers, scores, form, effort, minutes and the note can be."
SIGN_STAYS = "A stop sign is not taken back after the session. Ask the safety questions, or write it into the note."


def correctable(studio: Studio, session_id: str) -> str | None:
    """Why a finished session may not be put right any more; None where it may."""
    with studio.store.read() as tx:
        return _in_the_way(tx, find_session(tx, session_id))


def correct(studio: Studio, session_id: str, entries: Sequence[Entry], *, key: str, at: datetime) -> SessionRecord:
    """Keeps the right numbers as new entries. Raises Refused for an open session, one that a review used, and the gate.

    Safety answers, easing, swaps and flares are no corrections, and a stop sign stays: nothing here opens anything.
    """
    with studio.store.write() as tx:
        written = once(tx, "correct", session_id, key, at=at, result=session_id)
        record = find_session(tx, session_id)
        if written.again:
            return record
        if (why := _in_the_way(tx, record)) is not None:
            raise Refused(why)
        for entry in entries:
            _check(entry)
        return keep_taps(tx, studio, record, entries, written=written, at=at, correcting=True)


def _in_the_way(tx: Transaction, record: SessionRecord) -> str | None:
    if not record.finished:
        return STILL_OPEN
    decided = decided_weeks(tx, [record.client_id], since=record.on).get(record.client_id, set())
    return USED if decided else None


def _check(entry: Entry) -> None:
    if entry.kind not in PUT_RIGHT:
        raise Refused(NOT_HERE)
    if entry.kind is EntryKind.SYMPTOM and entry.symptom is None:
        raise Refused(SIGN_STAYS)
