"""The weeks of a replay that would have gone otherwise, one under the other. Which they are: replay.py."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.models.replay import Judged, ReplayedWeek
from pages._parts.days import day
from pages._parts.look import row
from pages._parts.words import VERDICTS

SHOWN = 8


def otherwise(weeks: Sequence[ReplayedWeek]) -> None:
    """The weeks that differ, each with the sentence on both sides."""
    for week in weeks[:SHOWN]:
        with st.container(gap="xxsmall"), row(gap="small"):
            st.markdown(f"**Week to {day(week.as_of)}**", width="content")
            _badge(week.now)
            st.markdown(":material/arrow_forward:", width="content")
            _badge(week.moved)
        st.text(week.now.says if week.now.says == week.moved.says else f"{week.now.says}\nMoved: {week.moved.says}")
    if len(weeks) > SHOWN:
        st.caption(f"And {len(weeks) - SHOWN} more, in the table above.")


def _badge(judged: Judged) -> None:
    words, tone, icon = VERDICTS[judged.verdict]
    st.badge(f"{words}, {judged.load_factor * 100:.0f} %", icon=f":material/{icon}:", color=tone)
