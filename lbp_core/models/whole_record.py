"""Everything the studio keeps about one client, laid out to leave it: the leaving kit is written from this and nothing else."""

from datetime import date, datetime

from lbp_core.models.base import Frozen
from lbp_core.models.client import Client
from lbp_core.models.history import Symptom
from lbp_core.models.records import (
    CheckInRecord,
    ClearanceRecord,
    DecisionRecord,
    ProgrammeVersion,
    ScreeningRecord,
    SessionRecord,
)


class SetTold(Frozen):
    """One set as it was done, or one exercise in which none was (`number` None). Load in grams, hold in seconds."""

    session_id: str
    on: date
    exercise: str
    number: int | None
    reps: int | None = None
    hold_s: int | None = None
    load_g: int | None = None
    reps_in_reserve: int | None = None
    pain_during: float | None = None
    symptom: Symptom | None = None
    technique_ok: bool | None = None
    skipped: bool = False


class MorningTold(Frozen):
    """One next-morning answer, 0 to 10; None where it was sent without one."""

    id: str
    session_id: str | None
    at: datetime
    on: date
    by: str
    score: float | None


class PaperTold(Frozen):
    """One paper of the file: its kind, and what it says as JSON."""

    id: str
    kind: str
    at: datetime
    on: date
    says: str


class LineTold(Frozen):
    """One line of the log about this client. `who` is a name, never an id."""

    at: datetime
    who: str
    what: str


class CarerTold(Frozen):
    """Who may open the record: their own trainer, or somebody it is shared with until a day."""

    name: str
    own: bool
    until: date | None


class SetBefore(Frozen):
    """One set from before coaching, as another program had it: kept by the name it had there, `exercise` ours if known."""

    on: date
    name: str
    exercise: str | None
    number: int
    reps: int | None
    load_g: int | None
    seconds: int | None


class WholeRecord(Frozen):
    """One client. `names` are the exercises' names and `asked` the questions' words, by id."""

    client: Client
    zone: str
    screenings: tuple[ScreeningRecord, ...]
    clearances: tuple[ClearanceRecord, ...]
    versions: tuple[ProgrammeVersion, ...]
    sessions: tuple[SessionRecord, ...]
    sets: tuple[SetTold, ...]
    check_ins: tuple[CheckInRecord, ...]
    mornings: tuple[MorningTold, ...]
    decisions: tuple[DecisionRecord, ...]
    papers: tuple[PaperTold, ...]
    before: tuple[SetBefore, ...]
    log: tuple[LineTold, ...]
    carers: tuple[CarerTold, ...]
    names: dict[str, str]
    asked: dict[str, str]
