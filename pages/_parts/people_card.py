"""The people of the studio, as everybody sees them; for the owner with what can be changed."""

import streamlit as st

from lbp_core.coach.door import people
from lbp_core.models.people import Person
from pages._parts.days import day
from pages._parts.here import studio
from pages._parts.look import NOTE, QUIET, card, row
from pages._parts.people_add import add_person
from pages._parts.people_change import change_person
from pages._parts.people_saying import ROLES
from pages._parts.words import plain


def people_card() -> None:
    """Draws them by name, those who left at the end."""
    everybody = people.people(studio())
    looks_after = people.looks_after_people(studio())
    counts = people.client_counts(studio()) if looks_after else {}
    with card("people"):
        st.header("People", icon=":material/groups:", anchor=False)
        for person in sorted(everybody, key=lambda one: not one.active):
            with st.container(key=f"person_{person.id}", gap="xsmall"):
                _one(person, counts.get(person.id, 0) if looks_after else None)
                if looks_after and person.active:
                    change_person(person, everybody, clients=counts.get(person.id, 0))
        if looks_after:
            add_person()
        else:
            st.caption("The owner of the studio adds people and changes what they do here.")


def _one(person: Person, clients: int | None) -> None:
    with row(gap="small"):
        st.markdown(f"**{plain(person.name)}**", width="content")
        st.badge(ROLES[person.role], color=NOTE if person.active else QUIET)
        said = [] if clients is None or not person.coaches else [own_clients(clients)]
        said += [f"signs in as {person.login}"] if person.active else [f"left on {day(person.ended)}"]
        said += ["second step on"] if person.has_second_step else []
        said += (
            [f"{'signs' if person.account_linked else 'may sign'} in with {person.account}"] if person.account else []
        )
        st.caption(" · ".join(plain(one) for one in said), width="content")


def own_clients(many: int) -> str:
    """'1 client of their own'."""
    return f"{many or 'no'} client{'' if many == 1 else 's'} of their own"
