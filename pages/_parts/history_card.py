"""Training history from another program, brought in for one client: looked through first, then kept beside the record."""

import streamlit as st

from lbp_core.coach.leaving import history
from lbp_core.models.client import Client
from lbp_core.models.refusal import Refused
from pages._parts.here import now, refused, studio

UNITS = {"kg": "kg", "lb": "lb"}
DATES = {"day first (3 April is 03/04)": True, "month first (3 April is 04/03)": False}


def history_card(client: Client) -> None:
    """The file, what must be asked, what it would bring, and the tap that keeps it."""
    with st.expander("Bring in training from before", icon=":material/upload_file:"):
        st.text("From Strong, Hevy, FitNotes or any table as CSV. Kept beside the record; the review does not read it.")
        given = st.file_uploader("CSV file, 5 MB at most", ("csv", "txt", "tsv"), key=f"history_{client.id}")
        if given is None:
            return
        try:
            found = history.look_through(studio(), client.id, given.getvalue(), history.Told(), at=now())
            if found.asks:
                told = _told(client.id, found.asks)
                found = history.look_through(studio(), client.id, given.getvalue(), told, at=now())
            _tell(found)
            go, not_yet = f"history_keep_{client.id}", bool(found.asks) or not found.days
            if st.button("Keep this history", key=go, type="primary", disabled=not_yet, width="stretch"):
                _keep(client, found)
        except Refused as sentence:
            refused(sentence)


def _told(client_id: str, asks: tuple[str, ...]) -> history.Told:
    """What only the person knows, where the file does not say it; nothing is preselected."""
    unit = dates = None
    if "unit" in asks:
        unit = st.segmented_control("The weights are in", UNITS, key=f"history_unit_{client_id}")
    if "dates" in asks:
        dates = st.segmented_control("Days such as 03/04 have the", DATES, key=f"history_dates_{client_id}")
    return history.Told(unit=unit, day_first=None if dates is None else DATES[dates])


def _keep(client: Client, found: history.Found) -> None:
    bar = st.progress(0.0, "Keeping …")

    def tell(done: int, of: int, name: str) -> None:
        bar.progress(done / of, name or "Kept.")

    kept = history.keep(studio(), client.id, found, at=now(), progress=tell)
    st.success(f"{kept} sets are kept as history from before coaching.", icon=":material/check:")


def _tell(found: history.Found) -> None:
    """Line by line, as plain text: names in it are somebody else's words."""
    for says in history.in_words(found):
        st.text(says)
