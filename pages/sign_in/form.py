"""A form of the door: read with limits, and proved to come from a page of ours that this very browser was shown."""

import hmac
from hashlib import sha256
from secrets import token_urlsafe
from unicodedata import category

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.access.doors import cookie_name, read_request
from pages import _studio
from pages._plain import form_pairs

LONGEST = 8_192
MOST_FIELDS = 20
COOKIE = "lbp_form"
LASTS_S = 12 * 3600

Fields = dict[str, str]


async def read(request: Request) -> Fields:
    """The fields as sent, control signs left out. Raises TooLong."""
    pairs = await form_pairs(request, longest=LONGEST, most=MOST_FIELDS)
    return {name: "".join(sign for sign in value if category(sign) not in {"Cc", "Cs"}) for name, value in pairs}


def binder_of(request: Request) -> str:
    """What ties a form to this browser: the value of a cookie of its own; a new one where it has none yet."""
    return request.cookies.get(cookie_name(COOKIE, read_request(dict(request.scope)))) or token_urlsafe(24)


def mark(binder: str) -> str:
    """What the form carries out of sight, whichever app drew it. Whoever cannot read the cookie cannot write it."""
    return hmac.new(_studio.the_studio().shared, f"door {binder}".encode(), sha256).hexdigest()


def is_ours(request: Request, fields: Fields) -> bool:
    """True where the form belongs to the cookie that came with it."""
    held = request.cookies.get(cookie_name(COOKIE, read_request(dict(request.scope))), "")
    return bool(held) and hmac.compare_digest(mark(held).encode(), fields.get("mark", "").encode())


def bind(request: Request, answer: Response, binder: str) -> Response:
    """Gives the browser the cookie that its form is tied to."""
    seen = read_request(dict(request.scope))
    name = cookie_name(COOKIE, seen)
    answer.set_cookie(name, binder, max_age=LASTS_S, path="/", secure=seen.secure, httponly=True, samesite="strict")
    return answer
