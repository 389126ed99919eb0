"""What the floor shows beside a session: the exercise at hand, the rest that runs, and who else is being trained now."""

from datetime import date, datetime

from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Dose
from lbp_core.models.records import SessionRecord
from lbp_core.models.views import ExerciseCard


class Rest(Frozen):
    """A rest between two sets of one exercise: how many seconds the plan names, and the instant the set was kept."""

    seconds: int
    since: datetime


class AtWork(Frozen):
    """One exercise of a running session as storage has it this moment. `card` is None where it is not there any more."""

    record: SessionRecord
    card: ExerciseCard | None
    rest: Rest | None


class OnTheFloor(Frozen):
    """An open session: whose, of which day, and what it waits for, in words."""

    session_id: str
    client_id: str
    client_name: str
    on: date
    waits_for: str


class Mark(Frozen):
    """Whose column it is where two are trained side by side: letters that differ from the other's, and what else does.

    `apart` is there only where the names look alike.
    """

    session_id: str
    client_id: str
    name: str
    letters: str
    apart: str | None


class Swap(Frozen):
    """Another exercise for today only: the step of it, how much, why it does the same job, and what it needs."""

    exercise: str
    name: str
    rung: int
    rung_name: str
    dose: Dose
    because: str
    needs: str


class Said(Frozen):
    """A person's own words, and where they stand: shown as they were typed."""

    where: str
    words: str


class Brief(Frozen):
    """Ten seconds before a session: since last time, what is proposed and why, what to ask, what to avoid."""

    since: tuple[str, ...]
    said: tuple[Said, ...]
    today: tuple[str, ...]
    why: str
    ask: tuple[str, ...]
    avoid: tuple[str, ...]
