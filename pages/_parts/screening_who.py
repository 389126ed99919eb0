"""Whose screening it is while it goes on, what already stands in the way, and the clock of taps that cannot wait."""

from datetime import timedelta

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.cannot_wait import GRACE, waiting
from lbp_core.models.question import Section
from pages._parts.handing_over import hand_here
from pages._parts.here import now, on, studio
from pages._parts.links import to
from pages._parts.look import STOP, card, row
from pages._parts.screening_taps import sheet_here
from pages._parts.words import DISPOSITIONS, plain

BEFORE = "An answer saved before asks for it. 'Stop here' shows what to do."
EVERY = timedelta(seconds=10)
"""Between two looks at whether a tap that cannot wait has stood long enough."""


def who(client_id: str, section: Section) -> None:
    """The client's name and the way out; only their first name while they hold the tablet."""
    name = caseload.client(studio(), client_id).name
    if section is Section.PRIVATE and hand_here():
        title = client_forms.in_hand().private.title
        st.markdown(f"## {title.format(name=plain(name.split()[0]))}", anchors=False)
        return
    with row(f"name_asked_{client_id}", align="distribute", gap="xsmall"):
        st.markdown(f"## {plain(name)}", width="content", anchors=False)
        to("screening", "Stop here", icon="close", client=client_id)
    found = gate.gate(studio(), client_id, on=on())
    if DISPOSITIONS[found.disposition][1] == STOP:
        with card(f"so_far_{client_id}", STOP):
            st.markdown(f"**:material/emergency: {found.headline}.** {BEFORE}")


def wait_for_slips(client_id: str, section: Section) -> None:
    """While a tap that cannot wait stands unsaved, looks again by itself; it is kept when its time is over."""
    taps = studio().pad.taps(sheet_here(client_id, section))
    if any(now() - taps[name].at < GRACE for name in waiting(taps)):
        st.session_state[_looked(client_id)] = now()
        _look_again(client_id)


@st.fragment(run_every=EVERY)
def _look_again(client_id: str) -> None:
    """Draws nothing. Run by itself, it has the whole page drawn anew."""
    if now() - st.session_state[_looked(client_id)] >= EVERY / 2:
        st.rerun()


def _looked(client_id: str) -> str:
    return f"looked_{client_id}"
