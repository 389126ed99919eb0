"""The client's own plan and progress, and the code before them. Nothing is sent from here but the code."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.coach.phone import own_plan, own_progress, visiting
from lbp_core.coach.phone.visiting import PLAN_COOKIE, Visitor
from pages import _studio
from pages.phone.fields import HIDDEN, known
from pages.phone.own_files import mark
from pages.phone.paper import page, told
from pages.phone.post import Fields, key_of
from pages.phone.visit import hidden, keep, let_in, studio_of
from pages.phone.weeks import today

PLACES = ("plan", "progress")


def plan(visitor: Visitor, _request: Request) -> Response:
    """Today's exercises, or why there are none. Asks for the code where this browser has not had it."""
    if not visitor.sees_plan:
        return _ask(visitor, "plan", {}, None)
    found = own_plan.own_plan(studio_of(visitor), visitor.client_id, on=today())
    return page("plan.html", name=visitor.first_name, plan=found, handout=own_plan.labels(), pictures=mark())


def progress(visitor: Visitor, _request: Request) -> Response:
    """The client's own weeks. Asks for the code where this browser has not had it."""
    if not visitor.sees_plan:
        return _ask(visitor, "progress", {}, None)
    found = own_progress.own_progress(studio_of(visitor), visitor.client_id, on=today())
    return page("progress.html", name=visitor.first_name, progress=found)


def enter(request: Request, visitor: Visitor, fields: Fields) -> Response:
    """The code was typed. Raises Refused where it opens nothing."""
    known(fields, [*HIDDEN, "code", "keep", "to"])
    entered, mine = fields.get("code", ""), fields.get("keep") == "yes"
    at, key = _studio.now(), key_of({"key": fields.get("key", "")})
    given, lasts = visiting.open_plan(studio_of(visitor), visitor, entered, keep=mine, key=key, at=at)
    answer = RedirectResponse(f"/c/{_to(fields)}", 303)
    keep(answer, request, PLAN_COOKIE, given, lasts=lasts)
    return answer


def again(visitor: Visitor, fields: Fields, says: str) -> Response:
    """The field once more, with what stood in the way. What was typed is not shown again."""
    return _ask(visitor, _to(fields), fields, says)


def arrive_by_paste(request: Request, fields: Fields) -> Response:
    """A link was pasted, as into a page on the home screen that knows no visit."""
    token = urlsplit(fields.get("link", "")).path.rpartition("/c/")[2]
    return let_in(request, token) or told("no_visit", 403, trouble=own_plan.words().app["bad_link"], paste=True)


def _to(fields: Fields) -> str:
    """Where the code was asked for."""
    return fields["to"] if fields.get("to") in PLACES else PLACES[0]


def _ask(visitor: Visitor, to: str, given: Fields, trouble: str | None) -> Response:
    status = 422 if trouble else 200
    return page("code.html", status, hidden=hidden(visitor, to=to), mine=given.get("keep") == "yes", trouble=trouble)
