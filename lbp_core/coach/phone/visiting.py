"""A client's visit from their own phone: link in, half an hour of pages, a code for plan and progress.

What they send is saved by sharing.py; what a code is, plan_codes.py says.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from lbp_core.access import passes
from lbp_core.access.gate import CLIENT_COOKIE, PLAN_COOKIE
from lbp_core.access.passes import LASTS, Opens, Pass
from lbp_core.coach.phone.plan_codes import use_code
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.phone_words import phone_words
from lbp_core.models.base import Frozen
from lbp_core.models.language import Language
from lbp_core.models.people import Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage.clients import find_client
from lbp_core.storage.links import OpenLink, open_link
from lbp_core.storage.transaction import Transaction

__all__ = [
    "CLIENT_COOKIE", "LASTS", "PLAN_COOKIE", "Visitor", "arrive", "open_plan", "own_form", "own_studio", "visitor",
]  # fmt: skip


class Visitor(Frozen):
    """Who is on the phone, in which language, the mark that every form carries, and whether plan and progress are open here."""

    client_id: str
    first_name: str
    link_id: str
    mark: str
    sees_plan: bool = False
    language: Language = Language.EN


def arrive(studio: Studio, token: str, *, at: datetime) -> str | None:
    """A pass for half an hour in exchange for a link's token; the link stays good. None where no open link has it."""
    digest = sha256(token.encode()).hexdigest()
    with studio.store.read() as tx:
        link = open_link(tx, digest=digest)
    return None if link is None else passes.write_pass(link.id, link.digest, at=at)


def visitor(studio: Studio, pass_text: str, plan_text: str = "", *, at: datetime) -> Visitor | None:
    """Whose pass it is, or None where it is not signed here, is over, or its link was ended.

    Either pass is a visit: on a phone that is the client's alone, the plan's pass opens the forms too.
    """
    forms, plan = passes.read_pass(pass_text), passes.read_pass(plan_text)
    if forms is None and plan is None:
        return None
    with studio.store.read() as tx:
        by_plan = _link_of(tx, plan, Opens.PLAN, at=at)
        link = _link_of(tx, forms, Opens.FORMS, at=at) or by_plan
        if link is None:
            return None
        client = find_client(tx, link.client_id)
    return Visitor(
        client_id=client.id,
        first_name=(client.name.split() or [client.name])[0],
        link_id=link.id,
        mark=passes.form_mark(link.digest),
        sees_plan=by_plan == link,
        language=client.details.language,
    )


def own_studio(studio: Studio, visitor: Visitor, *, at: datetime) -> Studio:
    """The studio in which nobody but this client is to be found."""
    return studio.seen_by(Seen(client_id=visitor.client_id, on=today(studio, at)))


def open_plan(
    studio: Studio, visitor: Visitor, entered: str, *, keep: bool, key: str, at: datetime
) -> tuple[str, timedelta]:
    """A pass for plan and progress on this browser in exchange for the code, and how long it lasts.

    `keep` is the client's own word that nobody else uses this phone. Raises Refused where the code does not open it.
    """
    use_code(studio, visitor.client_id, entered, key=key, at=at)
    with studio.store.read() as tx:
        link = open_link(tx, link_id=visitor.link_id)
    if link is None:
        raise Refused(phone_words().code["over"])
    lasts = passes.PLAN_KEPT if keep else passes.PLAN_LASTS
    return passes.write_pass(link.id, link.digest, at=at, lasts=lasts, opens=Opens.PLAN), lasts


def own_form(visitor: Visitor, mark: str) -> bool:
    """True where a form was made for this very client's link."""
    return compare_digest(visitor.mark.encode(), mark.encode())


def _link_of(tx: Transaction, given: Pass | None, opens: Opens, *, at: datetime) -> OpenLink | None:
    """The open link whose pass it is, where it holds."""
    link = None if given is None else open_link(tx, link_id=given.link_id)
    return (
        link
        if link is not None and given is not None and passes.holds(given, link.digest, at=at, opens=opens)
        else None
    )
