"""What a phone page fetches besides itself, the same for everyone: scripts, icons, drawings, and how it is installed.

What stands under a mark (`/c/own/<mark>/…`) is kept by the browser for ever; the mark changes with what it marks.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lbp_core.coach.library.picturing import edition
from lbp_core.coach.phone.languages import speaking, spoken
from lbp_core.coach.phone.own_plan import words
from pages._own_files import KEPT, drawing
from pages.phone.language import asked_language

HERE = Path(__file__).parent
KINDS = {".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
OWN = {file.name: file for folder in ("scripts", "icons") for file in sorted((HERE / folder).iterdir())}
ICONS = {"icon-192.png": "192x192", "icon-512.png": "512x512"}
GROUND = "#faf7f1"


@cache
def mark() -> str:
    """A short mark of the scripts, the icons and the drawings as they are now."""
    files = b"\0".join(file.read_bytes() for file in OWN.values())
    return sha256(files + edition().encode()).hexdigest()[:12]


@cache
def _text(name: str) -> bytes:
    return OWN[name].read_bytes().replace(b"MARK", mark().encode())


def own_file(request: Request) -> Response:
    """A script or an icon."""
    name = request.path_params["name"]
    if name not in OWN or name == "worker.js":
        return PlainTextResponse("There is no file at this address.", 404)
    return Response(_text(name), headers=KEPT, media_type=KINDS[OWN[name].suffix])


def worker(_request: Request) -> Response:
    """The worker, which may look after the start page too. The browser asks for it anew, so that it is never old."""
    return Response(_text("worker.js"), headers={"service-worker-allowed": "/c"}, media_type=KINDS[".js"])


def manifest(request: Request) -> Response:
    """How the pages are put on a home screen. It opens the start page; no link's token is in it."""
    with speaking(asked_language(request)):
        return _manifest()


def _manifest() -> Response:
    said = words().app
    icons = [
        {"src": f"/c/own/{mark()}/{name}", "sizes": size, "type": "image/png", "purpose": purpose}
        for name, size in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    colours = {"background_color": GROUND, "theme_color": GROUND}
    told = {"name": said["name"], "short_name": said["short"], "description": said["about"], "lang": spoken().tag}
    where = {"id": "/c", "start_url": "/c", "scope": "/c", "display": "standalone"}
    return Response(json.dumps({**told, **where, **colours, "icons": icons}), media_type="application/manifest+json")


ROUTES = [
    Route("/c/worker.js", worker),
    Route("/c/app.webmanifest", manifest),
    Route("/c/own/{mark}/{name}", own_file),
    Route("/c/own/{mark}/{theme}/{exercise}/{rung:int}.svg", drawing),
]
