"""The tiles themselves: what each asserts, the way back, and all of them at once. What is kept and drawn anew: tiles_row."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.views import ExerciseCard, SetState
from pages._parts.offers import Tap, button_tap
from pages._parts.set_words import tile_words
from pages._parts.steppers import numbers_of


def set_tiles(shown: ExerciseCard, record: SessionRecord, place: str, *, numbers: str) -> Tap | None:
    """Draws the tiles; what was tapped, where nobody had laid that ready. `numbers`: the key of the steppers they go by.

    A tap made twice is the same tap, one made later is a new one: a tile counts what was said of its own set so far, and so
    stays the tile it was while others are tapped.

    A done tile does nothing, so that a thumb that bounces neither counts a set twice nor takes it back.
    """
    key = f"{record.id}_{shown.exercise.id}"
    taps = sum(entry.exercise == shown.exercise.id for entry in record.entries)
    upcoming = next((one.number for one in shown.sets if not one.done), None)
    tap: Tap | None = None
    with st.grid(min(4, len(shown.sets)), min_column_width=130, gap="small", key=f"tiles_{key}"):
        for one in shown.sets:
            once = f"set_{key}_{one.number}.{_said_of(record, shown, one.number)}"
            tap = _tile(shown, one, (place, once, numbers), first=one.number == upcoming) or tap
        return _below(shown, (place, key, taps)) or tap


def _said_of(record: SessionRecord, shown: ExerciseCard, number: int) -> int:
    return sum(entry.exercise == shown.exercise.id and entry.set_number == number for entry in record.entries)


def _tile(shown: ExerciseCard, one: SetState, keys: tuple[str, str, str], *, first: bool) -> Tap | None:
    place, once, numbers = keys
    if one.done:
        label = tile_words(shown, one)
        st.button(label, key=f"done_{once}", icon=":material/check_circle:", disabled=True, width="stretch", wrap=True)
        return None

    def says() -> tuple[Entry, ...]:
        return (_done(shown, one.number, **numbers_of(shown, numbers)),)

    label = f"Set {one.number} done · {tile_words(shown, one.model_copy(update=numbers_of(shown, numbers)))}"
    look = "primary" if first and not shown.skipped else "secondary"
    return button_tap(place, label, once, says, type=look, disabled=shown.held, width="stretch", wrap=True)


def _below(shown: ExerciseCard, keys: tuple[str, str, int]) -> Tap | None:
    """The way back, and all sets at once for whoever had no hand free between them: in the tiles' own grid, a row beneath."""
    place, key, taps = keys
    done = [one.number for one in shown.sets if one.done]
    label = f"Undo set {done[-1]}" if done else "Undo"
    take_back = Entry(kind=EntryKind.SET_UNDONE, exercise=shown.exercise.id, set_number=done[-1] if done else 1)
    undo = button_tap(
        place, label, f"undo_{key}_{taps}", lambda: (take_back,), type="tertiary", icon=":material/undo:",
        disabled=not done,
    )  # fmt: skip
    if len(shown.sets) < 2 or done or shown.held or shown.skipped:
        return undo
    label = words_here().tile.all.format(sets=len(shown.sets))
    every = tuple(_done(shown, one.number) for one in shown.sets)
    all_done = button_tap(
        place, label, f"every_{key}_{taps}", lambda: every, type="tertiary", icon=":material/done_all:", wrap=True
    )
    return undo or all_done


def _done(shown: ExerciseCard, number: int, **said: int | None) -> Entry:
    return Entry(kind=EntryKind.SET_DONE, exercise=shown.exercise.id, set_number=number, **said)
