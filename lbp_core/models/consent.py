"""What a client may agree to, and one 'yes' or 'no' to it. The texts are in data/words/consents.yaml."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen
from lbp_core.models.records import By


class Subject(StrEnum):
    """Each is agreed to on its own."""

    TRAINING = "training"
    DATA = "data"
    SHARING = "sharing"


class Consent(Frozen):
    """One answer, kept word for word: the text that was shown and its version, and whose hands gave the answer."""

    subject: Subject
    given: bool
    by: By
    version: Annotated[int, Field(ge=1)]
    words: Annotated[str, Field(min_length=1)]


class Standing(StrEnum):
    """Never asked is not withdrawn."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    OUT_OF_DATE = "out_of_date"
    WITHDRAWN = "withdrawn"


class ConsentState(Frozen):
    """Where one consent stands. `out_of_date`: given, to an earlier text; it counts, and is asked again.

    `answers` is how often it was answered so far: a page tells one intended tap from the next by it.
    """

    subject: Subject
    title: str
    short: str
    asks: str
    stops: str
    trainer: str
    version: int
    standing: Standing
    since: date | None = None
    by: By | None = None
    answers: int = 0

    @property
    def holds(self) -> bool:
        """True where the client has said yes and not taken it back."""
        return self.standing in {Standing.GIVEN, Standing.OUT_OF_DATE}
