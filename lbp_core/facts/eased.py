"""The day of a session as it stands after what was made easier in it. The plan it began with stays as it was."""

from functools import lru_cache

from lbp_core.models.programme import PlannedBlock, PlannedDay, Prescription
from lbp_core.models.records import Entry, EntryKind, SessionRecord

EASED_TODAY = "Made easier today."


@lru_cache(maxsize=1_024)
def day_as_eased(record: SessionRecord) -> PlannedDay:
    """The planned day with every easing in it, in the order they were tapped."""
    day = record.plan
    for entry in record.entries:
        if entry.kind is EntryKind.FLARED and entry.plan is not None:
            day = entry.plan
        elif entry.kind is EntryKind.EASED:
            day = _with(day, entry)
    return day


def replaced(record: SessionRecord) -> tuple[Prescription, ...]:
    """What the plan had and something else now stands in for."""
    there = {item.exercise for item in day_as_eased(record).prescriptions}
    return tuple(item for item in record.plan.prescriptions if item.exercise not in there)


def times_eased(record: SessionRecord, exercise: str) -> int:
    """How often that exercise was made easier in the session."""
    return sum(entry.kind is EntryKind.EASED and entry.exercise == exercise for entry in record.entries)


def _with(day: PlannedDay, entry: Entry) -> PlannedDay:
    blocks = tuple(
        PlannedBlock(
            block=block.block,
            minutes=block.minutes,
            exercises=tuple(
                _eased(item, entry) if item.exercise == entry.exercise else item for item in block.exercises
            ),
        )
        for block in day.blocks
    )
    return day.model_copy(update={"blocks": blocks})


def _eased(item: Prescription, entry: Entry) -> Prescription:
    return Prescription(
        exercise=entry.instead or item.exercise,
        rung=entry.rung or item.rung,
        dose=entry.dose or item.dose,
        why=(entry.text or EASED_TODAY,),
    )
