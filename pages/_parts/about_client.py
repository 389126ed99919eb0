"""What is written down about a client, read back, with the way to change it."""

import streamlit as st

from lbp_core.coach.library.shelf import equipment
from lbp_core.models.client import Client
from pages._parts.client_fields import SEXES, UNITS
from pages._parts.links import to
from pages._parts.look import card


def about_client(client: Client) -> None:
    """The activities first: they are what the training is for."""
    details, wishes = client.details, client.details.wishes
    with card(f"wants_{client.id}"):
        st.subheader("Wants back", anchor=False)
        for activity in details.activities or ("Nothing written down yet",):
            st.text(activity)
        born = "year of birth not known" if details.birth_year is None else f"born {details.birth_year}"
        sex = "sex not said" if details.sex is None else SEXES[details.sex].lower()
        kit = equipment()
        owned = ", ".join(kit.get(item, item).lower() for item in wishes.equipment) or "no equipment"
        st.caption(
            f"{born[:1].upper()}{born[1:]} · {sex} · {wishes.minutes} minutes on {wishes.days_per_week} days a week · "
            f"{owned} · weights in {UNITS[details.weight_unit].lower()}"
        )
        for reached in filter(None, (details.phone, details.email)):
            st.text(reached)
        to(
            "clients",
            "Change the details",
            icon="edit",
            key=f"change_{client.id}",
            first=False,
            client=client.id,
            change="details",
        )
