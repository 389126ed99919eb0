"""The caseload as cards: name, gate, stage, what waits, last pain, weeks of pain and load, last contact. A card is one tap."""

from datetime import date
from urllib.parse import quote

import streamlit as st

from lbp_core.charts.sparkline import sparkline
from lbp_core.models.glance import CaseloadRow
from pages._parts.amounts import pain
from pages._parts.days import ago
from pages._parts.due_list import KINDS
from pages._parts.leaf import leaf
from pages._parts.links import to
from pages._parts.look import INK
from pages._parts.top_line import not_saving
from pages._parts.visitor import visit
from pages._parts.words import STAGES, gate_badge


def caseload_list(rows: tuple[CaseloadRow, ...], *, on: date) -> None:
    """One card per client; the link covers the card, so that a thumb cannot miss. All in one piece: two dozen a tap."""
    not_saving(visit())
    leaf("cases", cards=[_card(one, on) for one in rows])


def found_nobody(search: str | None) -> None:
    """Nobody by that name, or nobody at all: what to do then."""
    if search:
        st.info("Nobody by that name. Try fewer letters.")
        return
    st.info("No clients yet. Add the first one, then screen them.")
    to("clients", "Add a client", icon="person_add", key="first_client", add="yes")


def _card(one: CaseloadRow, on: date) -> dict[str, object]:
    words, tone, icon = gate_badge(one.gate)
    drawn = sparkline(one.pain_weeks, one.load_weeks, top=10, colour=INK)
    return {
        "id": one.client.id,
        "name": one.client.name,
        "gate": words,
        "tone": tone,
        "icon": icon,
        "stage": "Away" if one.away else STAGES[one.presentation],
        "waits": (KINDS[one.due[0].kind][1], one.due[0].says) if one.due else None,
        "pain": pain(one.last_pain),
        "contact": ago(one.last_contact, on),
        "drawn": f"data:image/svg+xml,{quote(drawn)}",
        "twin": _twin(one),
    }


def _twin(one: CaseloadRow) -> str:
    said = " ".join(
        f"{name}: {', '.join('none' if week is None else f'{week:.0f}' for week in weeks)}."
        for name, weeks in (("Pain", one.pain_weeks), ("Load", one.load_weeks))
    )
    return f"The last {len(one.pain_weeks)} weeks, oldest first. {said}"
