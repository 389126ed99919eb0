"""A client's visit from their own phone: link in, half an hour of pages. What they send is saved by sharing.py."""

from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

from lbp_core.access import passes
from lbp_core.access.gate import CLIENT_COOKIE
from lbp_core.access.passes import LASTS
from lbp_core.coach.studio import Studio
from lbp_core.models.base import Frozen
from lbp_core.storage.clients import find_client
from lbp_core.storage.links import open_link

__all__ = ["CLIENT_COOKIE", "LASTS", "Visitor", "arrive", "own_form", "visitor"]


class Visitor(Frozen):
    """Who is on the phone, and the mark that every form of theirs carries."""

    client_id: str
    first_name: str
    mark: str


def arrive(studio: Studio, token: str, *, at: datetime) -> str | None:
    """A pass for half an hour in exchange for a link's token; the link stays good. None where no open link has it."""
    digest = sha256(token.encode()).hexdigest()
    with studio.store.read() as tx:
        link = open_link(tx, digest=digest)
    return None if link is None else passes.write_pass(link.id, link.digest, at=at)


def visitor(studio: Studio, pass_text: str, *, at: datetime) -> Visitor | None:
    """Whose pass it is, or None where it is not signed here, is over, or its link was ended."""
    given = passes.read_pass(pass_text)
    if given is None:
        return None
    with studio.store.read() as tx:
        link = open_link(tx, link_id=given.link_id)
        if link is None or not passes.holds(given, link.digest, at=at):
            return None
        client = find_client(tx, link.client_id)
    return Visitor(
        client_id=client.id, first_name=(client.name.split() or [client.name])[0], mark=passes.form_mark(link.digest)
    )


def own_form(visitor: Visitor, mark: str) -> bool:
    """True where a form was made for this very client's link."""
    return compare_digest(visitor.mark.encode(), mark.encode())
