"""What a clinician's clearance allows: limits that can be ticked, and as they stand today. What they forbid: planning/within."""

from datetime import date
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen


class ClearanceLimits(Frozen):
    """Ticked from the clinician's reply. `load_g_most` is the heaviest load of one set, in grams; None where none was named."""

    load_g_most: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    no_loaded_bending: bool = False
    no_impact: bool = False
    supervised_only: bool = False

    @property
    def empty(self) -> bool:
        """True where nothing was limited."""
        return self == ClearanceLimits()

    def and_also(self, other: "ClearanceLimits") -> "ClearanceLimits":
        """Both together: the lighter load, and everything that either leaves out."""
        loads = [one for one in (self.load_g_most, other.load_g_most) if one is not None]
        return ClearanceLimits(
            load_g_most=min(loads, default=None),
            no_loaded_bending=self.no_loaded_bending or other.no_loaded_bending,
            no_impact=self.no_impact or other.no_impact,
            supervised_only=self.supervised_only or other.supervised_only,
        )


class LimitsInForce(Frozen):
    """One clearance that still speaks: who gave it, what it limits, in ticks and in words, and when to look again."""

    by: str
    role: str
    given_on: date
    limits: ClearanceLimits = ClearanceLimits()
    says: str | None = None
    review_on: date | None = None
