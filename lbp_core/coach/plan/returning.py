"""A held-back exercise's checklist for one client: half filled from the records, half ticked by the trainer."""

from collections.abc import Collection
from datetime import date, datetime

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.plan.setbacks import setbacks_of, usual_pain
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.diary import diary
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.unlocking import checklist
from lbp_core.facts.readings import weeks_of
from lbp_core.facts.returning import Record, answered
from lbp_core.models.exercise import Exercise
from lbp_core.models.refusal import Refused
from lbp_core.models.return_to import Checked, Criterion, Fact, Returned, Tick
from lbp_core.models.screening import Occasion
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.safety import screenings_of
from lbp_core.storage.transaction import Transaction

KIND = "return_tick"
Ticks = dict[tuple[str, str], list[bool]]
"""Exercise and line to everything the trainer has said of it, oldest first."""


def returning(studio: Studio, client_id: str, exercise: str, *, on: date) -> tuple[Checked, ...]:
    """Every line as it stands; none for an exercise that is not held back. Raises Refused for an unknown one."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return _checked(_known(exercise), record_of(tx, studio, client_id, on=on), _ticks(tx, client_id))


def tick(studio: Studio, client_id: str, said: Tick, *, key: str, at: datetime) -> None:
    """Keeps the trainer's word on one line. Raises Refused where the records speak for that line themselves."""
    line = next((one for one in checklist(_known(said.exercise)) if one.says == said.says), None)
    if line is None:
        raise Refused("This line is not on the checklist any more. Open the exercise again.")
    if not _by_hand(line):
        raise Refused(f"'{line.says}' is read from the records; it cannot be ticked by hand.")
    file_paper(studio, client_id, KIND, said, key=key, at=at)


def back_again(tx: Transaction, studio: Studio, client_id: str, wanted: Collection[str], *, on: date) -> Returned:
    """Of these exercises, those that were held back and whose whole checklist holds for this client, and those that failed
    twice in a row so lately that they wait a step lower: for the checklist that is no bar.
    """
    waiting = [library()[name] for name in wanted if name in library() and library()[name].held_back is not None]
    if not waiting:
        return Returned()
    record, ticks = record_of(tx, studio, client_id, on=on), _ticks(tx, client_id)
    return Returned(
        ready=frozenset(one.id for one in waiting if all(map(_counts, _checked(one, record, ticks)))),
        setbacks=tuple(one for one in record.setbacks.values() if one.in_force(on)),
    )


def record_of(tx: Transaction, studio: Studio, client_id: str, *, on: date) -> Record:
    """What a checklist asks of the records up to that day."""
    gate = gate_of(tx, find_client(tx, client_id), on=on)
    full = [one for one in screenings_of(tx, client_id) if one.occasion is Occasion.FULL and one.on <= on]
    history = diary(tx, studio, client_id, as_of=on, missed_until=on)
    return Record(
        may_train=gate.may_train,
        stage=gate.presentation,
        history=history,
        asked=[(one.on, one.asked.triggers) for one in full if one.asked.pain_average is not None],
        limits=limits(),
        setbacks=setbacks_of(history, usual_pain(history, weeks_of(history), limits()), limits()),
    )


def _counts(line: Checked) -> bool:
    return bool(line.holds) or line.line.fact is Fact.FAILED_TWICE


def _checked(exercise: Exercise, record: Record, ticks: Ticks) -> tuple[Checked, ...]:
    found = []
    for line in checklist(exercise):
        holds, says = answered(line, record)
        said = ticks.get((exercise.id, line.says), [])
        if _by_hand(line):
            holds = said[-1] if said else None
        found.append(Checked(line=line, holds=holds, found=says, by_hand=_by_hand(line), said=len(said)))
    return tuple(found)


def _by_hand(line: Criterion) -> bool:
    """The trainer's own lines, and those in a unit that the records do not have."""
    return line.fact is Fact.TRAINER or (line.fact is Fact.SESSIONS and line.unit == "per cent of body weight")


def _ticks(tx: Transaction, client_id: str) -> Ticks:
    found: Ticks = {}
    for one in papers_of(tx, [client_id], KIND, Tick).get(client_id, []):
        found.setdefault((one.body.exercise, one.body.says), []).append(one.body.holds)
    return found


def _known(exercise: str) -> Exercise:
    if exercise not in library():
        raise Refused(f"'{exercise}' is not an exercise of the library. Choose one from the list.")
    return library()[exercise]
