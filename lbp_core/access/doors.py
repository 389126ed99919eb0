"""Which door a request came by, judged from its host, its peer and its path. What is behind the doors lives in pages/."""

import re
from dataclasses import dataclass
from enum import Enum
from ipaddress import ip_address
from typing import Any

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDED = frozenset({b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"via"})
NEVER_CHANGES = ("/static/", "/own/", "/c/own/")
"""Where an address names its content: Streamlit's files by digest, ours under pages/_own_files.py, and the phone's."""

NEVER_SERVED = ("_stcore/metrics", "_stcore/agent", "_stcore/script-health-check")


class Door(Enum):
    """Where a request may go: everywhere, the client's phone pages only, or nowhere."""

    TRAINER = "trainer"
    PHONE = "phone"
    NONE = "none"


@dataclass(frozen=True)
class Request:
    """The parts of an ASGI scope that a decision rests on. `headers` keeps the last value of each name."""

    path: str
    method: str
    scheme: str
    host: str
    peer: str
    headers: dict[bytes, bytes]

    @property
    def secure(self) -> bool:
        """True where the browser's side of the connection is encrypted."""
        return self.scheme in {"https", "wss"}

    @property
    def host_name(self) -> str:
        """The host without its port, in lower case; empty where it is not a plain host."""
        found = re.fullmatch(r"(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?", self.host.lower())
        return found[1].strip("[]").rstrip(".") if found else ""

    @property
    def for_phone(self) -> bool:
        """True for the client's own pages."""
        return self.path == "/c" or self.path.startswith("/c/")

    @property
    def never_served(self) -> bool:
        """True for what Streamlit offers to machines and nobody here needs."""
        return any(place in re.sub(r"/+", "/", self.path.lower()) for place in NEVER_SERVED)


def read_request(scope: dict[str, Any]) -> Request:
    """An ASGI http or websocket scope as a Request. Two Host headers count as none."""
    pairs: list[tuple[bytes, bytes]] = scope.get("headers", [])
    hosts = [value for name, value in pairs if name == b"host"]
    return Request(
        path=scope.get("path", ""),
        method=scope.get("method", "GET"),
        scheme=scope.get("scheme", "http"),
        host=hosts[0].decode("latin-1") if len(hosts) == 1 else "",
        peer=(scope.get("client") or ("",))[0],
        headers=dict(pairs),
    )


def door_of(request: Request, phone_host: str | None) -> Door:
    """The machine itself, straight, opens every page; the phone host, encrypted, opens the phone pages; nothing else does."""
    if request.host_name in LOCAL_HOSTS:
        straight = not FORWARDED & request.headers.keys()
        return Door.TRAINER if straight and _is_loopback(request.peer) else Door.NONE
    if phone_host is not None and request.host_name == phone_host.lower() and request.secure:
        return Door.PHONE
    return Door.NONE


def same_origin(request: Request) -> bool:
    """True unless the browser says that another site made this request. A request that says nothing is let to the token check."""
    site = request.headers.get(b"sec-fetch-site")
    if site is not None and site not in {b"same-origin", b"none"}:
        return False
    origin = request.headers.get(b"origin")
    return origin is None or origin.decode("latin-1").lower() == f"{request.scheme}://{request.host}".lower()


def _is_loopback(peer: str) -> bool:
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
