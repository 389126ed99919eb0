"""Every document's address. Reading makes nothing new: what is printed here was kept before. Who may come in: lbp_core/access."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lbp_core.access import plain_page
from lbp_core.coach import discharge, handouts, letters
from lbp_core.models.refusal import Refused
from pages import _studio

PAPER_KINDS = {"pdf": "application/pdf", "png": "image/png"}
READ_ALONE = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
"""What a browser's own PDF reader needs, and nothing else."""


def letter(request: Request) -> Response:
    """One letter of one client, as it was made."""
    client_id, letter_id, form = (request.path_params[name] for name in ("client", "name", "form"))
    try:
        page = letters.letter_page(_studio.the_studio(), client_id, letter_id, form=form)
    except Refused as sentence:
        return _refused(str(sentence))
    return _shown(page, "letter", form)


def handout(request: Request) -> Response:
    """A handout that was printed a while ago."""
    client_id, name, form = (request.path_params[name] for name in ("client", "name", "form"))
    try:
        page = handouts.handout_page(client_id, name, form=form)
    except Refused as sentence:
        return _refused(str(sentence))
    return _shown(page, "handout", form)


def discharged(request: Request) -> Response:
    """A page for the end of coaching that was printed a while ago."""
    client_id, name, form = (request.path_params[name] for name in ("client", "name", "form"))
    try:
        page = discharge.discharge_page(client_id, name, form=form)
    except Refused as sentence:
        return _refused(str(sentence))
    return _shown(page, "to-keep", form)


def _shown(page: bytes, called: str, form: str) -> Response:
    headers = {
        "content-disposition": f'inline; filename="{called}.{form}"',
        "content-security-policy": READ_ALONE,
    }
    return Response(page, media_type=PAPER_KINDS[form], headers=headers)


def _refused(says: str) -> Response:
    body, policy = plain_page.page("No such document", says)
    return Response(body, 404, media_type="text/html", headers={"content-security-policy": policy})


ROUTES = [
    Route("/documents/{client:str}/letters/{name:str}.{form:str}", letter, methods=["GET"]),
    Route("/documents/{client:str}/handouts/{name:str}.{form:str}", handout, methods=["GET"]),
    Route("/documents/{client:str}/discharges/{name:str}.{form:str}", discharged, methods=["GET"]),
]
