"""What is known of how a back presents: means, duration, irritability as asked. Which stage that is: lbp_core/rules."""

from dataclasses import dataclass

from lbp_core.models.screening import Irritability, ScreenInput


@dataclass(frozen=True, kw_only=True)
class PresentationFacts:
    """How the back is, as told. `mean` is the week's mean pain, None where unknown. Weeks newest last."""

    mean: float | None
    irritability: Irritability
    duration_weeks: float | None
    week_means: tuple[float, ...]
    in_flare: bool


def presentation_facts(asked: ScreenInput, *, in_flare: bool) -> PresentationFacts:
    """The facts of one screening. Where a diary mean and an asked average disagree, the higher one is the mean."""
    weeks = asked.week_means or ()
    known = [score for score in (*weeks[-1:], asked.pain_average) if score is not None]
    return PresentationFacts(
        mean=max(known, default=None),
        irritability=asked.irritability or Irritability(),
        duration_weeks=asked.duration_weeks,
        week_means=weeks,
        in_flare=in_flare,
    )
