"""How tests come in: the studio's first trainer, a sign-in of theirs made through the core, and every client in their care."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from time import monotonic

from argon2 import PasswordHasher

from lbp_core.access.standing import Place
from lbp_core.coach.door import own_keys, people, signing_in
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.people import Person, Seen
from lbp_core.storage import care
from pages import _door

LOGIN, PASSWORD, PIN = "ines", "seven lemons under a tarp", "4713"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""What is hashed in tests is nobody's secret, and hundreds of tests hash."""


LASTS_S = 0.5
"""So long one look at the door serves a page that is being drawn."""


@cache
def studio_at(url: str) -> Studio:
    """The studio there, opened once per process."""
    return open_studio(url)


def first_trainer(studio: Studio, *, at: datetime) -> Person:
    """Who looks after this studio; set up where there is nobody yet. Every client without a trainer is theirs from now on."""
    if not signing_in.is_set_up(studio):
        made = people.set_up_first(studio, name="Ines Marlow", login=LOGIN, password=PASSWORD, key="first", at=at)
        own = studio.seen_by(Seen(person_id=made.id, role=made.role))
        own_keys.set_pin(own, PIN, password=PASSWORD, address="here", key="pin", at=at)
    first = next(one for one in people.people(studio) if one.role.value == "owner")
    take_on(studio, first.id)
    return first


def take_on(studio: Studio, person_id: str) -> None:
    """Whoever the test itself has added since is theirs too."""
    with studio.store.read() as tx:
        lost = care.nobodys_clients(tx)
    if lost:
        with studio.store.write() as tx:
            care.take_on(tx, care.nobodys_clients(tx), person_id)


def token_of(studio: Studio, *, at: datetime) -> str:
    """A sign-in of the first trainer's, for a browser's cookie."""
    first = first_trainer(studio, at=at)
    if studio.demo:
        return signing_in.demo_sign_in(studio, first.id, at=at)
    return signing_in.sign_in(studio, first.login, PASSWORD, address="here", at=at)


@dataclass
class Comer:
    """A browser of the first trainer's at the studio with that address. It signs in again where its sign-in is over."""

    studio: Studio
    token: str = field(default="", repr=False)
    said: tuple[datetime, float, str] | None = None
    first: str = ""

    def badge(self, at: datetime) -> str:
        """What the guard would write into this browser's requests."""
        if self.said and self.said[0] == at and monotonic() - self.said[1] < LASTS_S and self.said[2] in _door._LOOKED:
            take_on(self.studio, self.first)
            return self.said[2]
        self.first = first_trainer(self.studio, at=at).id
        stands, _ = _door.at_the_door(self.token)
        if stands.place in {Place.OUT, Place.LOCKED}:
            self.token = token_of(self.studio, at=at)
            stands, _ = _door.at_the_door(self.token)
        self.said = at, monotonic(), stands.badge
        return stands.badge


def cookie_for(url: str) -> str:
    """The cookie's value for a browser that visits the running app on that studio now."""
    return token_of(studio_at(url), at=datetime.now(UTC))
