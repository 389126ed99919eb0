"""Papers of a client's file and of the studio's own: any kind, written once, the newest counts. What they mean: coach/."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from lbp_core.models.base import Frozen
from lbp_core.storage.columns import body, day, instant, to_day, to_instant, to_model
from lbp_core.storage.once import Written
from lbp_core.storage.tables import client_file, studio_file

T = TypeVar("T", bound=Frozen)

_OF = (client_file.c.client_id.in_(bindparam("ids", expanding=True)), client_file.c.kind == bindparam("kind"))
_ALL = select(client_file).where(*_OF).order_by(client_file.c.seq, client_file.c.id)
_NEWEST = select(client_file).where(
    client_file.c.seq.in_(select(func.max(client_file.c.seq)).where(*_OF).group_by(client_file.c.client_id)), *_OF
)
_STUDIO = select(studio_file).where(studio_file.c.kind == bindparam("kind")).order_by(studio_file.c.seq)


@dataclass(frozen=True)
class Paper(Generic[T]):
    """One paper as it was filed: `at` the instant (UTC), `on` the studio's day, `body` what it says."""

    id: str
    client_id: str
    at: datetime
    on: date
    body: T


@dataclass(frozen=True)
class StudioPaper(Generic[T]):
    """The same for a paper that is about the studio and no client."""

    id: str
    at: datetime
    on: date
    body: T


def add_paper(
    tx: Connection, written: Written, client_id: str, kind: str, said: Frozen, *, at: datetime, on: date
) -> None:
    """Files one paper of a client under its kind (1-40 letters)."""
    tx.execute(insert(client_file).values(client_id=client_id, **_row(written, kind, said, at, on)))


def papers_of(tx: Connection, client_ids: Sequence[str], kind: str, shape: type[T]) -> dict[str, list[Paper[T]]]:
    """By client: every paper of that kind, oldest first; no entry for a client who has none."""
    found: dict[str, list[Paper[T]]] = defaultdict(list)
    for row in tx.execute(_ALL, {"ids": list(client_ids), "kind": kind}):
        found[row.client_id].append(_paper(row, shape))
    return dict(found)


def newest_papers(tx: Connection, client_ids: Sequence[str], kind: str, shape: type[T]) -> dict[str, Paper[T]]:
    """By client: the paper of that kind that was filed last, for a list of many clients."""
    found = tx.execute(_NEWEST, {"ids": list(client_ids), "kind": kind})
    return {row.client_id: _paper(row, shape) for row in found}


def find_paper(tx: Connection, paper_id: str, shape: type[T]) -> Paper[T]:
    """The paper with that id."""
    return _paper(tx.execute(select(client_file).where(client_file.c.id == paper_id)).one(), shape)


def add_studio_paper(tx: Connection, written: Written, kind: str, said: Frozen, *, at: datetime, on: date) -> None:
    """Files one paper of the studio itself under its kind."""
    tx.execute(insert(studio_file).values(**_row(written, kind, said, at, on)))


def studio_papers(tx: Connection, kind: str, shape: type[T]) -> list[StudioPaper[T]]:
    """Every paper of that kind about the studio, oldest first."""
    return [
        StudioPaper(row.id, to_instant(row.at), to_day(row.on_day), to_model(shape, row.body))
        for row in tx.execute(_STUDIO, {"kind": kind})
    ]


def _paper(row: Row[tuple[object, ...]], shape: type[T]) -> Paper[T]:
    return Paper(row.id, row.client_id, to_instant(row.at), to_day(row.on_day), to_model(shape, row.body))


def _row(written: Written, kind: str, said: Frozen, at: datetime, on: date) -> dict[str, object]:
    return {
        "id": written.result,
        "seq": written.seq,
        "at": instant(at),
        "on_day": day(on),
        "kind": kind,
        "body": body(said),
    }
