"""Year of birth and sex, asked in a screening only where the record does not have them yet."""

from dataclasses import dataclass

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.screening.pad import Sheet
from lbp_core.models.client import Client
from lbp_core.models.screening import Sex
from pages._parts.client_fields import SEXES
from pages._parts.here import now, once, studio
from pages._parts.look import card
from pages._parts.screening_taps import hold, key_of, recall


@dataclass(frozen=True)
class Facts:
    """What was filled in now; None where it stays open."""

    birth_year: int | None = None
    sex: Sex | None = None


def missing_facts(client: Client, sheet: Sheet) -> Facts:
    """Draws what is missing, or nothing."""
    known = client.details
    if known.birth_year is not None and known.sex is not None:
        return Facts()
    year, sex = None, None
    with card(f"facts_{key_of(sheet, 'facts')}"):
        left, right = st.columns(2)
        if known.birth_year is None:
            key = f"year_{key_of(sheet, 'birth_year')}"
            recall(sheet, "birth_year", key)
            year = left.number_input("Year of birth", 1900, 2100, None, 1, key=key, placeholder="1984")
            hold(sheet, "birth_year", year)
        if known.sex is None:
            key = f"sex_{key_of(sheet, 'sex')}"
            recall(sheet, "sex", key)
            with right:
                words = "Sex on the health record (may stay open)"
                sex = st.segmented_control(words, tuple(SEXES), format_func=SEXES.__getitem__, key=key)
            hold(sheet, "sex", sex)
    return Facts(year, sex)


def save_facts(client: Client, facts: Facts) -> Client:
    """The client with what was filled in, on record. Raises Refused where someone changed the details meanwhile."""
    new = {name: value for name, value in vars(facts).items() if value is not None}
    if not new:
        return client
    details = client.details.model_copy(update=new)
    key = once("facts", client.id, client.version, details)
    return caseload.change_client(studio(), client.id, details, version=client.version, key=key, at=now())
