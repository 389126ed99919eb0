"""The trainer's guide, a chapter at a time, with its pictures. It is read from docs/guide on this machine."""

import streamlit as st

from lbp_core.coach.docs.guide import chapters, picture_at
from pages._parts.here import TRAINER, require
from pages._parts.look import row

require(TRAINER)

known = chapters()
titles = [f"{number} · {one.title}" for number, one in enumerate(known, 1)]
st.title("Trainer's guide", anchor=False)
chosen = st.selectbox("Chapter", titles, key="chapter", bind="query-params")
at = titles.index(chosen) if chosen in titles else 0
with st.container(key="guide_page"):
    st.header(known[at].title, anchor=False)
    for piece in known[at].pieces:
        if piece.words is not None:
            st.markdown(piece.words, anchors=False)
        else:
            st.image(
                picture_at(piece), alt=piece.says, width="stretch" if "check_in" not in str(piece.picture) else 300
            )


def _turn(by: int) -> None:
    st.session_state["chapter"] = titles[at + by]


with row("guide_turn", align="distribute"):
    if at:
        st.button("Back", key="guide_back", icon=":material/arrow_back:", on_click=_turn, args=(-1,))
    if at + 1 < len(titles):
        label = f"Next: {known[at + 1].title}"
        st.button(label, key="guide_next", icon=":material/arrow_forward:", on_click=_turn, args=(1,), type="primary")
