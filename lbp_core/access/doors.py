"""Which door a request came by, judged from its host, its peer and its path. What is behind the doors lives in pages/."""

import re
from dataclasses import dataclass
from enum import Flag, auto
from ipaddress import ip_address
from typing import Any

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDED = frozenset({
    b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-forwarded-port", b"x-forwarded-server",
    b"x-forwarded-ssl", b"x-real-ip", b"x-client-ip", b"x-original-host", b"x-original-url", b"via",
})  # fmt: skip
"""What proxies add, and no browser sends of itself."""

NEVER_CHANGES = ("/static/", "/own/", "/c/own/")
"""Where an address names its content: Streamlit's files by digest, ours under pages/_own_files.py, and the phone's."""

_HOST = re.compile(r"(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?")
NEVER_SERVED = ("_stcore/metrics", "_stcore/agent", "_stcore/script-health-check")
COOKIE = "lbp"
CLIENT_COOKIE = "lbp_client"
PLAN_COOKIE = f"{CLIENT_COOKIE}_plan"
OF_A_CLIENT = (CLIENT_COOKIE, PLAN_COOKIE)
"""A browser that holds one of these for our address is open for a client."""


class Door(Flag):
    """Where a request may go: to the trainers' pages, to the client's phone pages, to both, or nowhere."""

    NONE = 0
    TRAINER = auto()
    PHONE = auto()


@dataclass(frozen=True)
class Hosts:
    """The names under which a TLS proxy on this machine serves the studio; None where it serves none. They may be one."""

    studio: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Request:
    """The parts of an ASGI scope that a decision rests on. `headers` keeps the last value of each name."""

    path: str
    method: str
    scheme: str
    host: str
    peer: str
    headers: dict[bytes, bytes]
    query: str = ""
    version: str = "1.1"

    @property
    def secure(self) -> bool:
        """True where the browser's side of the connection is encrypted."""
        return self.scheme in {"https", "wss"}

    @property
    def host_name(self) -> str:
        """The host without its port, in lower case; empty where it is not a plain host."""
        found = _HOST.fullmatch(self.host.lower())
        return found[1].strip("[]").rstrip(".") if found else ""

    @property
    def port(self) -> str:
        """The port that stands beside the host; empty where none does."""
        found = _HOST.fullmatch(self.host.lower())
        return (found[2] or "") if found else ""

    @property
    def origin(self) -> str:
        """What a browser calls the pages of this address: scheme and host."""
        return f"{'https' if self.secure else 'http'}://{self.host}".lower()

    @property
    def cookies_sent(self) -> frozenset[str]:
        """The names of the cookies."""
        return frozenset(name for name, _ in self._cookies())

    @property
    def holds_a_clients(self) -> bool:
        """True where a client's visit to this very studio is open in the browser."""
        return any(
            cookie_name(name, self, secure=secure) in self.cookies_sent
            for name in OF_A_CLIENT
            for secure in (True, False)
        )

    @property
    def token(self) -> str:
        """What the trainers' cookie says; over TLS only the one that no other host can have set. Two of them count as none."""
        asked = cookie_name(COOKIE, self)
        found = [value for name, value in self._cookies() if name == asked]
        return found[0] if len(found) == 1 else ""

    def _cookies(self) -> list[tuple[str, str]]:
        parts = self.headers.get(b"cookie", b"").decode("latin-1").split(";")
        return [(name.strip(), value.strip()) for name, _, value in (part.partition("=") for part in parts)]

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
        query=scope.get("query_string", b"").decode("latin-1"),
        version=scope.get("http_version", "1.1"),
    )


def door_of(request: Request, hosts: Hosts) -> Door:
    """The machine itself, straight, may go everywhere; a named host, encrypted, where that name leads; nothing else goes."""
    if request.host_name in LOCAL_HOSTS:
        return Door.TRAINER | Door.PHONE if at_the_machine(request) else Door.NONE
    door = Door.NONE
    if request.secure and hosts.phone is not None and request.host_name == hosts.phone.lower():
        door |= Door.PHONE
    if request.secure and hosts.studio is not None and request.host_name == hosts.studio.lower():
        door |= Door.TRAINER
    return door


def at_the_machine(request: Request) -> bool:
    """True for a browser on the machine itself, no proxy between. No browser speaks HTTP/1.0; a proxy nobody set up does."""
    straight = not FORWARDED & request.headers.keys() and request.version != "1.0"
    return request.host_name in LOCAL_HOSTS and straight and _is_loopback(request.peer)


def same_origin(request: Request) -> bool:
    """True unless the browser says that another site made this request. A request that says nothing is let to the token check."""
    site = request.headers.get(b"sec-fetch-site")
    if site is not None and site not in {b"same-origin", b"none"}:
        return False
    origin = request.headers.get(b"origin")
    return origin is None or origin.decode("latin-1").lower() == request.origin


def says_same_origin(request: Request) -> bool:
    """True only where the browser names our own origin: what every browser does with a websocket and a form that is sent."""
    return same_origin(request) and (
        b"origin" in request.headers or request.headers.get(b"sec-fetch-site") == b"same-origin"
    )


def _is_loopback(peer: str) -> bool:
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def cookie_name(name: str, request: Request, *, secure: bool | None = None) -> str:
    """What a cookie is called at this address: browsers tell hosts apart and not ports, so a port is part of the name.

    Over TLS it is one that browsers take from this very host only.
    """
    ours = f"{name}_{request.port}" if request.port else name
    return f"__Host-{ours}" if (request.secure if secure is None else secure) else ours
