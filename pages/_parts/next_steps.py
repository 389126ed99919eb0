"""What waits for one client, on their own page: the first thing as the big button, what comes after it in words."""

import streamlit as st

from lbp_core.models.views import Due
from pages._parts.due_list import KINDS, TAPS
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.words import plain


def next_steps(due: tuple[Due, ...]) -> None:
    """Most pressing first; nothing is drawn where nothing waits."""
    if not due:
        return
    pressing, *later = due
    tone, icon = KINDS[pressing.kind]
    key = f"next_{pressing.client_id}"
    with card(key, tone), row(align="distribute"):
        with st.container(width="stretch", gap="xxsmall", key=f"says_{key}"):
            st.subheader(pressing.says, icon=f":material/{icon}:", anchor=False)
            for one in later:
                st.caption(f"Then: {plain(one.says)}")
        with st.container(width=260):
            to(pressing.page, TAPS.get(pressing.page, "Open"), key=key, client=pressing.client_id)
