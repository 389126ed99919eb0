"""The check-in's safety list on the tablet: one tap for 'none of these', or every question by itself. What needs help is kept."""

import streamlit as st

from lbp_core.coach.phone import client_forms, sharing
from lbp_core.coach.screening import asking
from lbp_core.models.question import Question
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from pages._parts.here import now, once, refused, studio
from pages._parts.look import CALM, STOP, card
from pages._parts.question import question


def safety_list(*, key: str) -> dict[str, Answer]:
    """Question to answer; what nobody tapped is not asked. Advice that cannot wait stands under its question."""
    words = client_forms.words().safety
    with card(f"safety_{key}"):
        st.markdown(f"**{words.asks}**  \n:gray[{words.hint}]")
        first = asking.to_ask(Occasion.CHECK_IN, {})
        st.markdown("\n".join(f"- {one.short}" for one in first))
        said = st.segmented_control(
            words.asks, ("none", "some"), format_func=lambda one: getattr(words, one), key=f"new_{key}",
            label_visibility="collapsed", width="stretch", wrap=True,
        )  # fmt: skip
        if said == "none":
            return {one.id: Answer.NO for one in first}
        return _each(first, key) if said == "some" else {one.id: Answer.NOT_ASKED for one in first}


def help_at_once(answers: dict[str, Answer], *, key: str) -> None:
    """What to do now, where an answer needs it: calm words, the number to call, and to say it to the trainer."""
    if (needed := client_forms.help_now(answers)) is not None:
        with card(f"help_{key}", STOP):
            st.header(needed.headline, icon=":material/emergency:", anchor=False)
            st.text(needed.for_client)
            st.markdown(f"**{client_forms.words().tablet['tell']}**")


def kept_at_once(client_id: str, answers: dict[str, Answer], *, key: str) -> None:
    """Saves what needs help soon as it is tapped, and says so from what storage holds: nobody has to press 'send'."""
    given = sorted((name, str(answer)) for name, answer in answers.items() if answer is not Answer.NOT_ASKED)
    try:
        tap = once("at_once", key, given)
        kept = sharing.keep_at_once(studio(), client_id, answers, by=By.CLIENT, key=tap, at=now())
    except Refused as sentence:
        refused(sentence)
        return
    if kept is not None:
        with card(f"kept_{key}", CALM):
            named = ", ".join(
                asking.named(name) for name, answer in kept.asked.answers.items() if answer is not Answer.NO
            )
            st.markdown(f":material/check_circle: **{client_forms.words().tablet['kept']}**  \n:gray[{named}]")


def _each(first: tuple[Question, ...], key: str) -> dict[str, Answer]:
    st.caption(client_forms.words().safety.each)
    tapped = {one.id: answer for one in first if (answer := st.session_state.get(f"question_{key}_{one.id}"))}
    answers: dict[str, Answer] = {}
    for one in asking.to_ask(Occasion.CHECK_IN, tapped):
        answer = question(one.asks, key=f"{key}_{one.id}")
        answers[one.id] = Answer.NOT_ASKED if answer is None else answer
        if answer is not None:
            parent = {one.follows: Answer.YES} if one.follows else {}
            help_at_once({**parent, one.id: answer}, key=f"{key}_{one.id}")
    return answers
