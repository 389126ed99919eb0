"""Where a tap on the floor leads once it is kept."""

from lbp_core.models.records import EntryKind
from lbp_core.models.views import SessionView
from pages._parts.easier import look_again
from pages._parts.offers import Tap
from pages._parts.stops import go, next_stop, still_open


def led_on(view: SessionView, tap: Tap) -> bool:
    """Pain told of an exercise whose sets are done is its end, and so is the pain before. True where it led to another stop."""
    entry = tap[0][-1]
    if entry.kind is EntryKind.PAIN_BEFORE:
        go(view, next_stop(view, None))
    if entry.kind is not EntryKind.PAIN_DURING:
        return entry.kind is EntryKind.PAIN_BEFORE
    look_again(view.record, f"{view.record.id}_{entry.exercise}")
    shown = next((one for one in view.cards if one.exercise.id == entry.exercise), None)
    told = [one for one in view.record.entries if (one.kind, one.exercise) == (entry.kind, entry.exercise)]
    if shown is None or len(told) != 1 or still_open(shown) or shown.advice:
        return False
    go(view, next_stop(view, shown.exercise.id))
    return True
