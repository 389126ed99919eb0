"""What the owner changes about one person: their role, a new first password, and their leaving."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.door import accounts, people, signing_in
from lbp_core.models.people import Person, Role
from pages._door.provider import account_provider
from pages._parts.here import now, studio
from pages._parts.people_saying import ROLES, save, this_time
from pages._parts.words import plain


def change_person(person: Person, everybody: Sequence[Person], *, clients: int) -> None:
    """A line that opens; each part has its own button."""
    with st.expander(f"Change {plain(person.name)}", icon=":material/manage_accounts:"):
        _role(person)
        _password(person)
        if (name := account_provider()) is not None:
            _account(person, name)
        _leaving(person, everybody, clients)


def _role(person: Person) -> None:
    role = st.segmented_control(
        "Role", list(Role), default=person.role, required=True, format_func=ROLES.__getitem__, key=f"role_{person.id}"
    )
    if role is person.role:
        return
    if st.button(f"Make them {ROLES[role].lower()}; they sign in again", key=f"role_save_{person.id}", width="stretch"):
        key, at = this_time("role", person.id, role), now()
        if save(lambda: people.change_role(studio(), person.id, role, key=key, at=at), "Changed."):
            st.rerun()


def _password(person: Person) -> None:
    with st.form(f"password_{person.id}", border=False, clear_on_submit=True, enter_to_submit=False):
        given = st.text_input("A new first password, where theirs is forgotten", type="password", max_chars=128)
        sent = st.form_submit_button("Give it; second step and open sign-ins end", width="stretch")
    key, at = this_time("password", person.id), now()
    if sent and save(lambda: people.new_password_for(studio(), person.id, given, key=key, at=at), "A new password."):
        st.rerun()
    if st.button(
        "Sign them out everywhere", key=f"out_{person.id}", type="tertiary", icon=":material/logout:"
    ) and save(lambda: signing_in.sign_out_everywhere(studio(), person.id, at=at), "Signed out everywhere."):
        st.rerun()


def _account(person: Person, provider: str) -> None:
    """With which account of the provider they may sign in: the address is written here, the person links it once."""
    with st.form(f"account_{person.id}", border=False, enter_to_submit=False):
        email = st.text_input(
            f"E-mail address of their {plain(provider)} account",
            value=person.account or "",
            max_chars=254,
            help="They sign in with it once and type their password to link it. Empty: they cannot sign in with one.",
        )
        sent = st.form_submit_button("Keep the address; open sign-ins end", width="stretch")
    key, at = this_time("account", person.id), now()
    if sent and save(lambda: accounts.expect_account(studio(), person.id, email, key=key, at=at), "Kept."):
        st.rerun()


def _leaving(person: Person, everybody: Sequence[Person], clients: int) -> None:
    """Nobody's clients are left alone: the button asks for a trainer first."""
    takers = {one.id: one.name for one in everybody if one.active and one.coaches and one.id != person.id}
    to = None
    if clients:
        words = f"Their {clients} client{'' if clients == 1 else 's'} go to"
        to = st.selectbox(words, takers, index=None, format_func=takers.__getitem__, key=f"to_{person.id}")
    label = f"{person.name} does not work here any more"
    ready = not clients or to is not None
    if st.button(
        plain(label), key=f"end_{person.id}", width="stretch", icon=":material/door_open:", disabled=not ready
    ):
        key, at = this_time("end", person.id), now()
        if save(lambda: people.end_person(studio(), person.id, hand_to=to, key=key, at=at), "Noted, and handed over."):
            st.rerun()
