"""What every phone page goes through: no visit, a form of somebody else, too much text, a sentence instead of a save."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.coach.phone import visiting
from lbp_core.coach.phone.client_forms import words
from lbp_core.coach.phone.languages import speaking, spoken
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.models.refusal import Refused
from pages._plain import TooLong
from pages.phone import post
from pages.phone.language import COOKIE, YEAR, asked_language
from pages.phone.paper import told
from pages.phone.post import Fields
from pages.phone.turns import in_turn
from pages.phone.visit import keep, visitor_of

Save = Callable[[Visitor, Fields], Response]
Enter = Callable[[Request, Visitor, Fields], Response]
Again = Callable[[Visitor, Fields, str], Response]
ANSWERS = "x-lbp-answers"
"""What became of the answers, for the script that keeps them while they are not sent: sent, asleep, foreign; else refused."""


def reading(show: Callable[[Visitor, Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A page for whoever has a visit open."""

    def drawn(request: Request) -> Response:
        visitor = visitor_of(request)
        if visitor is None:
            return told("no_visit", 403, paste=True)
        with speaking(visitor.language):
            answer = show(visitor, request)
        if visitor.language is not spoken():
            keep(answer, request, COOKIE, visitor.language, lasts=YEAR)
        return answer

    async def answer(request: Request) -> Response:
        return await in_turn(partial(plain(drawn), request))

    return answer


def plain(show: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A page for anybody, in the language that this phone reads in."""

    def drawn(request: Request) -> Response:
        with speaking(asked_language(request)):
            return show(request)

    return drawn


def sending(save: Save, again: Again) -> Callable[[Request], Awaitable[Response]]:
    """A form that is saved; where it is refused, `again` shows it as it was filled in, with the sentence."""
    return taking(lambda request, fields: _saved(request, fields, save, again))


def opening(enter: Enter, again: Again) -> Callable[[Request], Awaitable[Response]]:
    """A form whose answer depends on how the browser came, such as one that gives it a cookie."""
    return taking(lambda request, fields: _saved(request, fields, partial(enter, request), again))


def taking(use: Callable[[Request, Fields], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Whatever a form holds, read with its limits and handed to `use`, which may wait for the disk."""

    async def answer(request: Request) -> Response:
        with speaking(asked_language(request)):
            try:
                fields = await post.read(request)
            except TooLong:
                return told("too_long", 413)
            except Refused as sentence:
                return told("not_sent", 422, says={**words().told["not_sent"], "says": str(sentence)})
            return await in_turn(partial(use, request, fields))

    return answer


def _saved(request: Request, fields: Fields, save: Save, again: Again) -> Response:
    visitor = visitor_of(request)
    if visitor is None:
        return _with(told("expired", 403, given=fields, action=request.url.path), "asleep")
    if not visiting.own_form(visitor, fields.get("mark", "")):
        return _with(told("other_form", 403), "foreign")
    with speaking(visitor.language):
        try:
            return save(visitor, fields)
        except Refused as sentence:
            return again(visitor, fields, str(sentence))


def _with(answer: Response, became: str) -> Response:
    answer.headers[ANSWERS] = became
    return answer
