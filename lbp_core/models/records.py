"""What is written down once and kept: each row names its client, its instant (UTC) and, where it corrects, the old row."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id, Score
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Dose
from lbp_core.models.history import CheckIn, Symptom
from lbp_core.models.programme import PlannedDay, Programme
from lbp_core.models.review import ReviewResult
from lbp_core.models.screening import Answer, Clearance, Occasion, ScreenInput, ScreenResult, Told
from lbp_core.models.verdict import Verdict


class By(StrEnum):
    """Whose hands gave the answer."""

    TRAINER = "trainer"
    CLIENT = "client"


class ScreeningRecord(Frozen):
    """One set of safety answers, full or short, with where it ended.

    `note` is what was said beside them in the person's own words, `told` what they read at once; None where nothing was.
    """

    id: str
    client_id: str
    at: datetime
    on: date
    occasion: Occasion
    by: By
    asked: ScreenInput
    result: ScreenResult
    note: str | None = None
    told: Told | None = None


class ClearanceRecord(Frozen):
    """A clinician's clearance as recorded. `role`: GP, physiotherapist, hospital doctor …

    `limits` are those that were ticked (what was only written is in the clearance), `review_on` when to look again.
    """

    id: str
    client_id: str
    at: datetime
    role: str
    clearance: Clearance
    limits: ClearanceLimits | None = None
    review_on: date | None = None


class ProgrammeVersion(Frozen):
    """One version of a client's programme; `because` says what made it."""

    id: str
    client_id: str
    at: datetime
    number: int
    programme: Programme
    because: str


TAKEN_BACK = "taken back"
"""The text of a FLARED whose plan is the day as it was before the flare."""


class EntryKind(StrEnum):
    """One tap on the session page."""

    SAFETY = "safety"
    PAIN_BEFORE = "pain_before"
    SET_DONE = "set_done"
    SET_UNDONE = "set_undone"
    PAIN_DURING = "pain_during"
    SYMPTOM = "symptom"
    TECHNIQUE = "technique"
    SKIPPED = "skipped"
    SKIP_UNDONE = "skip_undone"
    EASED = "eased"
    EASE_UNDONE = "ease_undone"
    SWAPPED = "swapped"
    FLARED = "flared"
    EFFORT = "effort"
    MINUTES = "minutes"
    NOTE = "note"
    FINISHED = "finished"
    PAIN_NEXT_MORNING = "pain_next_morning"


class Entry(Frozen):
    """One tap, kept as it was made; a later one of the same kind, exercise and set replaces it in the view, not in the log.

    `set_number` counts from 1. Loads in grams. `answers` only for SAFETY.
    EASED says what stands in the exercise's place from here on: `rung`, `dose` and, for another exercise, `instead`; FLARED
    the whole day's `plan`. SWAPPED says the same of another exercise that is no easier, only there: the machine was taken.
    EASE_UNDONE takes the last easing or swap back that put `exercise` there as it is.
    """

    kind: EntryKind
    exercise: str | None = None
    set_number: Annotated[int, Field(ge=1, le=20)] | None = None
    reps: Annotated[int, Field(ge=0, le=1_000)] | None = None
    hold_s: Annotated[int, Field(ge=0, le=3_600)] | None = None
    load_g: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    reps_in_reserve: Annotated[int, Field(ge=0, le=20)] | None = None
    score: Score | None = None
    symptom: Symptom | None = None
    technique_ok: bool | None = None
    minutes: Annotated[int, Field(ge=0, le=600)] | None = None
    text: Annotated[str, Field(max_length=1_000)] | None = None
    answers: dict[str, Answer] | None = None
    rung: Annotated[int, Field(ge=1, le=20)] | None = None
    dose: Dose | None = None
    instead: Id | None = None
    plan: PlannedDay | None = None


class SessionRecord(Frozen):
    """A session with every tap so far, oldest first."""

    id: str
    client_id: str
    programme_version_id: str
    opened: datetime
    on: date
    plan: PlannedDay
    entries: tuple[Entry, ...] = ()

    def __hash__(self) -> int:
        """Taps are only ever added: id and number of taps tell the states of one session apart."""
        return hash((self.id, len(self.entries)))

    def latest(self, kind: EntryKind, exercise: str | None = None) -> Entry | None:
        """The entry that counts of that kind (and exercise), or None where nobody tapped."""
        for entry in reversed(self.entries):
            if entry.kind == kind and entry.exercise == exercise:
                return entry
        return None

    @property
    def flared(self) -> bool:
        """Whether it runs in its calm version; a flare that was taken back leaves the day that was there before."""
        newest = self.latest(EntryKind.FLARED)
        return newest is not None and newest.text != TAKEN_BACK

    @property
    def finished(self) -> bool:
        """True once the trainer closed it."""
        return self.latest(EntryKind.FINISHED) is not None


class CheckInRecord(Frozen):
    """One sent check-in. `week` is its ISO week's Monday; the newest of a week counts, the older are kept."""

    id: str
    client_id: str
    at: datetime
    week: date
    by: By
    check_in: CheckIn
    answers: dict[str, Answer] = {}
    note: str | None = None


class DecisionRecord(Frozen):
    """A weekly decision as recommended and as taken. `why` is there whenever `taken` differs from the recommendation."""

    id: str
    client_id: str
    at: datetime
    as_of: date
    recommended: ReviewResult
    taken: Verdict
    why: str | None
    load_factor: float
    programme_version_id: str | None
