"""Keepers of the door for tests: everybody stands as the test says, until it says otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lbp_core.access.standing import OUT, Place, Standing

HERE = Standing(Place.HERE, "one", "one")
LOCKED = Standing(Place.LOCKED, "one")
HANDED = Standing(Place.HANDED, "one", "one.anna.10", "/check_in?client=anna&alone=1")
ALL = {"out": OUT, "here": HERE, "locked": LOCKED, "handed": HANDED}


@dataclass
class Everybody:
    """Whoever comes stands so."""

    stands: Standing
    asked: list[str] = field(default_factory=list)
    busy: list[str] = field(default_factory=list)

    def by_cookie(self, token: str) -> Standing:
        self.asked.append(token)
        return self.stands

    def by_sign_in(self, ids: Collection[str]) -> Mapping[str, Standing]:
        return dict.fromkeys(ids, self.stands)

    def touched(self, sign_in_id: str) -> None:
        self.busy.append(sign_in_id)

    def by_hand(self, message: bytes) -> bool:
        return message == b"tap"
