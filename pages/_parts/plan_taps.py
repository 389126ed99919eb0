"""A programme being changed: what of it is open stands in the address, and each tap is kept before anything is drawn again."""

from dataclasses import dataclass

import streamlit as st

from lbp_core.coach.plan.plan_editing import edit, editing
from lbp_core.models.client import WeightUnit
from lbp_core.models.edits import Edit, Editing, EditKind
from lbp_core.models.programme import DayKind, PlannedDay, Prescription
from lbp_core.models.refusal import Refused
from pages._parts.here import TRAINER, now, on, once, require, studio

CHECK, SWAP, ADD = "check", "swap", "add_"
"""What the right side may show besides the chosen exercise."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One client's programme on the table: the kind of day that is open, the exercise chosen in it, what is being done."""

    client_id: str
    found: Editing
    kind: DayKind
    unit: WeightUnit
    at: str | None
    doing: str | None

    @property
    def day(self) -> PlannedDay:
        """The fullest day of that kind; what is changed is changed in each of them."""
        return max(self.days, key=lambda day: len(day.prescriptions))

    @property
    def days(self) -> list[PlannedDay]:
        """Every day of that kind."""
        return [day for day in self.found.programme.days if day.kind is self.kind]

    @property
    def chosen(self) -> Prescription | None:
        """The exercise that is open, as it stands now."""
        return next((item for item in self.day.prescriptions if item.exercise == self.at), None)

    def key(self, *parts: object) -> str:
        """A widget's key: this client, this kind of day."""
        return "_".join(map(str, (*parts, self.client_id, self.kind)))


def show(at: str | None = None, doing: str | None = None, kind: str | None = None) -> None:
    """Writes into the address what is open now."""
    for name, value in (("at", at), ("do", doing), ("change", kind or st.query_params.get("change"))):
        if value is None:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != value:
            st.query_params[name] = value


def keep(desk: Desk, change: Edit | None, at: str | None, doing: str | None = None) -> None:
    """Called by a tap: keeps the change (None takes the last one back), then shows `at`. A refusal waits to be read."""
    require(TRAINER)
    base, filed = desk.found.version.id, desk.found.filed
    key = once("plan", base, filed, None if change is None else change.model_dump_json())
    try:
        st.session_state[f"plan_kept_{desk.client_id}"] = edit(
            studio(), desk.client_id, change, base=base, on=on(), key=key, at=now()
        )
        show(at, doing)
    except Refused as sentence:
        st.session_state[f"plan_refused_{desk.client_id}"] = str(sentence)


def as_kept(client_id: str) -> Editing | None:
    """The programme with every tap in it: as the tap just made read it back, else read now."""
    return st.session_state.pop(f"plan_kept_{client_id}", None) or editing(studio(), client_id, on=on())


def change_of(desk: Desk, kind: EditKind, item: Prescription, **what: object) -> Edit:
    """A change to that exercise in this kind of day."""
    return Edit(kind=kind, day=desk.kind, exercise=item.exercise, **what)
