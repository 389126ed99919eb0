"""Where a screening ended: what to do, how soon, in what words, which stage, and every reason with its source."""

import streamlit as st

from lbp_core.coach import asking
from lbp_core.coach.shelf import sources
from lbp_core.models.gate import Gate
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.records import ScreeningRecord
from pages._parts.gate_card import gate_card
from pages._parts.links import to
from pages._parts.look import QUIET, card, row
from pages._parts.words import DISPOSITIONS, STAGES, TAGS, moment


def screening_result(gate: Gate, client_id: str) -> None:
    """The gate as it stands now, from every answer on record, with the next step."""
    gate_card(gate, client_id, way_on=False)
    with st.expander("Why, exactly?", icon=":material/search_insights:", key=f"screen_why_{client_id}"):
        st.markdown(f"Stage: **{STAGES[gate.presentation]}**")
        for rule, says in gate.why_stage:
            with row():
                st.text(says)
                to("evidence", f"Rule {rule}", icon="menu_book", rule=rule)
        for reason in gate.reasons:
            _reason(reason)
    if gate.ask:
        with card(f"still_open_{client_id}"):
            st.markdown("**Still to ask**")
            for question_id in gate.ask:
                st.markdown(f"- {asking.named(question_id)}")
    if not gate.locked:
        to("programme", "Go to the programme", icon="calendar_month", key=f"screened_{client_id}", client=client_id)


def screening_history(screened: tuple[ScreeningRecord, ...]) -> None:
    """Every set of answers on record, newest first, folded away."""
    if not screened:
        return
    with st.expander(f"Earlier screenings ({len(screened)})", icon=":material/history:"):
        for record in screened:
            words, tone, icon = DISPOSITIONS[record.result.disposition]
            with row():
                st.markdown(f"**{moment(record.at)}**", width="content")
                st.badge(words, icon=f":material/{icon}:", color=tone)
                st.caption(record.occasion.replace("_", " "), width="content")


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
