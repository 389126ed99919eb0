"""Whether a client may train now, and what stands in the way."""

from datetime import date

from lbp_core.models.base import Frozen
from lbp_core.models.clearing import ClearanceLimits, LimitsInForce
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.verdict import Disposition, MayTrain, Presentation


class Gate(Frozen):
    """The state that every loaded verb asks before it does anything.

    `covers` are the ids a clearance must name to open it again: questions, and a pause of the trainer's own. `screened_on`
    is the newest full screening, `since` the day the oldest of `covers` was first raised after the last clearance.
    `why_stage` has the address and the sentence of each rule behind the presentation, the deciding ones first. `limits`
    are the clearances that still limit something, newest first.
    """

    may_train: MayTrain
    disposition: Disposition
    presentation: Presentation | None
    headline: str
    for_client: str
    for_trainer: str
    reasons: tuple[ScreeningReason, ...]
    covers: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    screened_on: date | None = None
    since: date | None = None
    why_stage: tuple[tuple[str, str], ...] = ()
    limits: tuple[LimitsInForce, ...] = ()

    @property
    def locked(self) -> bool:
        """True where nothing loaded may be planned, opened, logged or progressed."""
        return self.may_train is MayTrain.NO

    @property
    def within(self) -> ClearanceLimits:
        """Every limit in force laid together, the strictest of each."""
        found = ClearanceLimits()
        for one in self.limits:
            found = found.and_also(one.limits)
        return found
