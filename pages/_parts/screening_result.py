"""Where a screening ended: what to do, how soon, in what words, what goes on meanwhile, every reason with its source."""

import streamlit as st

from lbp_core.coach import asking
from lbp_core.coach.shelf import sources
from lbp_core.models.gate import Gate
from lbp_core.models.reason import ScreeningReason
from pages._parts.clearance import clearance_form
from pages._parts.gate_card import gate_card
from pages._parts.letter import letter_for
from pages._parts.links import to
from pages._parts.look import QUIET, card, row
from pages._parts.words import DISPOSITIONS, STAGES, TAGS


def screening_result(gate: Gate, client_id: str) -> None:
    """The gate as it stands now, from every answer on record, with the next step."""
    gate_card(gate, client_id, way_on=False)
    with card(f"meanwhile_{client_id}"):
        st.markdown("**Meanwhile**")
        st.text(asking.meanwhile(gate.disposition))
        if not gate.locked:
            to("programme", "Go to the programme", icon="calendar_month", key=f"screened_{client_id}", client=client_id)
    letter_for(gate, client_id)
    clearance_form(gate, client_id)
    _still_open(gate, client_id)
    with st.expander("Why, exactly?", icon=":material/search_insights:", key=f"screen_why_{client_id}"):
        st.markdown(f"Stage: **{STAGES[gate.presentation]}**")
        for rule, says in gate.why_stage:
            with row():
                st.text(says)
                to("evidence", f"Rule {rule}", icon="menu_book", rule=rule)
        for reason in gate.reasons:
            _reason(reason)


def _still_open(gate: Gate, client_id: str) -> None:
    if not gate.ask:
        return
    with card(f"still_open_{client_id}"):
        st.markdown("**Still to ask**")
        for name in gate.ask:
            st.markdown(f"- {asking.named(name)}")
        if "age" in gate.ask:
            year = {"client": client_id, "change": "details", "then": "screening"}
            to("clients", "Add the year of birth", icon="edit_calendar", key=f"year_{client_id}", **year)


def _reason(reason: ScreeningReason) -> None:
    words, tone, _ = DISPOSITIONS[reason.verdict]
    source = sources().get(reason.source)
    with card(f"fired_{reason.rule.replace('.', '_')}"):
        with row():
            st.badge(words, color=tone)
            st.badge(TAGS[reason.tag], color=QUIET)
        st.text(reason.says)
        if source is not None:
            st.caption(f"Source: {source.title} ({source.kind.value})")
        to("evidence", f"Rule {reason.rule}", icon="menu_book", rule=reason.rule)
