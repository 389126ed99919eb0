"""Keeps a changed day inside its minutes: the end goes first, then the least important sets. Each cut says so."""

from lbp_core.evidence.templates import session_template
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.programme import DayKind, PlannedBlock, PlannedDay, Prescription
from lbp_core.models.review import Change
from lbp_core.planning.minutes import timed
from lbp_core.planning.needs import Needs


def trimmed(
    day: PlannedDay, *, most: float, changes: tuple[Change, ...], needs: Needs
) -> tuple[PlannedDay, tuple[str, ...]]:
    """The day within `most` minutes and the limits' margin, and a sentence for each cut. Light days are left alone."""
    said: list[str] = []
    kept = {change.exercise for change in changes}
    while day.kind is not DayKind.WALK and day.minutes > most * (1 + needs.limits.minutes_over.value / 100):
        cut = _shorter_finish(day, over=day.minutes - most) or _fewer_sets(day, kept)
        if cut is None:
            said.append(f"This session runs to {day.minutes:g} minutes; {most:g} were planned.")
            break
        old, new = cut
        day = timed(_with(day, old, new), needs.limits)
        said.append(_sentence(old, new, needs))
    return day, tuple(said)


def _shorter_finish(day: PlannedDay, *, over: float) -> tuple[Prescription, Prescription] | None:
    least = next(block.minutes[0] for block in session_template().day(day.kind).blocks if block.block is Block.FINISH)
    for block in day.blocks:
        for item in block.exercises:
            minutes = item.dose.minutes
            if block.block is Block.FINISH and minutes is not None and minutes[1] > least:
                shorter = max(least, int(minutes[1] - over))
                return item, _redosed(item, item.dose.model_copy(update={"minutes": (shorter, shorter)}))
    return None


def _fewer_sets(day: PlannedDay, kept: set[str]) -> tuple[Prescription, Prescription] | None:
    """One set less of the least important exercise that has more than one and was not just changed."""
    rank = {
        name: slot.keep
        for block in session_template().day(day.kind).blocks
        for slot in block.slots
        for name in slot.choose
    }
    spare = [item for item in day.prescriptions if item.dose.sets > 1 and item.exercise not in kept]
    if not spare:
        return None
    item = max(spare, key=lambda item: (item.dose.sets, rank.get(item.exercise, 0)))
    return item, _redosed(item, item.dose.model_copy(update={"sets": item.dose.sets - 1}))


def _redosed(item: Prescription, dose: Dose) -> Prescription:
    return item.model_copy(update={"dose": dose})


def _with(day: PlannedDay, old: Prescription, new: Prescription) -> PlannedDay:
    blocks = tuple(
        PlannedBlock(
            block=block.block,
            minutes=block.minutes,
            exercises=tuple(new if item is old else item for item in block.exercises),
        )
        for block in day.blocks
    )
    return day.model_copy(update={"blocks": blocks})


def _sentence(old: Prescription, new: Prescription, needs: Needs) -> str:
    name = needs.library[old.exercise].name if old.exercise in needs.library else old.exercise
    if new.dose.minutes != old.dose.minutes and new.dose.minutes is not None:
        return f"{name} at the end is cut to {new.dose.minutes[1]} minutes to keep the session in its time."
    return f"{name}: one set fewer to keep the session in its time."
