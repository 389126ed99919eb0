"""Studio: the trainer and what they may plan alone, a clinician's questions, the texts of consent, and who works here."""

import streamlit as st

from lbp_core.coach.door import own_keys, people
from lbp_core.coach.library.shelf import sources
from lbp_core.coach.papers import scope
from pages._parts.about_card import about_card
from pages._parts.at_rest_card import at_rest_card
from pages._parts.backups_card import backups_card
from pages._parts.comfort_card import comfort_card
from pages._parts.consent_texts import consent_texts
from pages._parts.here import TRAINER, on, require, studio
from pages._parts.look import WARN, card
from pages._parts.people_card import people_card
from pages._parts.people_log import studio_log
from pages._parts.people_own_keys import own_keys_card
from pages._parts.people_saying import say_done
from pages._parts.records_card import records_card
from pages._parts.tour_line import tour_card
from pages._parts.trainer_form import trainer_form
from pages._parts.words import plain

require(TRAINER)

st.title("Studio", anchor=False)
who = scope.trainer(studio())
if insured := scope.insurance(who, on=on()):
    with card("insurance", WARN):
        st.text(insured)
signed_in = studio().who.person_id is not None
say_done()
with st.container(key="studio_cards"):
    left, right = st.columns(2, gap="medium")
with left:
    if signed_in:
        own_keys_card(own_keys.myself(studio()))
        comfort_card()
        tour_card()
        about_card()
    trainer_form(who)
with right:
    if signed_in:
        people_card()
    backups_card()
    at_rest_card()
    if signed_in:
        records_card()
    with card("clinician_first"):
        st.header("What a clinician is asked first", icon=":material/stethoscope:", anchor=False)
        st.text(scope.words().about)
        for one in scope.clinician_first():
            source = sources().get(one.source)
            st.markdown(f"- {plain(one.says)}" + (f"  \n:small[:gray[{plain(source.title)}]]" if source else ""))
consent_texts()
if signed_in and people.looks_after_people(studio()):
    studio_log()
