"""What this process asks of the studio's OpenID provider. The only place from which the house calls another machine.

What is asked and what an answer proves is judged in lbp_core/access; here are the calls, their limits, and what is kept.
"""

import json
import logging
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import datetime
from threading import Lock, Semaphore
from time import monotonic
from urllib.parse import urlencode, urlsplit

from lbp_core.access import id_token
from lbp_core.access.id_token import Identity, Keys, NoSuchKey, NotProven
from lbp_core.access.provider import Going, Places, Provider, exchange, places_from, provider_from, way_there
from lbp_core.models.refusal import Refused
from pages import _studio

LONGEST_ANSWER = 262_144
PATIENCE_S = 4.0
KEPT_S, AGAIN_AFTER_S = 3600.0, 10.0
AT_ONCE, WAITS_S = 4, 0.2

_ASKING = Semaphore(AT_ONCE)
_LOCK = Lock()
_KEPT: dict[str, tuple[float, object]] = {}
_FAILED: dict[str, float] = {}


class Away(Exception):
    """The provider does not answer, or not with what it should. Nobody comes in by it now; the password is as good as ever."""


def provider() -> Provider | None:
    """The provider this studio has, or None. Settings that do not fit are said at the start and are as good as none."""
    try:
        return provider_from(os.environ, host=_studio.STUDIO_HOST)
    except Refused:
        return None


def account_provider() -> str | None:
    """The provider's name, where people may sign in with an account there."""
    found = provider()
    return None if found is None or _studio.the_studio().demo else found.name


def wrong_settings() -> str | None:
    """What does not fit in the settings, for the log at the start."""
    try:
        provider_from(os.environ, host=_studio.STUDIO_HOST)
    except Refused as sentence:
        return str(sentence)
    return None


def where_to(asked: Provider, going: Going) -> str:
    """Where the browser is sent. Raises Away."""
    return way_there(asked, _places(asked), going)


def names_itself(asked: Provider) -> bool:
    """True where the provider always says who it is when it sends somebody back. Raises Away."""
    return _places(asked).names_itself


def who_came(asked: Provider, going: Going, code: str, *, at: datetime) -> Identity:
    """Whom that code stands for. Raises Away where nobody can be asked, NotProven where the answer does not hold."""
    places = _places(asked)
    fields, headers = exchange(asked, places, going, code)
    token = _ask(places.token, fields, headers).get("id_token")
    if not isinstance(token, str):
        raise NotProven("the provider sent no ID token")
    try:
        return id_token.identity_in(token, asked, _keys(places), going, at=at)
    except NoSuchKey:
        return id_token.identity_in(token, asked, _keys(places, anew=True), going, at=at)


def _places(asked: Provider) -> Places:
    found = _kept(asked.discovery)
    if isinstance(found, Places):
        return found
    try:
        made = places_from(asked, _ask(asked.discovery))
    except Refused as sentence:
        raise Away(str(sentence)) from None
    _keep(asked.discovery, made)
    return made


def _keys(places: Places, *, anew: bool = False) -> Keys:
    """The provider's keys; asked for anew at most once in a while, however many strange tokens come."""
    kept: object = _kept(places.keys, fresh=AGAIN_AFTER_S if anew else KEPT_S)
    if isinstance(kept, tuple):
        return kept
    made = id_token.keys_from(_ask(places.keys))
    _keep(places.keys, made)
    return made


def _kept(address: str, *, fresh: float = KEPT_S) -> object:
    with _LOCK:
        since, found = _KEPT.get(address, (0.0, None))
    return found if found is not None and monotonic() - since < fresh else None


def _keep(address: str, found: object) -> None:
    with _LOCK:
        _KEPT[address] = monotonic(), found


def _ask(
    address: str, fields: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> dict[str, object]:
    """One question and its answer as JSON. Raises Away; where an address has just failed, at once and without a question."""
    if fields is None and monotonic() - _FAILED.get(address, -AGAIN_AFTER_S) < AGAIN_AFTER_S:
        raise Away(f"{address} did not answer a moment ago")
    if not _ASKING.acquire(timeout=WAITS_S):
        raise Away("too many questions at once")
    try:
        answer = _answer(address, fields, dict(headers or {}))
    except (OSError, ValueError, RecursionError, urllib.error.HTTPError) as error:
        if fields is None:
            _FAILED[address] = monotonic()
        elif isinstance(error, urllib.error.HTTPError) and error.code in {400, 401}:
            raise NotProven(f"the provider takes no such code (status {error.code})") from None
        raise Away(f"{address}: {type(error).__name__} {error}") from None
    finally:
        _ASKING.release()
    if not isinstance(answer, dict):
        raise Away(f"{address} answered with something else")
    return answer


def _answer(address: str, fields: Mapping[str, str] | None, headers: dict[str, str]) -> object:
    body = None if fields is None else urlencode(fields).encode()
    request = urllib.request.Request(address, body, {"Accept": "application/json", **headers})  # noqa: S310 - judged before
    with _caller(here=urlsplit(address).scheme == "http").open(request, timeout=PATIENCE_S) as answer:
        told = answer.read(LONGEST_ANSWER + 1)
    if len(told) > LONGEST_ANSWER:
        raise ValueError("the answer is too long")
    return json.loads(told)


def _caller(*, here: bool) -> urllib.request.OpenerDirector:
    """Follows nobody who leads on: what the provider said of itself is where it is asked."""
    ways = (urllib.request.HTTPHandler, urllib.request.HTTPSHandler, urllib.request.HTTPErrorProcessor)
    made = urllib.request.OpenerDirector()
    for way in (*ways, urllib.request.HTTPDefaultErrorHandler, *(() if here else (urllib.request.ProxyHandler,))):
        made.add_handler(way())
    return made


def say(what: str, why: object) -> None:
    """A line for whoever runs the machine. It holds no code and no token."""
    logging.getLogger("lbp").warning("Signing in with the provider: %s (%s)", what, why)
