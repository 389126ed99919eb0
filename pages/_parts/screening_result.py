"""Where a screening ended: what to do, how soon, in what words, what goes on meanwhile, every reason with its source."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.library.shelf import sources
from lbp_core.coach.screening import asking
from lbp_core.coach.screening.screening_told import ScreeningTold
from lbp_core.coach.today import due
from lbp_core.models.gate import Gate
from lbp_core.models.reason import ScreeningReason
from pages._parts.clearance import clearance_form
from pages._parts.gate_card import gate_card
from pages._parts.here import now
from pages._parts.letter import letter_for
from pages._parts.links import to
from pages._parts.look import QUIET, card, row
from pages._parts.screening_run import go, run_of_today, run_since, step_of
from pages._parts.words import DISPOSITIONS, STAGES, TAGS


def screening_result(gate: Gate, client_id: str, told: Sequence[ScreeningTold]) -> None:
    """The gate as it stands now, from every answer on record, with the next step."""
    gate_card(gate, client_id, way_on=due.way_on(gate) != "screening")
    with card(f"meanwhile_{client_id}"):
        st.markdown("**Meanwhile**")
        st.text(asking.meanwhile(gate.disposition))
        if not gate.locked:
            to("programme", "Go to the programme", icon="calendar_month", key=f"screened_{client_id}", client=client_id)
    letter_for(gate, client_id)
    clearance_form(gate, client_id)
    _still_open(gate, client_id, told)
    with st.expander("Why, exactly?", icon=":material/search_insights:", key=f"screen_why_{client_id}"):
        st.markdown(f"Stage: **{STAGES[gate.presentation]}**")
        for rule, says in gate.why_stage:
            with row():
                st.text(says)
                to("evidence", f"Rule {rule}", icon="menu_book", rule=rule)
        for reason in gate.reasons:
            _reason(reason)


def _still_open(gate: Gate, client_id: str, told: Sequence[ScreeningTold]) -> None:
    """What has no clear answer yet, and the way to the step that asks it."""
    if not gate.ask:
        return
    today = run_of_today(told)
    with card(f"still_open_{client_id}"):
        st.markdown("**Still to ask**")
        for name in gate.ask:
            st.markdown(f"- {asking.named(name)}")
        going_on = today is not None and not today.whole
        if not going_on and set(gate.ask) - {"age"} and st.button("Ask these now", key=f"ask_now_{client_id}"):
            go(client_id, step_of(gate.ask), run=run_since(now() if today is None else today.began))
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
