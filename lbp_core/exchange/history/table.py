"""Bytes of somebody else's CSV as a header and numbered lines: its letters, its delimiter, its size. What it says: reading.py."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from lbp_core.models.refusal import Refused

LARGEST_MB, MOST_ROWS, MOST_COLUMNS = 5, 50_000, 100
DELIMITERS = ",;\t|"
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Table:
    """`lines` are the file's own line numbers with the cells under their headers; `uneven` those with too few or too many."""

    header: tuple[str, ...]
    delimiter: str
    lines: tuple[tuple[int, dict[str, str]], ...]
    uneven: tuple[int, ...]


def table(given: bytes) -> Table:
    """The table in these bytes. Raises Refused where there is none, or more of it than is taken."""
    if len(given) > LARGEST_MB * 1_000_000:
        raise Refused(
            f"The file is larger than {LARGEST_MB} MB. Export a shorter span of time there, and bring in one after another."
        )
    text = _text(given)
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter)
    _, header = next(rows, (0, []))
    named = tuple(one.strip() for one in header)
    if len(named) < 2 or len(named) > MOST_COLUMNS:
        raise Refused(
            "The file's first line names no columns. A table with one line of headers is needed, such as: "
            "Date, Exercise, Weight (kg), Reps."
        )
    if len({one.casefold() for one in named}) < len(named):
        raise Refused(
            "Two columns of the file have the same name, so it cannot be told which is meant. Rename one of them."
        )
    return _filled(named, delimiter, rows)


def _filled(named: tuple[str, ...], delimiter: str, rows: Iterator[tuple[int, list[str]]]) -> Table:
    lines: list[tuple[int, dict[str, str]]] = []
    uneven: list[int] = []
    for number, cells in rows:
        if len(lines) + len(uneven) >= MOST_ROWS:
            raise Refused(
                f"The file has more than {MOST_ROWS:,} lines. Export a shorter span of time, one after another."
            )
        if len(cells) != len(named):
            uneven.append(number)
        else:
            lines.append((number, dict(zip(named, (one.strip() for one in cells), strict=True))))
    return Table(named, delimiter, tuple(lines), tuple(uneven))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of the line it begins on; empty lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            if any(one.strip() for one in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Refused(
            f"Line {begins} of the file cannot be read as a table ({error}). Export it again as CSV."
        ) from None


def _text(given: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 by its mark, else the letters that older Windows programs write."""
    if given.startswith(WIDE_MARKS):
        return given.decode("utf-16", "replace")
    if b"\0" in given:
        raise Refused("The file is not text. Export the history as CSV; a spreadsheet's own file is not one.")
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError:
        return given.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The sign that parts most of the first line, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(part for place, part in enumerate(first.split('"')) if place % 2 == 0)
    return max(DELIMITERS, key=bare.count)
