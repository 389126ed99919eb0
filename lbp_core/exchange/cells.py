"""One cell and one sheet of a CSV that a spreadsheet may open: no cell begins a formula, dates are ISO, numbers are numbers."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""What a spreadsheet, or one that is told so, takes for the beginning of a formula."""

Cell = str | int | float | bool | date | datetime | Enum | None


@dataclass(frozen=True)
class Column:
    """One column: its header (with the unit in it), what stands in it, and how it is read from a row's record."""

    header: str
    says: str
    read: Callable[[Any], Cell]


@dataclass(frozen=True)
class Sheet:
    """One CSV: its name without the ending, what a row is, its columns, and where the rows come from."""

    name: str
    a_row: str
    columns: Sequence[Column]
    rows: Callable[[Any], Iterable[Any]]


def cell(value: Cell) -> str:
    """The text of one cell. Unknown is empty. Words that would begin a formula get an apostrophe before them."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return cell(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if value.lstrip(" \u00a0\ufeff").startswith(FORMULA) or value.startswith(FORMULA) else value


def written(sheet: Sheet, of: Any) -> Iterator[str]:
    """The sheet line by line, header first, in the form spreadsheets agree on (comma, CRLF, quotes where needed)."""
    yield _line([one.header for one in sheet.columns])
    for row in sheet.rows(of):
        yield _line([cell(one.read(row)) for one in sheet.columns])


def _line(cells: Sequence[str]) -> str:
    page = io.StringIO()
    csv.writer(page).writerow(cells)
    return page.getvalue()
