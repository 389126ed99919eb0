"""In which language a phone reads before anybody is known: what it chose last, or what its browser asks for."""

import re
from datetime import timedelta

from starlette.requests import Request

from lbp_core.coach.phone.languages import Language
from pages._plain import cookie_called

COOKIE = "lbp_language"
"""Which language this phone reads in: written whenever the client's own differs, secret to nobody."""
YEAR = timedelta(days=365)


def asked_language(request: Request) -> Language:
    """The one named in the address, else what this phone chose, else the first of ours its browser asks for, else English."""
    chosen = (request.query_params.get("in", ""), request.cookies.get(cookie_called(COOKIE, request), ""))
    header = request.headers.get("accept-language", "").lower()
    wanted = [re.split(r"[-;]", one.strip(), maxsplit=1)[0] for one in header.split(",")]
    return next((Language(one) for one in (*chosen, *wanted) if one in set(Language)), Language.EN)
