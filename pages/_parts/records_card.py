"""The studio's records: all of them out as one zip, a kit brought in, and whose time to keep has passed."""

import io

import streamlit as st

from lbp_core.coach.door import people
from lbp_core.coach.leaving import bringing_in, studio_kit
from lbp_core.coach.leaving.laid_ready import Ready, lay, new_file
from lbp_core.models.refusal import Refused
from pages._parts.here import now, refused, studio
from pages._parts.keeping_card import due, years
from pages._parts.links import to
from pages._parts.look import card

READY = "studio_kit_ready"


def records_card() -> None:
    """Bringing in is every trainer's; the whole studio and the rule of the years are its owner's."""
    with card("records"):
        st.header("Records that leave and come back", icon=":material/inventory_2:", anchor=False)
        if people.looks_after_people(studio()):
            _take_out()
            years()
        _bring_in()
        due()


def _take_out() -> None:
    if st.button("Make a kit of the whole studio", key="studio_kit", icon=":material/download:", width="stretch"):
        bar, file = st.progress(0.0, "Making …"), new_file()
        try:
            called = studio_kit.write_studio_kit(
                studio(),
                file,
                at=now(),
                progress=lambda done, of, name: bar.progress(done / max(of, 1), name or "Made."),
            )
            st.session_state[READY] = lay(Ready(called, studio().who.person_id, file))
        except Refused as sentence:
            refused(sentence)
    if name := st.session_state.get(READY):
        st.link_button(
            "Fetch the kit (once)", f"/documents/studio/kit/{name}.zip", icon=":material/folder_zip:", width="stretch"
        )


def _bring_in() -> None:
    given = st.file_uploader("Bring in a kit or its records.json", ("zip", "json"), key="bring_in")
    if given is not None and st.button("Bring it in", key="bring_in_go", type="primary", width="stretch"):
        try:
            bar = st.progress(0.0, "Reading …")
            came = bringing_in.bring_in_kit(
                studio(),
                io.BytesIO(given.getvalue()),
                at=now(),
                progress=lambda done, of, _: bar.progress(done / max(of, 1)),
            )
            st.success(
                "Brought in, exactly as it left. Ask the safety questions again before training.",
                icon=":material/check:",
            )
            for one in came:
                to("clients", one.name, icon="chevron_right", client=one.id)
        except Refused as sentence:
            refused(sentence)
