"""A client's own sheet of paper: their exercises with dose and cue, their week, what is fine and what means stop."""

from datetime import date

from pydantic import Field

from lbp_core.models.base import Frozen, Id


class HandoutDose(Frozen):
    """How much, in the client's unit: `amount` is set large, `rest` beside it; `days` says when, '' for every session."""

    amount: str
    rest: str
    days: str


class HandoutExercise(Frozen):
    """One exercise as the client does it. `shows` is its picture in words, None where there is no picture."""

    id: Id
    rung: int
    block: str
    name: str
    step: str
    cue: str
    doses: tuple[HandoutDose, ...] = Field(min_length=1)
    shows: str | None


class HandoutDay(Frozen):
    """One day of the calendar: what it is for and how long; both '' on a day off."""

    on: date
    kind: str
    minutes: str


class HandoutWeek(Frozen):
    """One week of the calendar, Monday first, seven days."""

    name: str
    days: tuple[HandoutDay, ...]


class Handout(Frozen):
    """One page for one client. `words` are its labels; `address` is where its square code leads, None without one."""

    client_name: str
    title: str
    subtitle: str
    on: date
    exercises: tuple[HandoutExercise, ...]
    weeks: tuple[HandoutWeek, ...]
    doses_of: str | None
    limits: tuple[str, ...]
    fine: tuple[str, ...]
    stop: tuple[str, ...]
    help: tuple[str, ...]
    address: str | None
    words: dict[str, str]
