"""The studio that every verb works in: its memory, its time zone, and whether its people are invented."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lbp_core.coach.screening.pad import Pad
from lbp_core.facts.calendar import local_day
from lbp_core.models.people import MACHINE, Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.opening import path_of
from lbp_core.storage.presence import Place, check_alone, take_place, the_only_one
from lbp_core.storage.store import Store, create_store, exists, founding, open_store

__all__ = ["Place", "Studio", "check_alone", "open_studio", "serve_studio", "the_only_one", "today"]

HOME_ZONE = "Europe/London"
SECRET_BYTES = 32


@dataclass(frozen=True)
class Studio:
    """One opened studio, seen through somebody's eyes. `secret` and `pad` live as long as the process, never stored.

    Clients' links are made from the secret; `shared` is the same in all apps that serve one studio side by side; the pad
    holds the taps of screening steps that are not saved yet; `fresh` gives so many bytes that nobody can guess; `keys` is
    where the key lies that secrets are sealed with.
    """

    store: Store
    zone: ZoneInfo
    demo: bool
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET_BYTES), repr=False, compare=False)
    shared: bytes = field(default_factory=lambda: secrets.token_bytes(SECRET_BYTES), repr=False, compare=False)
    pad: Pad = field(default_factory=Pad, repr=False, compare=False)
    fresh: Callable[[int], bytes] = field(default=secrets.token_bytes, repr=False, compare=False)
    keys: KeyPlace = field(default=KeyPlace(), repr=False, compare=False)

    @property
    def who(self) -> Seen:
        """Through whose eyes: the machine's own, which see everything, unless `seen_by` said otherwise."""
        return self.store.seen

    def seen_by(self, seen: Seen) -> "Studio":
        """The same studio as that person sees it, or one client alone. Who may not be seen is not there."""
        return replace(self, store=self.store.seen_by(seen))

    def whole(self) -> "Studio":
        """The same studio as the machine sees it. For the few verbs about people themselves; a test names them all."""
        return self.seen_by(MACHINE)


def open_studio(
    url: str, *, create: bool = False, zone: str | None = None, demo: bool = False, secret_key: str | None = None
) -> Studio:
    """The studio at that URL (sqlite:///file or postgresql://…). `create` makes a new one where nothing is there at all.

    `zone` and `demo` are those of its founding; `zone` given for a studio that is there overrules it for this opening.
    `secret_key` seals what is secret, in the place of the key beside the file.
    Raises Refused where there is no studio, or not a whole one, and says what to do.
    """
    new = create and not exists(url)
    store = create_store(url, zone=_zone(zone or HOME_ZONE).key, demo=demo) if new else open_store(url)
    with store.read() as tx:
        founded_in, is_demo = founding(tx)
    keys = KeyPlace.of(path_of(url), given=secret_key)
    return Studio(store=store, zone=_zone(zone or founded_in), demo=is_demo, keys=keys)


def serve_studio(url: str, *, create: bool = False, secret_key: str | None = None) -> tuple[Studio, Place]:
    """The studio for an app that serves it, and the app's place among those that do: alone on a file.

    Raises Refused as `open_studio` does, and where this app and those that serve it already do not go together.
    """
    path = path_of(url)
    if path is None or not (create or path.exists()):
        studio = open_studio(url, create=create, secret_key=secret_key)  # an update waits until nobody serves it
        key = studio.keys.key()
        place = take_place(url, key=key)
        return (studio if key is None else replace(studio, shared=hmac.digest(key, b"lbp shared", "sha256"))), place
    place = take_place(url)
    try:
        return open_studio(url, create=create, secret_key=secret_key), place
    except BaseException:
        place.leave()
        raise


def today(studio: Studio, at: datetime) -> date:
    """The studio's calendar day at that instant."""
    return local_day(at, studio.zone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused(f"'{name}' is no time zone. Give one such as Europe/London.") from None
