"""Our own file of one client's records: written a row at a time, read with limits. What the rows mean is not known here.

    {"format": "lbp-records", "version": 1, "zone": "Europe/London", "client": "…", "tables": {"writes": [{…}], …}}

A `body` stands as the object it is where writing it again gives the very same text, else as that text.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from lbp_core.models.refusal import Refused

FORMAT, VERSION = "lbp-records", 1
LARGEST_MB = 64
DEEPEST = 40
OPENING = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{\]}]', re.DOTALL)
FRESH = "Take the kit out again where it was made (records.json inside the zip), and bring in that file unchanged."
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Records:
    """One client's rows by table, as a file says them. `zone` is the time zone in which its days were days."""

    client_id: str
    zone: str
    tables: dict[str, list[dict[str, Any]]]


def written(client_id: str, zone: str, tables: Iterable[tuple[str, Iterable[Row]]]) -> Iterator[str]:
    """The file in pieces, a row on a line. The same rows give the same text."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "zone": {_text(zone)}, "client": {_text(client_id)}, "tables": {{\n'
    for number, (name, rows) in enumerate(tables):
        yield f"{',' if number else ''}{_text(name)}: ["
        for place, row in enumerate(rows):
            yield f"{',' if place else ''}\n{_text({key: _opened(key, value) for key, value in row.items()})}"
        yield "]\n"
    yield "}}\n"


def read(file: BinaryIO, columns: Mapping[str, Sequence[str]]) -> Records:
    """The records in that file, its tables and columns checked against `columns`. Raises Refused, with what to do."""
    found = _object(file)
    _check_kind(found)
    named = {"zone": str, "client": str, "tables": dict}
    for key, kind in named.items():
        if not isinstance(found.get(key), kind):
            raise Refused(f"The file names no '{key}' where one belongs, so it is not whole. {FRESH}")
    _check_names("key", found, ["format", "version", *named])
    tables: dict[str, Any] = found["tables"]
    _check_names("table", tables, columns)
    return Records(found["client"], found["zone"], {name: _rows(name, tables[name], columns[name]) for name in columns})


def _object(file: BinaryIO) -> dict[str, Any]:
    most = LARGEST_MB * 1_000_000
    given = file.read(most + 1)
    if len(given) > most:
        raise Refused(f"The file is larger than {LARGEST_MB} MB, more than one client's records can be. {FRESH}")
    _check_depth(given)
    try:
        found = json.loads(given.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refused(f"The file is not text (byte {error.start:,} cannot be read as UTF-8). {FRESH}") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"The file breaks off or is not JSON: line {error.lineno}, {error.msg.lower()}. {FRESH}"
        ) from None
    except (ValueError, RecursionError) as error:
        raise Refused(f"The file holds what no record holds ({str(error)[:80]}). {FRESH}") from None
    if not isinstance(found, dict):
        raise Refused(f"The file holds no records: it begins with {_short(found)}. {FRESH}")
    return found


def _check_depth(given: bytes) -> None:
    """Counted before it is read: a tower of brackets would be read one inside the other."""
    depth = 0
    for mark in OPENING.finditer(given):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(mark[0], 0)
        if depth > DEEPEST:
            raise Refused(
                f"The file has brackets within brackets more than {DEEPEST} deep, which no record has. {FRESH}"
            )


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Refused(f"The file says '{twice[:40]}' twice in one row, so it cannot be told which is meant. {FRESH}")
    return made


def _no_number(said: str) -> Any:
    raise Refused(f"The file says {said}, which is no number a record can hold. {FRESH}")


def _check_kind(found: Mapping[str, Any]) -> None:
    if found.get("format") != FORMAT:
        raise Refused(f"The file is JSON, but not this program's: 'format' says {_short(found.get('format'))}. {FRESH}")
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(f"The file's version is {_short(version)}; versions are counted from 1. {FRESH}")
    if version > VERSION:
        raise Refused(
            f"The file was made by a newer version of the program (file version {version}; this one reads up to {VERSION}). "
            "Bring the program up to date, then bring in the file again."
        )


def _check_names(what: str, given: Mapping[str, Any], known: Iterable[str]) -> None:
    wanted = list(known)
    if strange := [name for name in given if name not in wanted]:
        raise Refused(f"The file has a {what} '{strange[0][:40]}', which this version does not know. {FRESH}")
    if missing := [name for name in wanted if name not in given]:
        raise Refused(f"The file has no {what} '{missing[0]}', so it is not whole. {FRESH}")


def _rows(name: str, rows: Any, columns: Sequence[str]) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(f"'{name}' in the file is no list of rows. {FRESH}")
    for row in rows:
        _check_names(f"column of {name}", row, columns)
    return [{key: _closed(name, key, row[key]) for key in columns} for row in rows]


def _closed(name: str, key: str, value: Any) -> str | int | float | None:
    """A value as the database takes it. Text that it cannot hold, or that is no text at all, is refused."""
    if key == "body" and isinstance(value, dict):
        value = _compact(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise Refused(f"'{key}' in a row of {name} is {_short(value)}, where text or a number belongs. {FRESH}")
    if isinstance(value, str) and ("\0" in value or "\\u0000" in value or not _speakable(value)):
        raise Refused(f"'{key}' in a row of {name} has signs in it that no text has. {FRESH}")
    return value


def _speakable(said: str) -> bool:
    try:
        return bool(said.encode()) or not said
    except UnicodeEncodeError:
        return False


def _opened(key: str, value: Any) -> Any:
    if key != "body":
        return value
    found = json.loads(value)
    return found if _compact(found) == value else value


def _compact(found: Any) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _text(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False)


def _short(said: object) -> str:
    return "nothing" if said is None else f"'{str(said)[:40]}'"
