"""Which column of whose export says what. Programs are told apart by their headers; the order of columns is free."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIELDS: dict[str, tuple[str, ...]] = {
    "on": ("date", "start time", "workout date", "workout datetime", "day", "datum", "on"),
    "name": ("exercise name", "exercise title", "exercise", "movement"),
    "set": ("set order", "set index", "set", "set number"),
    "kind": ("set type", "is warmup set", "kind"),
    "kg": ("weight kg", "load kg", "weight in kg"),
    "lb": ("weight lbs", "weight lb", "load lb", "weight in lbs"),
    "weight": ("weight", "load", "completed weight value"),
    "unit": ("weight unit", "completed weight unit", "unit"),
    "reps": ("reps", "repetitions", "completed reps"),
    "seconds": ("seconds", "duration seconds", "hold s", "seconds s", "time"),
}
"""A field's headers as programs write them, without their signs and in small letters."""

PROGRAMS: dict[str, frozenset[str]] = {
    "Strong": frozenset({"workout name", "set order", "exercise name"}),
    "Hevy": frozenset({"exercise title", "set index"}),
    "FitNotes": frozenset({"exercise", "category", "reps"}),
    "Liftosaur": frozenset({"workout datetime", "completed reps"}),
}
OTHER = "a table"


@dataclass(frozen=True)
class Columns:
    """The program's name and, by field, the header that says it here. `weights` are the headers of weights, with their unit."""

    program: str
    by_field: Mapping[str, str]

    def cell(self, row: Mapping[str, str], field: str) -> str:
        """What the row says of that field; empty where no column does."""
        header = self.by_field.get(field)
        return "" if header is None else row[header]


def columns_of(header: Iterable[str]) -> Columns:
    """What each header means."""
    plain = {_plain(one): one for one in header}
    program = next((name for name, marks in PROGRAMS.items() if marks <= set(plain)), OTHER)
    found = {field: next((plain[one] for one in names if one in plain), None) for field, names in FIELDS.items()}
    return Columns(program, {field: one for field, one in found.items() if one is not None})


def _plain(header: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", header.casefold().replace("_", " ")))
