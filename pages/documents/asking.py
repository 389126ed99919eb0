"""Who asks for a document, and the page they get where there is none. Which documents there are: routes.py, kits.py."""

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.access import plain_page
from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from pages import _door


def seen(request: Request) -> Studio:
    """The studio as whoever asks sees it. Raises Refused where that is nobody, or a client with the tablet in hand."""
    visit = _door.visit_of(request)
    if visit is None or visit.client_id is not None:
        raise Refused("Sign in first, then open it again.")
    return visit.studio


def refused(says: str) -> Response:
    """The page with that sentence."""
    body, policy = plain_page.page("No such document", says)
    return Response(body, 404, media_type="text/html", headers={"content-security-policy": policy})
