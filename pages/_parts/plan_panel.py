"""The exercise being changed: picture, step, dose, why, and what can be done with it. One tap each, kept at once."""

import streamlit as st

from lbp_core.coach.library.shelf import dose_words, exercise, exercise_name
from lbp_core.coach.plan.plan_reasons import dose_because
from lbp_core.models.edits import EditKind
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import Prescription
from pages._parts.drawing import drawing
from pages._parts.look import STOP, WARN, card
from pages._parts.plan_doing import doing_taps
from pages._parts.plan_dose import dose_taps
from pages._parts.plan_returning import returning_checklist
from pages._parts.plan_taps import Desk, change_of, keep, show
from pages._parts.weeks import why_of

PICTURE = 132


def panel(desk: Desk, item: Prescription) -> None:
    """Draws it. Where the library no longer has the exercise, only swapping and taking out are left."""
    known = exercise(item.exercise)
    st.button("All exercises", key=desk.key("phone_all"), icon=":material/arrow_back:", type="tertiary", on_click=show)
    with card(desk.key("chosen")), st.container(gap="small"):
        _what(desk, item, known)
        if known is not None:
            _steps(desk, item, known)
            dose_taps(desk, item)
        doing_taps(desk, item)
    _against(desk, item)
    with card(desk.key("why")):
        st.markdown("**Why it is here**")
        reviewed = () if item.reviewed is None else (f"The last weekly review: {item.reviewed}",)
        st.text("\n".join((*why_of(item, dose_because(desk.found.programme, item)), *reviewed)))
    if known is not None and known.held_back is not None:
        returning_checklist(desk.client_id, known)


def _what(desk: Desk, item: Prescription, known: Exercise | None) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        drawing(item.exercise, item.rung, width=PICTURE)
        with st.container(gap=None, key=desk.key("name")):
            st.markdown(f"### {exercise_name(item.exercise)}", anchors=False)
            st.markdown(f"**{dose_words(item.dose, desk.unit)}**")
            if known is not None and item.rung <= len(known.ladder):
                st.caption(f"{known.rung(item.rung).name} · step {item.rung} of {len(known.ladder)}")


def _steps(desk: Desk, item: Prescription, known: Exercise) -> None:
    """The neighbours on the ladder, by name."""
    sides = zip(st.columns(2), ("Easier", "Harder"), (item.rung - 1, item.rung + 1), ("down", "up"), strict=True)
    for column, word, rung, way in sides:
        there = 1 <= rung <= len(known.ladder)
        name = known.rung(rung).name if there else f"this is the {'easiest' if way == 'down' else 'hardest'} step"
        column.button(
            f"**{word}**  \n:small[{name}]",
            key=desk.key("rung", way, item.exercise),
            icon=f":material/arrow_{way}ward:",
            disabled=not there,
            width="stretch",
            wrap=True,
            on_click=keep,
            args=(desk, change_of(desk, EditKind.STEP, item, rung=rung) if there else None, item.exercise),
        )


def _against(desk: Desk, item: Prescription) -> None:
    found = [one for one in desk.found.concerns if (one.day, one.exercise) == (desk.kind, item.exercise)]
    if found:
        tone = STOP if any(one.stop for one in found) else WARN
        with card(desk.key("against"), tone):
            st.text("\n".join(one.says for one in found))
