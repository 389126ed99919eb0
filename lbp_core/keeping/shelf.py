"""The folder of backups: what lies there, which of it stays (7 daily, 5 weekly, 12 monthly), and how the last one went."""

import json
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 5, 12
EVERY = timedelta(hours=24)
AGAIN_AFTER_FAILURE = timedelta(minutes=30)
STAMP = "%Y%m%dT%H%M%SZ"
LAST = "last.json"
_NAME = re.compile(r"studio-(\d{8}T\d{6}Z)-(0|\d+-[0-9a-f]{12})\.(db|sealed)")


@dataclass(frozen=True)
class Backup:
    """One file on the shelf: taken at (UTC), and its place in the studio's chain."""

    file: Path
    at: datetime
    head: str


@dataclass(frozen=True)
class Last:
    """How the last backup went: the last good one, what it holds, and what went wrong since, if anything did.

    Instants are ISO, UTC. `drilled`: when a backup was last put back for trial; `seconds`: how long the last one took.
    """

    good: str | None = None
    file: str | None = None
    rows: int = 0
    clients: int = 0
    size_bytes: int = 0
    seconds: float = 0.0
    sealed: bool = False
    encrypted: bool = False
    drilled: str | None = None
    tried: str | None = None
    trouble: str | None = None


def name_for(at: datetime, head: str, *, sealed: bool) -> str:
    """A backup's file name: when, and the head of the chain it holds."""
    return f"studio-{at.astimezone(UTC).strftime(STAMP)}-{head}.{'sealed' if sealed else 'db'}"


def on_the_shelf(folder: Path) -> tuple[Backup, ...]:
    """Newest first. Files of other names are nobody's business here."""
    found = [(_NAME.fullmatch(file.name), file) for file in folder.iterdir()] if folder.is_dir() else []
    made = [Backup(file, _at(name[1]), name[2]) for name, file in found if name is not None]
    return tuple(sorted(made, key=lambda one: one.at, reverse=True))


def too_many(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those that no day, week or month keeps. The newest always stays."""
    ordered = sorted(backups, key=lambda one: one.at, reverse=True)
    kept: set[Path] = {ordered[0].file} if ordered else set()
    for period, many in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept |= _newest_of_each(ordered, period, many)
    return tuple(one for one in ordered if one.file not in kept)


def last(folder: Path) -> Last:
    """What was written down about the last backup; all unknown where nothing was, or it cannot be read."""
    try:
        return Last(**json.loads((folder / LAST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Last()


def write_down(folder: Path, said: Last) -> None:
    """Whole or not at all."""
    draft = folder / f"{LAST}.part"
    draft.write_text(json.dumps(asdict(said), indent=1), encoding="utf-8")
    draft.replace(folder / LAST)


def is_due(folder: Path, *, at: datetime, every: timedelta = EVERY) -> bool:
    """True where the last good backup is older than that, and the last try did not fail just now.

    A last one 'from the future' (the clock was wrong) does not hold the next one back.
    """
    said = last(folder)
    if said.tried is not None and abs(at - datetime.fromisoformat(said.tried)) < AGAIN_AFTER_FAILURE:
        return False
    newest = next(iter(on_the_shelf(folder)), None)
    return newest is None or abs(at - newest.at) >= every


def _newest_of_each(ordered: list[Backup], period: Callable[[datetime], Hashable], many: int) -> set[Path]:
    newest: dict[Hashable, Path] = {}
    for one in ordered:
        newest.setdefault(period(one.at), one.file)
    return set(list(newest.values())[:many])


def _at(text: str) -> datetime:
    return datetime.strptime(text, STAMP).replace(tzinfo=UTC)


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return (at.year, at.month)
