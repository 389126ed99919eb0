"""One request at the door: from where it comes, who holds the browser, where they wanted to go; and the answers it gets."""

from dataclasses import dataclass
from hashlib import sha256
from secrets import token_hex
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.access.doors import COOKIE, cookie_name, read_request
from lbp_core.access.doors import Request as Seen
from lbp_core.access.standing import Place, Standing
from lbp_core.coach.door.signing_in import WHOLE_DAY
from lbp_core.models.people import SignedIn
from pages._plain import more_contrast
from pages.sign_in import form
from pages.sign_in.form import Fields
from pages.sign_in.paper import page


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
    def seen(self) -> Seen:
        """The request as the guard reads it."""
        return read_request(dict(self.request.scope))

    @property
    def secure(self) -> bool:
        """True over TLS."""
        return self.seen.secure

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
        answer = page(
            template,
            status,
            **{"hidden": hidden, "given": given, "back": self.back, "more": more_contrast(self.request), **shown},
        )
        return form.bind(self.request, answer, binder)

    def lead(self, to: str) -> Response:
        """On to another page of ours."""
        return RedirectResponse(to, 303)

    def let_in(self, token: str, to: str | None = None) -> Response:
        """A new token: its cookie, the form's cookie gone, and on to where they wanted to go."""
        answer = RedirectResponse(to or self.back, 303)
        name, seconds = cookie_name(COOKIE, self.seen), int(WHOLE_DAY.total_seconds())
        answer.set_cookie(name, token, max_age=seconds, path="/", secure=self.secure, httponly=True, samesite="lax")
        return forget(answer, form.COOKIE, self.seen)


def forget(answer: Response, cookie: str, seen: Seen) -> Response:
    """Takes a cookie of ours away from the browser."""
    answer.delete_cookie(cookie_name(cookie, seen), path="/", secure=seen.secure, httponly=True, samesite="lax")
    return answer
