"""Older versions of a programme: number, when, what made each, and what is different between any two. Nothing is edited."""

import streamlit as st

from lbp_core.coach.plan import planning
from lbp_core.models.client import WeightUnit
from lbp_core.models.records import ProgrammeVersion
from pages._parts.days import moment
from pages._parts.words import plain


def versions(kept: tuple[ProgrammeVersion, ...], unit: WeightUnit) -> None:
    """Folded away until asked for; any two beside each other, then each with what made it."""
    if not kept:
        return
    with st.expander(f"All versions ({len(kept)})", icon=":material/history:", key=f"versions_{kept[0].client_id}"):
        if len(kept) > 1:
            _between_two(kept, unit)
        for version, before in zip(kept, (*kept[1:], None), strict=True):
            st.markdown(f"**Version {version.number}** · {moment(version.at)}  \n:gray[{plain(version.because)}]")
            for sentence in () if before is None else planning.differences(before.programme, version.programme, unit):
                st.caption(plain(sentence))


def _between_two(kept: tuple[ProgrammeVersion, ...], unit: WeightUnit) -> None:
    """The older one first; the newest against the one before it until something else is chosen."""
    named = {version.number: version for version in kept}
    client_id = kept[0].client_id
    left, right = st.columns(2)
    said = {number: f"Version {number} · {moment(version.at)}" for number, version in named.items()}
    old = left.selectbox("From", tuple(named), 1, said.__getitem__, key=f"from_{client_id}", filter_mode=None)
    new = right.selectbox("To", tuple(named), 0, said.__getitem__, key=f"to_{client_id}", filter_mode=None)
    found = planning.differences(named[old].programme, named[new].programme, unit)
    st.markdown(f"**From version {old} to version {new}**")
    st.text("\n".join(f"• {sentence}" for sentence in found) or "No difference.")
    st.divider()
