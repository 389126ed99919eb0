"""Leaving kits as downloads: made into a file that vanishes once it was sent. Who may, the coach says; the log has a line."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from lbp_core.coach.leaving import kit
from lbp_core.coach.leaving.allowed_out import whole_studio
from lbp_core.coach.leaving.laid_ready import new_file, take
from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from pages import _studio
from pages.documents.asking import refused, seen

PIECE = 1 << 18
FROM_HERE = frozenset({"same-origin", "none"})
Write = Callable[[Studio, str, BinaryIO], str]


def client_kit(request: Request) -> Response:
    """Everything about one client, as one zip."""
    return _made(request, lambda *asked: kit.write_kit(*asked, at=_studio.now()), "application/zip")


def client_records(request: Request) -> Response:
    """The records alone, for this program."""
    return _made(request, lambda *asked: kit.write_records(*asked, at=_studio.now()), "application/json")


def studio_kit(request: Request) -> Response:
    """The whole studio's, as its owner made it ready on the studio page; it is handed out once."""
    try:
        studio = seen(request)
        whole_studio(studio)
    except Refused as sentence:
        return refused(str(sentence))
    found = take(request.path_params["name"], studio.who.person_id)
    if found is None:
        return refused("This kit does not lie ready any more. Make it again on the Studio page.")
    return _sent(found.file, found.called, "application/zip")


def _made(request: Request, write: Write, kind: str) -> Response:
    """The file that `write` makes. A link on another site's page gets none: making one leaves a line in the log."""
    place = new_file()
    try:
        if request.headers.get("sec-fetch-site", "none") not in FROM_HERE:
            raise Refused("Open the client's record and take the kit out there.")
        return _sent(place, write(seen(request), request.path_params["client"], place), kind)
    except Refused as sentence:
        place.close()
        return refused(str(sentence))


def _sent(place: BinaryIO, name: str, kind: str) -> Response:
    """Piece by piece, so that a large one never stands in memory."""
    place.seek(0, 2)
    named = {"content-disposition": f'attachment; filename="{name}"', "content-length": str(place.tell())}
    place.seek(0)
    return StreamingResponse(_pieces(place), media_type=kind, headers=named)


def _pieces(place: BinaryIO) -> Iterator[bytes]:
    with place:
        yield from iter(lambda: place.read(PIECE), b"")


KITS = [
    Route("/documents/studio/kit/{name:str}.zip", studio_kit, methods=["GET"]),
    Route("/documents/{client:str}/leaving/kit.zip", client_kit, methods=["GET"]),
    Route("/documents/{client:str}/leaving/records.json", client_records, methods=["GET"]),
]
