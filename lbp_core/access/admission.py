"""Which request goes on to the app, which is led elsewhere and which is refused. Nothing is read or sent here."""

from urllib.parse import urlencode

from lbp_core.access.doors import NEVER_CHANGES, Door, Request, same_origin, says_same_origin
from lbp_core.access.refusals import (
    A_CLIENTS_BROWSER,
    IN_CLIENTS_HANDS,
    NOT_SIGNED_IN,
    NOTHING_HERE,
    OTHER_SITE,
    WRONG_METHOD,
    Elsewhere,
    Refusal,
)
from lbp_core.access.standing import Place, Standing
from lbp_core.access.ways import (
    DOOR,
    FOR_MACHINES,
    FRAME,
    LOCKED,
    OPEN_TO_ALL,
    SIGN_IN,
    STREAM,
    leads_to,
    odd,
    way_back,
)

READS = frozenset({"GET", "HEAD"})


def before_anybody_is_known(request: Request, door: Door, *, websocket: bool) -> Refusal | None:
    """What is refused whoever asks: addresses that are not served, other sites, other methods."""
    wanted = Door.PHONE if request.for_phone else Door.TRAINER
    if request.never_served or wanted not in door or (websocket and request.path != STREAM):
        return NOTHING_HERE
    return _phone(request) if request.for_phone else _trainer(request, websocket=websocket)


def asks_who(request: Request) -> bool:
    """True where it matters who asks. Files that are the same for everybody, and the door's own pages, do not ask."""
    return not (
        request.for_phone
        or request.path in DOOR
        or request.path in OPEN_TO_ALL
        or request.path.startswith(NEVER_CHANGES)
    )


def entry(request: Request, stands: Standing, *, websocket: bool) -> Refusal | Elsewhere | None:
    """What stands in the way of a browser that stands so; None lets it in."""
    for_machines = websocket or request.path.startswith(FOR_MACHINES)
    if stands.place is Place.HERE:
        return None
    if stands.place is Place.HANDED:
        return _in_clients_hands(request, stands, for_machines=for_machines)
    if for_machines or request.method not in READS:
        return NOT_SIGNED_IN
    return Elsewhere(_asking(LOCKED if stands.place is Place.LOCKED else SIGN_IN, request))


def _in_clients_hands(request: Request, stands: Standing, *, for_machines: bool) -> Refusal | Elsewhere | None:
    if stands.only is None or request.path in FRAME:
        return None if request.path in FRAME else IN_CLIENTS_HANDS
    if for_machines or request.method not in READS or request.path.startswith("/documents/"):
        return IN_CLIENTS_HANDS
    return None if leads_to(stands.only, path=request.path, query=request.query) else Elsewhere(stands.only)


def _asking(door: str, request: Request) -> str:
    back = way_back(f"{request.path}?{request.query}" if request.query else request.path)
    return door if back == "/" else f"{door}?{urlencode({'to': back})}"


def _trainer(request: Request, *, websocket: bool) -> Refusal | None:
    if odd(request.path):
        return NOTHING_HERE
    if request.holds_a_clients:
        return A_CLIENTS_BROWSER
    sends = websocket or request.method not in READS
    return OTHER_SITE if sends and not says_same_origin(request) else None


def _phone(request: Request) -> Refusal | None:
    if request.method in READS:
        return None
    if request.method != "POST":
        return WRONG_METHOD
    return None if same_origin(request) else OTHER_SITE
