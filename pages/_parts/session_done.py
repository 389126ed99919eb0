"""A finished session, read back from storage: what was done, how hard it was, and what comes next."""

import streamlit as st

from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.words import pain, set_words, weekday


def session_done(view: SessionView) -> None:
    """Draws it and offers the way on."""
    client_id = view.client.id
    with card(f"done_{view.record.id}", CALM):
        st.header(f"Saved: {weekday(view.record.on)}", icon=":material/check_circle:", anchor=False)
        effort = "not said" if view.effort is None else f"{view.effort:.0f} of 10"
        st.markdown(f"Effort **{effort}** · **{view.minutes}** minutes · pain before **{pain(view.pain_before)}**")
        if view.note:
            st.text(view.note)
        st.text("Tomorrow morning: ask for one score. Today shows it, or the client taps it on their phone.")
    for shown in view.cards:
        _line(shown)
    to("review", "Review the week", icon="balance", key=f"after_{view.record.id}", client=client_id)


def _line(shown: ExerciseCard) -> None:
    sets = " / ".join(set_words(one, shown.unit) for one in shown.sets if one.done) or "not done"
    felt = "" if shown.pain_during is None else f" · pain {pain(shown.pain_during)}"
    st.markdown(f"**{shown.exercise.name}**  \n:gray[{'skipped' if shown.skipped else sets}{felt}]")
