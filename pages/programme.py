"""Programme: the newest version with its weeks, changing it by hand, drafting a new one, paper, and older versions."""

import streamlit as st

from lbp_core.coach.plan import planning
from pages._parts.client_header import client_header
from pages._parts.days import moment
from pages._parts.flare_button import flare_button
from pages._parts.gate_card import gate_card
from pages._parts.handout import handout
from pages._parts.here import TRAINER, client_here, on, require, studio
from pages._parts.plan_change import plan_change
from pages._parts.plan_setback import plan_setback
from pages._parts.plan_start import plan_start
from pages._parts.plan_template import keep_as_template
from pages._parts.plan_ways import plan_ways
from pages._parts.road_next import block_over
from pages._parts.road_restart import road_restart
from pages._parts.versions import versions
from pages._parts.weeks import weeks
from pages._parts.words import plain

require(TRAINER)

client_id = client_here()
header = client_header(client_id, "programme")
current, unit = planning.programme(studio(), client_id), header.client.details.weight_unit

if header.gate.locked:
    gate_card(header.gate, client_id)
elif current is None or "draft" in st.query_params:
    plan_start(header.client, current)
    st.stop()
elif "change" in st.query_params:
    plan_change(client_id, unit)
    st.stop()

if current is not None:
    st.caption(f"Version {current.number} · saved {moment(current.at)} · {plain(current.because)}")
    if not header.gate.locked:
        road_restart(client_id)
        plan_setback(client_id, current.number)
        plan_ways(client_id, current.programme)
        block_over(client_id)
        flare_button(client_id)
    weeks(current.programme, on=on(), key=client_id, unit=unit)
    if not header.gate.locked:
        handout(client_id, current.number)
        keep_as_template(client_id, current)

versions(planning.versions(studio(), client_id), unit)
