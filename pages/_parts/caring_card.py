"""Whose client this is, with whom the record is shared and until when; and who looked at it."""

from datetime import timedelta

import streamlit as st

from lbp_core.coach.door import caring
from lbp_core.models.people import Care, Person
from pages._parts.days import day
from pages._parts.here import now, on, studio
from pages._parts.look import card, row
from pages._parts.people_log import client_log
from pages._parts.people_saying import save, say_done, this_time
from pages._parts.words import plain

TWO_WEEKS, A_YEAR = timedelta(days=14), timedelta(days=365)


def caring_card(client_id: str) -> None:
    """Only the client's own trainer finds something to change here."""
    if studio().who.person_id is None:
        return
    say_done()
    carers, others = caring.carers(studio(), client_id, on=on()), caring.colleagues(studio(), client_id)
    own = caring.is_own(studio(), client_id)
    with card(f"caring_{client_id}"):
        st.subheader("Who sees this record", icon=":material/shield_person:", anchor=False)
        for person, care in carers:
            _carer(client_id, person, care, own=own)
        if own and others:
            _share(client_id, {one.id: one.name for one in others})
        elif not own:
            st.caption("Shared with you. Their own trainer decides who else sees it.")
        client_log(client_id)


def _carer(client_id: str, person: Person, care: Care, *, own: bool) -> None:
    with row(gap="small"):
        st.markdown(f"**{plain(person.name)}**", width="content")
        st.caption("their own trainer" if care.own else f"shared until {day(care.until)}", width="content")
        if own and not care.own and st.button("End now", key=f"unshare_{client_id}_{person.id}", type="tertiary"):
            key, at = this_time("end share", client_id, person.id), now()
            if save(lambda: caring.end_share(studio(), client_id, person.id, key=key, at=at), "The share has ended."):
                st.rerun()


def _share(client_id: str, others: dict[str, str]) -> None:
    with st.expander("Share or hand over", icon=":material/group_add:"):
        who = st.selectbox("With whom", others, format_func=others.__getitem__, key=f"share_who_{client_id}")
        until = st.date_input(
            "Until, this day included",
            on() + TWO_WEEKS,
            on(),
            on() + A_YEAR,
            "share_until_" + client_id,
            format="DD/MM/YYYY",
        )
        at = now()
        if st.button("Share", key=f"share_{client_id}", type="primary", width="stretch"):
            key = this_time("share", client_id, who, until)
            if save(lambda: caring.share(studio(), client_id, who, until=until, key=key, at=at), "Shared."):
                st.rerun()
        if st.checkbox("Hand over for good instead: you will not see them any more", key=f"sure_{client_id}"):
            key = this_time("for good", client_id, who)
            if st.button(f"Hand over to {plain(others[who])}", key=f"for_good_{client_id}", width="stretch") and save(
                lambda: caring.hand_over_for_good(studio(), client_id, who, key=key, at=at), "Handed over."
            ):
                st.switch_page("clients.py")
