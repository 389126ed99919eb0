"""Bringing one client's records back in: the whole file or nothing, exactly as it left. History of other programs: history.py."""

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.leaving.checks_in import check
from lbp_core.coach.leaving.told import whole_record
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.leaving_words import leaving_words
from lbp_core.exchange.our_json import FRESH, Records, read
from lbp_core.exchange.unzipped import how_many, records_in
from lbp_core.keeping.erased import erased, remember
from lbp_core.models.client import Client
from lbp_core.models.erased import KIND, Erased
from lbp_core.models.refusal import Refused
from lbp_core.planning.words import date_in_words
from lbp_core.storage.audit import note
from lbp_core.storage.care import take_on
from lbp_core.storage.client_file import add_studio_paper
from lbp_core.storage.clients import clients_of, find_client
from lbp_core.storage.once import once
from lbp_core.storage.opening import backups_of
from lbp_core.storage.people import all_people
from lbp_core.storage.transaction import Transaction
from lbp_core.storage.whole_client import LEAVES, OF_THE_KIT, bring_in, numbers_of, rows_of, taken

BROUGHT_IN = OF_THE_KIT[1]
Progress = Callable[[int, int, str], None]
"""How many of how many clients are in, and a word about it."""
WITH_IDS = (
    "sessions",
    "screenings",
    "clearances",
    "programme_versions",
    "check_ins",
    "mornings",
    "decisions",
    "client_file",
)


def bring_in_kit(
    studio: Studio, file: BinaryIO, *, at: datetime, progress: Progress = lambda done, of, name: None
) -> tuple[Client, ...]:
    """Brings in records.json, a client's kit, or every client of a studio's kit: all of them, or where one cannot be, none."""
    must(studio, Right.COACH)
    many = how_many(file)
    came: list[Client] = []
    with studio.store.write():
        for one in records_in(file):
            progress(len(came), many, "")
            came.append(bring_in_records(studio, one, at=at))
    progress(many, many, "")
    return tuple(came)


def bring_in_records(studio: Studio, file: BinaryIO, *, at: datetime) -> Client:
    """The client as they are here now. They are the own client of whoever brought them in, or of the owner.

    Raises Refused, and nothing at all is changed, where the file cannot be read, is not whole, or is here already.
    """
    must(studio, Right.COACH)
    records = read(file, LEAVES)
    check(records)
    whole, folder = studio.whole(), backups_of(studio.store.place)
    with whole.store.write() as tx:
        _check_free(tx, studio, records)
        _write(tx, records)
        _check_same(tx, whole, records)
        _take_on(tx, studio, records.client_id)
        note(tx, BROUGHT_IN, client_id=records.client_id, actor=studio.who.actor, at=at)
        if records.client_id in erased(folder):
            written = once(tx, BROUGHT_IN, "", f"{records.client_id} {at.isoformat()}", at=at)
            add_studio_paper(
                tx, written, KIND, Erased(client_id=records.client_id, back=True), at=at, on=today(studio, at)
            )
            remember(folder, records.client_id, at=at, back=True)
        return find_client(tx, records.client_id)


def _check_free(tx: Transaction, studio: Studio, records: Records) -> None:
    words = leaving_words()
    if taken(tx, "clients", [records.client_id]) is not None:
        with studio.store.read() as seen:
            there = clients_of(seen, [records.client_id])
        if not there:
            raise Refused(words.here_with_another)
        raise Refused(words.here_already.format(name=there[0].name, day=date_in_words(there[0].added)))
    for name in WITH_IDS:
        found = taken(tx, name, [row["id"] for row in records.tables[name]])
        if found is not None:
            raise Refused(words.id_taken.format(id=found, table=name.replace("_", " ")))


def _write(tx: Transaction, records: Records) -> None:
    try:
        bring_in(tx, records.tables)
    except (ValueError, TypeError) as error:
        raise Refused(
            f"The file has a row that no studio can hold ({error}), so nothing was brought in. {FRESH}"
        ) from error


def _check_same(tx: Transaction, whole: Studio, records: Records) -> None:
    """What was written is read back in full, and leaves again as it came in."""
    try:
        whole_record(tx, whole, records.client_id)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise Refused(
            f"What the file says cannot be read back ({str(error)[:80]}), so nothing was brought in. {FRESH}"
        ) from error
    numbers = numbers_of(tx, records.client_id)
    for name in LEAVES:
        if list(rows_of(tx, records.client_id, name, numbers)) != records.tables[name]:
            raise Refused(f"The rows of {name} would not leave again as they came, so nothing was brought in. {FRESH}")


def _take_on(tx: Transaction, studio: Studio, client_id: str) -> None:
    """Whoever brings them in; at the command line the owner who has been here longest. Nobody yet: the first who comes."""
    person = studio.who.person_id
    if person is None:
        owners = [one for one in all_people(tx) if one.active and one.role.value == "owner"]
        person = min(owners, key=lambda one: (one.added, one.id)).id if owners else None
    if person is not None:
        take_on(tx, [client_id], person)
