"""Who is on the phone: link in, cookies, the mark in a form, and out again. What is shown and saved is elsewhere."""

from datetime import timedelta
from secrets import token_hex

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.coach.phone import visiting
from lbp_core.coach.phone.visiting import CLIENT_COOKIE, LASTS, PLAN_COOKIE, Visitor
from lbp_core.coach.studio import Studio
from pages import _studio
from pages._plain import cookie_called
from pages.phone.paper import told
from pages.phone.post import Fields


def arrive(request: Request) -> Response:
    """A link was opened. It is not used up: a message preview may open it first. The token leaves the address bar at once."""
    return let_in(request, request.path_params["token"]) or told("no_link", 404)


def let_in(request: Request, token: str) -> Response | None:
    """The way to the start page with a visit's cookie, or None where no open link has that token."""
    given = visiting.arrive(_studio.the_studio(), token, at=_studio.now())
    if given is None:
        return None
    answer = RedirectResponse("/c", 303)
    keep(answer, request, CLIENT_COOKIE, given, lasts=LASTS)
    return answer


def keep(answer: Response, request: Request, name: str, value: str, *, lasts: timedelta) -> None:
    """Gives this browser a cookie that no script can read and no other site can send."""
    answer.set_cookie(
        cookie_called(name, request),
        value,
        max_age=int(lasts.total_seconds()),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def close(request: Request) -> Response:
    """Forgets the visit on this browser, plan and progress too. Works without a visit."""
    answer = told("closed", 200)
    for name in (CLIENT_COOKIE, PLAN_COOKIE):
        answer.delete_cookie(
            cookie_called(name, request), path="/", secure=request.url.scheme == "https", httponly=True, samesite="lax"
        )
    return answer


def hidden(visitor: Visitor, **more: str) -> Fields:
    """What every form carries out of sight: a fresh key, so that it is saved once, and the mark of its client."""
    return {"key": token_hex(16), "mark": visitor.mark, **more}


def visitor_of(request: Request) -> Visitor | None:
    """Who has a visit open on this browser, or None."""
    forms, plan = (request.cookies.get(cookie_called(name, request), "") for name in (CLIENT_COOKIE, PLAN_COOKIE))
    return visiting.visitor(_studio.the_studio(), forms, plan, at=_studio.now())


def studio_of(visitor: Visitor) -> Studio:
    """The studio in which nobody but this client is to be found."""
    return visiting.own_studio(_studio.the_studio(), visitor, at=_studio.now())
