"""Programme: a draft from the client's wishes, the weeks ahead with dose and why, save as a version, older versions."""

import streamlit as st

from lbp_core.coach import planning
from lbp_core.models.refusal import Refused
from pages._parts.client_header import client_header
from pages._parts.gate_card import gate_card
from pages._parts.handout import handout
from pages._parts.here import TRAINER, client_here, now, on, refused, require, studio
from pages._parts.links import to
from pages._parts.notices_line import notices_line
from pages._parts.versions import versions
from pages._parts.weeks import weeks
from pages._parts.wishes import wishes_form
from pages._parts.words import moment

require(TRAINER)

client_id = client_here()
header = client_header(client_id, "programme")
current, unit = planning.programme(studio(), client_id), header.client.details.weight_unit

if header.gate.locked:
    gate_card(header.gate, client_id)
if current is not None:
    st.caption(f"Version {current.number} · saved {moment(current.at)} · {current.because}")
    weeks(current.programme, on=on(), key=client_id, unit=unit)
    if not header.gate.locked:
        to("session", "Go to the session", icon="play_circle", key=f"train_{client_id}", client=client_id)
        handout(client_id, current.number)

if not header.gate.locked:
    with st.expander(
        "Draft a new programme", icon=":material/edit_calendar:", expanded=current is None, key=f"new_{client_id}"
    ):
        notices_line(client_id)
        wishes, start = wishes_form(client_id, header.client.details.wishes, on=on())
        try:
            draft = planning.draft(studio(), client_id, wishes, start=start)
            number = 1 if current is None else current.number + 1
            if st.button(
                f"Save as version {number}", key=f"save_{client_id}_{number}", type="primary", width="stretch"
            ):
                because = "First programme" if current is None else "New draft by the trainer"
                planning.save(studio(), client_id, draft, because=because, key=f"save_{client_id}_{number}", at=now())
                st.rerun()
            weeks(draft, on=on(), key=f"draft_{client_id}", unit=unit)
        except Refused as sentence:
            refused(sentence)

versions(planning.versions(studio(), client_id), unit)
