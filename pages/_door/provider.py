"""What this process asks of the studio's OpenID provider, and what of its answers is kept. How one is asked: calling.py.

What is asked and what an answer proves is judged in lbp_core/access.
"""

import logging
import os
from datetime import datetime
from threading import Lock
from time import monotonic

from lbp_core.access import id_token
from lbp_core.access.id_token import Identity, Keys, NoSuchKey, NotProven
from lbp_core.access.provider import Going, Places, Provider, exchange, places_from, provider_from, way_there
from lbp_core.models.refusal import Refused
from pages import _studio
from pages._door.calling import AGAIN_AFTER_S, Away, ask

KEPT_S = 3600.0

_LOCK = Lock()
_KEPT: dict[str, tuple[float, object]] = {}


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
    token = ask(places.token, fields, headers).get("id_token")
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
        made = places_from(asked, ask(asked.discovery))
    except Refused as sentence:
        raise Away(str(sentence)) from None
    _keep(asked.discovery, made)
    return made


def _keys(places: Places, *, anew: bool = False) -> Keys:
    """The provider's keys; asked for anew at most once in a while, however many strange tokens come."""
    kept: object = _kept(places.keys, fresh=AGAIN_AFTER_S if anew else KEPT_S)
    if isinstance(kept, tuple):
        return kept
    made = id_token.keys_from(ask(places.keys))
    _keep(places.keys, made)
    return made


def _kept(address: str, *, fresh: float = KEPT_S) -> object:
    with _LOCK:
        since, found = _KEPT.get(address, (0.0, None))
    return found if found is not None and monotonic() - since < fresh else None


def _keep(address: str, found: object) -> None:
    with _LOCK:
        _KEPT[address] = monotonic(), found


def say(what: str, why: object) -> None:
    """A line for whoever runs the machine. It holds no code and no token."""
    logging.getLogger("lbp").warning("Signing in with the provider: %s (%s)", what, why)
