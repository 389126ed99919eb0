"""Where a screening ended: what to do, how soon, in what words, which stage, and every reason with its source."""

import streamlit as st

from lbp_core.coach import asking
from lbp_core.coach.shelf import sources
from lbp_core.models.gate import Gate
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Answer, Occasion
from pages._parts.gate_card import gate_card
from pages._parts.links import to
from pages._parts.look import CALM, QUIET, card, row
from pages._parts.question import WORDS
from pages._parts.words import DISPOSITIONS, STAGES, TAGS, moment, plain


def screening_result(gate: Gate, client_id: str) -> None:
    """The gate as it stands now, from every answer on record, with the next step."""
    gate_card(gate, client_id, way_on=False)
    with st.expander("Why, exactly?", icon=":material/search_insights:", key=f"screen_why_{client_id}"):
        st.markdown(f"Stage: **{STAGES[gate.presentation]}**")
        for rule, says in gate.why_stage:
            with row():
                st.text(says)
                to("evidence", f"Rule {rule}", icon="menu_book", rule=rule)
        for reason in gate.reasons:
            _reason(reason)
    if gate.ask:
        with card(f"still_open_{client_id}"):
            st.markdown("**Still to ask**")
            for question_id in gate.ask:
                st.markdown(f"- {asking.named(question_id)}")
    if not gate.locked:
        to("programme", "Go to the programme", icon="calendar_month", key=f"screened_{client_id}", client=client_id)


def screening_history(screened: tuple[ScreeningRecord, ...]) -> None:
    """Every set of answers on record, newest first, folded away."""
    if not screened:
        return
    shown = _runs_as_one(screened)
    with st.expander(f"Earlier screenings ({len(shown)})", icon=":material/history:"):
        for record in shown:
            with row():
                st.markdown(f"**{moment(record.at)}**", width="content")
                _ended(record)
                st.caption(record.occasion.replace("_", " "), width="content")


def _runs_as_one(screened: tuple[ScreeningRecord, ...]) -> list[ScreeningRecord]:
    """A full screening is saved at every step: of the steps of one day that add to each other the newest stands."""
    shown: list[ScreeningRecord] = []
    later: ScreeningRecord | None = None
    for record in screened:
        full = record.occasion is Occasion.FULL
        if not (full and later is not None and _adds_to(later, record)):
            shown.append(record)
        later = record if full else later
    return shown


def _adds_to(later: ScreeningRecord, earlier: ScreeningRecord) -> bool:
    """Every real answer stands in the later one unchanged: a yes that was taken back keeps its own line."""
    return later.on == earlier.on and _answered(earlier).items() <= _answered(later).items()


def _answered(record: ScreeningRecord) -> dict[str, Answer]:
    return {name: answer for name, answer in record.asked.answers.items() if answer is not Answer.NOT_ASKED}


def _ended(record: ScreeningRecord) -> None:
    """Where a full screening ended; of a short set what was new, for it never asks everything a result needs."""
    words, tone, icon = DISPOSITIONS[record.result.disposition]
    if record.occasion is Occasion.FULL:
        st.badge(words, icon=f":material/{icon}:", color=tone)
        return
    given = _answered(record)
    new = [
        f"{asking.named(name)}: {WORDS[answer].lower()}" for name, answer in given.items() if answer is not Answer.NO
    ]
    left = sum(one.id not in given for one in asking.to_ask(record.occasion, given))
    if new:
        st.badge(plain(" · ".join(new)), icon=f":material/{icon}:", color=tone)
    elif given and not left:
        st.badge("Nothing new", icon=":material/check_circle:", color=CALM)
    if left:
        st.caption(f"{left} not answered", width="content")


def _reason(reason: ScreeningReason) -> None:
    words, tone, _ = DISPOSITIONS[reason.verdict]
    source = sources().get(reason.source)
    with card(f"fired_{reason.rule.replace('.', '_')}"):
        with row():
            st.badge(words, color=tone)
            st.badge(TAGS[reason.tag], color=QUIET)
        st.text(reason.says)
        if source is not None:
            st.caption(f"Source: {source.title} ({source.kind.value})")
        to("evidence", f"Rule {reason.rule}", icon="menu_book", rule=reason.rule)
