"""What 'worse' is compared with: where the client began, lowered only by a confirmed improvement."""

from collections.abc import Sequence

from lbp_core.facts.readings import Week

FIRST_WEEKS = 2


def base_of(earlier: Sequence[Week], at_start: float | None) -> float | None:
    """Mean of the first two weeks' readings together with the average at screening; None where nothing is known.

    `earlier` are the weeks before the one under review, newest first: the week judged never moves its own yardstick.
    """
    scores = [score for week in list(earlier)[::-1][:FIRST_WEEKS] for score in week.scores]
    if at_start is not None:
        scores.append(at_start)
    return sum(scores) / len(scores) if scores else None


def reference_of(
    earlier: Sequence[Week], at_start: float | None, *, least: int, drop: float, weeks: int
) -> float | None:
    """The reference: the base, and after `weeks` consecutive weeks all at least `drop` points below it, their mean.

    It never rises by itself. A week with fewer than `least` readings breaks the run.
    """
    reference = base_of(earlier, at_start)
    if reference is None:
        return None
    run: list[float] = []
    for week in reversed(earlier):
        mean = week.mean_of(least=least)
        run = [*run, mean] if mean is not None and round(reference - mean, 6) >= drop else []
        if len(run) == weeks:
            reference, run = sum(run) / weeks, []
    return reference
