"""How long the studio keeps records, and whose time has passed. Nothing goes by itself."""

import streamlit as st

from lbp_core.coach.leaving import keeping_until
from pages._parts.days import day
from pages._parts.here import now, on, studio
from pages._parts.links import to
from pages._parts.people_saying import save, this_time


def years() -> None:
    """The owner's rule, saved as soon as it is another."""
    said = st.number_input(
        "Years records are kept after the last contact", 1, 50, keeping_until.kept_years(studio()), key="kept_years"
    )
    if said is not None and said != keeping_until.kept_years(studio()):
        key, at = this_time("kept years", said), now()
        if save(lambda: keeping_until.keep_years(studio(), int(said), key=key, at=at), "Saved."):
            st.rerun()


def due() -> None:
    """The list, read only when it is opened."""
    with st.expander(
        "Whose time to keep has passed", icon=":material/event_busy:", key="due_to_go", on_change="rerun"
    ) as opened:
        found = keeping_until.due_to_go(studio(), on=on()) if opened.open else ()
        for one in found[:50]:
            to(
                "clients",
                f"{one.name} · until {day(one.until)} {one.until.year}",
                icon="chevron_right",
                client=one.client_id,
            )
        if opened.open and not found:
            st.text("Nobody. Nothing is ever removed by itself.")
