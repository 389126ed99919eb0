"""The leaving kit of one client: one zip with everything, for the person, for this program and for health systems."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import BinaryIO

from lbp_core.coach.leaving.allowed_out import own_client
from lbp_core.coach.leaving.pages_out import drawings, handout_pdf, letters_out, progress_pdf
from lbp_core.coach.leaving.told import whole_record
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.leaving_words import leaving_words
from lbp_core.exchange import cells, our_json, sheets
from lbp_core.exchange.fhir import bundle
from lbp_core.exchange.zipped import Kit
from lbp_core.models.client import Client
from lbp_core.models.refusal import Refused
from lbp_core.storage.audit import note
from lbp_core.storage.transaction import Transaction
from lbp_core.storage.whole_client import LEAVES, OF_THE_KIT, numbers_of, rows_of

TOOK_OUT = OF_THE_KIT[0]


def write_kit(studio: Studio, client_id: str, to: BinaryIO, *, at: datetime) -> str:
    """Writes the kit into an open file and says what to call it. Raises Refused for all but the client's own trainer.

    It is noted in the studio's log before anything is written.
    """
    client = own_client(studio, client_id)
    with studio.store.write() as tx:
        note(tx, TOOK_OUT, client_id=client_id, at=at)
    put_all_in(studio, client, to, on=today(studio, at))
    return kit_name(client, on=today(studio, at))


def write_records(studio: Studio, client_id: str, to: BinaryIO, *, at: datetime) -> str:
    """The same for records.json alone."""
    client = own_client(studio, client_id)
    with studio.store.write() as tx:
        note(tx, TOOK_OUT, client_id=client_id, at=at)
    with studio.store.read() as tx:
        to.writelines(piece.encode() for piece in records_json(tx, studio, client_id))
    return kit_name(client, on=today(studio, at)).removesuffix(".zip") + ".json"


def kit_name(client: Client, *, on: date) -> str:
    """What the file is called: letters of the name that every system can write, and the day."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in client.name)
    return f"{'-'.join(filter(None, plain.split('-')))[:40] or 'client'}-{on.isoformat()}.zip"


def records_json(tx: Transaction, studio: Studio, client_id: str) -> Iterator[str]:
    """The client's rows in our own form, in pieces."""
    numbers = numbers_of(tx, client_id)
    return our_json.written(
        client_id, studio.zone.key, ((name, rows_of(tx, client_id, name, numbers)) for name in LEAVES)
    )


def put_all_in(studio: Studio, client: Client, to: BinaryIO, *, on: date) -> None:
    """The kit itself, noted nowhere. Pages are printed before the records are read: a view held long keeps writers waiting."""
    with Kit(to) as kit:
        missing = list(_pages(kit, studio, client.id, on=on))
        with studio.store.read() as tx:
            whole = whole_record(tx, studio, client.id)
            kit.put("records.json", records_json(tx, studio, client.id))
        kit.put("fhir.json", bundle.written(whole))
        for sheet in (*sheets.SHEETS, sheets.COLUMNS):
            kit.put(f"csv/{sheet.name}.csv", cells.written(sheet, whole))
        about = leaving_words().readme.format(name=client.name, on=on.isoformat(), zone=whole.zone)
        kit.put("README.txt", ["\n".join([about, *missing]).strip() + "\n"])


def _pages(kit: Kit, studio: Studio, client_id: str, *, on: date) -> Iterator[str]:
    """Puts in the pages that can be printed, and says of the others why not."""
    absent = leaving_words().absent
    for name, made in drawings(studio, client_id, on=on):
        yield from _page(kit, name, made, absent.charts)
    yield from _page(kit, "handout.pdf", lambda: handout_pdf(studio, client_id, on=on), absent.handout)
    yield from _page(kit, "progress.pdf", lambda: progress_pdf(studio, client_id, on=on), absent.progress)
    for name, made in letters_out(studio, client_id):
        yield from _page(kit, f"letters/{name}", made, absent.letters.replace("{what}", name))


def _page(kit: Kit, name: str, made: Callable[[], bytes], absent: str) -> Iterator[str]:
    try:
        kit.put(name, [made()])
    except Refused as why:
        yield absent.format(why=why)
