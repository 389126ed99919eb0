"""Screenings on record, newest first: where each ended, and on a tap every answer with who gave it and when."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.screening_told import AnswerTold, ScreeningTold
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from pages._parts.days import day, moment
from pages._parts.look import CALM, card, row
from pages._parts.words import DISPOSITIONS, plain

HANDS = {By.CLIENT: "by the client", By.TRAINER: "by the trainer"}


def screening_history(told: Sequence[ScreeningTold], client_id: str) -> None:
    """Folded away, and read only when it is opened; nothing where nobody was screened."""
    if not told:
        return
    label = f"Earlier screenings ({len(told)})"
    with st.expander(label, icon=":material/history:", key=f"earlier_{client_id}", on_change="rerun") as earlier:
        for one in told if earlier.open else ():
            with row(f"screened_{client_id}_{one.record.id}"):
                st.markdown(f"**{moment(one.record.at)}**", width="content")
                _ended(one)
                st.caption(one.record.occasion.replace("_", " "), width="content")
                shown = st.toggle("Every answer", key=f"all_{client_id}_{one.record.id}", value=False)
            if shown:
                _answers(one)


def _ended(one: ScreeningTold) -> None:
    """Where a whole screening ended; of a short set, or one broken off, what was new, for it never asks everything."""
    words, tone, icon = DISPOSITIONS[one.disposition]
    if one.record.occasion is Occasion.FULL and one.whole:
        st.badge(words, icon=f":material/{icon}:", color=tone)
        return
    if new := [_in_words(each) for each in one.new]:
        st.badge(plain(" · ".join(new)), icon=f":material/{icon}:", color=tone)
    elif one.told and one.record.occasion is not Occasion.FULL and not one.left:
        st.badge("Nothing new", icon=":material/check_circle:", color=CALM)
    if one.left:
        st.caption(f"{one.left} not answered", width="content")


def _answers(one: ScreeningTold) -> None:
    """What was no plain no stands first."""
    with card(f"answers_{one.record.client_id}_{one.record.id}"):
        if one.record.told is not None:
            st.text(f"Told at once: {one.record.told.headline}")
        for each in sorted(one.told, key=lambda each: each.answer is Answer.NO):
            said = f"{each.named[:1].upper()}{each.named[1:]} – {client_forms.in_hand().answers[each.answer]}"
            st.text(f"{said} · {HANDS[each.by]}, {moment(each.at)}{_assessed(each)}")


def _in_words(each: AnswerTold) -> str:
    old = " (old, looked at)" if each.assessed else ""
    return f"{each.named}: {client_forms.in_hand().answers[each.answer].lower()}{old}"


def _assessed(each: AnswerTold) -> str:
    old = each.assessed
    return "" if old is None else f" · old, looked at by {old.by} on {day(old.date)} {old.date.year}, unchanged"
