"""What the tablet's pages fetch besides themselves: drawings as files, and our scripts. Pages are in the files beside.

Every address carries the mark of what it gives (`/own/<mark>/…`), so a browser keeps it for ever and never shows an old one.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lbp_core.coach.picturing import picture_of

KEPT = {"cache-control": "public, max-age=31536000, immutable"}
WIDTH = 240
PARTS = Path(__file__).with_name("_parts")
SCRIPTS = {name: (PARTS / f"{name}.js").read_text(encoding="utf-8") for name in ("links", "floor")}


def drawing(request: Request) -> Response:
    """One rung's drawing, the easiest is 1."""
    asked = request.path_params
    found = picture_of(asked["exercise"], asked["rung"], width=WIDTH, dark=asked["theme"] == "dark")
    if found is None:
        return PlainTextResponse("There is no drawing at this address.", 404)
    return Response(found.svg, headers=KEPT, media_type="image/svg+xml")


def script(request: Request) -> Response:
    """A script of ours: the links that stay in the session, the floor's clock and its line to the server."""
    found = SCRIPTS.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no script at this address.", 404)
    return Response(found, headers=KEPT, media_type="text/javascript")


ROUTES = [
    Route("/own/{mark}/{name}.js", script),
    Route("/own/{mark}/{theme}/{exercise}/{rung:int}.svg", drawing),
]
