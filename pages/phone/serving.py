"""What every phone page goes through: no visit, a form of somebody else, too much text, a sentence instead of a save."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from lbp_core.coach import visiting
from lbp_core.coach.client_forms import words
from lbp_core.coach.visiting import Visitor
from lbp_core.models.refusal import Refused
from pages.phone import post
from pages.phone.paper import told
from pages.phone.post import Fields
from pages.phone.visit import visitor_of

Save = Callable[[Visitor, Fields], Response]
Again = Callable[[Visitor, Fields, str], Response]


def reading(show: Callable[[Visitor, Request], Response]) -> Callable[[Request], Response]:
    """A page for whoever has a visit open."""

    def answer(request: Request) -> Response:
        visitor = visitor_of(request)
        return told("no_visit", 403) if visitor is None else show(visitor, request)

    return answer


def sending(save: Save, again: Again) -> Callable[[Request], Awaitable[Response]]:
    """A form that is saved; where it is refused, `again` shows it as it was filled in, with the sentence."""

    async def answer(request: Request) -> Response:
        try:
            fields = await post.read(request)
        except post.TooLong:
            return told("too_long", 413)
        except Refused as sentence:
            return told("not_sent", 422, says={**words().told["not_sent"], "says": str(sentence)})
        return await run_in_threadpool(_saved, request, fields, save, again)

    return answer


def _saved(request: Request, fields: Fields, save: Save, again: Again) -> Response:
    visitor = visitor_of(request)
    if visitor is None:
        return told("expired", 403, given=fields, action=request.url.path)
    if not visiting.own_form(visitor, fields.get("mark", "")):
        return told("other_form", 403)
    try:
        return save(visitor, fields)
    except Refused as sentence:
        return again(visitor, fields, str(sentence))
