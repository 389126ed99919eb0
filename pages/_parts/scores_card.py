"""Scores over time: the chart, what each change means, and writing down a new one."""

from uuid import uuid4

import streamlit as st

from lbp_core.coach import measures
from lbp_core.coach.drawing import scores_drawn
from lbp_core.models.measure import Measure, MeasureRow, MeasureScore
from lbp_core.models.refusal import Refused
from pages._parts.here import now, on, refused, studio
from pages._parts.look import card
from pages._parts.words import plain


def scores_card(client_id: str) -> None:
    """What is known so far, drawn and told; without any score it says where they come from."""
    rows = measures.measures(studio(), client_id, on=on())
    with card(f"scores_{client_id}"):
        st.subheader("How it is going", icon=":material/monitoring:", anchor=False)
        if rows:
            _drawn(rows, client_id)
        else:
            st.text("No score yet. The weekly check-in brings pain, confidence and the client's own activities.")
        with st.expander("Write down a score", icon=":material/edit:", key=f"score_form_{client_id}"):
            _form(client_id)


def _drawn(rows: tuple[MeasureRow, ...], client_id: str) -> None:
    drawing = scores_drawn(rows, dark=st.context.theme.type == "dark")
    st.markdown(f"**{plain(drawing.finding)}**")
    spec = drawing.spec | {"autosize": {"type": "fit-x", "contains": "padding"}}
    st.vega_lite_chart(spec, width="stretch", theme=None, key=f"scores_{client_id}", alt=drawing.twin.sentence)
    with st.container(gap="xxsmall", key=f"scores_say_{client_id}"):
        for row in rows:
            st.text(f"{row.name}: {row.says}")
    label = "How to read it, and every score in words"
    with st.expander(label, icon=":material/notes:", key=f"scores_twin_{client_id}", on_change="rerun") as twin:
        if twin.open:
            st.caption(drawing.reading)
            st.table(
                [dict(zip(drawing.twin.columns, told, strict=True)) for told in drawing.twin.rows], hide_index=True
            )


def _form(client_id: str) -> None:
    """Which score first, then its value on its own scale; nothing is filled in beforehand."""
    form = st.session_state.setdefault(f"score_key_{client_id}", uuid4().hex)
    offered = measures.offered()
    left, right = st.columns(2)
    name = left.selectbox(
        "Which score", tuple(offered), index=None, format_func=lambda one: offered[one].name, key=f"which_{form}"
    )
    taken = right.date_input("Taken on", on(), max_value=on(), format="DD/MM/YYYY", key=f"taken_{form}")
    if name is None:
        return
    value = _value(offered[name], f"{name}_{form}")
    st.caption(offered[name].licence.says)
    if not st.button("Save the score", key=f"save_{form}", type="primary", width="stretch"):
        return
    try:
        if value is None:
            raise Refused("Set the score first, and save again.")
        said = MeasureScore(measure=name, score=float(value), on=taken)
        measures.record_measure(studio(), client_id, said, key=form, at=now())
    except Refused as sentence:
        refused(sentence)
    else:
        del st.session_state[f"score_key_{client_id}"]
        st.rerun()


def _value(measure: Measure, key: str) -> float | None:
    """A stepper, or the answers to choose from."""
    if measure.choices:
        places = range(measure.low, measure.high + 1)
        return st.pills(measure.asks, places, format_func=lambda at: measure.choices[at - measure.low], key=f"v_{key}")
    return st.number_input(measure.asks, measure.low, measure.high, None, 1, key=f"v_{key}", placeholder="–")
