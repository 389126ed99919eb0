"""One request at the door: from where it comes, who holds the browser, where they wanted to go; and the answers it gets."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.access.doors import COOKIE, at_the_machine, cookie_name, read_request
from lbp_core.access.standing import Place, Standing
from lbp_core.access.ways import way_back
from lbp_core.coach.signing_in import WHOLE_DAY
from lbp_core.models.people import SignedIn
from lbp_core.models.refusal import Refused
from pages import _door
from pages.sign_in import form
from pages.sign_in.form import Fields
from pages.sign_in.paper import page

OLD_FORM = "This page had been open for a while. Look it over and send it once more."
TOO_LONG = "More was sent than this form can hold. Nothing was done."


@dataclass(frozen=True)
class Asked:
    """Who asks at the door, from where, and for which page behind it."""

    request: Request
    fields: Fields
    token: str
    stands: Standing
    signed: SignedIn | None
    back: str
    at_machine: bool
    address: str

    @property
    def secure(self) -> bool:
        """True over TLS."""
        return self.request.url.scheme == "https"

    @property
    def key(self) -> str:
        """One key for one form as it was shown: sent twice, it is done once."""
        return sha256(self.fields.get("key", "").encode()).hexdigest()

    @property
    def inside(self) -> bool:
        """True for a browser that holds a sign-in, whatever state it is in."""
        return self.stands.place is not Place.OUT

    def show(self, template: str, status: int = 200, **shown: Any) -> Response:
        """A page with a form, tied to this browser."""
        binder = form.binder_of(self.request)
        hidden = {"mark": form.mark(binder), "to": self.back, "key": token_hex(16), **shown.pop("hidden", {})}
        given = {name: value for name, value in self.fields.items() if name in {"login", "name"}}
        answer = page(template, status, **{"hidden": hidden, "given": given, "back": self.back, **shown})
        return form.bind(self.request, answer, binder)

    def lead(self, to: str) -> Response:
        """On to another page of ours."""
        return RedirectResponse(to, 303)

    def let_in(self, token: str, to: str | None = None) -> Response:
        """A new token: its cookie, the form's cookie gone, and on to where they wanted to go."""
        answer = RedirectResponse(to or self.back, 303)
        name, seconds = cookie_name(COOKIE, secure=self.secure), int(WHOLE_DAY.total_seconds())
        answer.set_cookie(name, token, max_age=seconds, path="/", secure=self.secure, httponly=True, samesite="lax")
        return forget(answer, form.COOKIE, secure=self.secure)


def forget(answer: Response, cookie: str, *, secure: bool) -> Response:
    """Takes a cookie of ours away from the browser."""
    answer.delete_cookie(cookie_name(cookie, secure=secure), path="/", secure=secure, httponly=True, samesite="lax")
    return answer


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
        except form.TooLong:
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
