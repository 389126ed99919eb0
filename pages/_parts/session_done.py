"""A finished session, read back from storage: what was done, how hard it was, and what comes next."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.amounts import pain, set_words
from pages._parts.days import weekday
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.put_right import put_right
from pages._parts.words import SYMPTOMS


def session_done(view: SessionView) -> None:
    """Draws it and offers the way on."""
    client_id = view.client.id
    with card(f"done_{view.record.id}", CALM):
        st.header(f"Saved: {weekday(view.record.on)}", icon=":material/check_circle:", anchor=False)
        effort = "not said" if view.effort is None else f"{view.effort:.0f} of 10"
        minutes = "minutes **not said**" if view.minutes is None else f"**{view.minutes}** minutes"
        st.markdown(f"Effort **{effort}** · {minutes} · pain before **{pain(view.pain_before)}**")
        if view.note:
            st.text(view.note)
        st.text("Tomorrow morning: ask for one score. Today shows it, or the client taps it on their phone.")
    if view.record.flared:
        st.caption("A flare: this was the calm version.")
    for shown in (*view.given_up, *view.cards):
        _line(shown, given_up=shown in view.given_up)
    put_right(view)
    to("review", "Review the week", icon="balance", key=f"after_{view.record.id}", client=client_id)


def _line(shown: ExerciseCard, *, given_up: bool) -> None:
    sets = " / ".join(set_words(one, shown.unit) for one in shown.sets if one.done)
    said = [sets, "skipped" if shown.skipped else "" if sets else "not done"]
    said += [] if shown.pain_during is None else [f"pain {pain(shown.pain_during)}"]
    said += [] if shown.symptom is None else [f"stopped: {SYMPTOMS[shown.symptom].lower()}"]
    said += ["then something easier in its place"] if given_up else []
    st.markdown(f"**{shown.exercise.name}**  \n:gray[{' · '.join(filter(None, said))}]")
    if shown.eased is not None:
        st.caption(words_here().easier.eased.format(way=shown.eased))
