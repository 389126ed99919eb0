"""The 0-10 strip: eleven big squares with words at both ends. Nothing is chosen before a person chooses it."""

import streamlit as st

from pages._parts.look import row

SCORES = tuple(range(11))


def pain_strip(
    label: str,
    *,
    key: str,
    saved: float | None = None,
    ends: tuple[str, str] = ("no pain", "worst imaginable"),
    label_shown: bool = True,
) -> int | None:
    """The score tapped, 0-10, or None where nobody tapped yet. `saved` is what storage already holds, shown as chosen."""
    with st.container(gap=None, key=f"scale_{key}"):
        chosen = st.segmented_control(
            label,
            SCORES,
            default=None if saved is None else round(saved),
            required=saved is not None,
            key=f"strip_{key}",
            width="stretch",
            wrap=True,
            label_visibility="visible" if label_shown else "collapsed",
        )
        with row(f"ends_{key}", align="distribute"):
            st.caption(f"0 · {ends[0]}", width="content")
            st.caption(f"10 · {ends[1]}", width="content")
    return chosen
