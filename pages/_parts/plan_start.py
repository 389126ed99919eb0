"""A new programme: drafted from the client's wishes, or begun from a template or from another client's. Saved with one tap."""

import streamlit as st

from lbp_core.coach.plan import planning
from lbp_core.models.client import Client
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from pages._parts.here import now, on, refused, studio
from pages._parts.look import row
from pages._parts.notices_line import notices_line
from pages._parts.plan_copy import from_template, of_another
from pages._parts.plan_ways import back_to_programme, open_programme
from pages._parts.weeks import weeks
from pages._parts.wishes import wishes_form

WAYS = {"wishes": "Time and equipment", "template": "A template", "client": "Another client"}

DRAFT = "A draft stands below. It changes with every tap here, and counts once you save it."


def plan_start(client: Client, current: ProgrammeVersion | None) -> None:
    """Where to begin from, in the address; then what comes of it and the way to keep it."""
    notices_line(client.id)
    st.caption(DRAFT)
    with row(f"start_{client.id}", align="distribute"):
        way = _way(client.id)
        if current is not None:
            back_to_programme(client.id)
    number = 1 if current is None else current.number + 1
    try:
        saved = {"wishes": _drafted, "template": from_template, "client": of_another}[way](client, number)
    except Refused as sentence:
        refused(sentence)
        return
    if saved:
        open_programme(client.id)


def _way(client_id: str) -> str:
    key, asked = f"way_{client_id}", st.query_params.get("draft")
    chosen = st.segmented_control(
        "Begin from",
        tuple(WAYS),
        default=asked if asked in WAYS else "wishes",
        required=True,
        format_func=WAYS.__getitem__,
        key=key,
        on_change=lambda: st.query_params.update({"draft": st.session_state[key]}),
    )
    return str(chosen)


def _drafted(client: Client, number: int) -> bool:
    wishes, start = wishes_form(client.id, client.details.wishes, on=on())
    draft = planning.draft(studio(), client.id, wishes, start=start)
    key = f"save_{client.id}_{number}"
    if st.button(f"Save as version {number}", key=key, type="primary", width="stretch"):
        because = "First programme" if number == 1 else "New draft by the trainer"
        planning.save(studio(), client.id, draft, because=because, key=key, at=now())
        return True
    weeks(draft, on=on(), key=f"draft_{client.id}", unit=client.details.weight_unit)
    return False
