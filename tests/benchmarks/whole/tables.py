"""What was measured, as rows, and the page that they make. Measuring itself is in the files beside."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Table:
    """One table: what it is about, its columns and its rows. A cell is text or a number, rounded as it is shown."""

    title: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def text(self) -> str:
        """In Markdown."""
        head = [f"## {self.title}", "", self.says, "", _line(self.columns), _line(["---"] * len(self.columns))]
        return "\n".join([*head, *(_line([_shown(cell) for cell in row]) for row in self.rows)])


def machine() -> str:
    """Cores and memory, and nothing else of it; how busy it was belongs to every time that was taken on it."""
    said = Path("/proc/meminfo").read_text(encoding="utf-8").split()
    gigabytes = round(int(said[1]) / 2**20)
    return f"{os.cpu_count()} cores, {gigabytes} GB of memory"


def busy() -> str:
    """How many programs wanted a processor in the last five minutes, ours among them."""
    return f"{os.getloadavg()[1]:.1f}"


def against(found: float, allowed: float | None, unit: str = "") -> str:
    """What is promised, and whether that held: '≤ 1.5: held'."""
    if allowed is None:
        return "–"
    return f"≤ {_shown(allowed)}{unit}: {'held' if found <= allowed else '**not held**'}"


def page(tables: Sequence[Table], about: str) -> str:
    """The whole page."""
    return "\n\n".join([about, *(table.text() for table in tables)]) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(cell: object) -> str:
    if not isinstance(cell, float):
        return str(cell)
    return f"{cell:.2f}" if abs(cell) < 10 else f"{cell:.0f}"
