"""Behind 'Why, exactly?': every rule that spoke on the week, with its number, source, file and story; then the numbers."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.library.shelf import sources
from lbp_core.models.reason import Reason
from lbp_core.models.views import ReviewView, RuleCard
from pages._parts.here import TRAINER, require
from pages._parts.links import to
from pages._parts.look import QUIET, card, row
from pages._parts.why_numbers import why_numbers
from pages._parts.words import TAGS, VERDICTS

ROOM = 400
"""Pixels that one column of reasons needs."""


@st.fragment
def why(view: ReviewView) -> None:
    """Closed until it is asked for. Every fired rule: the deciding ones first, then the outvoted; then the numbers."""
    require(TRAINER)
    key = f"why_{view.client.id}"
    with st.expander("Why, exactly?", icon=":material/search_insights:", key=key, on_change="rerun") as opened:
        if not opened.open:
            return
        with st.grid(2 if view.result.outvoted else 1, min_column_width=ROOM, gap="medium"):
            _reasons("This settled it", view.result.deciding, view)
            if view.result.outvoted:
                _reasons("Said too, and outvoted by the more cautious", view.result.outvoted, view)
        if view.exercises:
            _exercises([reason for note in view.exercises for reason in note.reasons])
        why_numbers(view)


def _exercises(reasons: Sequence[Reason]) -> None:
    """One line for each, and each rule behind them once."""
    st.markdown("**Exercise by exercise**")
    for reason in reasons:
        st.text(reason.says)
    for rule in dict.fromkeys(reason.rule for reason in reasons):
        _to_rule(rule)


def _reasons(title: str, reasons: Sequence[Reason], view: ReviewView) -> None:
    with st.container(gap="small"):
        st.markdown(f"**{title}**")
        for number, reason in enumerate(reasons):
            _reason(reason, view.rules.get(reason.rule), key=f"{view.as_of}_{number}")


def _reason(reason: Reason, rule: RuleCard | None, *, key: str) -> None:
    words, tone, _ = VERDICTS[reason.verdict]
    with card(
        f"reason_{reason.rule.replace('.', '_')}_{key}",
    ):
        with row():
            st.badge(words, color=tone)
            st.badge(TAGS[reason.tag], color=QUIET)
        st.text(reason.says)
        if rule is None:
            st.caption(f"Rule {reason.rule}")
            return
        st.caption(rule.policy)
        source = sources().get(rule.source)
        kind = "" if source is None else f" ({source.kind.replace('_', ' ')})"
        said = (
            *(f"Number: {limit}" for limit in rule.limits),
            f"Source: {rule.source_title}{kind}",
            f"Rule: `{rule.id}`",
            f"File: `{rule.file}`",
        )
        st.caption("  \n".join((*said, f"Story: `{rule.story}`") if rule.story else said))
        _to_rule(reason.rule)


def _to_rule(rule: str) -> None:
    """Named by the end of its id, so that it fits on a phone; the whole id stands with its file."""
    to("evidence", f"Rule {rule.rpartition('.')[2]}", icon="menu_book", rule=rule)
