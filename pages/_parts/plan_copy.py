"""A programme begun from a template or from another client's: what speaks against it for this client first, then the weeks."""

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.plan_templates import copied, save_copied, templates
from lbp_core.models.client import Client
from lbp_core.models.programme import Programme
from pages._parts.here import now, on, once, studio
from pages._parts.plan_check import against, reason, stops_of
from pages._parts.weeks import weeks

MOST_FOUND = 8


def from_template(client: Client, number: int) -> bool:
    """The trainer's own templates as pills. True once it was saved."""
    kept = {one.body.name: one.body.programme for one in templates(studio())}
    if not kept:
        st.info("No templates yet. Open any client's programme and tap 'Keep as template'.", icon=":material/bookmark:")
        return False
    name = st.pills("Template", tuple(kept), key=f"template_{client.id}")
    return name is not None and _copy(client, kept[name], number, f"template {name}")


def of_another(client: Client, number: int) -> bool:
    """Another client's newest programme, found by name. True once it was saved."""
    words = st.text_input("Whose", key=f"whose_{client.id}", placeholder="Name", icon=":material/search:", live=True)
    rows = caseload.caseload(studio(), on=on(), search=words or "", limit=MOST_FOUND + 1)
    names = {row.client.id: row.client.name for row in rows if row.client.id != client.id}
    chosen = st.pills("Client", tuple(names)[:MOST_FOUND], format_func=names.__getitem__, key=f"other_{client.id}")
    if chosen is None:
        return False
    version = planning.programme(studio(), chosen)
    if version is None:
        st.info(f"{names[chosen]} has no programme yet.")
        return False
    return _copy(client, version.programme, number, f"version {version.id}")


def _copy(client: Client, source: Programme, number: int, whose: str) -> bool:
    found = copied(studio(), client.id, source, start=on())
    stops = stops_of(found.concerns)
    warnings = tuple(one for one in found.concerns if not one.stop)
    place = f"{client.id}_{once(whose)[:12]}"
    against(place, stops, warnings)
    why = reason(place) if warnings and not stops else ""
    off = bool(stops) or (bool(warnings) and not why)
    key = f"copy_{place}_{number}"
    if st.button(f"Save as version {number}", key=key, type="primary", width="stretch", disabled=off):
        save_copied(studio(), client.id, source, start=on(), why=why, key=key, at=now())
        return True
    weeks(found.programme, on=on(), key=f"copy_{place}", unit=client.details.weight_unit)
    return False
