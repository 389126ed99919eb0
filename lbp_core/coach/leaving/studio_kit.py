"""The whole studio's leaving kit: one kit per client in one zip, and who works here. For its owner."""

from collections.abc import Callable, Iterable
from datetime import datetime
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from lbp_core.coach.leaving.allowed_out import whole_studio
from lbp_core.coach.leaving.kit import TOOK_OUT, kit_name, put_all_in
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.leaving_words import leaving_words
from lbp_core.exchange import cells
from lbp_core.exchange.cells import Column, Sheet
from lbp_core.exchange.unzipped import CLIENTS
from lbp_core.exchange.zipped import Kit
from lbp_core.models.client import Client
from lbp_core.models.people import Person
from lbp_core.storage.audit import note
from lbp_core.storage.clients import all_clients
from lbp_core.storage.people import all_people

PIECE = 1 << 20
Progress = Callable[[int, int, str], None]
"""How many of how many clients are done, and whose turn it is."""
WHO_IS_WHO: Sheet = Sheet(
    "clients",
    "one client",
    (
        Column("name", "as the trainer wrote it", lambda one: one[0].name),
        Column("file", "their kit", lambda one: one[1]),
    ),
    lambda named: named,
)
PEOPLE: Sheet = Sheet(
    "people",
    "somebody who works or worked here",
    (
        Column("name", "as clients know it", lambda one: one.name),
        Column("role", "owner, trainer or assistant", lambda one: one.role),
        Column("since", "the day they were added", lambda one: one.added),
        Column("until", "the day they left; empty: still here", lambda one: one.ended),
    ),
    lambda people: people,
)


def write_studio_kit(
    studio: Studio, to: BinaryIO, *, at: datetime, progress: Progress = lambda done, of, name: None
) -> str:
    """Writes it into an open file and says what to call it. Raises Refused for all but the owner and the machine.

    Each client is noted in the log like a kit of their own.
    """
    whole_studio(studio)
    whole, on = studio.whole(), today(studio, at)
    with whole.store.read() as tx:
        clients, people = all_clients(tx), all_people(tx)
    named = [(one, f"{CLIENTS}{one.id}-{kit_name(one, on=on)}") for one in clients]
    with Kit(to) as kit:
        for place, (client, name) in enumerate(named):
            progress(place, len(named), client.name)
            with whole.store.write() as tx:
                note(tx, TOOK_OUT, client_id=client.id, actor=studio.who.actor, at=at)
            _one(kit, whole, client, name, at=at)
        _about(kit, named, people, on=on.isoformat())
    progress(len(named), len(named), "")
    return f"studio-{on.isoformat()}.zip"


def _one(kit: Kit, whole: Studio, client: Client, name: str, *, at: datetime) -> None:
    """By way of a file: of a studio's kits never more than one is open."""
    with TemporaryFile() as place:
        put_all_in(whole, client, cast(BinaryIO, place), on=today(whole, at))
        place.seek(0)
        kit.put(name, iter(lambda: place.read(PIECE), b""))


def _about(kit: Kit, named: Iterable[tuple[Client, str]], people: Iterable[Person], *, on: str) -> None:
    kit.put("clients.csv", cells.written(WHO_IS_WHO, named))
    kit.put("people.csv", cells.written(PEOPLE, people))
    kit.put("README.txt", [leaving_words().studio_readme.format(on=on)])
