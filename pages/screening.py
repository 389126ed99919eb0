"""Screening: five short steps, each saved as it is left, then where it ends and why. `run` in the URL is when it began."""

import streamlit as st

from lbp_core.models.question import Section
from lbp_core.models.refusal import Refused
from pages._parts.handing_over import hand_here
from pages._parts.here import CLIENT, TRAINER, client_here, refused, require
from pages._parts.screening_overview import overview
from pages._parts.screening_private import DONE, handed_over, thanks
from pages._parts.screening_run import go, saved_so_far, step_here
from pages._parts.screening_saving import save
from pages._parts.screening_steps import progress, take
from pages._parts.screening_who import wait_for_slips, who

require(TRAINER, CLIENT)

client_id = client_here()
section = Section.PRIVATE if hand_here() else step_here()
if section is None:
    overview(client_id)
    st.stop()

who(client_id, section)
known = saved_so_far(client_id)
if hand_here() and DONE in st.query_params:
    thanks(client_id, known)
    st.stop()
progress(section)
if section is Section.PRIVATE and not handed_over(client_id, known):
    st.stop()
in_sight = st.container()
step = take(client_id, section, known)
wait_for_slips(client_id, section)
if step is not None:
    try:
        onward = save(client_id, section, known, step)
    except Refused as sentence:
        with in_sight:
            refused(sentence)
    else:
        if hand_here():
            st.query_params[DONE] = "1"
            st.rerun()
        go(client_id, onward)
