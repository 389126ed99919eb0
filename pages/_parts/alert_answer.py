"""'Spoke, or tried to': what was agreed, for when, and a note where one helps. Only taps, but for the note."""

from datetime import date, datetime, timedelta
from typing import Literal

import streamlit as st

from lbp_core.coach.gate import alerts
from lbp_core.models.alerts import Agreed, Alert, AlertAnswer
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition
from pages._parts.here import now, on, once, refused, studio
from pages._parts.when import next_morning

AGREED = {
    Agreed.EMERGENCY: "Going to A&E, or called 999",
    Agreed.CALLED_111: "Called NHS 111",
    Agreed.APPOINTMENT: "Appointment made",
    Agreed.NOT_REACHED: "Could not reach them",
}
TODAY = (Disposition.REFER_SAME_DAY, Disposition.STOP_EMERGENCY)
AGAIN = {"In an hour": timedelta(hours=1), "In three hours": timedelta(hours=3), "Tomorrow at 9": None}


def answer_form(alert: Alert, *, first: bool = True) -> None:
    """The form behind one tap; what was agreed decides what else is asked. Saved, the page is drawn again."""
    key = f"{alert.client_id}_{len(alert.answers)}"
    look: Literal["primary", "secondary"] = "primary" if first else "secondary"
    with st.popover("Spoke, or tried to", icon=":material/call:", key=f"spoke_{key}", type=look):
        agreed = st.pills("What was agreed", alert.offered, format_func=AGREED.__getitem__, key=f"agreed_{key}")
        day, again_at = _when(agreed, key, presses=alert.disposition in TODAY)
        note = st.text_input("Note, only if it helps", max_chars=500, key=f"agreed_note_{key}")
        if not st.button("Save what was agreed", key=f"save_{key}", type="primary", width="stretch"):
            return
        try:
            if agreed is None:
                raise Refused("Tap what was agreed, then save.")
            told = tuple(one.id for one in alert.tellings)
            said = AlertAnswer(tellings=told, agreed=agreed, day=day, again_at=again_at, note=note or None)
            tap = once("alert", key, told, agreed, day, note)
            alerts.answer_alert(studio(), alert.client_id, said, key=tap, at=now())
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()


def _when(agreed: Agreed | None, key: str, *, presses: bool) -> tuple[date | None, datetime | None]:
    """The day of an appointment, or the time of the next try: within the day where it presses."""
    if agreed is Agreed.APPOINTMENT:
        return st.date_input("On which day", None, min_value=on(), format="DD/MM/YYYY", key=f"day_{key}"), None
    if agreed is Agreed.NOT_REACHED:
        offered = [says for says, wait in AGAIN.items() if wait is not None or not presses]
        again = st.pills("Try again", offered, key=f"again_{key}")
        if again is not None:
            wait = AGAIN[again]
            return None, next_morning(now()) if wait is None else now() + wait
    return None, None
