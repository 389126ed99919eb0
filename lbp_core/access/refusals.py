"""The answers that are given instead of a page, and how they are sent. When each is given is decided in admission.py."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from lbp_core.access import plain_page

Send = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Refusal:
    """An answer instead of a page: its status and what it says to a person."""

    status: int
    title: str
    says: str
    leave: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """A page is shown at another address instead."""

    to: str


NO_SUCH_HOST = Refusal(403, "Not at this address", "This studio does not answer under this name, or not from there.")
NOTHING_HERE = Refusal(404, "Nothing here", "There is no page at this address.")
OTHER_SITE = Refusal(
    403, "Not sent", "This form was sent from another site, so nothing was saved. Open your link again."
)
WRONG_METHOD = Refusal(405, "Not possible", "This page can be read, but nothing can be sent to it like this.")
A_CLIENTS_BROWSER = Refusal(
    403,
    "This browser is open for a client",
    "Somebody opened a client's link here. Close it before opening the trainer's pages.",
    leave=True,
)
NOT_SIGNED_IN = Refusal(403, "Not signed in", "Open the studio's front page and sign in first.")
IN_CLIENTS_HANDS = Refusal(
    403,
    "This tablet is in a client's hands",
    "It shows that client's own form only, until the trainer's PIN takes it back.",
)


async def refuse(refusal: Refusal, send: Send) -> None:
    """Sends it as a plain page."""
    body, policy = plain_page.page(refusal.title, refusal.says, leave=refusal.leave)
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"content-security-policy", policy.encode()),
    ]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def lead(there: Elsewhere, send: Send) -> None:
    """Sends the browser to another address of ours."""
    headers = [(b"location", there.to.encode("ascii")), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
