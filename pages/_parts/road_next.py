"""The block that runs and the one that follows it: what goes on, what is new, and one tap that makes it the programme."""

from typing import Literal

import streamlit as st

from lbp_core.coach.plan import road
from lbp_core.models.refusal import Refused
from lbp_core.models.road import NextBlock, TrainingBlock
from lbp_core.models.views import ClientHeader
from pages._parts.here import now, on, refused, studio
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.weeks import weeks
from pages._parts.words import plain

NOTHING_NEW = "Nothing new this time: the same work goes on."


def road_next(header: ClientHeader, block: TrainingBlock | None) -> None:
    """Says where the block stands; drafts the next one on a tap."""
    client_id, shown = header.client.id, f"next_block_{header.client.id}"
    with card(f"block_{client_id}", fill=True):
        st.subheader("The next block", anchor=False)
        if block is None:
            st.text("No programme yet. Draft the first one; blocks follow it.")
            return
        st.markdown(plain(block.says))
        if header.gate.locked:
            st.caption("Training is paused; the next block waits for the clearance.")
            return
        kind: Literal["primary", "secondary"] = (
            "primary" if block.over and not st.session_state.get(shown) else "secondary"
        )
        if st.button(
            "Draft the next block", key=f"draft_{shown}", type=kind, icon=":material/edit_calendar:", width="stretch"
        ):
            st.session_state[shown] = True
        if st.session_state.get(shown):
            try:
                _drafted(header, road.next_block(studio(), client_id, on=on()), block)
            except Refused as sentence:
                refused(sentence)


def block_over(client_id: str) -> None:
    """One line on the programme page once the block's weeks are over: the way to the next one."""
    block = road.block(studio(), client_id, on=on())
    if block is not None and block.over:
        with row(f"over_{client_id}"):
            st.markdown(f":material/route: {plain(block.says)}", width="content")
            to(
                "road",
                "Draft the next block",
                icon="edit_calendar",
                key=f"over_{client_id}",
                first=False,
                client=client_id,
            )


def _drafted(header: ClientHeader, found: NextBlock, block: TrainingBlock) -> None:
    client_id = header.client.id
    st.markdown("**New in it**")
    for line in found.new or (NOTHING_NEW,):
        st.markdown(f"- {plain(line)}")
    key = f"keep_block_{client_id}_{block.begun}_{on()}"
    if st.button("Make it the programme", key=key, type="primary", icon=":material/check:", width="stretch"):
        road.save_next_block(studio(), client_id, key=key, at=now())
        del st.session_state[f"next_block_{client_id}"]
        st.switch_page("programme.py", query_params={"client": client_id})
    with st.expander("What goes on from where it stands", icon=":material/trending_flat:", key=f"goes_on_{client_id}"):
        for line in found.carried:
            st.markdown(f"- {plain(line)}")
    with st.expander(
        "The whole block", icon=":material/calendar_month:", key=f"whole_{client_id}", on_change="rerun"
    ) as whole:
        if whole.open:
            weeks(found.programme, on=on(), key=f"block_{client_id}", unit=header.client.details.weight_unit)
