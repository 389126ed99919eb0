"""What the tablet's pages fetch besides themselves: drawings as files, and the scripts. Pages are in the files beside.

Nothing here is about a client, so nobody has to be signed in for it.

Every address carries the mark of what it gives (`/own/<mark>/…`), so a browser keeps it for ever and never shows an old one.
"""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lbp_core.coach.library.picturing import picture_of

KEPT = {"cache-control": "public, max-age=31536000, immutable"}
WIDTH = 240
HERE = Path(__file__).parent
SCRIPTS = {
    file.name: file.read_text(encoding="utf-8")
    for file in (HERE / "_parts/links.js", HERE / "_parts/floor.js", HERE / "_parts/stay.js", HERE / "sign_in/pad.js")
}


def address_of(script: str) -> str:
    """Where that script is; another one once it says something else."""
    return f"/own/{sha256(SCRIPTS[script].encode()).hexdigest()[:12]}/{script}"


def drawing(request: Request) -> Response:
    """One rung's drawing, the easiest is 1."""
    asked = request.path_params
    found = picture_of(asked["exercise"], asked["rung"], width=WIDTH, dark=asked["theme"] == "dark")
    if found is None:
        return PlainTextResponse("There is no drawing at this address.", 404)
    return Response(found.svg, headers=KEPT, media_type="image/svg+xml")


def script(request: Request) -> Response:
    """A script of ours: links that stay in the session, the floor's clock and line, staying signed in, the PIN pad."""
    found = SCRIPTS.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no script at this address.", 404)
    return Response(found, headers=KEPT, media_type="text/javascript")


ROUTES = [
    Route("/own/{mark}/{name:str}", script),
    Route("/own/{mark}/{theme}/{exercise}/{rung:int}.svg", drawing),
]
