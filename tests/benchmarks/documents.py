"""What one document costs: `python -m tests.benchmarks.documents [OUT]` prints time, memory and bytes; OUT keeps the pages.

Each page is set in a process of its own, as the app does it. Time is the median of five from asking to having the bytes;
memory is the most that process held.
"""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from statistics import median

from lbp_core.documents.making import PRESS, Sheet, job_of, make
from tests.documents.made_up import a_letter, sheet_of, some_answers, weeks_of_ups_and_downs

TIMES = 5
PEAK = (
    "import re, runpy, sys; from pathlib import Path; sys.argv = [sys.argv[1]]; "
    "runpy.run_path(sys.argv[0], run_name='__main__'); "
    "sys.stderr.write(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
)
"""The high-water mark of that process alone; the usual counter would begin with its parent's."""


def sheets() -> Mapping[str, Sheet]:
    """The pages that are measured, by name."""
    weeks = weeks_of_ups_and_downs(26, Random(1))
    return {
        "letter without a chart": sheet_of(a_letter(answers=some_answers(3))),
        "letter with its chart": sheet_of(a_letter(answers=some_answers(3), weeks=weeks)),
        "letter with sixty answers": sheet_of(a_letter(answers=some_answers(60), weeks=weeks)),
    }


def main(*words: str) -> None:
    """One line per page."""
    for name, sheet in sheets().items():
        taken = []
        for _ in range(TIMES):
            began = time.perf_counter()
            pdf, png = make(sheet, ("pdf", "png"))
            taken.append(time.perf_counter() - began)
        peak = _peak_mb(job_of(sheet, ("pdf",)))
        line = {"page": name, "s": round(median(taken), 2), "peak_mb": peak, "pdf": len(pdf), "png": len(png)}
        sys.stdout.write(json.dumps(line) + "\n")
        if words:
            Path(words[0]).mkdir(parents=True, exist_ok=True)
            (Path(words[0]) / f"{name.replace(' ', '_')}.pdf").write_bytes(pdf)


def _peak_mb(job: bytes) -> int:
    """The most memory (MB) of one process that sets the page."""
    done = subprocess.run([sys.executable, "-c", PEAK, str(PRESS)], input=job, capture_output=True, check=True)
    return round(int(done.stderr) / 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
