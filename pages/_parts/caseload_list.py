"""The caseload as cards: name, gate, stage, what waits, last pain, weeks of pain and load, last contact. A card is one tap."""

from datetime import date

import streamlit as st

from lbp_core.charts.sparkline import sparkline
from lbp_core.models.glance import CaseloadRow
from pages._parts.amounts import pain
from pages._parts.days import ago
from pages._parts.due_list import KINDS
from pages._parts.links import to
from pages._parts.look import INK, QUIET, card
from pages._parts.words import STAGES, gate_badge, plain


def caseload_list(rows: tuple[CaseloadRow, ...], *, on: date) -> None:
    """One card per client; the link covers the card, so that a thumb cannot miss."""
    with st.grid("auto", min_column_width=320, gap="small"):
        for one in rows:
            _row(one, on)


def found_nobody(search: str | None) -> None:
    """Nobody by that name, or nobody at all: what to do then."""
    if search:
        st.info("Nobody by that name. Try fewer letters.")
        return
    st.info("No clients yet. Add the first one, then screen them.")
    to("clients", "Add a client", icon="person_add", key="first_client", add="yes")


def _row(one: CaseloadRow, on: date) -> None:
    """Four elements a card: a page of two dozen is drawn at every tap. Where they stand in it, look.css says."""
    words, tone, icon = gate_badge(one.gate)
    stage = "Away" if one.away else STAGES[one.presentation]
    waits = f"  \n:small[:material/{KINDS[one.due[0].kind][1]}: {plain(one.due[0].says)}]" if one.due else ""
    with card(f"case_{one.client.id}", fill=True):
        st.page_link("clients.py", label=f"**{plain(one.client.name)}**", query_params={"client": one.client.id})
        st.markdown(f":{tone}-badge[:material/{icon}: {words}] :{QUIET}-badge[{stage}]{waits}")
        st.markdown(f"Pain **{pain(one.last_pain)}**  \n:small[:gray[{ago(one.last_contact, on)}]]")
        st.image(sparkline(one.pain_weeks, one.load_weeks, top=10, colour=INK), alt=_twin(one), width=132)


def _twin(one: CaseloadRow) -> str:
    said = " ".join(
        f"{name}: {', '.join('none' if week is None else f'{week:.0f}' for week in weeks)}."
        for name, weeks in (("Pain", one.pain_weeks), ("Load", one.load_weeks))
    )
    return f"The last {len(one.pain_weeks)} weeks, oldest first. {said}"
