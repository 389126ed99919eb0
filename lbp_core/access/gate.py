"""The guard in front of every route and the websocket (pure ASGI). Who a visitor is, is asked of its keeper."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool

from lbp_core.access import headers
from lbp_core.access.admission import asks_who, before_anybody_is_known, entry
from lbp_core.access.doors import (
    CLIENT_COOKIE,
    NEVER_CHANGES,
    PLAN_COOKIE,
    Door,
    Hosts,
    Request,
    at_the_machine,
    door_of,
    read_request,
)
from lbp_core.access.refusals import NO_SUCH_HOST, Elsewhere, Refusal, lead, refuse
from lbp_core.access.sockets import POLICY, Held, Sockets
from lbp_core.access.standing import OUT, Keeper, NobodyIn, Standing
from lbp_core.access.ways import DOOR

__all__ = ["CLIENT_COOKIE", "PLAN_COOKIE", "Gate"]

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

IDENTITY_HEADER = b"x-lbp-session"
NOT_NOW = "The studio's pages are closed for a moment. Try again later."
LOOK_EVERY_S = 0.5
"""Between two looks at whether those who hold a websocket may still hold it."""


class Gate:
    """Lets in what may come in, leads or refuses the rest, and puts our headers on every answer.

    `tablet` and `phone` are the content security policies of the Streamlit pages and the plain ones; `hosts` the names
    under which the studio's TLS proxy serves it; `trouble` says why nothing can be shown, or None; `sockets` are the
    websockets that a sign-out cuts at once.
    """

    def __init__(
        self,
        app: App,
        *,
        tablet: str,
        phone: str,
        hosts: Hosts,
        trouble: Callable[[], str | None] = lambda: None,
        keeper: Keeper | None = None,
        sockets: Sockets | None = None,
    ) -> None:
        self.app, self.tablet, self.phone, self.hosts, self.trouble = app, tablet, phone, hosts, trouble
        self.keeper, self.sockets = keeper or NobodyIn(), sockets or Sockets()
        self._watch: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        request, websocket = read_request(scope), scope["type"] == "websocket"
        refusal = self.refusal(request, websocket=websocket)
        stands = OUT
        answer: Refusal | Elsewhere | None = refusal
        if refusal is None and asks_who(request):
            stands, answer = await run_in_threadpool(self._admit, request, websocket=websocket)
        if answer is not None:
            await self._turn_away(answer, request, send, websocket=websocket)
        elif websocket:
            await self._hold(_with_badge(scope, stands), receive, send, stands)
        else:
            await self.app(_with_badge(scope, stands), receive, self._dress(request, send))

    def refusal(self, request: Request, *, websocket: bool) -> Refusal | None:
        """Why this request is refused whoever sends it, or None. The order matters: the first reason that applies is told."""
        door = door_of(request, self.hosts)
        if door is Door.NONE:
            return NO_SUCH_HOST
        found = before_anybody_is_known(request, door, websocket=websocket)
        if found is not None and found.status == 404:
            return found
        if (trouble := self.trouble()) is not None:
            return Refusal(503, "The studio cannot open", trouble if at_the_machine(request) else NOT_NOW)
        return found

    def _admit(self, request: Request, *, websocket: bool) -> tuple[Standing, Refusal | Elsewhere | None]:
        """How the browser stands, and what follows for this request. Where nobody can say, nobody is let in."""
        try:
            stands = self.keeper.by_cookie(request.token)
        except Exception:
            logging.getLogger(__name__).exception("nobody can say who is signed in")
            return OUT, Refusal(503, "The studio cannot open", NOT_NOW)
        return stands, entry(request, stands, websocket=websocket)

    async def _hold(self, scope: Scope, receive: Receive, send: Send, stands: Standing) -> None:
        """A websocket, for as long as its badge holds."""
        held = Held(stands.sign_in_id, stands.badge)
        self.sockets.take(held)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look_after())

        async def heard() -> Message:
            message = await held.next(receive, send)
            if message["type"] == "websocket.receive" and self.keeper.by_hand(message.get("bytes") or b""):
                held.touched = True
            return message

        async def told(message: Message) -> None:
            await held.pass_on(message, send)

        try:
            await self.app(scope, heard, told)
        finally:
            self.sockets.let_go(held)

    async def _look_after(self) -> None:
        """While websockets are open: notes where somebody was busy, and cuts those whose badge holds no longer."""
        while held := self.sockets.open():
            try:
                await run_in_threadpool(self._look, held)
            except (
                Exception
            ):  # a database that is away for a moment ends nobody's sign-in; the pages say that it is away
                logging.getLogger(__name__).exception("nobody can say who is still signed in")
            await asyncio.sleep(LOOK_EVERY_S)

    def _look(self, held: tuple[Held, ...]) -> None:
        for one in held:
            if one.touched:
                one.touched = False
                self.keeper.touched(one.sign_in_id)
        now = self.keeper.by_sign_in({one.sign_in_id for one in held})
        for one in held:
            if now.get(one.sign_in_id, OUT).badge != one.badge:
                one.cut()

    async def _turn_away(self, answer: Refusal | Elsewhere, request: Request, send: Send, *, websocket: bool) -> None:
        if websocket:
            await send({"type": "websocket.close", "code": POLICY, "reason": "not let in"})
        elif isinstance(answer, Refusal):
            await refuse(answer, self._dress(request, send))
        else:
            await lead(answer, self._dress(request, send))

    def _dress(self, request: Request, send: Send) -> Send:
        policy = self.phone if request.for_phone or request.path in DOOR else self.tablet

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                keep_cache = request.path.startswith(NEVER_CHANGES) and message["status"] == 200
                ours = headers.dressed(
                    message.get("headers", ()), policy=policy, keep_cache=keep_cache, secure=request.secure
                )
                message = {**message, "headers": ours}
            await send(message)

        return dressed


def _with_badge(scope: Scope, stands: Standing) -> Scope:
    """The request as it goes on: what it said of itself is dropped, and what we know is written there."""
    kept = [pair for pair in scope.get("headers", []) if pair[0] != IDENTITY_HEADER]
    return {**scope, "headers": [*kept, (IDENTITY_HEADER, stands.badge.encode())] if stands.badge else kept}
