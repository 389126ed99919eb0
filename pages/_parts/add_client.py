"""The form that adds a client. What is allowed is the model's business; a wrong value comes back as a sentence."""

from typing import Any
from uuid import uuid4

import streamlit as st
from pydantic import ValidationError

from lbp_core.coach.shelf import equipment
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Sex

SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male"}
HINTS = ("Gardening", "Lifting my son", "A day at the desk")
FIELDS = {
    "name": "Name: write the name the client goes by, up to 80 letters.",
    "birth_year": "Year of birth: four figures between 1900 and 2100, or leave it empty.",
    "activities": "Own activities: up to 80 letters each.",
}


def add_client() -> tuple[ClientDetails, str] | None:
    """The details and the form's own key once 'Add' was tapped, else None. Raises Refused on a value that cannot be kept."""
    key = st.session_state.setdefault("add_client_key", uuid4().hex)
    with st.form(f"add_{key}", border=False):
        person = _person(key)
        wishes = _wishes(key)
        if not st.form_submit_button("Add client", type="primary", width="stretch", icon=":material/person_add:"):
            return None
    return _details(**person, wishes=wishes), key


def _person(key: str) -> dict[str, Any]:
    """Name, year of birth, sex, and the activities the client wants back."""
    name = st.text_input("Name", max_chars=80, key=f"name_{key}")
    left, right = st.columns(2)
    year = left.number_input("Year of birth", 1900, 2100, None, 1, key=f"year_{key}", placeholder="1984")
    with right:
        label = "Sex on the health record (may stay open)"
        sex = st.segmented_control(label, tuple(SEXES), format_func=SEXES.__getitem__, key=f"sex_{key}")
    st.markdown("**Up to three things the client wants back**")
    boxes = zip(st.columns(len(HINTS)), HINTS, strict=True)
    said = [
        box.text_input(f"Activity {place}", max_chars=80, key=f"activity_{place}_{key}", placeholder=hint)
        for place, (box, hint) in enumerate(boxes, 1)
    ]
    activities = tuple(activity.strip() for activity in said if activity.strip())
    return {"name": name.strip(), "birth_year": year, "sex": sex, "activities": activities}


def _wishes(key: str) -> Wishes:
    """Time and equipment: what every draft starts from."""
    minutes = st.segmented_control("Minutes per session", (30, 45, 60), default=45, required=True, key=f"minutes_{key}")
    days = st.segmented_control("Days a week", (2, 3, 4, 5), default=3, required=True, key=f"days_{key}")
    kit = equipment()
    owned = st.pills("Equipment", tuple(kit), selection_mode="multi", format_func=kit.__getitem__, key=f"kit_{key}")
    return Wishes(minutes=minutes, days_per_week=days, equipment=tuple(owned))


def _details(**given: object) -> ClientDetails:
    try:
        return ClientDetails(**given)
    except ValidationError as error:
        wrong = str(error.errors()[0]["loc"][0])
        raise Refused(
            FIELDS.get(wrong, f"{wrong} is not a value that can be kept. Correct it and add again.")
        ) from None
