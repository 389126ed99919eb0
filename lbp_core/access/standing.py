"""How a browser stands at the trainers' door: out, in, locked, in a client's hands. It is not read from memory here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from lbp_core.models.people import SignedIn


class Place(Enum):
    """Where a browser is let to."""

    OUT = "out"
    HERE = "here"
    LOCKED = "locked"
    HANDED = "handed"


@dataclass(frozen=True)
class Standing:
    """One browser at one instant. `badge` is what the guard writes into a request for the pages; empty where it has none.

    A badge changes with the hands that hold the tablet, so that no page of the trainer goes on in the client's hands.
    """

    place: Place
    sign_in_id: str = ""
    badge: str = ""
    only: str | None = None


OUT = Standing(Place.OUT)


def standing(found: SignedIn | None) -> Standing:
    """How a sign-in stands. Idle, over its day or with a client for too long: whoever read it has judged that already."""
    if found is None:
        return OUT
    if found.locked:
        return Standing(Place.LOCKED, found.id)
    if found.handed_to is None:
        return Standing(Place.HERE, found.id, found.id)
    until = "" if found.handed_until is None else found.handed_until.isoformat()
    return Standing(Place.HANDED, found.id, f"{found.id}.{found.handed_to}.{until}", found.handed_place)


class Keeper(Protocol):
    """Who knows how browsers stand; the guard asks, and tells when a person did something."""

    def by_cookie(self, token: str) -> Standing:
        """How the browser with that cookie stands now."""

    def by_sign_in(self, ids: Collection[str]) -> Mapping[str, Standing]:
        """How those sign-ins stand now."""

    def touched(self, sign_in_id: str) -> None:
        """A person did something there now."""

    def by_hand(self, message: bytes) -> bool:
        """True where a message on the websocket comes from a person's doing, not from a page that redraws itself."""


class NobodyIn:
    """A keeper for whom everybody is out."""

    def by_cookie(self, token: str) -> Standing:
        """Out."""
        return OUT

    def by_sign_in(self, ids: Collection[str]) -> Mapping[str, Standing]:
        """All out."""
        return dict.fromkeys(ids, OUT)

    def touched(self, sign_in_id: str) -> None:
        """Nothing to note."""

    def by_hand(self, message: bytes) -> bool:
        """Nobody is there to have done it."""
        return False
