"""Taking the weekly decision: accept in one tap, or choose differently and say why."""

import streamlit as st

from lbp_core.coach.weekly import reviewing
from lbp_core.coach.weekly.deciding import OWN_JUDGEMENT
from lbp_core.models.records import DecisionRecord
from lbp_core.models.verdict import Verdict
from lbp_core.models.views import ReviewView
from pages._parts.days import moment
from pages._parts.here import now, studio
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.words import VERDICTS, plain

CHOICES = (Verdict.PROGRESS, Verdict.HOLD, Verdict.REGRESS, Verdict.REFER_URGENT, Verdict.REFER_SAME_DAY)


def decide(view: ReviewView) -> bool:
    """True once a decision was written. Raises Refused where the coach will not take it."""
    if view.decided is not None:
        _decided(view.decided)
        return False
    key = f"{view.client.id}_{view.as_of}"
    words = VERDICTS[view.result.verdict][0]
    if st.button(
        f"Accept: {words.lower()}", key=f"accept_{key}", type="primary", width="stretch", icon=":material/check:"
    ):
        _write(view, view.result.verdict, None, f"accept_{key}")
        return True
    with (
        st.expander("Choose differently", icon=":material/tune:", key=f"differ_{key}"),
        st.form(f"override_{key}", border=False),
    ):
        others = [word for word in CHOICES if word is not view.result.verdict]
        taken = st.pills("What next week does instead", others, format_func=lambda word: VERDICTS[word][0])
        reason = st.text_input("Why (a bolder choice or a referral needs a reason)", max_chars=300)
        st.caption(f"{OWN_JUDGEMENT} That pauses training at once, until a clearance is recorded.")
        to("symptoms", "Something is new", icon="help", client=view.client.id)
        if st.form_submit_button("Save my choice", width="stretch") and taken is not None:
            _write(view, taken, reason.strip() or None, f"override_{key}_{taken}")
            return True
    return False


def _write(view: ReviewView, taken: Verdict, reason: str | None, key: str) -> None:
    reviewing.decide(studio(), view.client.id, as_of=view.as_of, taken=taken, why=reason, key=key, at=now())


def _decided(record: DecisionRecord) -> None:
    words = VERDICTS[record.taken][0]
    with card(f"decided_{record.id}", CALM):
        own = (
            ""
            if record.taken is record.recommended.verdict
            else f", instead of {VERDICTS[record.recommended.verdict][0].lower()}"
        )
        st.markdown(f":material/check_circle: **Saved {moment(record.at)}: {words.lower()}**{own}")
        if record.why:
            st.markdown(f":gray[Why:] {plain(record.why)}")
