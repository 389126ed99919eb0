"""The guard in front of every route and the websocket (pure ASGI). Who a visitor is, once inside, is not decided here."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from lbp_core.access import headers, plain_page
from lbp_core.access.doors import NEVER_CHANGES, Door, Request, door_of, read_request, same_origin

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

IDENTITY_HEADER = b"x-lbp-session"
CLIENT_COOKIE = "lbp_client"
PLAN_COOKIE = f"{CLIENT_COOKIE}_plan"
OF_A_CLIENT = frozenset({CLIENT_COOKIE, PLAN_COOKIE, f"__Host-{CLIENT_COOKIE}", f"__Host-{PLAN_COOKIE}"})
READS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Refusal:
    """An answer instead of a page: its status and what it says to a person."""

    status: int
    title: str
    says: str
    leave: bool = False


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


class Gate:
    """Lets in what may come in, refuses the rest with a plain page, and puts our headers on every answer.

    `tablet` and `phone` are the content security policies of the two sorts of page; `phone_host` the name under which
    the studio's TLS proxy serves the clients' pages (None: not served); `trouble` says why nothing can be shown, or None.
    """

    def __init__(
        self,
        app: App,
        *,
        tablet: str,
        phone: str,
        phone_host: str | None,
        trouble: Callable[[], str | None] = lambda: None,
    ) -> None:
        self.app, self.tablet, self.phone, self.phone_host, self.trouble = app, tablet, phone, phone_host, trouble

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        request = read_request(scope)
        refusal = self.refusal(request, websocket=scope["type"] == "websocket")
        if scope["type"] == "websocket" and refusal is not None:
            await send({"type": "websocket.close", "code": 1008, "reason": refusal.title})
        elif refusal is not None:
            await _refuse(refusal, self._dress(request, send))
        else:
            await self.app(_without_identity(scope), receive, self._dress(request, send))

    def refusal(self, request: Request, *, websocket: bool) -> Refusal | None:
        """Why this request is not let in, or None. The order matters: the first reason that applies is told."""
        door = door_of(request, self.phone_host)
        if door is Door.NONE:
            return NO_SUCH_HOST
        if request.never_served or (not request.for_phone and door is Door.PHONE) or (websocket and request.for_phone):
            return NOTHING_HERE
        if (trouble := self.trouble()) is not None:
            told = trouble if door is Door.TRAINER else "The studio's pages are closed for a moment. Try again later."
            return Refusal(503, "The studio cannot open", told)
        return _phone_refusal(request) if request.for_phone else _trainer_refusal(request)

    def _dress(self, request: Request, send: Send) -> Send:
        policy = self.phone if request.for_phone else self.tablet

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                keep_cache = request.path.startswith(NEVER_CHANGES) and message["status"] == 200
                ours = headers.dressed(
                    message.get("headers", ()), policy=policy, keep_cache=keep_cache, secure=request.secure
                )
                message = {**message, "headers": ours}
            await send(message)

        return dressed


def _phone_refusal(request: Request) -> Refusal | None:
    if request.method in READS:
        return None
    if request.method != "POST":
        return WRONG_METHOD
    return None if same_origin(request) else OTHER_SITE


def _trainer_refusal(request: Request) -> Refusal | None:
    cookies = request.headers.get(b"cookie", b"").decode("latin-1")
    held = {part.split("=", 1)[0].strip() for part in cookies.split(";")}
    return A_CLIENTS_BROWSER if held & OF_A_CLIENT else None


def _without_identity(scope: Scope) -> Scope:
    return {**scope, "headers": [pair for pair in scope.get("headers", []) if pair[0] != IDENTITY_HEADER]}


async def _refuse(refusal: Refusal, send: Send) -> None:
    body, policy = plain_page.page(refusal.title, refusal.says, leave=refusal.leave)
    await send(
        {
            "type": "http.response.start",
            "status": refusal.status,
            "headers": [
                (b"content-type", b"text/html; charset=utf-8"),
                (b"content-length", str(len(body)).encode()),
                (b"content-security-policy", policy.encode()),
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})
