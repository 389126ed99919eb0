"""A session that was made calm for a flare: what it was before, and whether anything has been done since."""

from lbp_core.facts.eased import day_as_eased
from lbp_core.models.programme import PlannedDay
from lbp_core.models.records import EntryKind, SessionRecord


def before_the_flare(record: SessionRecord) -> PlannedDay:
    """The day as it stood when the newest flare was noted; the day as it stands where none was."""
    place = _place(record)
    return day_as_eased(record if place is None else record.model_copy(update={"entries": record.entries[:place]}))


def done_since_the_flare(record: SessionRecord) -> bool:
    """Whether a set was tapped after it."""
    place = _place(record)
    return place is not None and any(entry.kind is EntryKind.SET_DONE for entry in record.entries[place:])


def _place(record: SessionRecord) -> int | None:
    found = [place for place, entry in enumerate(record.entries) if entry.kind is EntryKind.FLARED]
    return found[-1] if found else None
