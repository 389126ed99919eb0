"""Keeping a programme's week under a name, to begin others from. What is the client's own is not kept with it."""

import streamlit as st

from lbp_core.coach.plan.plan_templates import keep_template
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from pages._parts.here import now, once, refused, studio


def keep_as_template(client_id: str, version: ProgrammeVersion) -> None:
    """Folded away until asked for; the same name again replaces the older one."""
    with st.expander("Keep as template", icon=":material/bookmark_add:", key=f"template_{client_id}"):
        with st.form(f"template_form_{client_id}", border=False):
            name = st.text_input("Name of the template", max_chars=60, key=f"template_name_{client_id}")
            tapped = st.form_submit_button("Keep it", type="primary")
        if tapped:
            try:
                keep_template(studio(), name, version.programme, key=once("template", version.id, name), at=now())
                st.success("Kept. 'New programme' can begin from it for any client.", icon=":material/bookmark:")
            except Refused as sentence:
                refused(sentence)
