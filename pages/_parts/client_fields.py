"""What is written down about a client, as fields of a form. What is allowed is the model's business; the buttons are not here."""

from typing import Any

import streamlit as st
from pydantic import ValidationError

from lbp_core.models.client import ClientDetails, WeightUnit
from lbp_core.models.programme import Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Sex
from pages._parts.language_field import pick_language
from pages._parts.wish_fields import pick_equipment, pick_floor, pick_number

NEW = ClientDetails.model_construct(name="")
SEXES = {Sex.FEMALE: "Female", Sex.MALE: "Male"}
UNITS = {WeightUnit.KG: "Kilograms", WeightUnit.LB: "Pounds"}
MINUTES, DAYS = (15, 20, 30, 45, 60, 75), (1, 2, 3, 4, 5, 6)
HINTS = ("Gardening", "Lifting my son", "A day at the desk")
FIELDS = {
    "name": "Name: write the name the client goes by, up to 80 letters.",
    "birth_year": "Year of birth: four figures between 1900 and 2100, or leave it empty.",
    "phone": "Phone: digits, spaces and a + in front, such as +44 7700 900123, or leave it empty.",
    "email": "E-mail: an address such as name@example.org, or leave it empty.",
    "activities": "Own activities: up to 80 letters each.",
}


def client_fields(key: str, known: ClientDetails = NEW) -> dict[str, Any]:
    """Draws the fields as `known` has them and returns what stands in them. `key` carries the client or the new form."""
    person, unit, language = _person(key, known), _unit(key, known), pick_language(key, known)
    return {**person, "weight_unit": unit, "language": language, "wishes": _wishes(key, known.wishes)}


def details_from(fields: dict[str, Any], known: ClientDetails = NEW) -> ClientDetails:
    """The details with what the form does not ask kept. Raises Refused on a value that cannot be kept."""
    try:
        return ClientDetails(**{"demo": known.demo} | fields)
    except ValidationError as error:
        wrong = str(error.errors()[0]["loc"][0])
        raise Refused(
            FIELDS.get(wrong, f"{wrong} is not a value that can be kept. Correct it and save again.")
        ) from None


def _person(key: str, known: ClientDetails) -> dict[str, Any]:
    """Name, year of birth, sex, and the activities the client wants back."""
    name = st.text_input("Name", known.name, max_chars=80, key=f"name_{key}")
    left, right = st.columns(2)
    born = known.birth_year
    # what is too small or too large goes to the server and comes back as a sentence: the browser would refuse in silence
    year = left.number_input("Year of birth", 0, 9999, born, 1, key=f"year_{key}", placeholder="For example 1984")
    with right:
        label = "Sex on the health record (may stay open)"
        sex = st.segmented_control(label, SEXES, default=known.sex, format_func=SEXES.__getitem__, key=f"sex_{key}")
    st.markdown("**Up to three things the client wants back**")
    boxes = zip(st.columns(len(HINTS)), HINTS, (*known.activities, "", "", ""), strict=False)
    said = [
        box.text_input(f"Activity {place}", now, max_chars=80, key=f"activity_{place}_{key}", placeholder=hint)
        for place, (box, hint, now) in enumerate(boxes, 1)
    ]
    activities = tuple(activity.strip() for activity in said if activity.strip())
    return {"name": name.strip(), "birth_year": year, "sex": sex, "activities": activities, **_reached(key, known)}


def _reached(key: str, known: ClientDetails) -> dict[str, str | None]:
    """How to speak to them: one tap from an alert to the call."""
    left, right = st.columns(2)
    phone = left.text_input(
        "Phone", known.phone or "", max_chars=30, key=f"phone_{key}", type="phone", placeholder="07700 900123"
    )
    email = right.text_input(  # judged by the server, in words
        "E-mail",
        known.email or "",
        max_chars=120,
        key=f"email_{key}",
        type="email",
        validate="",
        placeholder="name@example.org",
    )
    return {"phone": phone.strip() or None, "email": email.strip() or None}


def _unit(key: str, known: ClientDetails) -> WeightUnit:
    """What this client's loads are shown in; they are stored in grams either way."""
    return st.segmented_control(
        "Weights in", UNITS, default=known.weight_unit, required=True, format_func=UNITS.__getitem__, key=f"unit_{key}"
    )


def _wishes(key: str, known: Wishes) -> Wishes:
    """Time and equipment: what every draft starts from. What is not asked here stays as it was."""
    minutes = pick_number("Minutes per session", MINUTES, known.minutes, f"minutes_{key}")
    days = pick_number("Days a week", DAYS, known.days_per_week, f"days_{key}")
    floor = pick_floor(known, f"floor_{key}")
    owned = pick_equipment(known, f"kit_{key}")
    changed = {"minutes": minutes, "days_per_week": days, "equipment": owned, "floor": floor}
    return known.model_copy(update=changed)
