"""Clients' personal links. Only the SHA-256 of a token is ever stored; the token itself is not known here."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from lbp_core.storage.columns import instant
from lbp_core.storage.once import Written
from lbp_core.storage.tables import client_links, ended_links

_OPEN = (
    select(client_links.c.id, client_links.c.client_id, client_links.c.token_sha256)
    .outerjoin(ended_links)
    .where(ended_links.c.link_id.is_(None))
)
_BY_DIGEST = _OPEN.where(client_links.c.token_sha256 == bindparam("is"))
_BY_ID = _OPEN.where(client_links.c.id == bindparam("is"))


@dataclass(frozen=True)
class OpenLink:
    """A link that was not ended. `digest` is the SHA-256 of its token."""

    id: str
    client_id: str
    digest: str


def record_link(tx: Connection, written: Written, client_id: str, digest: str, *, at: datetime) -> None:
    """A new link, which is open until it is ended."""
    tx.execute(
        insert(client_links).values(
            id=written.result, seq=written.seq, client_id=client_id, at=instant(at), token_sha256=digest
        )
    )


def end_links(tx: Connection, written: Written, client_id: str, *, at: datetime) -> int:
    """Ends every open link of the client. Returns how many there were."""
    wanted = (
        select(client_links.c.id)
        .outerjoin(ended_links)
        .where(client_links.c.client_id == client_id, ended_links.c.link_id.is_(None))
    )
    found = list(tx.execute(wanted).scalars())
    if found:
        tx.execute(insert(ended_links), [{"link_id": link, "seq": written.seq, "at": instant(at)} for link in found])
    return len(found)


def end_every_link(tx: Connection, written: Written, *, at: datetime) -> int:
    """Ends every open link of everybody. Returns how many there were."""
    found = [row.id for row in tx.execute(_OPEN)]
    if found:
        tx.execute(insert(ended_links), [{"link_id": link, "seq": written.seq, "at": instant(at)} for link in found])
    return len(found)


def open_link(tx: Connection, *, digest: str | None = None, link_id: str | None = None) -> OpenLink | None:
    """The open link with that digest or that id; None where there is none, or where it was ended."""
    row = tx.execute(*((_BY_DIGEST, {"is": digest}) if link_id is None else (_BY_ID, {"is": link_id}))).one_or_none()
    return None if row is None else OpenLink(id=row.id, client_id=row.client_id, digest=row.token_sha256)


def digest_of_link(tx: Connection, link_id: str) -> str:
    """The digest of the link with that id."""
    found: str = tx.execute(select(client_links.c.token_sha256).where(client_links.c.id == link_id)).scalar_one()
    return found
