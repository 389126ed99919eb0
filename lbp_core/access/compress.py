"""Sent compressed: files that never change, each once for all; and the clients' pages where nothing a visitor said is in them.

Compressing tells how alike two parts of a page are to who can only see its length. So a page is compressed only where no
part of it was chosen by whoever asked for it: a GET without a query, and never the answer to a form.
"""

import asyncio
import gzip
from typing import Any

from lbp_core.access.doors import NEVER_CHANGES, read_request
from lbp_core.access.gate import App, Message, Receive, Scope, Send

WORTH_IT = (b"javascript", b"text/css", b"application/json", b"image/svg", b"text/html")
SMALLEST = 1_024
MOST_KEPT = 1_000
LIGHTLY = 4
"""A page is made for one visitor and compressed each time: a little smaller is not worth three times the work."""


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


class CompressedPages:
    """Compresses the clients' own pages for browsers that take gzip."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if not _page_of_ours(scope):
            await self.app(scope, receive, send)
            return
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, keep)
        start, body = messages[0], b"".join(message.get("body", b"") for message in messages[1:])
        headers = start["headers"]
        if start["status"] == 200 and len(body) >= SMALLEST and b"text/html" in dict(headers).get(b"content-type", b""):
            body = gzip.compress(body, LIGHTLY)
            headers = _headers_for(headers, len(body))
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _page_of_ours(scope: dict[str, Any]) -> bool:
    """A client's page that says nothing its visitor chose."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope.get("query_string"):
        return False
    ours = read_request(scope).for_phone and not scope["path"].startswith(NEVER_CHANGES)
    return ours and b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b"")


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
