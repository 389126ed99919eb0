"""Fills a studio with people, many in one transaction, each row signed; safe to interrupt, and it goes on where it stopped."""

import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, event, func, select

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.demo.demo_papers import trainer
from lbp_core.coach.demo.demo_people import demo_people
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.coach.today.glances import bring_up
from lbp_core.evidence.demo_people import demo_workers
from lbp_core.models.refusal import Refused
from lbp_core.storage.chain import LINK_ROWS, add_link
from lbp_core.storage.seal_keys import Key, key_for
from lbp_core.storage.signed import NUMBERED, id_of, signature
from lbp_core.storage.tables import clients, metadata, people
from tests.benchmarks.large.copying import WHO, Template, columns, copied, invented, read
from tests.benchmarks.large.lives import Lived, live_all

AT_ONCE = 4
"""People in one transaction: at every statement with triggers SQLite walks what it has written, so more is slower."""
THROUGHOUT_EVERY = 500
"""One person in so many trains in every week of all the years."""
SHARED, SHARED_DAYS = 100, 400
CACHE_KIB = 262_144
ROOM = 1.2
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Filled:
    """What was made, and how quickly."""

    clients: int
    seconds: float
    size_bytes: int


def fill(folder: Path, asked: Lived, many: int, tell: Tell) -> Filled:
    """A studio of so many people in folder/studio.db. Raises Refused where another studio lies there, or room is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    _same(folder, asked)
    lives = _lives(folder, asked, tell)
    studio = _opened(folder, asked)
    try:
        return _fill(studio, lives, asked, many, folder, tell)
    finally:
        studio.store.close()


def _same(folder: Path, asked: Lived) -> None:
    """The same folder goes on with the same lives only; a studio that somebody else made is left alone."""
    told, said = folder / "lives.json", json.loads(json.dumps(asdict(asked), default=str))
    if told.exists():
        if json.loads(told.read_text()) != said:
            raise Refused(f"{folder} holds a large studio of other lives. Name another folder, or remove that one.")
    elif (folder / "studio.db").exists():
        raise Refused(
            f"{folder / 'studio.db'} was not made by this command, so it was left alone. Name another folder."
        )
    else:
        told.write_text(json.dumps(said))


def _lives(folder: Path, asked: Lived, tell: Tell) -> list[Template]:
    """Lived once, in a studio of their own beside it; found there the next time."""
    place = folder / "lives.db"
    if not place.exists():
        making = folder / "lives-in-the-making.db"
        for ending in ("", "-wal", "-shm", "-journal"):
            making.with_name(making.name + ending).unlink(missing_ok=True)
        studio = open_studio(sqlite_url(making), create=True, demo=True)
        began = time.monotonic()
        live_all(studio, asked, lambda done, of: tell(_bar("lives lived", done, of, time.monotonic() - began)))
        studio.store.close()
        making.rename(place)
    return lives_of(folder)


def lives_of(folder: Path) -> list[Template]:
    """The lives that were lived for that folder."""
    studio = open_studio(sqlite_url(folder / "lives.db"))
    try:
        with studio.store.read() as tx:
            ids = tx.execute(select(clients.c.id).order_by(clients.c.seq)).scalars().all()
            return [read(tx, one, _name_of(tx, one)) for one in ids]
    finally:
        studio.store.close()


def _name_of(tx: Connection, client_id: str) -> str:
    name: str = json.loads(tx.execute(select(clients.c.body).where(clients.c.id == client_id)).scalar_one())["name"]
    return name


def _opened(folder: Path, asked: Lived) -> Studio:
    """The studio to fill; new ones get the demo's people. Raises Refused for real people's."""
    file = folder / "studio.db"
    new = not file.exists()
    studio = open_studio(sqlite_url(file), create=new, demo=new)
    event.listen(studio.store._engine.pool, "checkout", _not_waiting_for_the_disk)
    if not studio.demo:
        raise Refused(f"{file} holds real people, so nobody invented was added. Name another folder.")
    if new:
        with studio.store.write():
            trainer(studio, at=asked.at)
            demo_people(studio, {}, at=asked.at)
    return studio


def _not_waiting_for_the_disk(driven: Any, *_: object) -> None:
    """Nobody's records: killed it loses nothing, and a power cut is worth a new beginning."""
    driven.execute("PRAGMA synchronous=OFF")
    driven.execute(f"PRAGMA cache_size=-{CACHE_KIB}")


def _fill(studio: Studio, lives: list[Template], asked: Lived, many: int, folder: Path, tell: Tell) -> Filled:
    done = _already(studio, lives, asked)
    _room_for(folder, many - done, lives)
    began, first = time.monotonic(), done
    while done < many:
        upto = min(many, done + AT_ONCE)
        _some(studio, lives, asked, range(done, upto))
        done = upto
        size = (folder / "studio.db").stat().st_size / 1e9
        told = _bar("clients", done, many, time.monotonic() - began, since=first)
        tell(f"{told} · {size:.1f} GB")
    seconds = time.monotonic() - began
    bring_up(studio, on=today(studio, asked.at))
    return Filled(done - first, seconds, (folder / "studio.db").stat().st_size)


def _already(studio: Studio, lives: list[Template], asked: Lived) -> int:
    """How many are there. Raises Refused where somebody is there whom this did not make."""
    with studio.store.read() as tx:
        ids = tx.execute(select(clients.c.id)).scalars().all()
    made = {f"{number:0{WHO}x}{life_of(number, lives, asked).tail}" for number in range(len(ids))}
    if made != set(ids):
        raise Refused("This studio holds people whom this command did not make, so nobody was added.")
    return len(ids)


def life_of(number: int, lives: Sequence[Template], asked: Lived) -> Template:
    """Whose life the person of that number leads; the same in every studio of these lives."""
    if number % THROUGHOUT_EVERY == 0 or len(lives) == 1:
        return lives[0]
    return lives[1 + Random(f"{asked.seed} life {number}").randrange(len(lives) - 1)]


def _room_for(folder: Path, many: int, lives: Sequence[Template]) -> None:
    """Raises Refused where the disk would fill up."""
    each = (folder / "lives.db").stat().st_size
    usual = each / len(lives) if len(lives) < 3 else sum(map(_size, lives[1:])) / (len(lives) - 1)
    need = ROOM * (many * usual + (many / THROUGHOUT_EVERY) * _size(lives[0]))
    free = shutil.disk_usage(folder).free
    if need > free:
        raise Refused(
            f"{many} clients need about {need / 1e9:.0f} GB and {folder} has {free / 1e9:.0f} GB free. Ask for fewer with "
            "--clients or for fewer weeks of training with --weeks, or name another folder with --at."
        )


def _size(life: Template) -> float:
    """Bytes of a life, indexes and signatures with it, roughly."""
    return sum(
        110 + sum(len(value) for value in row if isinstance(value, str)) for one in life.tables for row in one.rows
    )


def _some(studio: Studio, lives: Sequence[Template], asked: Lived, numbers: range) -> None:
    """These people in one transaction, with their links of the chain."""
    with studio.store.write() as tx:
        driven: Any = tx.connection.driver_connection
        writing = _Writing(tx, driven, key_for(tx))
        owner, sharer = _carers(tx)
        for number in numbers:
            life = life_of(number, lives, asked)
            rows = copied(
                life,
                number,
                name=invented(number, asked.seed),
                from_write=writing.next("writes"),
                from_row=writing.ended,
            )
            for table, made in rows:
                writing.put(table, made)
            client_id = f"{number:0{WHO}x}{life.tail}"
            writing.put("care", _care(client_id, owner, sharer if number < SHARED else None, asked.at))
        writing.link()


def _care(client_id: str, owner: str, sharer: str | None, at: datetime) -> list[list[Any]]:
    found: list[list[Any]] = [[client_id, owner, 1, None]]
    if sharer is not None:
        found.append([client_id, sharer, 0, (at + timedelta(days=SHARED_DAYS)).date().isoformat()])
    return found


def _carers(tx: Connection) -> tuple[str, str]:
    """The owner, and whoever else coaches: a hundred clients are shared with them."""
    found = dict(tx.execute(select(people.c.login, people.c.id)).all())
    workers = demo_workers()
    return found[workers[0].login], found[workers[1].login]


class _Writing:
    """One transaction's rows by the driver's own means, and what is to be signed of them."""

    def __init__(self, tx: Connection, driven: Any, key: Key) -> None:
        self._tx, self._driven, self._key = tx, driven, key
        self._signed: dict[str, dict[str, str | None]] = {}
        self._many = 0
        self.ended = {name: self._end(name) for name in NUMBERED}

    def next(self, table: str) -> int:
        """The number of the next row of that table."""
        return self.ended[table]

    def put(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Writes and signs them."""
        order = columns(table)
        marks, named = ", ".join("?" for _ in order), ", ".join(f'"{one}"' for one in order)
        self._driven.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)
        if table in self.ended:
            self.ended[table] += len(rows)
        for row in rows:
            self._signed.setdefault(table, {})[id_of(table, row)] = signature(self._key.secret, table, row)
            self._many += 1
            if self._many >= LINK_ROWS:
                self.link()

    def link(self) -> None:
        """Ends a link over what was written since the last."""
        if self._signed:
            add_link(self._tx, self._key, self._signed)
        self._signed, self._many = {}, 0

    def _end(self, name: str) -> int:
        (column,) = metadata.tables[name].primary_key
        found: int = self._tx.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
        return found + 1


def _bar(what: str, done: int, of: int, seconds: float, *, since: int = 0) -> str:
    """'[#####-----] 500 of 1000 clients · 12.5 a second · 40 s left'."""
    rate = (done - since) / max(seconds, 0.001)
    left = (of - done) / rate if rate else 0.0
    ahead = f"{left / 60:.0f} min" if left > 90 else f"{left:.0f} s"
    full = round(20 * done / of)
    return f"[{'#' * full}{'-' * (20 - full)}] {done:,} of {of:,} {what} · {rate:.1f} a second · {ahead} left"
