"""Erasing one client: every row, every copy at hand, the bytes left in the file; with a receipt, and again after a restore."""

from collections.abc import Sequence
from datetime import datetime

from lbp_core.coach.leaving.allowed_out import own_client
from lbp_core.coach.letters import letters
from lbp_core.coach.printed import tray
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.leaving_words import leaving_words
from lbp_core.keeping.erased import remember
from lbp_core.models.erased import KIND, Erased, Receipt
from lbp_core.models.refusal import Refused
from lbp_core.storage.audit import note
from lbp_core.storage.client_file import add_studio_paper
from lbp_core.storage.clients import name_key
from lbp_core.storage.erasing import erase_rows, forget_read, there_still
from lbp_core.storage.once import id_from, once
from lbp_core.storage.opening import backups_of
from lbp_core.storage.scrubbing import remove_copies, scrub
from lbp_core.storage.store import Store

ERASED = "erased"


def erase(studio: Studio, client_id: str, *, typed: str, at: datetime) -> Receipt:
    """Erases everything about the client. `typed` is their name as the trainer wrote it a second time.

    Raises Refused for all but the client's own trainer, and where the name is another; then nothing is changed.
    """
    client = own_client(studio, client_id)
    if name_key(typed) != name_key(client.name):
        raise Refused(leaving_words().other_name.format(name=client.name))
    whole, reference = studio.whole(), f"E-{id_from(ERASED, client_id, at.isoformat())[:8].upper()}"
    folder = backups_of(studio.store.place)
    remember(folder, client_id, at=at)  # before the records go: a restore must know it whatever happens next
    try:
        with whole.store.write() as tx:
            rows = erase_rows(tx, client_id)
            written = once(tx, ERASED, "", f"{reference} {at.isoformat()}", at=at)
            add_studio_paper(tx, written, KIND, Erased(client_id=client_id), at=at, on=today(studio, at))
            note(tx, ERASED, f"{reference}: {sum(rows.values())} rows", actor=studio.who.actor, at=at)
    except BaseException:
        remember(folder, client_id, at=at, back=True)
        raise
    _forget(studio, client_id)
    copies = remove_copies(whole.store)
    return Receipt(reference=reference, at=at, rows=rows, swept=scrub(whole.store), copies=copies)


def erase_again(store: Store, client_ids: Sequence[str], *, at: datetime) -> tuple[str, ...]:
    """Erases once more whoever of these a restored database has brought back; their ids. For the restore itself.

    `store` is that database, opened by nobody else yet. Who is not in it, or has none of the ids, is passed over.
    """
    with store.write() as tx:
        here = there_still(tx, client_ids)
        for one in here:
            rows = erase_rows(tx, one)
            written = once(tx, ERASED, "", f"again {one} {at.isoformat()}", at=at)
            add_studio_paper(tx, written, KIND, Erased(client_id=one), at=at, on=at.date())
            note(tx, ERASED, f"again, after a restore: {sum(rows.values())} rows", at=at)
    forget_read()
    if here:
        scrub(store)
    return here


def receipt_told(receipt: Receipt) -> str:
    """The receipt as text to keep: what, when, how many rows. No name, no health detail."""
    words = leaving_words()
    return words.receipt.format(
        reference=receipt.reference,
        at=f"{receipt.at:%Y-%m-%d %H:%M} UTC",
        total=receipt.total,
        rows="\n  ".join(f"{name.replace('_', ' ')}: {many}" for name, many in sorted(receipt.rows.items())),
        swept=words.swept if receipt.swept else words.not_swept,
    )


def _forget(studio: Studio, client_id: str) -> None:
    """Lets go of what this process holds of a client: taps not yet saved, printed pages, records read a while ago."""
    for sheet in studio.pad.sheets():
        if sheet.client_id == client_id:
            studio.pad.tear_off(sheet)
    tray.forget(client_id)
    letters.forget_printed()
    forget_read()
