"""The road: which phase, what comes next, the block that follows, every week on one strip, and the end of coaching."""

import streamlit as st

from lbp_core.coach.plan import road
from pages._parts.client_header import client_header
from pages._parts.here import TRAINER, client_here, on, require, studio
from pages._parts.road_end import road_end
from pages._parts.road_next import road_next
from pages._parts.road_phase import road_phase
from pages._parts.road_restart import road_restart
from pages._parts.road_year import road_year

require(TRAINER)

client_id = client_here()
header = client_header(client_id, "road")
view = road.road_view(studio(), client_id, on=on())

road_restart(client_id)
left, right = st.columns([1.15, 1], gap="medium")
with left:
    road_phase(client_id, view)
with right:
    road_next(header, view.block)
road_year(client_id, view.weeks)
road_end(header)
