"""What every week was compared with, in one walk through the diary. What a reference is, facts/reference.py says."""

from collections.abc import Sequence

from lbp_core.facts.readings import Week
from lbp_core.facts.reference import FIRST_WEEKS, base_of, reference_of


def references_of(
    known: Sequence[Week], at_start: float | None, *, least: int, drop: float, weeks: int
) -> tuple[float | None, ...]:
    """`reference_of` for each week, newest first as they are given, each from the weeks before it alone."""
    oldest = list(known)[::-1]
    young = [
        reference_of(oldest[:before][::-1], at_start, least=least, drop=drop, weeks=weeks)
        for before in range(min(FIRST_WEEKS, len(oldest)))
    ]
    reference = base_of(oldest[:FIRST_WEEKS][::-1], at_start)
    found: list[float | None] = list(young)
    run: list[float] = []
    for number, week in enumerate(oldest):
        if number >= FIRST_WEEKS:
            found.append(reference)
        mean = week.mean_of(least=least)
        low = reference is not None and mean is not None and round(reference - mean, 6) >= drop
        run = [*run, mean] if low and mean is not None else []
        if len(run) == weeks:
            reference, run = sum(run) / weeks, []
    return tuple(reversed(found))
