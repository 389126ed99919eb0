"""Accounts at an OpenID provider: whose e-mail address is expected, and who is known by the provider's own name for them."""

from sqlalchemy import Connection, select, update

from lbp_core.models.refusal import Refused
from lbp_core.storage.tables import people, person_keys


def known_by(tx: Connection, issuer: str, subject: str) -> str | None:
    """The id of whoever is linked to that account, or None."""
    theirs = (person_keys.c.account_issuer == issuer, person_keys.c.account_subject == subject)
    return tx.execute(select(person_keys.c.person_id).where(*theirs)).scalar()


def expected(tx: Connection, email: str) -> str | None:
    """The id of whoever is expected with that address and is linked to no account yet, or None."""
    waits = (person_keys.c.account_email == email, person_keys.c.account_subject.is_(None))
    return tx.execute(select(person_keys.c.person_id).where(*waits)).scalar()


def expect(tx: Connection, person_id: str, email: str | None) -> None:
    """Another address, or none any more; whatever account was linked is not. Raises Refused where it is somebody else's."""
    taken = select(people.c.name).join(person_keys, person_keys.c.person_id == people.c.id)
    if email is not None:
        other = tx.execute(taken.where(person_keys.c.account_email == email, people.c.id != person_id)).scalar()
        if other is not None:
            raise Refused(f"{email} is {other}'s already. Each person signs in with an account of their own.")
    fresh = {"account_email": email, "account_issuer": None, "account_subject": None}
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(fresh))


def link(tx: Connection, person_id: str, issuer: str, subject: str) -> None:
    """From now on that account is this person."""
    known = {"account_issuer": issuer, "account_subject": subject}
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(known))


def unlink(tx: Connection, person_id: str) -> None:
    """The address is expected again; the account is nobody's until they come in with it anew."""
    gone = {"account_issuer": None, "account_subject": None}
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(gone))
