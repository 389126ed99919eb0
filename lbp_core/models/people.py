"""The people who work in the studio, a browser they signed in with, and through whose eyes the records are seen."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id

Login = Annotated[str, Field(min_length=2, max_length=60, pattern=r"^[a-z0-9][a-z0-9._@+-]*$")]
"""What a person types to sign in: a short name or an e-mail address, in small letters."""


class Role(StrEnum):
    """What a person does here. An owner is a trainer who also looks after the people; neither sees others' clients."""

    OWNER = "owner"
    TRAINER = "trainer"
    ASSISTANT = "assistant"


class Person(Frozen):
    """Somebody who works here. `ended` is the day they left; their name stays beside what they did.

    `account` is the e-mail address they may sign in with at the studio's OpenID provider, linked once they have.
    """

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=80)]
    login: Login
    role: Role
    added: date
    ended: date | None = None
    has_pin: bool = False
    has_second_step: bool = False
    account: str | None = None
    account_linked: bool = False

    @property
    def active(self) -> bool:
        """True while they may sign in."""
        return self.ended is None

    @property
    def coaches(self) -> bool:
        """True for those who have clients of their own."""
        return self.role is not Role.ASSISTANT


class Seen(Frozen):
    """Through whose eyes records are read: the machine's own (everything), a person's, or one client's alone.

    `on` is the studio's day, on which a share may be over. A client's sight goes before a person's: a tablet in a
    client's hands shows that client and nobody else.
    """

    person_id: Id | None = None
    role: Role | None = None
    client_id: Id | None = None
    on: date | None = None

    @property
    def everything(self) -> bool:
        """True for the machine itself: the command line, the demo builder, the door before somebody is known."""
        return self.person_id is None and self.client_id is None

    @property
    def actor(self) -> str:
        """How the studio's own log names who did something."""
        if self.client_id is not None:
            return f"client:{self.client_id}"
        return "machine" if self.person_id is None else f"person:{self.person_id}"


MACHINE = Seen()


class SignedIn(Frozen):
    """One browser that somebody signed in with. The token in its cookie is not known here.

    `locked` asks for the PIN; `handed_to` is the client in whose hands the tablet is until `handed_until`, and it stays
    so after that instant: only the trainer's PIN takes it back. `handed_place` is the one address of ours that is theirs
    meanwhile, such as `/check_in?client=…`.
    """

    id: Id
    person: Person
    opened: datetime
    last_seen: datetime
    locked: bool = False
    pin_tries_left: int = 0
    handed_to: Id | None = None
    handed_until: datetime | None = None
    handed_place: Annotated[str, Field(max_length=300)] | None = None

    def sees(self, on: date) -> Seen:
        """Through whose eyes this browser reads on that day. A locked one is asked before this is used."""
        if self.handed_to is not None:
            return Seen(client_id=self.handed_to, on=on)
        return Seen(person_id=self.person.id, role=self.person.role, on=on)


class Care(Frozen):
    """That somebody may open a client's record: their own client, or a colleague's, shared until a day (included)."""

    client_id: Id
    person_id: Id
    own: bool
    until: date | None = None


class Noted(Frozen):
    """One line of the studio's log: who did what, to what, and about which client. No health detail ever stands in it."""

    seq: int
    at: datetime
    actor: str
    action: str
    about: str
    client_id: str | None
