"""How long records are kept, and whose day has passed. Nothing goes by itself: the list only says who is due."""

from collections.abc import Iterator
from datetime import date, datetime

from lbp_core.coach.leaving.allowed_out import own_client, whole_studio
from lbp_core.coach.studio import Studio, today
from lbp_core.models.client import Client
from lbp_core.models.keeping_until import KIND, DueToGo, KeptUntil, KeptYears
from lbp_core.models.refusal import Refused
from lbp_core.models.symptom_told import SYMPTOM
from lbp_core.planning.words import date_in_words
from lbp_core.storage.client_file import add_paper, add_studio_paper, newest_papers, studio_papers
from lbp_core.storage.clients import all_clients
from lbp_core.storage.contacts import last_contacts
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

AT_ONCE = 500


def keep_until(studio: Studio, client_id: str, until: date | None, *, key: str, at: datetime) -> None:
    """This record's own day, or None to go by the studio's rule again. It may be set after consent was taken back too.

    Raises Refused for all but the client's own trainer, and for a day that is over.
    """
    own_client(studio, client_id)
    if until is not None and until < today(studio, at):
        raise Refused(f"{date_in_words(until)} is over. Choose a day to come; to remove the record today, erase it.")
    with studio.store.write() as tx:
        written = once(tx, KIND, client_id, key, at=at)
        if not written.again:
            add_paper(tx, written, client_id, KIND, KeptUntil(until=until), at=at, on=today(studio, at))


def kept_until(studio: Studio, client_id: str, *, on: date) -> tuple[date | None, bool]:
    """The day until which the record is kept, and whether it is its own day. None: nobody has said."""
    client = own_client(studio, client_id)
    with studio.store.read() as tx:
        (one,) = _days(tx, [client], on=on)
    return one[1], one[3]


def keep_years(studio: Studio, years: int | None, *, key: str, at: datetime) -> None:
    """The studio's rule: so many years (1 to 50) after the last contact. For its owner; None takes the rule away."""
    whole_studio(studio)
    if years is not None and not 1 <= years <= 50:
        raise Refused(f"{years} years; 1 to 50 are allowed. Ask your insurer how long records must be kept.")
    with studio.store.write() as tx:
        written = once(tx, KIND, "", key, at=at)
        if not written.again:
            add_studio_paper(tx, written, KIND, KeptYears(years=years), at=at, on=today(studio, at))


def kept_years(studio: Studio) -> int | None:
    """The studio's rule as it stands."""
    with studio.store.read() as tx:
        return _years(tx)


def due_to_go(studio: Studio, *, on: date) -> tuple[DueToGo, ...]:
    """Clients of whoever looks whose day has passed, the longest first. A gentle list: erasing is done on their record."""
    found: list[DueToGo] = []
    with studio.store.read() as tx:
        clients = all_clients(tx)
        for first in range(0, len(clients), AT_ONCE):
            for client, until, contact, own in _days(tx, clients[first : first + AT_ONCE], on=on):
                if until is not None and until < on:
                    found.append(
                        DueToGo(client_id=client.id, name=client.name, until=until, last_contact=contact, own=own)
                    )
    return tuple(sorted(found, key=lambda one: (one.until, one.name)))


def _days(
    tx: Transaction, clients: tuple[Client, ...] | list[Client], *, on: date
) -> Iterator[tuple[Client, date | None, date | None, bool]]:
    """Each client with the day, the last contact, and whether it is their own day."""
    ids, years = [one.id for one in clients], _years(tx)
    own = newest_papers(tx, ids, KIND, KeptUntil)
    contacts = last_contacts(tx, ids, until=on, kind=SYMPTOM)
    for client in clients:
        contact = contacts.get(client.id, client.added)
        said = own[client.id].body.until if client.id in own else None
        by_rule = None if years is None else _years_after(contact, years)
        yield client, said if said is not None else by_rule, contact, said is not None


def _years(tx: Transaction) -> int | None:
    said = studio_papers(tx, KIND, KeptYears)
    return said[-1].body.years if said else None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return date(day.year + years, 3, 1)
