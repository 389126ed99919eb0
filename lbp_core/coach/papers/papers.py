"""Filing a paper in a client's file and taking it out again, the same for every kind. What a kind means is not known here."""

from datetime import datetime
from typing import TypeVar

from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.studio import Studio, today
from lbp_core.models.base import Frozen
from lbp_core.storage.client_file import Paper, add_paper, find_paper, papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once

T = TypeVar("T", bound=Frozen)


def file_paper(studio: Studio, client_id: str, kind: str, said: T, *, key: str, at: datetime) -> Paper[T]:
    """Files it as the newest of its kind; the same key again finds the first.

    Raises Refused for an unknown client, and for one who has withdrawn consent to keep notes.
    """
    with studio.store.write() as tx:
        client_to_write(tx, client_id)
        written = once(tx, kind, client_id, key, at=at)
        if not written.again:
            add_paper(tx, written, client_id, kind, said, at=at, on=today(studio, at))
        return find_paper(tx, written.result, type(said))


def papers(studio: Studio, client_id: str, kind: str, shape: type[T]) -> tuple[Paper[T], ...]:
    """Every paper of that kind, the newest first. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        found = papers_of(tx, [client_id], kind, shape).get(client_id, [])
    return tuple(reversed(found))
