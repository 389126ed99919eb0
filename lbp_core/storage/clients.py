"""The people on record. Their details are the one thing that may change, under a version number."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.storage.columns import body, day, to_day, to_model
from lbp_core.storage.once import Written
from lbp_core.storage.tables import clients

_ONE = select(clients).where(clients.c.id == bindparam("id"))
_THESE = (
    select(clients).where(clients.c.id.in_(bindparam("ids", expanding=True))).order_by(clients.c.name_key, clients.c.id)
)


def add_client(tx: Connection, written: Written, details: ClientDetails, *, on: date) -> None:
    """Version 1 of a new client."""
    tx.execute(
        insert(clients).values(
            id=written.result,
            seq=written.seq,
            added=day(on),
            name_key=name_key(details.name),
            version=1,
            body=body(details),
        )
    )


def change_client(tx: Connection, client_id: str, details: ClientDetails, *, version: int) -> None:
    """The next version, if `version` is the newest. Raises Refused where someone else was quicker."""
    changed = tx.execute(
        update(clients)
        .where(clients.c.id == client_id, clients.c.version == version)
        .values(name_key=name_key(details.name), version=version + 1, body=body(details))
    )
    if changed.rowcount == 1:
        return
    now = find_client(tx, client_id)
    raise Refused(
        f"{now.name}'s details were changed meanwhile (version {now.version}; this form shows version {version}). "
        "Nothing was saved. Open the page again, look, and enter your change once more."
    )


def find_client(tx: Connection, client_id: str) -> Client:
    """The client with that id. Raises Refused where there is none."""
    row = tx.execute(_ONE, {"id": client_id}).first()
    if row is None:
        raise Refused("There is no such client in this studio. Choose one from the list of clients.")
    return _client(row)


def clients_of(tx: Connection, ids: Sequence[str]) -> tuple[Client, ...]:
    """The clients with these ids, by name."""
    return tuple(map(_client, tx.execute(_THESE, {"ids": list(ids)})))


def all_clients(tx: Connection) -> tuple[Client, ...]:
    """Everybody on record, by name."""
    return tuple(map(_client, tx.execute(select(clients).order_by(clients.c.name_key, clients.c.id))))


def _client(row: Row[tuple[object, ...]]) -> Client:
    return Client(id=row.id, details=to_model(ClientDetails, row.body), added=to_day(row.added), version=row.version)


def name_key(name: str) -> str:
    """What names are sorted and searched by."""
    return " ".join(name.split()).casefold()
