"""A symptom as it was told at any hour: where, what kind, since when, how strong, a flare. Which words there are: data/words."""

from datetime import date
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id, Score
from lbp_core.models.history import FlareLength
from lbp_core.models.records import By
from lbp_core.models.screening import Told

SYMPTOM = "symptom_told"
"""The kind of paper it is filed as."""


class SymptomTold(Frozen):
    """What was tapped; an empty tuple or None is 'not said', never 'nowhere', zero or no.

    `flare_days` counts whole days so far, told only beside a flare of days.
    """

    areas: tuple[Id, ...] = ()
    kinds: tuple[Id, ...] = ()
    since: date | None = None
    score: Score | None = None
    flare: FlareLength | None = None
    flare_days: Annotated[int, Field(ge=1, le=366)] | None = None
    by: By
    note: Annotated[str, Field(max_length=1_000)] | None = None

    @property
    def says_nothing(self) -> bool:
        """True where nothing at all was tapped or written."""
        return not (self.areas or self.kinds or self.note) and (self.since, self.score, self.flare) == (None,) * 3


class SymptomLine(Frozen):
    """One symptom on record, in words: the day it was told, by whose hands, its score and its sentence."""

    on: date
    by: By
    score: Score | None
    says: str
    note: str | None = None


class SymptomKept(Frozen):
    """What was kept, read back, and what it means: `told` what to do now, where a safety answer asks for it."""

    symptom: SymptomTold | None
    told: Told | None
    means: tuple[str, ...]
