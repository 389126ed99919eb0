"""Ten seconds before a session: four short columns above the safety questions. What is in them, the coach knows."""

import streamlit as st

from lbp_core.coach.floor.briefing import brief
from lbp_core.models.floor import Brief
from lbp_core.models.views import SessionView
from pages._parts.here import in_words, studio
from pages._parts.look import QUIET, card


def ten_seconds(view: SessionView) -> None:
    """Draws it; a column with nothing to say is left out."""
    with in_words(f"brief of {view.record.id}"):
        told = brief(studio(), view)
        columns = [one for one in _columns(told) if one[2]]
        with card(f"brief_{view.record.id}", QUIET), st.container(horizontal=True, gap="medium", key="brief_columns"):
            for head, icon, lines in columns:
                with st.container(gap=None, key=f"brief_{icon}", width="stretch"):
                    st.markdown(f":material/{icon}: **{head}**")
                    for line in lines:
                        st.text(line)


def _columns(told: Brief) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    own = tuple(f"{one.where}: “{one.words}”" for one in told.said)
    why = (told.why,) if told.why else ()
    return (
        ("Since last time", "history", (*told.since, *own)),
        ("Today", "event_available", (*told.today, *why)),
        ("Ask", "contact_support", told.ask),
        ("Keep in mind", "shield", told.avoid),
    )
