"""Files that never change, sent compressed: each is compressed once and kept. Pages and answers of ours are not touched here."""

import asyncio
import gzip
from typing import Any

from lbp_core.access.doors import NEVER_CHANGES
from lbp_core.access.gate import App, Message, Receive, Scope, Send

WORTH_IT = (b"javascript", b"text/css", b"application/json", b"image/svg", b"text/html")
SMALLEST = 1_024
MOST_KEPT = 1_000


class CompressedStatic:
    """Compresses what stands at addresses that name their content, for browsers that take gzip.

    The addresses carry a digest of their content, so a kept copy is never stale while the process lives.
    """

    def __init__(self, app: App) -> None:
        self.app = app
        self.kept: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if not _compressible(scope):
            await self.app(scope, receive, send)
            return
        if scope["path"] not in self.kept:
            whole = await self._whole(scope, receive)
            if whole is None or len(self.kept) >= MOST_KEPT:
                await self.app(scope, receive, send)
                return
            self.kept[scope["path"]] = whole
        headers, body = self.kept[scope["path"]]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _whole(self, scope: Scope, receive: Receive) -> tuple[list[tuple[bytes, bytes]], bytes] | None:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, keep)
        start = messages[0]
        body = b"".join(message.get("body", b"") for message in messages[1:])
        named = dict(start["headers"])
        kind = named.get(b"content-type", b"")
        if start["status"] != 200 or len(body) < SMALLEST or not any(word in kind for word in WORTH_IT):
            return None
        packed = await asyncio.to_thread(gzip.compress, body, 6)
        return [*_headers_for(start["headers"], len(packed))], packed


def _compressible(scope: dict[str, Any]) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(NEVER_CHANGES):
        return False
    headers = dict(scope["headers"])
    return b"gzip" in headers.get(b"accept-encoding", b"") and not headers.keys() & {b"range", b"if-none-match"}


def _headers_for(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    kept = [pair for pair in headers if pair[0] not in {b"content-length", b"accept-ranges", b"etag"}]
    return [
        *kept,
        (b"content-encoding", b"gzip"),
        (b"vary", b"accept-encoding"),
        (b"content-length", str(length).encode()),
    ]
