"""A small TLS proxy before several apps, as docs/deploy asks for one: a browser stays with the app that answered it last.

Which one that is stands in a cookie of the proxy's own. An app that does not answer is passed over, and the browser moves on.
"""

import asyncio
import re
from pathlib import Path

from tests.tls_proxy import OURS, TlsProxy, pour

STAYS_AT = "lbp_node"


class StickyProxy(TlsProxy):
    """Hands on to the app that the cookie names, else to the others in turn. `turns` counts who opened nothing yet."""

    def __init__(self, ports: list[int], pair: tuple[Path, Path]) -> None:
        self.ports, self.turns = ports, 0
        super().__init__(ports[0], pair)

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head[:-4].split(b"\r\n")
        named = {line.split(b":", 1)[0].strip().lower(): line.split(b":", 1)[1].strip() for line in lines}
        stream = named.get(b"upgrade", b"").lower() == b"websocket"
        kept = [line for line in lines if line.split(b":", 1)[0].strip().lower() not in OURS]
        kept += [b"X-Forwarded-For: " + writer.get_extra_info("peername")[0].encode(), b"X-Forwarded-Proto: https"]
        kept += [b"Connection: Upgrade" if stream else b"Connection: close"]
        body = b"" if stream else await reader.readexactly(int(named.get(b"content-length", b"0")))
        port, there, away = await self._first_that_answers(named.get(b"cookie", b"").decode("latin-1"))
        away.write(b"\r\n".join([first, *kept, b"", b""]) + body)
        said, _, rest = (await there.readuntil(b"\r\n\r\n")).partition(b"\r\n")
        writer.write(said + f"\r\nSet-Cookie: {STAYS_AT}={port}; Path=/; Secure; HttpOnly\r\n".encode() + rest)
        if not stream:
            await pour(there, writer)
            away.close()
            return False
        await asyncio.gather(pour(reader, away), pour(there, writer))
        return False

    async def _first_that_answers(self, cookies: str) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter]:
        """Raises OSError where nobody does."""
        found = re.search(rf"{STAYS_AT}=(\d+)", cookies)
        self.turns += 1
        own = int(found[1]) if found and int(found[1]) in self.ports else self.ports[self.turns % len(self.ports)]
        trouble: OSError | None = None
        for port in [own, *(one for one in self.ports if one != own)]:
            try:
                return port, *await asyncio.open_connection("127.0.0.1", port)
            except OSError as error:
                trouble = error
        raise trouble or OSError("there is no app")
