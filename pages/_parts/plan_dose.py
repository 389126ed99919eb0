"""The dose of the chosen exercise, one notch at a time: less and more of each thing it has. No keyboard."""

import streamlit as st

from lbp_core.coach.library.shelf import load_in_words
from lbp_core.coach.plan.plan_reasons import DoseStep, dose_steps
from lbp_core.models.client import WeightUnit
from lbp_core.models.edits import EditKind
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import Prescription
from pages._parts.plan_taps import Desk, change_of, keep

NAMES = {
    "sets": "Sets",
    "reps": "Reps",
    "hold_s": "Hold",
    "metres": "Distance",
    "minutes": "Time",
    "load_g": "Load",
    "reps_in_reserve": "In reserve",
}
UNITS = {"hold_s": " s", "metres": " m", "minutes": " min"}


def dose_taps(desk: Desk, item: Prescription) -> None:
    """One line for each thing; two beside each other where there is room."""
    with st.grid(2, min_column_width=210, gap="small", key=desk.key("notches")):
        for step in dose_steps(item):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
                _notch(desk, item, step, "less")
                value = _value(item.dose, step.what, desk.unit)
                st.markdown(
                    f":small[:gray[{NAMES[step.what]}]]  \n**{value}**", width="stretch", text_alignment="center"
                )
                _notch(desk, item, step, "more")


def _notch(desk: Desk, item: Prescription, step: DoseStep, way: str) -> None:
    dose = step.less if way == "less" else step.more
    st.button(
        f"{NAMES[step.what]}: {way}",
        key=desk.key("notch", way, step.what, item.exercise),
        icon=":material/remove:" if way == "less" else ":material/add:",
        disabled=dose is None,
        on_click=keep,
        args=(desk, change_of(desk, EditKind.DOSE, item, dose=dose), item.exercise),
    )


def _value(dose: Dose, what: str, unit: WeightUnit) -> str:
    found = getattr(dose, what)
    if what == "load_g":
        return "none" if found is None else load_in_words(found, unit)
    if isinstance(found, tuple):
        low, high = found
        found = f"{low}" if low == high else f"{low}–{high}"
    return f"{found}{UNITS.get(what, '')}"
