"""Every document's address. Reading makes nothing new: what is printed here was kept before. Who may come in: lbp_core/access."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lbp_core.coach.client import caseload
from lbp_core.coach.letters import letters
from lbp_core.coach.printed import discharge, handouts, progress, quick_card, year_printed
from lbp_core.coach.studio import today
from lbp_core.coach.today import reminders
from lbp_core.models.refusal import Refused
from pages import _studio
from pages.documents.asking import refused, seen
from pages.documents.kits import KITS

PAPER_KINDS = {"pdf": "application/pdf", "png": "image/png"}
READ_ALONE = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
"""What a browser's own PDF reader needs, and nothing else."""


def letter(request: Request) -> Response:
    """One letter of one client, as it was made."""
    return _shown(request, "letter", lambda *which, form: letters.letter_page(seen(request), *which, form=form))


def handout(request: Request) -> Response:
    """A handout that was printed a while ago."""
    return _shown(request, "handout", handouts.handout_page)


def discharged(request: Request) -> Response:
    """A page for the end of coaching that was printed a while ago."""
    return _shown(request, "to-keep", discharge.discharge_page)


def progressed(request: Request) -> Response:
    """A progress report that was printed a while ago."""
    return _shown(request, "progress", progress.progress_page)


def year(request: Request) -> Response:
    """A client's long road that was printed a while ago."""
    return _shown(request, "the-long-road", year_printed.printed_year)


def calendar(request: Request) -> Response:
    """The days ahead as a calendar file, for the trainer or for the client."""
    client_id, whose = request.path_params["client"], request.path_params["whose"]
    try:
        made = reminders.calendar(seen(request), client_id, whose=whose, at=_studio.now())
    except Refused as sentence:
        return refused(str(sentence))
    named = {"content-disposition": f'attachment; filename="days-ahead-{whose}.ics"'}
    return Response(made, media_type="text/calendar; charset=utf-8", headers=named)


def card(request: Request) -> Response:
    """The quick card of today, for whoever is signed in. Nothing of a client stands in it."""
    form = request.path_params["form"]
    try:
        page = quick_card.quick_card_page(form, on=today(seen(request), _studio.now()))
    except Refused as sentence:
        return refused(str(sentence))
    return _paper(page, "quick-card", form)


def _shown(request: Request, called: str, read: Callable[..., bytes]) -> Response:
    """The page that `read` finds for this address, or why there is none. A client one may not see has none."""
    client_id, name, form = (request.path_params[part] for part in ("client", "name", "form"))
    try:
        caseload.client(seen(request), client_id)
        page = read(client_id, name, form=form)
    except Refused as sentence:
        return refused(str(sentence))
    return _paper(page, called, form)


def _paper(page: bytes, called: str, form: str) -> Response:
    headers = {
        "content-disposition": f'inline; filename="{called}.{form}"',
        "content-security-policy": READ_ALONE,
    }
    return Response(page, media_type=PAPER_KINDS[form], headers=headers)


ROUTES = [
    *KITS,
    Route("/documents/studio/quick-card.{form:str}", card, methods=["GET"]),
    Route("/documents/{client:str}/calendar/{whose:str}.ics", calendar, methods=["GET"]),
    Route("/documents/{client:str}/letters/{name:str}.{form:str}", letter, methods=["GET"]),
    Route("/documents/{client:str}/handouts/{name:str}.{form:str}", handout, methods=["GET"]),
    Route("/documents/{client:str}/discharges/{name:str}.{form:str}", discharged, methods=["GET"]),
    Route("/documents/{client:str}/years/{name:str}.{form:str}", year, methods=["GET"]),
    Route("/documents/{client:str}/progress/{name:str}.{form:str}", progressed, methods=["GET"]),
]
