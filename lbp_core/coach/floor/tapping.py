"""One tap in a session: what it belongs to, whether it may be made now, and what a safety answer among them does."""

from collections.abc import Sequence
from datetime import date, datetime

from lbp_core.coach.floor.cards import safety_answered
from lbp_core.coach.gate.gate import keep_answers, lock_of
from lbp_core.coach.screening.stop_rules import broken_rule, in_words, rules_of
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import asked_at
from lbp_core.facts.eased import PUTS, day_as_eased, planned_as, replaced, said_easier
from lbp_core.facts.session import exercise_taps
from lbp_core.facts.session_safety import real_answers
from lbp_core.facts.under_way import training_day
from lbp_core.models.gate import Gate
from lbp_core.models.programme import Prescription
from lbp_core.models.records import By, Entry, EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.planning.easing import asks_for_more
from lbp_core.planning.within import beyond
from lbp_core.storage import sessions as kept
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import Written
from lbp_core.storage.transaction import Transaction

OF_AN_EXERCISE = frozenset(
    {
        EntryKind.SET_DONE,
        EntryKind.SET_UNDONE,
        EntryKind.PAIN_DURING,
        EntryKind.SYMPTOM,
        EntryKind.TECHNIQUE,
        EntryKind.SKIPPED,
        EntryKind.SKIP_UNDONE,
        EntryKind.EASED,
        EntryKind.EASE_UNDONE,
        EntryKind.SWAPPED,
    }
)
OF_A_SET = frozenset({EntryKind.SET_DONE, EntryKind.SET_UNDONE})
CHANGES = frozenset({EntryKind.EASED, EntryKind.EASE_UNDONE, EntryKind.SWAPPED, EntryKind.FLARED})
LOADED = frozenset({EntryKind.SET_DONE, EntryKind.EFFORT}) | CHANGES


def keep_taps(
    tx: Transaction,
    studio: Studio,
    record: SessionRecord,
    entries: Sequence[Entry],
    *,
    written: Written,
    at: datetime,
    correcting: bool = False,
) -> SessionRecord:
    """Many taps in one write; the gate is asked anew after safety answers alone. `correcting`: see correcting.py."""
    on, gate = today(studio, at), None
    for entry in entries:
        if entry.kind in LOADED and gate is None:
            gate = lock_of(tx, find_client(tx, record.client_id), on=on)
        _check(record, entry, gate, on=None if correcting else training_day(record, limits().planning, on=on, at=at))
        _check_own_rule(tx, record, entry)
        if entry.kind is EntryKind.SAFETY:
            _keep_safety(tx, record, entry, written=written, at=at, on=on)
            gate = None
        record = record.model_copy(update={"entries": (*record.entries, entry)})
    kept.record_entries(tx, written, record, entries, at=at)
    return record


def keep_tap(
    tx: Transaction, studio: Studio, record: SessionRecord, entry: Entry, *, written: Written, at: datetime
) -> SessionRecord:
    """The session with this tap in it. Raises Refused where it may not be made."""
    return keep_taps(tx, studio, record, (entry,), written=written, at=at)


def _check(record: SessionRecord, entry: Entry, gate: Gate | None, *, on: date | None) -> None:
    asked = _asked_for(record, entry)
    if gate is not None and entry.kind in LOADED:
        _check_may_load(record, entry, asked, gate=gate, on=on)


def _check_own_rule(tx: Transaction, record: SessionRecord, entry: Entry) -> None:
    """Raises Refused for a set that the client's own stop rule has stopped."""
    if entry.kind is not EntryKind.SET_DONE or entry.exercise is None:
        return
    if not any(one.kind is EntryKind.PAIN_DURING and one.exercise == entry.exercise for one in record.entries):
        return
    rule = broken_rule(record, entry.exercise, rules_of(tx, record.client_id))
    if rule is not None:
        raise Refused(f"This set was not saved. {in_words(rule)}")


def _asked_for(record: SessionRecord, entry: Entry) -> Prescription | None:
    """The prescription that the tap belongs to. Raises Refused where the plan has no such exercise or set."""
    if entry.kind not in OF_AN_EXERCISE:
        return None
    there = day_as_eased(record).prescriptions
    known = there if entry.kind in LOADED else (*there, *replaced(record))
    asked = next((one for one in known if one.exercise == entry.exercise), None)
    if asked is None:
        planned = ", ".join(one.exercise for one in there)
        raise Refused(f"'{entry.exercise}' is not in this session. It has {planned}. Choose one of them.")
    if entry.kind in OF_A_SET and not 1 <= (entry.set_number or 0) <= asked.dose.sets:
        raise Refused(
            f"{entry.exercise} has sets 1 to {asked.dose.sets} today; there is no set {entry.set_number}. "
            "Tap one of the sets shown."
        )
    return asked


def _check_may_load(
    record: SessionRecord, entry: Entry, asked: Prescription | None, *, gate: Gate, on: date | None
) -> None:
    """Raises Refused where this set or effort may not be done now."""
    if gate.locked:
        raise Refused(f"This was not saved: training is paused. {gate.headline}. {gate.for_trainer}")
    if not safety_answered(record) or _not_all_no(record):
        raise Refused("The six safety questions come first, each with a clear 'no'. Ask them, then train.")
    if entry.kind is not EntryKind.EFFORT and on is not None:
        _check_under_way(record, on=on)
    if asked is None:
        return
    if exercise_taps(record, asked).symptom is not None:
        raise Refused("This exercise was stopped because of what was felt. Go on with the next one.")
    if entry.kind is EntryKind.EASE_UNDONE:
        _check_undoing(record, asked)
        return
    flared = record.flared
    _check_cleared(entry, _as_it_would_be(entry, asked, flared=flared), gate)


def _check_undoing(record: SessionRecord, asked: Prescription) -> None:
    """Raises Refused where nothing was made easier, or where sets of what stood in are done already."""
    if said_easier(record, asked.exercise) is None:
        raise Refused("Nothing was made easier here, so there is nothing to take back.")
    if planned_as(record, asked.exercise) != asked.exercise and exercise_taps(record, asked).sets:
        raise Refused("A set of this one is done already. Take the set back first, then the exercise.")


def _check_under_way(record: SessionRecord, *, on: date) -> None:
    """Raises Refused for a session that is over, or of another day."""
    if record.finished:
        raise Refused("This session is finished, so no set was added. Write what is missing into the note.")
    if record.on != on:
        raise Refused(
            f"This session belongs to {record.on:%-d %B %Y}, so no set was added. Finish it and open today's session."
        )


def _as_it_would_be(entry: Entry, asked: Prescription, *, flared: bool) -> Prescription:
    """What stands there after the tap. Raises Refused where easing or swapping would ask for more than before."""
    if entry.kind not in PUTS:
        return asked
    if entry.kind is EntryKind.SWAPPED and flared:
        raise Refused("This was not saved: in a flare the calm version stays as it is. Leave this one out today.")
    new = Prescription(
        exercise=entry.instead or asked.exercise, rung=entry.rung or asked.rung, dose=entry.dose or asked.dose
    )
    if asks_for_more(new, asked, library()):
        raise Refused("This was not saved: it asks for more than before. Easing and swapping never ask for more.")
    return new


def _check_cleared(entry: Entry, asked: Prescription, gate: Gate) -> None:
    """Raises Refused where the set lies beyond what a clearance allows."""
    load_g = asked.dose.load_g if entry.load_g is None else entry.load_g
    why = beyond(library()[asked.exercise], asked.rung, load_g, gate.within)
    if why is not None:
        raise Refused(f"This set was not saved: {why}. Take less weight, or go on with the next exercise.")


def _not_all_no(record: SessionRecord) -> bool:
    given = record.latest(EntryKind.SAFETY)
    answers = {} if given is None or given.answers is None else given.answers
    return any(answer is not Answer.NO for answer in answers.values())


def _keep_safety(
    tx: Transaction, record: SessionRecord, entry: Entry, *, written: Written, at: datetime, on: date
) -> None:
    """The answers of this session are safety answers like any other: a yes locks at once."""
    real = real_answers(entry.answers or {})
    if not real:
        six = len(asked_at(Occasion.SAFETY_SIX))
        raise Refused(f"None of the {six} safety questions was answered. Answer each one, then save.")
    asked = ScreenInput(answers=real, age=None)
    keep_answers(
        tx,
        find_client(tx, record.client_id),
        asked,
        occasion=Occasion.SAFETY_SIX,
        by=By.TRAINER,
        written=written.named(f"{written.result}-{len(record.entries)}"),
        at=at,
        on=on,
    )
