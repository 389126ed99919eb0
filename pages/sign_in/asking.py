"""A page and a form of the door as routes: read with limits, proved to be ours, and shown again with what stood in the way."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from lbp_core.access.doors import at_the_machine, read_request
from lbp_core.access.ways import way_back
from lbp_core.models.refusal import Refused
from pages import _door
from pages._plain import TooLong
from pages.sign_in import form
from pages.sign_in.asked import Asked
from pages.sign_in.form import Fields
from pages.sign_in.paper import page

OLD_FORM = "This page had been open for a while. Look it over and send it once more."
TOO_LONG = "More was sent than this form can hold. Nothing was done."


def reading(show: Callable[[Asked], Response]) -> Callable[[Request], Response]:
    """A page of the door."""
    return lambda request: show(_asked(request, {}))


def sending(
    do: Callable[[Asked], Response], again: Callable[..., Response]
) -> Callable[[Request], Awaitable[Response]]:
    """A form of the door. Where it is refused, `again` shows it with the sentence; what was typed, but for secrets, stays."""

    async def answer(request: Request) -> Response:
        try:
            fields = await form.read(request)
        except TooLong:
            return page("told.html", 413, title="Not done", says=TOO_LONG)
        return await run_in_threadpool(_done, request, fields, do, again)

    return answer


def _done(
    request: Request, fields: Fields, do: Callable[[Asked], Response], again: Callable[..., Response]
) -> Response:
    asked = _asked(request, fields)
    if not form.is_ours(request, fields):
        return again(asked, trouble=OLD_FORM, status=403)
    try:
        return do(asked)
    except Refused as sentence:
        return again(_asked(request, fields), trouble=str(sentence), status=422)


def _asked(request: Request, fields: Fields) -> Asked:
    seen = read_request(dict(request.scope))
    stands, signed = _door.at_the_door(seen.token)
    back = way_back(fields.get("to") or request.query_params.get("to", ""))
    return Asked(request, fields, seen.token, stands, signed, back, at_the_machine(seen), seen.peer)
