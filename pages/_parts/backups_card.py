"""The studio's last good backup, and what to do where there is none."""

import subprocess
from typing import Any

import streamlit as st

from lbp_core.coach.keeping.backups import told
from pages._nightly import make_one
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
        if not studio().demo:
            _now()


def _now() -> None:
    """The button is for the minute before an update, a move, or a doubtful disk."""
    if st.button("Back up now", key="backup_now", icon=":material/save:", width="stretch"):
        with st.spinner("Copying every record and reading the copy through …"):
            if make_one(_whether_due_or_not):
                st.session_state["people_said"] = "A backup was made and read through."
        st.rerun()


def _whether_due_or_not(command: list[str], *, check: bool, **how: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([word for word in command if word != "--if-due"], check=check, **how)
