"""An old symptom that a clinician looked at and that has not changed: who said so and when. Only the trainer records it."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from lbp_core.coach.screening.cannot_wait import ASSESSED
from lbp_core.coach.screening.pad import Sheet
from lbp_core.coach.screening.screening_told import assessed_on
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import StableSymptom
from pages._parts.clearance import ROLES
from pages._parts.days import day
from pages._parts.here import on
from pages._parts.look import card
from pages._parts.screening_taps import hold, recall
from pages._parts.words import plain

NEW, OLD, SAME = "new", "old", "same"
SAID = {NEW: "New, or changed", OLD: "Old, looked at and unchanged"}
MISSING = (
    "An answer is marked as old and looked at, but not by whom and when. Name the clinician, their role and the day, or tap "
    "'New, or changed'. Nothing was saved yet."
)


def assessed(place: str, sheet: Sheet, key: str, before: StableSymptom | None) -> StableSymptom | bool | None:
    """The assessment as it stands, None where there is none, False where it is only half told yet."""
    recall(sheet, f"{ASSESSED}{place}", f"old_{key}")
    choices = SAID if before is None else {**SAID, SAME: f"As before: {plain(_who(before))}"}
    said = st.segmented_control(
        "New, or known for long?", tuple(choices), format_func=choices.__getitem__, key=f"old_{key}", wrap=True
    )
    hold(sheet, f"{ASSESSED}{place}", None if said == NEW else said)
    if said == SAME:
        return before
    return _told(place, sheet, key) if said == OLD else None


def _told(place: str, sheet: Sheet, key: str) -> StableSymptom | bool:
    for field in ("role", "name", "when"):
        recall(sheet, f"{field}_{place}", f"{field}_{key}")
    with st.container(key=f"told_by_{key}"):
        role = st.segmented_control("Who looked at it", ROLES, key=f"role_{key}", wrap=True)
        left, right = st.columns(2)
        name = left.text_input("Their name", max_chars=80, key=f"name_{key}", placeholder="Dr Okafor")
        when = right.date_input("On which day", None, max_value=on(), format="DD/MM/YYYY", key=f"when_{key}")
    for field, value in (("role", role), ("name", name or None), ("when", when)):
        hold(sheet, f"{field}_{place}", value)
    if role is None or not name.strip() or not isinstance(when, date):
        return False
    return assessed_on(when, name, role, place)


def check_told(found: Iterable[StableSymptom | bool]) -> tuple[StableSymptom, ...]:
    """The assessments of a step. Raises Refused where one is only half told."""
    told = tuple(found)
    if not all(told):
        raise Refused(MISSING)
    return tuple(one for one in told if isinstance(one, StableSymptom))


def assessed_list(found: dict[str, StableSymptom], named: dict[str, str], client_id: str) -> None:
    """A card with every old symptom on record, or nothing."""
    if not found:
        return
    with card(f"assessed_{client_id}"):
        st.subheader("Old, looked at and unchanged", anchor=False)
        for name, one in found.items():
            st.text(f"{named[name][:1].upper()}{named[name][1:]} – {_who(one)}")
        st.caption("New or changed always counts again: ask, and answer it so.")


def _who(one: StableSymptom) -> str:
    return f"{one.by}, {day(one.date)} {one.date.year}"
