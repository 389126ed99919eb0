"""What the tablet's pages fetch besides themselves: drawings as files, scripts, the stylesheet. Pages are in the files beside.

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
NAMES = ("_parts/links.js", "_parts/floor.js", "_parts/stay.js", "_parts/anew.js", "sign_in/pad.js", "_parts/look.css")
FILES = {(HERE / name).name: (HERE / name).read_text(encoding="utf-8") for name in NAMES}
KINDS = {".js": "text/javascript", ".css": "text/css"}


def address_of(name: str) -> str:
    """Where that file is; another place once it says something else."""
    return f"/own/{sha256(FILES[name].encode()).hexdigest()[:12]}/{name}"


def drawing(request: Request) -> Response:
    """One rung's drawing, the easiest is 1."""
    asked = request.path_params
    theme, _, contrast = asked["theme"].partition("-")
    found = picture_of(asked["exercise"], asked["rung"], width=WIDTH, dark=theme == "dark", more=contrast == "more")
    if found is None:
        return PlainTextResponse("There is no drawing at this address.", 404)
    return Response(found.svg, headers=KEPT, media_type="image/svg+xml")


def own_file(request: Request) -> Response:
    """The stylesheet, or a script: links that stay in the session, the floor's clock and line, staying signed in, the PIN pad."""
    name = request.path_params["name"]
    if name not in FILES:
        return PlainTextResponse("There is no file of ours at this address.", 404)
    return Response(FILES[name], headers=KEPT, media_type=KINDS[Path(name).suffix])


ROUTES = [
    Route("/own/{mark}/{name:str}", own_file),
    Route("/own/{mark}/{theme}/{exercise}/{rung:int}.svg", drawing),
]
