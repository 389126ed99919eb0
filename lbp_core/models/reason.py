"""A reason that can speak: which rule fired, what it asks for, its sentence, and what it rests on."""

from typing import Generic, TypeVar

from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Cautious, Disposition, Tag, Verdict

Word = TypeVar("Word", bound=Cautious)


class Said(Frozen, Generic[Word]):
    """One fired rule. `rule` is its address: file.constant in lbp_core/rules. `says` is shown as it is."""

    rule: str
    verdict: Word
    says: str
    source: str
    tag: Tag


class Reason(Said[Verdict]):
    """Why a week was decided so."""


class ScreeningReason(Said[Disposition]):
    """Why a screening ended so."""
