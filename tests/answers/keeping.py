"""`python -m tests.answers.keeping` writes down what the engine answers now; with --show decisions 17 it prints one answer whole.

Each subject has a file in kept/: a line for each case, with its headline and, for every part of the answer, the letters that
stand for it. So git shows which answers a change has changed.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.answers import along, planned, reviewed, screened, tampered, trained
from tests.answers.spoken import short, spoken

KEPT = Path(__file__).with_name("kept")
Cases = Iterator[tuple[str, dict[str, Any]]]
SUBJECTS: dict[str, Callable[[], Cases]] = {
    "screenings": screened.screenings,
    "decisions": reviewed.decisions,
    "beliefs": reviewed.beliefs,
    "weeks": reviewed.weeks,
    "standings": reviewed.standings,
    "firsts": planned.firsts,
    "changed": planned.changed,
    "blocks": planned.blocks,
    "doses": planned.doses,
    "sessions": trained.sessions,
    "said": tampered.said,
    "said_of_each": tampered.said_of_each,
    "edits": tampered.edits,
    "checklists": tampered.checklists,
    "roads": along.roads,
    "scores": along.scores,
}


def answers(subject: str) -> list[str]:
    """A line for each case, as the engine answers now."""
    return [
        f"{headline} | " + " ".join(f"{part}:{short(value)}" for part, value in parts.items())
        for headline, parts in SUBJECTS[subject]()
    ]


def kept(subject: str) -> list[str]:
    """The lines as they are written down."""
    return (KEPT / f"{subject}.txt").read_text(encoding="utf-8").splitlines()


def show(subject: str, number: str) -> None:
    """One answer in full."""
    for headline, parts in SUBJECTS[subject]():
        if headline.split()[0] == number:
            sys.stdout.write("\n".join([headline, *(f"{part}: {spoken(value)}" for part, value in parts.items()), ""]))


def main() -> None:
    """Writes every file anew."""
    if sys.argv[1:2] == ["--show"]:
        show(sys.argv[2], sys.argv[3])
        return
    for subject in SUBJECTS:
        (KEPT / f"{subject}.txt").write_text("\n".join([*answers(subject), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
