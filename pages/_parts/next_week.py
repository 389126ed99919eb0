"""What the recommendation makes of next week: one line, and every change behind it."""

from datetime import timedelta

import streamlit as st

from lbp_core.models.review import Meanwhile
from lbp_core.models.views import ReviewView
from pages._parts.days import weekday
from pages._parts.words import VERDICTS

DAY = timedelta(days=1)

TRAINING = {
    Meanwhile.PROGRESS: "Training steps up",
    Meanwhile.HOLD: "Training stays where it is",
    Meanwhile.REGRESS: "Training steps back",
    Meanwhile.NONE: "No training until a clearance is recorded",
}
NEARLY = "All but what changes below stays where it is"
WHOLE = 100
NOT_OVER = "The week is not over: what is still planned in it stays. A step up begins next week, a step back at once."


def next_week(view: ReviewView) -> None:
    """One line, so that the button that accepts it is in sight with it."""
    st.subheader(f"The week from {weekday(view.as_of + DAY)}", icon=":material/event_upcoming:", anchor=False)
    if view.decided is not None:
        taken = view.decided
        st.text(
            f"Decided: {VERDICTS[taken.taken][0].lower()}, {taken.load_factor * 100:.0f} % of the dose of the week before."
        )
        return
    share, meanwhile = round(view.result.load_factor * 100), view.result.meanwhile
    says = NEARLY if meanwhile is Meanwhile.HOLD and share != WHOLE else TRAINING[meanwhile]
    st.text(f"{says}." if meanwhile is Meanwhile.NONE else f"{says}: {share} % of the dose of the week before.")
    if view.so_far and meanwhile is not Meanwhile.NONE:
        st.caption(NOT_OVER)


def changes(view: ReviewView) -> None:
    """Every change behind that line, folded away until asked for."""
    if not view.changes or view.decided is not None:
        return
    with st.expander(f"What changes ({len(view.changes)})", key=f"changes_{view.client.id}_{view.as_of}"):
        for change in view.changes:
            st.text(f"• {change}")
