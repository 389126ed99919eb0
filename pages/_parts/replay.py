"""Replay: choose a limit, move it, and see where this client's past weeks would have gone otherwise. It changes nothing."""

import streamlit as st

from lbp_core.coach.weekly import replay
from lbp_core.coach.weekly.drawing import replay_drawn
from lbp_core.models.replay import Judged
from lbp_core.models.views import ReviewView
from pages._parts.drawn import drawn
from pages._parts.here import TRAINER, require, studio
from pages._parts.look import row
from pages._parts.replay_steering import about, stepper
from pages._parts.replay_weeks import otherwise

NOTHING_CHANGES = (
    "Looking changes nothing: this week's decision, the plan and the limits stay as they are. Each week is judged on what "
    "was on record up to its Sunday, as it really went."
)


@st.fragment
def replay_part(view: ReviewView) -> None:
    """Closed until it is asked for."""
    require(TRAINER)
    key = view.client.id
    label = "Replay: the weeks so far, with one limit moved"
    with st.expander(label, icon=":material/replay:", key=f"replay_{key}", on_change="rerun") as opened:
        if opened.open:
            _replay(key)


@st.fragment
def _replay(client_id: str) -> None:
    require(TRAINER)
    found = replay.past(studio(), client_id)
    if found is None:
        st.text("No week is decided yet. The replay begins with the first one.")
        return
    st.caption(NOTHING_CHANGES)
    offered = {one.name: one for one in replay.looks()}
    with row(gap="medium"):
        name = st.selectbox(
            "Limit",
            tuple(offered),
            format_func=lambda one: offered[one].called,
            key=f"limit_{client_id}",
            filter_mode=None,
            width=420,
        )
        value = stepper(offered[name], client_id)
    about(offered[name])
    title = st.container()
    seen = replay.replay(found, _standing(found, client_id), name=name, value=value)
    drawn(replay_drawn(seen, dark=st.context.theme.type == "dark"), title=title, key=f"replay_{client_id}_{name}")
    otherwise(replay.otherwise(seen))


def _standing(found: replay.Past, client_id: str) -> tuple[Judged, ...]:
    """The weeks by the limits as they stand, worked out once for as long as nothing new is on record."""
    key = f"replayed_{client_id}"
    kept: tuple[replay.Past, tuple[Judged, ...]] | None = st.session_state.get(key)
    if kept is None or kept[0] != found:
        kept = found, replay.judged(found)
        st.session_state[key] = kept
    return kept[1]
