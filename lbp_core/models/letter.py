"""A letter to a clinician as it was made: every word on it, so that the same page prints again. Nothing is judged here."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Disposition


class LetterKind(StrEnum):
    """A letter asks for an appointment; a note is taken along where nobody waits for one."""

    LETTER = "letter"
    NOTE = "note"


class LetterSender(Frozen):
    """Who writes: `name` None where the studio has not written it down, `lines` what is known of them."""

    name: str | None = None
    lines: tuple[str, ...] = ()


class LetterAnswer(Frozen):
    """One answer that asks for a clinician, numbered as on the page: the question as it was asked, the answer, when, by whom."""

    number: Annotated[int, Field(ge=1)]
    id: Id
    asks: str
    short: str
    answer: str
    when: str


class LetterDenied(Frozen):
    """What was asked and answered no: `lead` begins the sentence, `items` go on with it."""

    lead: str
    items: Annotated[tuple[str, ...], Field(min_length=1)]


class LetterFact(Frozen):
    """One number with its name."""

    label: str
    says: str


class LetterPain(Frozen):
    """The pain numbers under a line that says of when they are."""

    lead: str
    facts: tuple[LetterFact, ...] = ()


class LetterWeeks(Frozen):
    """The weeks that are drawn, what they show, and the same in words. `enough`: the readings a decision needs."""

    points: tuple[WeekPoint, ...] = ()
    enough: int
    says: str
    in_words: str


class Letter(Frozen):
    """One page to a clinician, with a slip for the answer. `words` are the labels as they were then.

    `born` is what is known of the birthday; `first` stands before everything else where something must not wait.
    """

    kind: LetterKind
    disposition: Disposition
    reference: str
    on: date
    sender: LetterSender
    to: str
    client_name: str
    born: str
    heading: str
    urgency: str
    pressing: bool
    first: str | None = None
    opening: tuple[str, ...]
    answers: tuple[LetterAnswer, ...]
    denied: LetterDenied | None = None
    pain: LetterPain
    training: tuple[str, ...]
    weeks: LetterWeeks
    asks: tuple[str, ...]
    sharing: str
    send_back: str
    words: dict[str, str]

    @property
    def covers(self) -> tuple[str, ...]:
        """The ids a clearance can answer to, in the order of the page."""
        return tuple(one.id for one in self.answers)


class LetterRecord(Frozen):
    """A letter as it was kept."""

    id: str
    client_id: str
    at: datetime
    letter: Letter
