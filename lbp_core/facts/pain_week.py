"""The pain of the week under review beside its reference. What that asks for is in lbp_core/rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from lbp_core.facts.readings import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class PainWeek:
    """The week's pain beside the reference, in points of 0-10. None is unknown.

    `mean` needs enough readings. `rise` is judged for caution: it is also known where just one reading short and a
    score is missing from its place, since the missing one may have been a bad day. `rise_without_highest` leaves the
    highest reading out. `rise_before` is the week before.
    """

    readings: int
    readings_in_all: int
    mean: float | None
    reference: float | None
    rise: float | None
    rise_without_highest: float | None
    rise_before: float | None

    @property
    def mean_rise(self) -> float | None:
        """Rise of a mean from enough readings: the only one that a step up may rest on."""
        return None if self.mean is None or self.reference is None else round(self.mean - self.reference, 6)


def pain_week(weeks: Sequence[Week], reference: float | None, *, least: int) -> PainWeek:
    """Weeks newest first. `least`: how many readings make a mean."""
    now = weeks[0] if weeks else Week()
    cautious = now.readings >= least or (now.missing > 0 and now.readings == least - 1)
    scores = now.scores[:-1]
    return PainWeek(
        readings=now.readings,
        readings_in_all=sum(week.readings for week in weeks),
        mean=now.mean_of(least=least),
        reference=reference,
        rise=_above(now.mean if cautious else None, reference),
        rise_without_highest=_above(sum(scores) / len(scores) if scores else None, reference),
        rise_before=_above(weeks[1].mean_of(least=least) if len(weeks) > 1 else None, reference),
    )


def _above(mean: float | None, reference: float | None) -> float | None:
    return None if mean is None or reference is None else round(mean - reference, 6)
