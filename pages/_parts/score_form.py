"""Writing down a score from a form that the client filled in elsewhere: which, on which day, how much."""

from uuid import uuid4

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.client.body_size import as_kept
from lbp_core.coach.screening import measures
from lbp_core.models.measure import Measure, MeasureScore
from lbp_core.models.refusal import Refused
from pages._parts.here import now, on, refused, studio


def score_form(client_id: str) -> None:
    """Which score first, then its value on its own scale; nothing is filled in beforehand."""
    form = st.session_state.setdefault(f"score_key_{client_id}", uuid4().hex)
    unit = caseload.client(studio(), client_id).details.weight_unit
    offered = measures.offered(unit)
    name = st.pills("Which one", tuple(offered), format_func=lambda one: offered[one].name, key=f"which_{form}")
    if name is None:
        return
    left, right = st.columns(2)
    with left:
        value = _value(offered[name], f"{name}_{form}")
    taken = right.date_input("Taken on", on(), max_value=on(), format="DD/MM/YYYY", key=f"taken_{form}")
    st.caption(offered[name].licence.says)
    if not st.button("Save the score", key=f"save_{form}", type="primary", width="stretch"):
        return
    try:
        if value is None:
            raise Refused("Set the score first, and save again.")
        said = MeasureScore(measure=name, score=as_kept(offered[name], float(value), unit), on=taken)
        sure = st.session_state.get(f"asked_again_{form}") == said
        st.session_state[f"asked_again_{form}"] = said
        measures.record_measure(studio(), client_id, said, sure=sure, key=form, at=now())
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
    if measure.unit is not None:
        asks = f"{measure.asks}, {measure.unit}"
        return st.number_input(
            asks, float(measure.low), float(measure.high), None, 0.1, "%.1f", key=f"v_{key}", placeholder="–"
        )
    return st.number_input(measure.asks, measure.low, measure.high, None, 1, key=f"v_{key}", placeholder="–")
