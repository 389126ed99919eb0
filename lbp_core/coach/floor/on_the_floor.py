"""What is being trained this moment: one exercise with its running rest, and every session that is open today."""

from collections.abc import Sequence
from datetime import date, datetime

from lbp_core.coach.floor.cards import card_as_tapped, safety_answered
from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.floor.training import keep_in
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.facts.eased import day_as_eased
from lbp_core.facts.session import asserted, exercise_taps
from lbp_core.models.floor import AtWork, OnTheFloor, Rest
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.views import ExerciseCard, SessionView, SetState
from lbp_core.storage import sessions as kept
from lbp_core.storage.clients import find_client
from lbp_core.storage.set_taps import newest_set_tap
from lbp_core.storage.transaction import Transaction


def at_work(studio: Studio, view: SessionView, exercise: str) -> AtWork:
    """That exercise as it stands, in one short read: plan, gate and last time are those of `view`."""
    with studio.store.read() as tx:
        return work_of(tx, view, kept.find_session(tx, view.record.id), exercise)


def keep_at_work(
    studio: Studio, view: SessionView, exercise: str, entries: Sequence[Entry], *, key: str, at: datetime
) -> AtWork:
    """Keeps what one thumb said and hands back that exercise with it, in one write. Raises Refused like `training.keep`."""
    with studio.store.write() as tx:
        return work_of(tx, view, keep_in(tx, studio, view.record.id, entries, key=key, at=at), exercise)


def work_of(tx: Transaction, view: SessionView, record: SessionRecord, exercise: str) -> AtWork:
    """The same for a record that was just read or written."""
    card = card_as_tapped(view, record, exercise)
    return AtWork(record=record, card=card, rest=None if card is None else _rest(tx, record, card))


def open_on(studio: Studio, *, on: date) -> tuple[OnTheFloor, ...]:
    """Every session of that day that nobody has closed, in the order they were opened, each with what it waits for."""
    with studio.store.read() as tx:
        return tuple(
            OnTheFloor(
                session_id=one.id,
                client_id=one.client_id,
                client_name=find_client(tx, one.client_id).name,
                on=one.on,
                waits_for=_waits_for(one),
            )
            for one in kept.opened_lately_on(tx, on)
            if not one.finished
        )


def _rest(tx: Transaction, record: SessionRecord, card: ExerciseCard) -> Rest | None:
    """The rest after the newest set, while another set of this exercise waits."""
    waits = not card.skipped and card.symptom is None and not all(one.done for one in card.sets)
    newest = newest_set_tap(tx, record.id) if waits and not record.finished else None
    if newest is None or newest.kind is not EntryKind.SET_DONE or newest.exercise != card.exercise.id:
        return None
    return Rest(seconds=card.prescription.dose.rest_s, since=newest.at)


def _waits_for(record: SessionRecord) -> str:
    """The next thing to do in it: the safety six, the pain before, the next set, or its end."""
    words = words_here().side
    if not safety_answered(record):
        return words.six
    if record.latest(EntryKind.PAIN_BEFORE) is None:
        return words.before
    for asked in day_as_eased(record).prescriptions:
        told = exercise_taps(record, asked)
        left = asked.dose.sets - len(told.sets)
        if left > 0 and not told.skipped and told.symptom is None:
            name = library()[asked.exercise].name
            return words.set.format(exercise=name, number=len(told.sets) + 1, sets=asked.dose.sets)
    return words.end


def as_prescribed(shown: ExerciseCard, one: SetState) -> bool:
    """Whether that set is what 'as prescribed' claims: repetitions or seconds, load, and reserve."""
    claim = asserted(shown.prescription.dose)
    said = (one.reps, one.hold_s, one.load_g, one.reps_in_reserve)
    return said == (claim.reps, claim.hold_s, claim.load_g, claim.reps_in_reserve)
