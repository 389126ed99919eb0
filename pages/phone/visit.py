"""Who is on the phone: link in, cookie, the mark in a form, and out again. What is shown and saved is elsewhere."""

from secrets import token_hex

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.coach import visiting
from lbp_core.coach.visiting import CLIENT_COOKIE, LASTS, Visitor
from pages import _studio
from pages.phone.paper import told
from pages.phone.post import Fields


def arrive(request: Request) -> Response:
    """A link was opened. It is not used up: a message preview may open it first. The token leaves the address bar at once."""
    given = visiting.arrive(_studio.the_studio(), request.path_params["token"], at=_studio.now())
    if given is None:
        return told("no_link", 404)
    answer = RedirectResponse("/c", 303)
    secure = request.url.scheme == "https"
    seconds = int(LASTS.total_seconds())
    answer.set_cookie(_cookie(request), given, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")
    return answer


def close(request: Request) -> Response:
    """Forgets the visit on this browser. Works without a visit too."""
    answer = told("closed", 200)
    answer.delete_cookie(
        _cookie(request), path="/", secure=request.url.scheme == "https", httponly=True, samesite="lax"
    )
    return answer


def hidden(visitor: Visitor, **more: str) -> Fields:
    """What every form carries out of sight: a fresh key, so that it is saved once, and the mark of its client."""
    return {"key": token_hex(16), "mark": visitor.mark, **more}


def visitor_of(request: Request) -> Visitor | None:
    """Who has a visit open on this browser, or None."""
    return visiting.visitor(_studio.the_studio(), request.cookies.get(_cookie(request), ""), at=_studio.now())


def _cookie(request: Request) -> str:
    return f"__Host-{CLIENT_COOKIE}" if request.url.scheme == "https" else CLIENT_COOKIE
