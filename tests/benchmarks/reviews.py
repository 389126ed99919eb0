"""How many weekly reviews a second: in process, and line by line through one `python -m lbp_core review`.

Run: python -m tests.benchmarks.reviews [lines]. Figures belong to the machine they were taken on; compare them within
one run. The histories are 52 weeks long, about 110 kB a line.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from lbp_core.coach.weekly.review import review
from lbp_core.models.review import ReviewInput
from tests.histories import history

ROOT = Path(__file__).parents[2]
WEEKS = 52
SCORES = (1, 2, 3, 4, None, 3, 2)


def year(seed: int) -> dict[str, Any]:
    """A year of three sessions of three exercises a week, a check-in and a decision each week."""
    weeks = {
        f"week_{week}": {"before": SCORES[(week + seed) % 7], "morning": SCORES[(3 * week + seed) % 7]}
        for week in range(1, WEEKS + 1)
    }
    decisions = [{"week": week, "verdict": "hold", "load_factor": 1.0} for week in range(1, WEEKS)]
    return history(WEEKS, {"exercises": ["kettlebell-deadlift", "glute-bridge"]}, decisions=decisions, **weeks)


def in_process(lines: list[str]) -> float:
    """Reviews a second of histories that are already read."""
    read = [ReviewInput.model_validate_json(line) for line in lines]
    review(read[0])
    start = time.perf_counter()
    for given in read:
        review(given)
    return len(read) / (time.perf_counter() - start)


def through_the_pipe(lines: list[str]) -> float:
    """Reviews a second, write one line and read one answer, after the first; start-up is not counted."""
    command = [sys.executable, "-m", "lbp_core", "review"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def ask(line: str) -> str:
            process.stdin.write(line + "\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            return process.stdout.readline()  # type: ignore[union-attr]

        assert "verdict" in ask(lines[0])
        start = time.perf_counter()
        answers = [ask(line) for line in lines]
        taken = time.perf_counter() - start
        process.stdin.close()
    assert all('"verdict"' in answer for answer in answers)
    return len(lines) / taken


def say(line: str) -> None:
    """One line of the table."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    lines = [json.dumps(year(seed)) for seed in range(count)]
    say(f"{count} histories of {WEEKS} weeks, {sum(map(len, lines)) // count // 1000} kB a line")
    say(f"in process         {in_process(lines):7.0f} reviews/s")
    say(f"through one pipe   {through_the_pipe(lines):7.0f} reviews/s")


if __name__ == "__main__":
    main()
