"""The day of a session as it stands after what was made easier in it. The plan it began with stays as it was."""

from collections.abc import Iterator
from functools import lru_cache

from lbp_core.models.programme import PlannedBlock, PlannedDay, Prescription
from lbp_core.models.records import Entry, EntryKind, SessionRecord

EASED_TODAY = "Made easier today."
PUTS = frozenset({EntryKind.EASED, EntryKind.SWAPPED})
"""Taps that put something in an exercise's place."""


@lru_cache(maxsize=1_024)
def day_as_eased(record: SessionRecord) -> PlannedDay:
    """The planned day with every easing that stands in it, in the order they were tapped."""
    *_, day = _days(record)
    return day


def replaced(record: SessionRecord) -> tuple[Prescription, ...]:
    """What stood in the session at some time and is not there any more, as it first stood."""
    there = {item.exercise for item in day_as_eased(record).prescriptions}
    first: dict[str, Prescription] = {}
    for day in _days(record):
        for item in day.prescriptions:
            first.setdefault(item.exercise, item)
    return tuple(item for name, item in first.items() if name not in there)


def standing(record: SessionRecord) -> tuple[Entry, ...]:
    """The taps without the easings that were taken back, and without the taps that took them back."""
    kept: list[Entry] = []
    for entry in record.entries:
        if entry.kind is not EntryKind.EASE_UNDONE:
            kept.append(entry)
            continue
        last = next((at for at in reversed(range(len(kept))) if _put_there(kept[at]) == entry.exercise), None)
        if last is not None:
            del kept[last]
    return tuple(kept)


def times_eased(record: SessionRecord, exercise: str) -> int:
    """How often that exercise was made easier in the session."""
    return sum(entry.kind is EntryKind.EASED and entry.exercise == exercise for entry in standing(record))


def said_easier(record: SessionRecord, exercise: str) -> str | None:
    """What was said when that exercise was put there as it is; None where nothing was eased or swapped since the plan."""
    for entry in reversed(standing(record)):
        if entry.kind is EntryKind.FLARED:
            return None
        if _put_there(entry) == exercise:
            return entry.text or EASED_TODAY
    return None


def only_swapped(record: SessionRecord, exercise: str) -> bool:
    """Whether the newest that put that exercise there was a swap, which is no easing."""
    put = next((one for one in reversed(standing(record)) if _put_there(one) == exercise), None)
    return put is not None and put.kind is EntryKind.SWAPPED


def eased_since_pain(record: SessionRecord, exercise: str) -> bool:
    """Whether it was made easier after the newest pain told of it."""
    for entry in reversed(standing(record)):
        if entry.exercise == exercise and entry.kind in {EntryKind.EASED, EntryKind.PAIN_DURING}:
            return entry.kind is EntryKind.EASED
    return False


def planned_as(record: SessionRecord, exercise: str) -> str:
    """The exercise of the plan whose place that one has now; itself where it is the plan's own."""
    for entry in reversed(standing(record)):
        if entry.kind in PUTS and entry.instead == exercise and entry.exercise is not None:
            exercise = entry.exercise
    return exercise


def stands_now(record: SessionRecord, exercise: str) -> str:
    """The exercise that has that one's place now, also where it stood in and was taken back; itself where nothing has."""
    there = {item.exercise for item in day_as_eased(record).prescriptions}
    for entry in reversed(record.entries):
        if exercise not in there and entry.kind in PUTS and entry.instead == exercise:
            exercise = entry.exercise or exercise
    for entry in standing(record):
        if entry.kind in PUTS and entry.exercise == exercise and entry.instead is not None:
            exercise = entry.instead
    return exercise


def _put_there(entry: Entry) -> str | None:
    """The exercise that an easing or a swap leaves in its place; None for any other tap."""
    return (entry.instead or entry.exercise) if entry.kind in PUTS else None


def _days(record: SessionRecord) -> Iterator[PlannedDay]:
    """The day as planned, and as it stood after each easing and flare."""
    day = record.plan
    yield day
    for entry in standing(record):
        if entry.kind is EntryKind.FLARED and entry.plan is not None:
            day = entry.plan
            yield day
        elif entry.kind in PUTS:
            day = _with(day, entry)
            yield day


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
