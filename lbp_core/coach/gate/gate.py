"""May this client train now? Records safety answers and clearances, and lays all of them together into one gate."""

from collections.abc import Sequence
from datetime import date, datetime

from lbp_core.coach.gate.clearances import check_clearance
from lbp_core.coach.gate.letting_in import let_in, what_stands
from lbp_core.coach.gate.under_papers import under_papers
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.screening.screening import screen
from lbp_core.coach.screening.telling import told_at_once
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.felt_lately import felt_lately
from lbp_core.evidence.spoken import in_english
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.records import By, ClearanceRecord, ScreeningRecord
from lbp_core.models.screening import Clearance, Occasion, ScreenInput
from lbp_core.storage import safety
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import Written, once
from lbp_core.storage.sessions import NumberTaps
from lbp_core.storage.transaction import Transaction


def record_screening(
    studio: Studio,
    client_id: str,
    asked: ScreenInput,
    *,
    occasion: Occasion,
    by: By,
    note: str | None = None,
    key: str,
    at: datetime,
) -> ScreeningRecord:
    """Keeps the answers with where they end. Clearances are not taken from here, and a client cannot call a yes stable.

    Raises Refused on an id that is not in the question bank.
    """
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "screening", client_id, key, at=at)
        if written.again:
            return safety.find_screening(tx, written.result)
        on = today(studio, at)
        return keep_answers(tx, client, asked, occasion=occasion, by=by, note=note, written=written, at=at, on=on)


@in_english
def keep_answers(
    tx: Transaction,
    client: Client,
    asked: ScreenInput,
    *,
    occasion: Occasion,
    by: By,
    note: str | None = None,
    written: Written,
    at: datetime,
    on: date,
) -> ScreeningRecord:
    """The same inside a write that is already open, such as a tap or a check-in."""
    age = client.details.age(on) if asked.age is None else asked.age
    stable = asked.stable if by is By.TRAINER else ()
    asked = asked.model_copy(update={"as_of": on, "age": age, "stable": stable, "clearances": ()})
    record = ScreeningRecord(
        id=written.result,
        client_id=client.id,
        at=at,
        on=on,
        occasion=occasion,
        by=by,
        asked=asked,
        result=screen(asked),
        note=(note or "").strip() or None,
        told=told_at_once(asked, lambda: what_stands(tx, [client.id], on=on)[client.id].standing),
    )
    safety.record_screening(tx, written, record)
    return record


def screenings(studio: Studio, client_id: str) -> tuple[ScreeningRecord, ...]:
    """Every set of safety answers, full and short, newest first."""
    with studio.store.read() as tx:
        return safety.screenings_of(tx, client_id)


def record_clearance(
    studio: Studio,
    client_id: str,
    clearance: Clearance,
    *,
    role: str,
    limits: ClearanceLimits | None = None,
    review_on: date | None = None,
    key: str,
    at: datetime,
) -> ClearanceRecord:
    """Keeps a clinician's clearance. It opens what it covers and what was answered before it; no later answer.

    Raises Refused where it names nobody or nothing, lies in the future, is older than the answer it should cover, or is to
    be looked at again before it was given.
    """
    with studio.store.write() as tx:
        client_to_write(tx, client_id)
        written = once(tx, "clearance", client_id, key, at=at)
        if written.again:
            return safety.find_clearance(tx, written.result)
        record = ClearanceRecord(
            id=written.result, client_id=client_id, at=at, role=role.strip(), clearance=clearance,
            limits=None if limits is None or limits.empty else limits, review_on=review_on,
        )  # fmt: skip
        check_clearance(tx, record, on=today(studio, at))
        safety.record_clearance(tx, written, record)
        return record


def gate(studio: Studio, client_id: str, *, on: date) -> Gate:
    """Whether this client may train on that day, and what stands in the way."""
    with studio.store.read() as tx:
        return gate_of(tx, find_client(tx, client_id), on=on)


def gate_of(tx: Transaction, client: Client, *, on: date) -> Gate:
    """The same inside a read or a write that is already open."""
    return gates_of(tx, (client,), on=on)[client.id]


def lock_of(tx: Transaction, client: Client, *, on: date) -> Gate:
    """The gate without its stage: for a tap or a session that only asks whether it is locked. Reads no diary."""
    found = gates_of(tx, (client,), on=on, staged=False)[client.id]
    return found.model_copy(update={"presentation": None, "why_stage": ()})


def gates_of(
    tx: Transaction, clients: Sequence[Client], *, on: date, taps: NumberTaps | None = None, staged: bool = True
) -> dict[str, Gate]:
    """The gates of many clients in eight questions to storage, and one more where anything is open.

    One fewer where the numbers tapped lately are given, two where nobody asks for the stage.
    """
    ids = [client.id for client in clients]
    stands = what_stands(tx, ids, on=on)
    full, felt = safety.full_screenings(tx, ids), felt_lately(tx, ids if staged else (), on=on, taps=taps)
    gates = {one.id: let_in(one, stands[one.id], full.get(one.id), felt.get(one.id), on=on) for one in clients}
    return under_papers(tx, gates)
