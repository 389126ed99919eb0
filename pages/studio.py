"""Studio: who the trainer is and what they may plan alone, what a clinician is asked first, and the texts of consent."""

import streamlit as st

from lbp_core.coach import scope
from lbp_core.coach.shelf import sources
from pages._parts.consent_texts import consent_texts
from pages._parts.here import TRAINER, on, require, studio
from pages._parts.look import WARN, card
from pages._parts.trainer_form import trainer_form
from pages._parts.words import plain

require(TRAINER)

st.title("Studio", anchor=False)
who = scope.trainer(studio())
if insured := scope.insurance(who, on=on()):
    with card("insurance", WARN):
        st.text(insured)
left, right = st.columns(2, gap="medium")
with left:
    trainer_form(who)
with right, card("clinician_first"):
    st.subheader("What a clinician is asked first", icon=":material/stethoscope:", anchor=False)
    st.text(scope.words().about)
    for one in scope.clinician_first():
        source = sources().get(one.source)
        st.markdown(f"- {plain(one.says)}" + (f"  \n:small[:gray[{plain(source.title)}]]" if source else ""))
consent_texts()
