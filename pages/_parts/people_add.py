"""The form that adds somebody who works here. What a password must be is the coach's business."""

import streamlit as st

from lbp_core.coach.door import people
from lbp_core.models.people import Role
from pages._parts.here import now, studio
from pages._parts.people_saying import ROLES, WHAT, save, this_time


def add_person() -> None:
    """Closed until it is wanted; saved, it is empty again."""
    with st.expander("Add somebody", icon=":material/person_add:"):
        role = st.radio(
            "What they do here",
            (Role.TRAINER, Role.ASSISTANT, Role.OWNER),
            format_func=ROLES.__getitem__,
            captions=[WHAT[one] for one in (Role.TRAINER, Role.ASSISTANT, Role.OWNER)],
            key="new_person_role",
        )
        with st.form("new_person", border=False, enter_to_submit=False):
            name = st.text_input("Name, as clients know it", max_chars=80)
            login = st.text_input("Sign-in name", max_chars=60, placeholder="A short name or an e-mail address")
            password = st.text_input(
                "First password",
                type="password",
                max_chars=128,
                help="At least 12 characters; they change it themselves",
            )
            sent = st.form_submit_button("Add", type="primary", width="stretch", icon=":material/check:")
        if sent and save(lambda: _add(name, login, role, password), f"{name.strip()} may sign in now."):
            st.rerun()


def _add(name: str, login: str, role: Role, password: str) -> None:
    at, key = now(), this_time("add_person", login)
    given = None if studio().demo and not password else password
    people.add_person(studio(), name=name, login=login, role=role, password=given, key=key, at=at)
