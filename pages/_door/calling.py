"""One question to another machine and its answer as JSON. The only place from which the house calls one.

Limits: how long an answer may be and take, how many questions there are at once, how soon one that failed is asked again.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from threading import Semaphore
from time import monotonic
from urllib.parse import urlencode, urlsplit

from lbp_core.access.id_token import NotProven

LONGEST_ANSWER = 262_144
PATIENCE_S = 4.0
AGAIN_AFTER_S = 10.0
AT_ONCE, WAITS_S = 4, 0.2

_ASKING = Semaphore(AT_ONCE)
_FAILED: dict[str, float] = {}


class Away(Exception):
    """The provider does not answer, or not with what it should. Nobody comes in by it now; the password is as good as ever."""


def ask(
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
