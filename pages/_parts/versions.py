"""Older versions of a programme: number, when, and what made each. Nothing is edited in place."""

import streamlit as st

from lbp_core.models.records import ProgrammeVersion
from pages._parts.words import moment, plain


def versions(kept: tuple[ProgrammeVersion, ...]) -> None:
    """Folded away until asked for."""
    if not kept:
        return
    with st.expander(f"All versions ({len(kept)})", icon=":material/history:"):
        for version in kept:
            st.markdown(f"**Version {version.number}** · {moment(version.at)}  \n:gray[{plain(version.because)}]")
