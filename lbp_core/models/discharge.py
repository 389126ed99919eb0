"""The page a client takes home at the end of coaching: what was done, what was reached, what to keep up, when to come back."""

from datetime import date

from lbp_core.models.base import Frozen, Id
from lbp_core.models.road import YearWeek


class Tolerated(Frozen):
    """The most of one movement pattern that had settled by the next morning: heaviest load (grams), else hardest step."""

    pattern: str
    exercise: Id
    rung: int
    load_g: int | None
    on: date


class DischargeReached(Frozen):
    """One movement in the client's words: what it is, and how far it has come."""

    movement: str
    most: str


class DischargeActivity(Frozen):
    """One of the client's own activities, 0-10, first known and last known; None where only one is known."""

    name: str
    then: str
    now: str


class Discharge(Frozen):
    """One page for one client. `words` are its labels; `weeks` are drawn where there is room."""

    client_name: str
    title: str
    subtitle: str
    done: tuple[str, ...]
    reached: tuple[DischargeReached, ...]
    activities: tuple[DischargeActivity, ...]
    keep: tuple[str, ...]
    flare: tuple[str, ...]
    stop: tuple[str, ...]
    help: tuple[str, ...]
    back: tuple[str, ...]
    none_reached: str
    none_named: str
    strip: str
    weeks: tuple[YearWeek, ...]
    words: dict[str, str]
