"""What a page shows, put together by the coach. A page adds layout and nothing else."""

from datetime import date
from enum import StrEnum

from lbp_core.models.base import Frozen
from lbp_core.models.client import Client, WeightUnit
from lbp_core.models.exercise import Block, Exercise, Rung
from lbp_core.models.gate import Gate
from lbp_core.models.history import Symptom
from lbp_core.models.programme import Prescription
from lbp_core.models.reason import Reason
from lbp_core.models.records import CheckInRecord, DecisionRecord, SessionRecord
from lbp_core.models.review import ReviewResult
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Tag


class DueKind(StrEnum):
    """Why a client is on today's list, most pressing first."""

    SAFETY = "safety"
    SESSION = "session"
    SCREENING = "screening"
    REVIEW = "review"
    CHECK_IN = "check_in"
    MORNING = "morning"
    PAPERS = "papers"


class Due(Frozen):
    """One thing to do, why it is on the list, since which day, and the page (url path) that does it."""

    kind: DueKind
    client_id: str
    client_name: str
    says: str
    page: str
    since: date


class ClientHeader(Frozen):
    """The line at the top of every client page."""

    client: Client
    age_band: str
    gate: Gate
    last_pain: float | None
    last_pain_on: date | None
    plan: str


class SetState(Frozen):
    """One set on the card: what was asked, and what was done where it was."""

    number: int
    done: bool
    reps: int | None
    hold_s: int | None
    load_g: int | None
    reps_in_reserve: int | None


class ExerciseCard(Frozen):
    """One exercise in a session: the plan, the last time, the sets, and what was felt.

    `eased` is what was made easier or swapped today (`swapped`: only swapped). `bothers`: pain above the ceiling or above an
    own rule, and nothing made easier since; `held`: an own rule keeps the sets until it is.
    """

    block: Block
    prescription: Prescription
    exercise: Exercise
    rung: Rung
    dose: str
    last: str | None
    sets: tuple[SetState, ...]
    pain_during: float | None
    symptom: Symptom | None
    technique_ok: bool | None
    skipped: bool
    advice: str | None
    unit: WeightUnit = WeightUnit.KG
    own_rule: str | None = None
    eased: str | None = None
    swapped: bool = False
    bothers: bool = False
    held: bool = False


class SessionView(Frozen):
    """A session as it stands, read back from storage. `given_up`: what was begun before something else took its place.

    `rules` are the client's own stop rules.
    """

    record: SessionRecord
    client: Client
    gate: Gate
    brief: tuple[str, ...]
    safety_answered: bool
    pain_before: float | None
    cards: tuple[ExerciseCard, ...]
    given_up: tuple[ExerciseCard, ...] = ()
    effort: float | None
    minutes: int | None
    minutes_so_far: int
    note: str | None
    finished: bool
    rules: tuple[StopRule, ...] = ()


class RuleCard(Frozen):
    """Everything behind one rule id: where it lives, what it rests on, and a story that shows it."""

    id: str
    question: str
    policy: str
    verdict: str
    source: str
    source_title: str
    source_link: str | None
    source_status: str | None
    tag: Tag
    limits: tuple[str, ...]
    file: str
    story: str | None


class ExerciseNote(Frozen):
    """What one exercise's own signals asked for, and the reasons that settled it."""

    name: str
    reasons: tuple[Reason, ...]


class ReviewView(Frozen):
    """The weekly decision with everything the trainer needs beside it. `rules` holds a card for every reason named.

    `exercises` has those that step back or wait for a reason worth telling; the others are ready or were not done.
    """

    client: Client
    gate: Gate
    as_of: date
    so_far: bool
    result: ReviewResult
    rules: dict[str, RuleCard]
    changes: tuple[str, ...]
    exercises: tuple[ExerciseNote, ...] = ()
    timeline: tuple[WeekPoint, ...]
    decided: DecisionRecord | None
    decisions: tuple[DecisionRecord, ...]


class CheckInForm(Frozen):
    """What the client is about to answer: whose week, which questions. Earlier answers are not shown before sending."""

    client_id: str
    first_name: str
    week: date
    activities: tuple[str, ...]
    sent_already: bool


class CheckInSent(Frozen):
    """What the client reads after sending. `help` is there at once where an answer needs it."""

    record: CheckInRecord
    help_headline: str | None
    help_says: str | None
    closing: str


class MorningSent(Frozen):
    """What the client reads after the morning answer. `session_on` is the session it belongs to, where there was one.

    `trained_today`: the score came on the day of training itself, so tomorrow's is the one that counts for it.
    """

    score: float | None
    session_on: date | None
    trained_today: bool = False
    help_headline: str | None
    help_says: str | None
    closing: str
