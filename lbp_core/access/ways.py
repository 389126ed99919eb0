"""The addresses at the trainers' door, and where somebody may be sent back to. Who may go there is decided elsewhere."""

import re
from urllib.parse import parse_qsl, urlsplit

SIGN_IN, SET_UP, LOCKED, SIGN_OUT, OWN_PIN = "/sign-in", "/set-up", "/locked", "/sign-out", "/own-pin"
TO_PROVIDER, FROM_PROVIDER, LINK = "/sign-in/with", "/sign-in/back", "/sign-in/link"
DOOR = frozenset({SIGN_IN, SET_UP, LOCKED, SIGN_OUT, OWN_PIN, TO_PROVIDER, FROM_PROVIDER, LINK})
"""The pages around signing in: plain, served to everybody at this door; each looks for itself at who is there."""

OPEN_TO_ALL = frozenset({"/favicon.png", "/robots.txt", "/_stcore/health"})
STREAM = "/_stcore/stream"
FRAME = frozenset({"/_stcore/host-config", STREAM})
"""What a page needs besides itself, whoever holds the tablet."""

FOR_MACHINES = ("/_stcore/", "/media/", "/component/", "/vendor/")
"""Asked for by pages, never by a person: no use in sending these to sign in."""

FRONT = "/"
_OURS = re.compile(r"/[A-Za-z0-9_./~-]{0,200}(?:\?[A-Za-z0-9_.~=&%+:-]{0,600})?")
_ODD = re.compile(r"//|\\|/\.{1,2}(?:/|$)|[\x00-\x1f\x7f]")


def odd(path: str) -> bool:
    """True for a path that two readers could read as two places: doubled or backward slashes, dots, control signs."""
    return _ODD.search(path) is not None


def way_back(to: str) -> str:
    """`to` where it is a page of this studio, else the front page. Never another host, never a page of the door itself."""
    if not _OURS.fullmatch(to) or odd(to) or "%" in urlsplit(to).path:
        return FRONT
    path = urlsplit(to).path
    return FRONT if path in DOOR or path.startswith((*FOR_MACHINES, "/c/", "/own/", "/static/")) or path == "/c" else to


def leads_to(place: str, *, path: str, query: str) -> bool:
    """True where an address is that place: the same page, and what the place says in its query, once and not otherwise."""
    wanted = urlsplit(place)
    asked = parse_qsl(wanted.query)
    said = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] in dict(asked)]
    return path == wanted.path and sorted(said) == sorted(asked)
