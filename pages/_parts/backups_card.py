"""The studio's last good backup, and what to do where there is none."""

import streamlit as st

from lbp_core.coach.keeping.backups import told
from pages._parts.here import studio
from pages._parts.look import QUIET, WARN, card
from pages._studio import address, now


def backups_card() -> None:
    """One line where all is well; what to do where it is not."""
    found = told(studio(), address(), at=now())
    with card("backups", WARN if found.worry else QUIET):
        st.subheader("Backups", icon=":material/settings_backup_restore:", anchor=False)
        st.text(found.says)
        if found.worry:
            st.text(found.worry)
        for line in found.more:
            st.caption(line)
