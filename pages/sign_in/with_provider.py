"""Signing in with the studio's provider: there, back, and the first time, when the person's own password links the account."""

import hmac

from starlette.responses import RedirectResponse, Response

from lbp_core.access.id_token import NotProven
from lbp_core.access.provider import Provider
from lbp_core.access.standing import Place
from lbp_core.access.ways import LOCKED, SIGN_IN
from lbp_core.coach.door.by_provider import PasswordOnce
from lbp_core.coach.door.signing_in import SecondStep
from lbp_core.models.refusal import Refused
from pages import _studio
from pages._door.calling import Away
from pages._door.provider import names_itself, provider, say, where_to, who_came
from pages._plain import cookie_called
from pages.sign_in import away, coming_in, half_way
from pages.sign_in.account import come_in, offered
from pages.sign_in.asked import Asked, forget
from pages.sign_in.half_way import Half

AWAY = "{name} does not answer just now. Sign in with your name and password, or try again in a minute."
NOT_BEGUN = "This sign-in was not begun on this browser, or took longer than ten minutes. Begin again."
NOT_PROVEN = "{name} did not confirm who you are, so nobody was signed in. Try again, or use your name and password."
STOPPED = "{name} signed nobody in. Try again, or use your name and password."


def go(asked: Asked) -> Response:
    """On to the provider. Whoever is in already, or holds a locked tablet or one of a client's, is not sent."""
    found = offered(asked)
    if found is None or asked.inside or asked.request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        return asked.lead(LOCKED if asked.stands.place in {Place.LOCKED, Place.HANDED} else SIGN_IN)
    going, cookie = away.leave(asked.back, at=_studio.now())
    try:
        answer = RedirectResponse(where_to(found, going), 303)
    except Away as why:
        say("it cannot be reached", why)
        return coming_in.show(asked, trouble=AWAY.format(name=found.name), status=503)
    name, lasts = cookie_called(away.COOKIE, asked.request), int(away.LASTS.total_seconds())
    answer.set_cookie(name, cookie, max_age=lasts, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def back(asked: Asked) -> Response:
    """Back from the provider: in, or the form with what stood in the way."""
    found = offered(asked)
    if found is None or asked.inside:
        return asked.lead(LOCKED if asked.stands.place in {Place.LOCKED, Place.HANDED} else asked.back)
    answer = _arrived(asked, found)
    return forget(answer, away.COOKIE, asked.seen)


def link(asked: Asked) -> Response:
    """The account is linked by the person's own password."""
    at = _studio.now()
    half = half_way.taken(asked.fields, at=at)
    if half.who is None:
        raise Refused(half_way.TOO_LATE)
    return _in(asked, Half(who=half.who, password=asked.fields.get("password", ""), back=half.back))


def again(asked: Asked, *, trouble: str, status: int) -> Response:
    """The password once more, or the way in from its beginning."""
    half = half_way.waits(asked.fields.get("half", ""), at=_studio.now())
    if half is None or half.who is None:
        return coming_in.show(asked, trouble=trouble, status=status)
    return _ask_password(asked, half, trouble=trouble, status=status)


def _arrived(asked: Asked, found: Provider) -> Response:
    said, at = asked.request.query_params, _studio.now()
    gone = away.return_(
        said.get("state", ""), asked.request.cookies.get(cookie_called(away.COOKIE, asked.request), ""), at=at
    )
    if gone is None:
        return coming_in.show(asked, trouble=NOT_BEGUN, status=403)
    try:
        if not _from_them(found, said.get("iss")):
            raise NotProven("the answer names another provider")
        if said.get("error") or not said.get("code"):
            return coming_in.show(asked, trouble=STOPPED.format(name=found.name), status=403)
        who = who_came(found, gone.going, said["code"], at=at)
    except Away as why:
        say("it cannot be reached", why)
        return coming_in.show(asked, trouble=AWAY.format(name=found.name), status=503)
    except NotProven as why:
        say("nothing was proven", why)
        return coming_in.show(asked, trouble=NOT_PROVEN.format(name=found.name), status=403)
    try:
        return _in(asked, Half(who=who, back=gone.back))
    except Refused as sentence:
        return coming_in.show(asked, trouble=str(sentence), status=403)


def _from_them(found: Provider, named: str | None) -> bool:
    """RFC 9207: an answer that says from whom it is says so rightly; one that always does may not be silent."""
    if named is None:
        return not names_itself(found)
    return hmac.compare_digest(named.encode(), found.issuer.encode())


def _in(asked: Asked, half: Half) -> Response:
    at = _studio.now()
    try:
        token = come_in(asked, half, None)
    except PasswordOnce:
        return _ask_password(asked, half)
    except SecondStep:
        return asked.show("code.html", hidden={"half": half_way.put_by(half, at=at), "to": half.back})
    return asked.let_in(token, half.back)


def _ask_password(asked: Asked, half: Half, *, trouble: str | None = None, status: int = 200) -> Response:
    found = provider()
    name = "your provider" if found is None else found.name
    ticket = half_way.put_by(Half(who=half.who, back=half.back), at=_studio.now())
    account = "" if half.who is None else half.who.email
    return asked.show(
        "link.html", status, trouble=trouble, provider=name, account=account, hidden={"half": ticket, "to": half.back}
    )
