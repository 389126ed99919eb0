"""Whose client somebody is: their own trainer, colleagues they are shared with until a day, and handing over for good."""

from datetime import date, datetime

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio, today
from lbp_core.models.people import Care, Person
from lbp_core.models.refusal import Refused
from lbp_core.planning.words import date_in_words
from lbp_core.storage import care
from lbp_core.storage.audit import note
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.people import all_people, find_person
from lbp_core.storage.transaction import Transaction


def carers(studio: Studio, client_id: str, *, on: date) -> tuple[tuple[Person, Care], ...]:
    """Who may open this record on that day, the client's own trainer first. Raises Refused for an unknown client."""
    must(studio, Right.COACH)
    with studio.store.read() as tx:
        find_client(tx, client_id)
        people = {one.id: one for one in all_people(tx)}
        found = [one for one in care.carers_of(tx, client_id) if one.until is None or one.until >= on]
    return tuple((people[one.person_id], one) for one in found)


def colleagues(studio: Studio, client_id: str) -> tuple[Person, ...]:
    """Trainers with whom this client could be shared, or to whom they could go, by name: all but their own."""
    must(studio, Right.COACH)
    with studio.store.read() as tx:
        find_client(tx, client_id)
        own = {one.person_id for one in care.carers_of(tx, client_id) if one.own}
        return tuple(one for one in all_people(tx) if one.active and one.coaches and one.id not in own)


def is_own(studio: Studio, client_id: str) -> bool:
    """True where the client is the own client of whoever looks, or the machine looks."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return studio.who.everything or _is_own(tx, studio, client_id)


def share(studio: Studio, client_id: str, person_id: str, *, until: date, key: str, at: datetime) -> None:
    """A colleague may open the record until that day, included. Only the client's own trainer shares.

    Raises Refused for a day that is over, for who does not coach, and for a client of somebody else.
    """
    if until < today(studio, at):
        raise Refused(f"{date_in_words(until)} is over. Choose today or a later day.")
    with studio.store.write() as tx:
        _own_client(tx, studio, client_id)
        person = _colleague(tx, client_id, person_id)
        if not once(tx, "share", client_id, key, at=at).again:
            care.share(tx, client_id, person_id, until=until)
            note(tx, "shared", f"with {person.login} until {until.isoformat()}", client_id=client_id, at=at)


def end_share(studio: Studio, client_id: str, person_id: str, *, key: str, at: datetime) -> None:
    """The colleague may not open the record any more."""
    with studio.store.write() as tx:
        _own_client(tx, studio, client_id)
        person = find_person(tx, person_id)
        if not once(tx, "end_share", client_id, key, at=at).again and care.end_share(tx, client_id, person_id):
            note(tx, "share ended", f"with {person.login}", client_id=client_id, at=at)


def hand_over_for_good(studio: Studio, client_id: str, person_id: str, *, key: str, at: datetime) -> None:
    """The client becomes the colleague's own; who handed them over does not see them any more."""
    with studio.store.write() as tx:
        if once(tx, "hand_over_for_good", client_id, key, at=at).again:
            return
        _own_client(tx, studio, client_id)
        person = _colleague(tx, client_id, person_id)
        note(tx, "handed over for good", f"to {person.login}", client_id=client_id, at=at)
        care.hand_over(tx, [client_id], person_id)


def _own_client(tx: Transaction, studio: Studio, client_id: str) -> None:
    must(studio, Right.COACH)
    name = find_client(tx, client_id).name
    if not studio.who.everything and not _is_own(tx, studio, client_id):
        raise Refused(
            f"{name} is shared with you; only their own trainer decides who else sees them. Ask that trainer."
        )


def _is_own(tx: Transaction, studio: Studio, client_id: str) -> bool:
    return any(one.own and one.person_id == studio.who.person_id for one in care.carers_of(tx, client_id))


def _colleague(tx: Transaction, client_id: str, person_id: str) -> Person:
    person = find_person(tx, person_id)
    if not person.active or not person.coaches:
        raise Refused(f"{person.name} does not coach here. Choose a trainer of this studio.")
    if any(one.own and one.person_id == person_id for one in care.carers_of(tx, client_id)):
        raise Refused(f"This is {person.name}'s own client already. Choose somebody else.")
    return person
