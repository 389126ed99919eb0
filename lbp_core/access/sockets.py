"""The websockets open in this process, by the sign-in that holds each, and how they are cut. Why is decided elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from threading import Lock
from typing import Any

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

POLICY = 1008


class Held:
    """One open websocket: whose sign-in, under which badge, whether somebody was busy there, and whether it has been cut."""

    def __init__(self, sign_in_id: str, badge: str) -> None:
        self.sign_in_id, self.badge = sign_in_id, badge
        self.touched = False
        self._loop = asyncio.get_running_loop()
        self._cut = asyncio.Event()
        self._closed = False

    def cut(self) -> None:
        """Ends it from any thread; it is closed as soon as its loop turns."""
        with suppress(RuntimeError):  # its loop has stopped, and everything in it
            self._loop.call_soon_threadsafe(self._cut.set)

    async def next(self, receive: Receive, send: Send) -> Message:
        """The next message from outside; once cut, the websocket is closed and reported as gone."""
        coming, cutting = asyncio.ensure_future(receive()), asyncio.ensure_future(self._cut.wait())
        try:
            await asyncio.wait({coming, cutting}, return_when=asyncio.FIRST_COMPLETED)
            if not self._cut.is_set():
                return coming.result()
            if not self._closed:
                self._closed = True
                await send({"type": "websocket.close", "code": POLICY, "reason": "signed out"})
            return {"type": "websocket.disconnect", "code": POLICY}
        finally:
            cutting.cancel()
            coming.cancel()

    async def pass_on(self, message: Message, send: Send) -> None:
        """Sends outward, unless it was cut: then nothing more is told."""
        if not self._cut.is_set():
            await send(message)
        elif not self._closed and message["type"] == "websocket.close":
            self._closed = True
            await send(message)


class Sockets:
    """All of them. Safe to use from every thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[int, Held] = {}

    def take(self, held: Held) -> None:
        """From now on it counts as open."""
        with self._lock:
            self._held[id(held)] = held

    def let_go(self, held: Held) -> None:
        """It is gone."""
        with self._lock:
            self._held.pop(id(held), None)

    def open(self) -> tuple[Held, ...]:
        """Those open now."""
        with self._lock:
            return tuple(self._held.values())

    def cut(self, sign_in_id: str) -> int:
        """Ends every websocket of that sign-in, and says how many there were."""
        found = [held for held in self.open() if held.sign_in_id == sign_in_id]
        for held in found:
            held.cut()
        return len(found)
