"""Older versions of a programme: number, when, what made each and what it changed. Nothing is edited in place."""

import streamlit as st

from lbp_core.coach import planning
from lbp_core.models.client import WeightUnit
from lbp_core.models.records import ProgrammeVersion
from pages._parts.words import moment, plain


def versions(kept: tuple[ProgrammeVersion, ...], unit: WeightUnit) -> None:
    """Folded away until asked for; each version with what is different from the one before it."""
    if not kept:
        return
    with st.expander(f"All versions ({len(kept)})", icon=":material/history:"):
        for version, before in zip(kept, (*kept[1:], None), strict=True):
            st.markdown(f"**Version {version.number}** · {moment(version.at)}  \n:gray[{plain(version.because)}]")
            for sentence in () if before is None else planning.differences(before.programme, version.programme, unit):
                st.caption(plain(sentence))
