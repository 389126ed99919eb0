"""What a client sees of themselves on their own phone: the plan of their days, and how their weeks have been."""

from datetime import date

from lbp_core.models.base import Frozen, Id
from lbp_core.models.handout import HandoutDay


class OwnExercise(Frozen):
    """One exercise of one day. `amount` is what to do, `care` how to go about it; `shows` is None without a picture."""

    id: Id
    rung: int
    name: str
    step: str
    amount: str
    care: str
    cue: str
    shows: str | None


class OwnDay(Frozen):
    """One planned day in the client's words, by block."""

    on: date
    title: str
    kind: str
    minutes: str
    blocks: tuple[tuple[str, tuple[OwnExercise, ...]], ...]


class OwnPlan(Frozen):
    """What the plan page shows. `closed` is title and text where there is nothing to train; nothing else is there then.

    `day` is today's or the next one, `free` true where today has none; `week` are the seven days around it, `others` its
    other planned days. `walking` says where the walks are on the way and where it leads.
    """

    closed: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    free: bool = False
    day: OwnDay | None = None
    others: tuple[OwnDay, ...] = ()
    week: tuple[HandoutDay, ...] = ()
    walking: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    help: tuple[str, ...] = ()


class OwnActivity(Frozen):
    """One of the client's own activities, 0-10, and how it has changed."""

    name: str
    last: float
    says: str


class OwnProgress(Frozen):
    """What the progress page shows. `chart` is an SVG, None where there is nothing to draw yet; `rows` its text twin."""

    finding: str
    chart: str | None
    rows: tuple[tuple[str, str, str], ...]
    sessions: str | None
    activities: tuple[OwnActivity, ...]
