"""This week: who is planned to come on which day, and one's own sign-in. All that an assistant needs; no health stands here."""

import streamlit as st

from lbp_core.coach.door import own_keys
from lbp_core.coach.today.week_ahead import A_DAY, appointments
from pages._parts.days import long_day
from pages._parts.here import ASSISTANT, on, require, studio
from pages._parts.look import card
from pages._parts.people_own_keys import own_keys_card
from pages._parts.people_saying import say_done
from pages._parts.words import plain

require(ASSISTANT)

say_done()
st.title("This week", anchor=False)
looked_for = st.session_state.get("week_name") or ""
coming = appointments(studio(), on=on(), search=looked_for)
days = sorted({one.day for one in coming})
full = {day for day in days if sum(one.day == day for one in coming) > A_DAY}
left, right = st.columns(2, gap="medium")
with left:
    if full or looked_for:
        st.text_input(
            "Find a name", key="week_name", type="search", placeholder="Find a name", icon=":material/search:"
        )
    for day in days:
        with card(f"week_{day}"):
            st.subheader(long_day(day), anchor=False)
            for one in [one for one in coming if one.day == day][:A_DAY]:
                st.markdown(f"**{plain(one.client)}** · {one.minutes} minutes")
            if day in full:
                st.text(f"These are the first {A_DAY} by name. Write a name above to find somebody else.")
    if not days:
        nobody = "Nobody by that name is" if looked_for else "Nobody is"
        st.info(f"{nobody} planned for the next seven days.", icon=":material/event_available:")
with right:
    own_keys_card(own_keys.myself(studio()))
