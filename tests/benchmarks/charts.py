"""How long a chart takes: one year and five years of weeks, from the history to the spec that a page sends.

Run: python -m tests.benchmarks.charts. Figures belong to the machine they were taken on; compare them within one run.
The browser's own drawing is not in them.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

from lbp_core.coach.weekly import drawing
from lbp_core.facts.timeline import timeline
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


def main() -> None:
    """Prints one line per span."""
    start = time.perf_counter()
    drawing.warm()
    sys.stdout.write(f"drawings composed once: {1000 * (time.perf_counter() - start):.0f} ms\n")
    for weeks in (52, 260):
        given = weeks_long(weeks)
        points = timeline(given)
        spec = drawing.weeks_drawn(points, dark=False).spec
        size = len(json.dumps(spec["datasets"]))
        sys.stdout.write(
            f"{weeks} weeks: timeline {milliseconds(lambda given=given: timeline(given)):.0f} ms, "
            f"chart, title and twin {milliseconds(lambda points=points: drawing.weeks_drawn(points, dark=False)):.0f} ms, "
            f"{size / 1000:.0f} kB\n"
        )


if __name__ == "__main__":
    main()
