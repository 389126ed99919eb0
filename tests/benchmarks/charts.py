"""Weeks to draw and how long it takes, for whoever times it (python3 -m lbp_core bench --only core)."""

import json
import statistics
import time
from collections.abc import Callable

from lbp_core.models.review import ReviewInput
from tests.histories import history

ROUNDS = 15


def weeks_long(weeks: int) -> ReviewInput:
    """A diary of three sessions and a check-in a week."""
    pains = {f"week_{week}": {"before": week % 5, "morning": (week * 3) % 6} for week in range(1, weeks + 1)}
    return ReviewInput.model_validate_json(json.dumps(history(weeks, {}, **pains)))


def milliseconds(work: Callable[[], object]) -> float:
    """Median of ROUNDS."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)
