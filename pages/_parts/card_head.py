"""The head of an exercise's card in one piece: picture, dose, cue, last time, and the clock's place beside them."""

import streamlit as st

from lbp_core.coach.floor.easing import keep_easing
from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.library.picturing import picture_says
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.views import ExerciseCard
from pages._parts.here import in_words, now, once, studio
from pages._parts.leaf import leaf
from pages._parts.look import row
from pages._parts.offers import Tap, button_tap
from pages._parts.redraw import again
from pages._parts.words import BLOCKS


def card_head(shown: ExerciseCard, *, session_id: str) -> None:
    """What it is, and how much."""
    words, icon = BLOCKS[shown.block]
    seen, last = picture_says(shown.exercise.id, shown.prescription.rung), shown.last or "First time"
    leaf("floor_head", shown=shown, block=words, icon=icon, session=session_id, last=last, seen=seen)


def eased_line(record: SessionRecord, shown: ExerciseCard, *, place: str, changes: int) -> Tap | None:
    """What was made easier or swapped today, the way back, and the way into the plan."""
    if shown.eased is None or shown.symptom is not None:
        return None
    key = f"{record.id}_{shown.exercise.id}"
    words, take_back = words_here().easier, Entry(kind=EntryKind.EASE_UNDONE, exercise=shown.exercise.id)
    with row(f"eased_{key}"):
        said = shown.eased if shown.swapped else words.eased.format(way=shown.eased)
        st.markdown(f":material/{'swap_horiz' if shown.swapped else 'south'}: **{said}**", width="stretch")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            back = f"not_easier_{key}_{changes}"
            tap = button_tap(place, words.undo, back, lambda: (take_back,), icon=":material/undo:", type="tertiary")
            if not shown.swapped:
                _keep(record, shown, f"{key}_{changes}")
    return tap


def _keep(record: SessionRecord, shown: ExerciseCard, key: str) -> None:
    words, flag = words_here().easier, f"kept_{key}"
    if flag not in st.session_state:
        if st.button(words.keep, key=f"keep_{key}", icon=":material/calendar_month:", type="tertiary"):
            with in_words(f"easing {key} kept"):
                version = keep_easing(studio(), record.id, shown.exercise.id, key=once("keep", key), at=now())
                st.session_state[flag] = version.number
                again()
    else:
        st.caption(words.kept.format(number=st.session_state[flag]), width="content")
