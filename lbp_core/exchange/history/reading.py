"""From somebody else's table to sets on days, line by line: what is wrong with a line is said, and the others go on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lbp_core.exchange.history.columns import Columns, columns_of
from lbp_core.exchange.history.table import Table, table
from lbp_core.exchange.history.values import Unclear, day_first, day_of, is_slashed, number, seconds
from lbp_core.models.refusal import Refused

GRAMS = {"kg": 1_000.0, "lb": 453.59237}
UNITS = {"kg": "kg", "kgs": "kg", "kilograms": "kg", "lb": "lb", "lbs": "lb", "pounds": "lb"}
MOST_REPS, MOST_KG, MOST_SECONDS, LONGEST_NAME = 1_000, 1_000, 86_400, 120
NO_SETS = frozenset({"rest timer", "note"})


@dataclass(frozen=True)
class Told:
    """What only the person knows: the unit where the file names none, and how 03/04 is meant. None: not asked yet."""

    unit: str | None = None
    day_first: bool | None = None


@dataclass(frozen=True)
class SetRead:
    """One set of the file, with its line. Load in grams."""

    line: int
    on: date
    name: str
    reps: int | None
    load_g: int | None
    seconds: int | None


@dataclass(frozen=True)
class Read:
    """The sets in the file's order, the faults by line, how many lines were no sets, and what must be asked first."""

    program: str
    sets: tuple[SetRead, ...]
    faults: tuple[tuple[int, str], ...]
    left_out: int
    asks: tuple[str, ...]


@dataclass
class _Reader:
    columns: Columns
    told: Told
    today: date
    first: bool | None
    sets: list[SetRead] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    left_out: int = 0

    def line(self, number_: int, row: Mapping[str, str]) -> None:
        """Adds the set on that line, or says what is wrong with it."""
        if self.columns.cell(row, "set").casefold() in NO_SETS:
            self.left_out += 1
            return
        try:
            self.sets.append(self._set(number_, row))
        except Unclear as why:
            self.faults.append((number_, f"{why}."))

    def _set(self, number_: int, row: Mapping[str, str]) -> SetRead:
        reps, seconds_ = number(self.columns.cell(row, "reps")), seconds(self.columns.cell(row, "seconds"))
        if reps is not None and not (0 <= reps <= MOST_REPS and reps == int(reps)):
            raise Unclear(f"{reps:g} repetitions; a whole number from 0 to {MOST_REPS:,} is allowed")
        if seconds_ is not None and not 0 <= seconds_ <= MOST_SECONDS:
            raise Unclear(f"{seconds_} seconds; 0 to {MOST_SECONDS:,} are allowed")
        load = self._load(row)
        if not reps and not seconds_:
            raise Unclear("neither repetitions nor seconds")
        return SetRead(
            line=number_,
            on=day_of(self.columns.cell(row, "on"), first=self.first, today=self.today),
            name=_name(self.columns.cell(row, "name")),
            reps=int(reps) if reps else None,
            load_g=load,
            seconds=seconds_ or None,
        )

    def _load(self, row: Mapping[str, str]) -> int | None:
        weight, unit = weight_of(self.columns, row, self.told)
        if weight is None or unit is None:
            return None
        grams = round(weight * GRAMS[unit])
        if not 0 <= grams <= MOST_KG * GRAMS["kg"]:
            raise Unclear(f"a weight of {weight:g} {unit}; 0 to {MOST_KG:,} kg are allowed")
        return grams


def read(given: bytes, told: Told, *, today: date) -> Read:
    """The file as sets. Raises Refused where it is no table, or says neither exercise nor day."""
    lines = table(given)
    columns = columns_of(lines.header)
    _check_columns(columns, lines)
    days = [columns.cell(row, "on") for _, row in lines.lines]
    asks = tuple(_asks(columns, lines, days, told))
    first = told.day_first if told.day_first is not None else _first(days)
    reader = _Reader(columns, told, today, first)
    for number_, row in lines.lines:
        reader.line(number_, row)
    uneven = [(number_, "more or fewer cells than there are columns.") for number_ in lines.uneven]
    return Read(columns.program, tuple(reader.sets), tuple(sorted([*reader.faults, *uneven])), reader.left_out, asks)


def weight_of(columns: Columns, row: Mapping[str, str], told: Told) -> tuple[float | None, str | None]:
    """The weight and its unit as the row says them; the unit None where nobody has. Raises Unclear."""
    for unit in ("kg", "lb"):
        if (found := number(columns.cell(row, unit))) is not None:
            return found, unit
    found = number(columns.cell(row, "weight"))
    said = columns.cell(row, "unit").casefold()
    if not found:
        return found, "kg"
    if said and said not in UNITS:
        raise Unclear(f"'{said[:20]}' is no unit of weight known here; kg and lb are")
    return found, UNITS.get(said, told.unit)


def _asks(columns: Columns, lines: Table, days: list[str], told: Told) -> Iterator[str]:
    if told.unit is None and any(_without_unit(columns, row) for _, row in lines.lines):
        yield "unit"
    if told.day_first is None and any(map(is_slashed, days)) and _first(days) is None:
        yield "dates"


def _without_unit(columns: Columns, row: Mapping[str, str]) -> bool:
    try:
        weight, unit = weight_of(columns, row, Told())
    except Unclear:
        return False
    return weight is not None and unit is None


def _first(days: list[str]) -> bool | None:
    try:
        return day_first(days)
    except Unclear as why:
        raise Refused(
            f"In the file {why}. Mend the days there (2025-12-22 is always clear), then bring it in again."
        ) from None


def _check_columns(columns: Columns, lines: Table) -> None:
    for name, wanted in (("name", "the exercise"), ("on", "the day")):
        if name not in columns.by_field:
            raise Refused(
                f"No column of the file says {wanted}. Its columns are: {', '.join(lines.header)[:200]}. Name one "
                f"'{'Exercise' if name == 'name' else 'Date'}' and bring it in again."
            )


def _name(said: str) -> str:
    bare = " ".join(re.sub(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", " ", said).split())
    if not bare or len(bare) > LONGEST_NAME:
        raise Unclear(f"an exercise's name of {len(bare)} letters; 1 to {LONGEST_NAME} are allowed")
    return bare
