"""How many screenings a second: line by line through one `python -m lbp_core screen`.

Run: python -m tests.benchmarks.screens [lines]. Figures belong to the machine they were taken on; compare them within
one run.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from lbp_core.evidence.questions import asked_at
from lbp_core.models.screening import Occasion

ROOT = Path(__file__).parents[2]
ALL_NO = {item.id: "no" for item in asked_at(Occasion.FULL)}
SOME = (
    {},
    {"leg_pain": "yes", "leg_pain_severe": "no"},
    {"shape": "yes", "ca_weight": "unsure"},
    {"ces_saddle": "yes"},
)


def screening(number: int) -> dict[str, Any]:
    """A full screening with everything the contract knows filled in; the answers vary with `number`."""
    return {
        "as_of": "2026-03-10",
        "answers": ALL_NO | SOME[number % len(SOME)],
        "age": 20 + number % 60,
        "sex": "f" if number % 2 else "m",
        "pain_now": number % 11,
        "pain_average": number % 8,
        "pain_worst": 8,
        "duration_weeks": number % 30,
        "irritability": {"light_activity": bool(number % 3), "peak": number % 11, "settles_hours": number % 30},
        "week_means": [3, 2.5, number % 7],
        "triggers": ["flexion", "sitting"],
        "clearances": [{"date": "2026-03-11", "by": "GP", "covers": ["leg_pain"], "limits": None}],
        "stable": [{"id": "neuro_tingle", "date": "2020-01-01", "by": "GP"}],
    }


def through_the_pipe(lines: list[str]) -> float:
    """Screenings a second, write one line and read one answer, after the first; start-up is not counted."""
    command = [sys.executable, "-m", "lbp_core", "screen"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        start = 0.0
        for number, line in enumerate(lines):
            process.stdin.write(line + "\n")
            process.stdin.flush()
            assert '"disposition"' in process.stdout.readline()
            start = start if number else time.perf_counter()
        return (len(lines) - 1) / (time.perf_counter() - start)


def main() -> None:
    """Three runs, so that one can see how much they differ."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    lines = [json.dumps(screening(number)) for number in range(count)]
    for _ in range(3):
        sys.stdout.write(f"{through_the_pipe(lines):8.0f} screenings a second\n")


if __name__ == "__main__":
    main()
