"""Who the trainer is: it stands under letters, and the qualification says what is planned alone."""

import streamlit as st

from lbp_core.coach.papers import scope
from lbp_core.models.refusal import Refused
from lbp_core.models.trainer import Qualification, Trainer
from pages._parts.here import now, once, refused, studio
from pages._parts.look import card

LINES = {
    "studio": ("Name of the studio", "As it stands on a letter"),
    "reach": ("Where a clinician reaches you", "Telephone or e-mail"),
    "insurer": ("Insurer", "Whose policy covers your work"),
}


def trainer_form(known: Trainer | None) -> None:
    """The form with what is written down; saving it keeps the earlier one on file."""
    with card("trainer"):
        st.header("You", icon=":material/badge:", anchor=False)
        with st.form("trainer_form", border=False, enter_to_submit=False):
            said = _fields(known)
            sent = st.form_submit_button("Save", type="primary", width="stretch", icon=":material/check:")
        if sent:
            try:
                if not said["name"]:
                    raise Refused("The name is empty. Write your name, as it should stand under a letter.")
                who = Trainer(**said)
                scope.record_trainer(studio(), who, key=once("trainer", known, who), at=now())
            except Refused as sentence:
                refused(sentence)
            else:
                st.toast("Saved.", icon=":material/check:")
                st.rerun()


def _fields(known: Trainer | None) -> dict[str, object]:
    name = st.text_input("Your name", known.name if known else "", max_chars=80)
    said: dict[str, object] = {"name": name.strip()}
    for field, (label, hint) in LINES.items():
        now_there = (getattr(known, field) if known else None) or ""
        said[field] = st.text_input(label, now_there, max_chars=120, placeholder=hint).strip() or None
    levels = scope.words().levels
    chosen = known.qualification if known else None
    level = st.radio(
        "Highest qualification",
        tuple(Qualification),
        index=None if chosen is None else list(Qualification).index(chosen),
        format_func=lambda one: levels[one].name,
    )
    said["qualification"] = None if level is None else Qualification(level)
    said["policy_expires"] = st.date_input(
        "The policy ends on", known.policy_expires if known else None, format="DD/MM/YYYY"
    )
    return said
