"""This week: who is planned to come on which day, and one's own sign-in. All that an assistant needs; no health stands here."""

import streamlit as st

from lbp_core.coach.door import own_keys
from lbp_core.coach.today.week_ahead import appointments
from pages._parts.here import ASSISTANT, on, require, studio
from pages._parts.look import card
from pages._parts.people_own_keys import own_keys_card
from pages._parts.people_saying import say_done
from pages._parts.words import long_day, plain

require(ASSISTANT)

say_done()
st.title("This week", anchor=False)
coming = appointments(studio(), on=on())
days = sorted({one.day for one in coming})
left, right = st.columns(2, gap="medium")
with left:
    for day in days:
        with card(f"week_{day}"):
            st.subheader(long_day(day), anchor=False)
            for one in (one for one in coming if one.day == day):
                st.markdown(f"**{plain(one.client)}** · {one.minutes} minutes")
    if not days:
        st.info("Nobody is planned for the next seven days.", icon=":material/event_available:")
with right:
    own_keys_card(own_keys.myself(studio()))
