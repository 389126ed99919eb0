"""Signing in with an account at the studio's OpenID provider. What the provider proved: access/id_token.py; the rest is ours.

Nobody comes in unasked: the owner writes a person's e-mail address down, the person comes once with the account of that
address and types their own password, and from then on the provider's lasting name for them is what counts.
"""

from dataclasses import dataclass, field
from datetime import datetime

from lbp_core.access import passwords
from lbp_core.access.id_token import Identity
from lbp_core.coach.door.second_steps import take_code
from lbp_core.coach.door.signing_in import SecondStep, open_for
from lbp_core.coach.door.trying import came_in, count_try, give_back
from lbp_core.coach.studio import Studio
from lbp_core.models.people import Person
from lbp_core.models.refusal import Refused
from lbp_core.storage import accounts
from lbp_core.storage import people as kept
from lbp_core.storage.audit import note
from lbp_core.storage.sign_ins import lock, sign_in_of
from lbp_core.storage.transaction import Transaction

NOBODYS = (
    "Nobody here is linked to that account. Sign in with your name and password; the owner of the studio adds the account's "
    "e-mail address under Studio."
)
WRONG = "This password does not fit. Check it and try again; nothing was linked."


class PasswordOnce(Refused):
    """The account is expected, and its person has not said yet that it is theirs."""


@dataclass(frozen=True)
class Given:
    """What a person typed besides: their password before the first time, a code where they have a second step."""

    password: str | None = field(default=None, repr=False)
    code: str | None = field(default=None, repr=False)


def come_in(
    studio: Studio, who: Identity, given: Given | None = None, *, address: str, locked: bool = False, at: datetime
) -> str:
    """The token for the browser's cookie. `locked`: the PIN is asked at once, as the provider may not have asked for anything.

    Raises PasswordOnce before the first time, SecondStep where only the code is missing, and Refused.
    """
    given = given or Given()
    with studio.store.read() as tx:
        person, known = _whose(tx, who)
    if person is None:
        with studio.store.write() as tx:
            note(tx, "sign-in with an unknown account", actor="nobody", at=at)
        raise Refused(NOBODYS)
    if not known and given.password is None:
        raise PasswordOnce(f"{person.name}, type your password once to link this account.")
    _prove(studio, person, given, known=known, address=address, at=at)
    return _in(studio, person, who, known=known, locked=locked, at=at)


def _prove(studio: Studio, person: Person, given: Given, *, known: bool, address: str, at: datetime) -> None:
    """What the provider does not prove. A crowd that guesses the password keeps nobody with an account out: tries count apart."""
    counted = count_try(studio, f"{person.login} with an account", address, at=at)
    with studio.store.read() as tx:
        found = kept.keys_of(tx, person.id)
    if not known and not passwords.fits(found.password, given.password or ""):
        with studio.store.write() as tx:
            note(tx, "linking an account failed", person.login, actor="nobody", at=at)
        raise Refused(WRONG)
    if found.totp is not None and given.code is None:
        give_back(studio, counted)
        raise SecondStep("Type the six digits that your app shows now, or a recovery code.")
    if found.totp is not None:
        take_code(studio, person, found, given.code or "", at=at)
    came_in(studio, counted)


def _whose(tx: Transaction, who: Identity) -> tuple[Person | None, bool]:
    """The person, and whether the account was linked to them before. Who has left is nobody."""
    known = accounts.known_by(tx, who.issuer, who.subject)
    found = known or (accounts.expected(tx, who.email) if who.email is not None else None)
    person = None if found is None else kept.find_person(tx, found)
    return (person if person is not None and person.active else None), known is not None


def _in(studio: Studio, person: Person, who: Identity, *, known: bool, locked: bool, at: datetime) -> str:
    if not known:
        with studio.store.write() as tx:
            if _whose(tx, who) != (person, False):  # the owner has changed the address meanwhile
                raise Refused(NOBODYS)
            accounts.link(tx, person.id, who.issuer, who.subject)
            note(tx, "linked an account", person.login, actor=f"person:{person.id}", at=at)
    with studio.store.write() as tx:
        token, digest = open_for(tx, studio, person, "with an account", at=at)
        found = sign_in_of(tx, digest)
        if locked and found is not None:
            lock(tx, found.id)
    return token
