"""The core without any page: reviews, plans and screenings a second, and how long a chart takes."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from lbp_core.coach.weekly import drawing
from lbp_core.facts.timeline import timeline
from tests.benchmarks import reviews, screens
from tests.benchmarks.charts import milliseconds, weeks_long
from tests.benchmarks.whole.tables import Table, against

ROOT = Path(__file__).parents[3]
HISTORIES, PLANS, SCREENINGS = 150, 60, 2_000
REVIEWS_S, CHART_MS = 500.0, 300.0


def client(number: int) -> dict[str, Any]:
    """Somebody to plan for, another with every number."""
    kit = (["dumbbell", "band", "bench"], [], ["kettlebell"], ["barbell", "rack", "bench"])[number % 4]
    screened = screens.screening(0) | {"age": 20 + number % 50, "triggers": [["flexion"], [], ["sitting"]][number % 3]}
    return {
        "screening": screened, "start": "2026-03-16", "equipment": kit, "minutes": 30 + 15 * (number % 3),
        "days_per_week": 2 + number % 3,
    }  # fmt: skip


def through_the_pipe(verb: str, lines: list[str]) -> float:
    """Answers a second from one `python -m lbp_core verb`, write one line and read one answer, after the first."""
    command = [sys.executable, "-m", "lbp_core", verb]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        start = 0.0
        for number, line in enumerate(lines):
            process.stdin.write(line + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            assert '"error"' not in answer, answer
            start = start if number else time.perf_counter()
        return (len(lines) - 1) / (time.perf_counter() - start)


def core() -> Table:
    """One line for each."""
    says = "In this process, and through one process that is spoken to line by line."
    return Table("The core", says, ("", "", "", "promised"), (*rates(), *drawings()))


def rates() -> list[tuple[object, ...]]:
    """Reviews, plans and screenings a second."""
    histories = [json.dumps(reviews.year(seed)) for seed in range(HISTORIES)]
    plans = [json.dumps(client(number)) for number in range(PLANS)]
    screenings = [json.dumps(screens.screening(number)) for number in range(SCREENINGS)]
    rate = reviews.in_process(histories)
    held = f"≥ {REVIEWS_S:.0f}: {'held' if rate >= REVIEWS_S else '**not held**'}"
    return [
        ("reviews of 52 weeks, in process", rate, "a second", held),
        ("reviews of 52 weeks, through the pipe", reviews.through_the_pipe(histories), "a second", "–"),
        ("plans, through the pipe", through_the_pipe("plan", plans), "a second", "–"),
        ("screenings, through the pipe", through_the_pipe("screen", screenings), "a second", "–"),
    ]


def drawings() -> list[tuple[object, ...]]:
    """The chart of pain and load: its facts, and the chart with title and twin."""
    drawing.warm()
    rows: list[tuple[object, ...]] = []
    for weeks in (12, 52, 260):
        given = weeks_long(weeks)
        points = timeline(given)
        facts = milliseconds(lambda given=given: timeline(given))  # type: ignore[misc]
        drawn = milliseconds(lambda points=points: drawing.weeks_drawn(points, dark=False))  # type: ignore[misc]
        held = against(drawn, CHART_MS, " ms")
        rows.append((f"pain and load over {weeks} weeks: facts", facts, "ms", "–"))
        rows.append((f"pain and load over {weeks} weeks: chart, title, twin", drawn, "ms", held))
    return rows
