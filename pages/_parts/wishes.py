"""What a draft is made from: minutes, days, weeks, floor, equipment, first day. The defaults are the client's own wishes."""

from datetime import date

import streamlit as st

from lbp_core.models.programme import Wishes
from pages._parts.wish_fields import pick_equipment, pick_floor, pick_number

MINUTES, DAYS, WEEKS = (15, 20, 30, 45, 60, 75), (1, 2, 3, 4, 5, 6), (2, 3, 4)


def wishes_form(client_id: str, known: Wishes, *, on: date) -> tuple[Wishes, date]:
    """The wishes as they stand on the page, and the day the programme starts."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"wishes_{client_id}"):
        minutes = pick_number("Minutes", MINUTES, known.minutes, f"wish_minutes_{client_id}")
        days = pick_number("Days a week", DAYS, known.days_per_week, f"wish_days_{client_id}")
        weeks = pick_number("Weeks", WEEKS, known.weeks, f"wish_weeks_{client_id}")
        start = st.date_input("Starts", on, min_value=on, key=f"wish_start_{client_id}", format="DD/MM/YYYY", width=190)
        floor = pick_floor(known, f"wish_floor_{client_id}")
    owned = pick_equipment(known, f"wish_kit_{client_id}")
    changed = {"minutes": minutes, "days_per_week": days, "weeks": weeks, "equipment": owned, "floor": floor}
    return known.model_copy(update=changed), start
