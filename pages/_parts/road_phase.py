"""Which phase of the road a client is in: four steps in a row, why this one, and what the next one waits for."""

import streamlit as st

from lbp_core.coach.library.shelf import sources
from lbp_core.models.road import Phase, RoadLine, RoadView
from lbp_core.models.verdict import Tag
from pages._parts.checklist import STANDS
from pages._parts.days import day
from pages._parts.look import CALM, NOTE, QUIET, card, row
from pages._parts.words import TAGS, plain

NAMES = {
    Phase.STABILITY: "Stability",
    Phase.STRENGTH: "Strength",
    Phase.LOAD: "Load",
    Phase.GENERAL: "General training",
}
DONE, HERE, AHEAD = "check", "my_location", "arrow_forward"


def road_phase(client_id: str, view: RoadView) -> None:
    """Draws the steps and, beneath them, what the records say to each line."""
    stands = view.standing
    with card(f"phase_{client_id}", fill=True):
        with row(f"phases_{client_id}", gap="xsmall"):
            for phase, name in NAMES.items():
                sign = DONE if phase.place < stands.phase.place else HERE if phase is stands.phase else AHEAD
                tone = CALM if phase is stands.phase else NOTE if phase.place < stands.phase.place else QUIET
                st.badge(name, icon=f":material/{sign}:", color=tone)
        st.subheader(f"{stands.name}, since {day(stands.since)}", anchor=False)
        st.markdown(f"{stands.goal} {stands.trains}")
        for says in view.ahead:
            st.markdown(f":material/flag: {plain(says)}")
        if stands.next_name is None:
            st.caption("The last phase: it goes on for as long as it is kept up.")
        else:
            met = sum(line.holds is True for line in stands.waits_for)
            st.markdown(f"**Before {stands.next_name.lower()}: {met} of {len(stands.waits_for)}**")
            for line in stands.waits_for:
                st.markdown(_line(line))
        if stands.reasons:
            with st.expander("Why this phase", icon=":material/help:", key=f"why_phase_{client_id}"):
                for line in stands.reasons:
                    st.markdown(_line(line))


def _line(line: RoadLine) -> str:
    """One line with its sign, what the records show and what it rests on."""
    sign, word = STANDS[line.holds]
    source = sources().get(line.source)
    rests = TAGS[line.tag] if line.tag is Tag.OUR_RULE or source is None else f"{TAGS[line.tag]}: {source.title}"
    return f"{sign} {plain(line.says)}  \n:small[:gray[{word}. {plain(line.found)} · {plain(rests)}]]"
