"""The studio's log: who came in, who opened whose record, who changed what. It holds no health detail and is only added to."""

from datetime import datetime, timedelta

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio
from lbp_core.models.people import Noted
from lbp_core.storage import audit as kept
from lbp_core.storage.clients import find_client
from lbp_core.storage.people import all_people

ONE_LOOK = timedelta(hours=1)
PAGE = 100


def opened(studio: Studio, client_id: str, *, at: datetime) -> None:
    """Notes that whoever looks has opened this client's record; once an hour is enough. The machine itself is not noted."""
    if studio.who.everything:
        return
    with studio.store.read() as tx:
        find_client(tx, client_id)
        last = kept.last_opened(tx, client_id, studio.who.actor)
    if last is None or at - last >= ONE_LOOK:
        with studio.store.write() as tx:
            kept.note(tx, "opened", client_id=client_id, at=at)


def exported(studio: Studio, client_id: str, what: str, *, at: datetime) -> None:
    """Notes that something about this client was made to leave the studio: a letter, a handout, a list."""
    with studio.store.write() as tx:
        find_client(tx, client_id)
        kept.note(tx, "took out", what, client_id=client_id, at=at)


def log_of_studio(studio: Studio, *, page: int = 0) -> tuple[Noted, ...]:
    """What happened in the studio, newest first, a hundred at a time. For its owner."""
    must(studio, Right.READ_THE_LOG)
    with studio.store.read() as tx:
        return kept.lines_of_studio(tx, limit=PAGE, offset=page * PAGE)


def log_of_client(studio: Studio, client_id: str, *, page: int = 0) -> tuple[Noted, ...]:
    """Who looked at this record and who changed it, newest first. For whoever may open it; a client asks their trainer."""
    must(studio, Right.COACH)
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return kept.lines_of_client(tx, client_id, limit=PAGE, offset=page * PAGE)


def actors(studio: Studio) -> dict[str, str]:
    """How each name of the log is shown: people by their name; clients are 'the client'."""
    must(studio, Right.SEE_THE_WEEK)
    with studio.store.read() as tx:
        return {f"person:{one.id}": one.name for one in all_people(tx)} | {"machine": "The studio's machine"}
