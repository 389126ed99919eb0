"""May this client train now? Records safety answers and clearances, and lays all of them together into one gate."""

from collections.abc import Sequence
from datetime import date, datetime

from lbp_core.coach.consents import client_to_write
from lbp_core.coach.felt_lately import FeltLately, felt_lately
from lbp_core.coach.screening import screen, why_presentation
from lbp_core.coach.standing import Standing, lay_together
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.under_papers import under_papers
from lbp_core.evidence.questions import questions
from lbp_core.evidence.words import words_for
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.records import By, ClearanceRecord, ScreeningRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Clearance, Occasion, ScreenInput
from lbp_core.storage import safety
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import Written, once
from lbp_core.storage.sessions import NumberTaps
from lbp_core.storage.transaction import Transaction


def record_screening(
    studio: Studio, client_id: str, asked: ScreenInput, *, occasion: Occasion, by: By, key: str, at: datetime
) -> ScreeningRecord:
    """Keeps the answers with where they end. Clearances are not taken from here, and a client cannot call a yes stable.

    Raises Refused on an id that is not in the question bank.
    """
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "screening", client_id, key, at=at)
        if written.again:
            return safety.find_screening(tx, written.result)
        return keep_answers(tx, client, asked, occasion=occasion, by=by, written=written, at=at, on=today(studio, at))


def keep_answers(
    tx: Transaction,
    client: Client,
    asked: ScreenInput,
    *,
    occasion: Occasion,
    by: By,
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
    )
    safety.record_screening(tx, written, record)
    return record


def screenings(studio: Studio, client_id: str) -> tuple[ScreeningRecord, ...]:
    """Every set of safety answers, full and short, newest first."""
    with studio.store.read() as tx:
        return safety.screenings_of(tx, client_id)


def record_clearance(
    studio: Studio, client_id: str, clearance: Clearance, *, role: str, key: str, at: datetime
) -> ClearanceRecord:
    """Keeps a clinician's clearance. It opens what it covers and what was answered before it; no later answer.

    Raises Refused where it names nobody or nothing, lies in the future, or is older than the answer it should cover.
    """
    with studio.store.write() as tx:
        find_client(tx, client_id)
        written = once(tx, "clearance", client_id, key, at=at)
        if written.again:
            return safety.find_clearance(tx, written.result)
        _check(tx, client_id, clearance, role, on=today(studio, at))
        record = ClearanceRecord(id=written.result, client_id=client_id, at=at, role=role.strip(), clearance=clearance)
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
    """The gates of many clients in seven questions to storage, or six where the numbers tapped lately are given."""
    ids = [client.id for client in clients]
    given = safety.newest_answers(tx, ids)
    cleared_by = safety.clearances_of(tx, ids)
    full, felt = safety.full_screenings(tx, ids), felt_lately(tx, ids if staged else (), on=on, taps=taps)
    gates = {
        one.id: _gate(
            lay_together(given.get(one.id, []), cleared_by.get(one.id, []), questions(), on=on),
            _about(one, full.get(one.id), felt.get(one.id, FeltLately()), on=on),
            in_flare=one.id in felt and felt[one.id].in_flare,
            screened=full.get(one.id),
        )
        for one in clients
    }
    return under_papers(tx, gates)


def _gate(standing: Standing, about: ScreenInput, *, in_flare: bool, screened: ScreeningRecord | None) -> Gate:
    """The diary speaks of the stage only where somebody was screened."""
    asked = about.model_copy(
        update={"answers": standing.answers, "clearances": standing.clearances, "stable": standing.stable}
    )
    in_flare = in_flare and screened is not None
    ended = screen(asked, in_flare=in_flare)
    words = words_for(ended.disposition)
    return Gate(
        may_train=ended.may_train,
        disposition=ended.disposition,
        presentation=ended.presentation,
        headline=words.headline,
        for_client=words.for_client,
        for_trainer=words.for_trainer,
        reasons=ended.reasons,
        covers=(*standing.open, *_worked_out(ended.reasons)),
        ask=ended.ask,
        screened_on=None if screened is None else screened.on,
        since=standing.since,
        why_stage=why_presentation(asked, in_flare=in_flare),
    )


def _about(client: Client, full: ScreeningRecord | None, felt: FeltLately, *, on: date) -> ScreenInput:
    """What is known of the person beside the answers: from the newest full screening, with the weeks since added.

    The diary's weeks come with it; once one of them began after the screening, the average asked there is out of date.
    """
    age = client.details.age(on)
    if full is None:
        return ScreenInput(answers={}, age=age, as_of=on, sex=client.details.sex)
    weeks = full.asked.duration_weeks
    out_of_date = felt.newest_begins is not None and felt.newest_begins > full.on
    return full.asked.model_copy(
        update={
            "as_of": on,
            "age": full.asked.age if age is None else age,
            "duration_weeks": None if weeks is None else weeks + max(0, (on - full.on).days) / 7,
            "pain_average": None if out_of_date else full.asked.pain_average,
            "week_means": felt.week_means or None,
        }
    )


def _worked_out(reasons: Sequence[object]) -> tuple[str, ...]:
    """Ids that nobody answers (an age) and that fired: a clearance names them too."""
    fired = {str(getattr(reason, "rule", "")).partition(".")[2] for reason in reasons}
    return tuple(question for question, item in questions().items() if item.derived and question in fired)


def _check(tx: Transaction, client_id: str, clearance: Clearance, role: str, *, on: date) -> None:
    if not clearance.by.strip() or not role.strip():
        raise Refused("A clearance names the clinician who gave it and their role. Fill in both and save again.")
    if not clearance.covers:
        raise Refused("This clearance covers no answer. Tick the answers that the clinician has looked at.")
    if strangers := [name for name in clearance.covers if name not in questions()]:
        raise Refused(f"'{strangers[0]}' is not a safety question. Tick the answers from the list and save again.")
    if clearance.date > on:
        raise Refused(f"The clearance is dated {clearance.date:%-d %B %Y}, which is still to come. Correct its date.")
    given = safety.newest_answers(tx, [client_id]).get(client_id, [])
    later = [one.on for one in given if one.question in clearance.covers and one.answer != "no" and not one.stable]
    if later and clearance.date < max(later):
        raise Refused(
            f"The clearance is dated {clearance.date:%-d %B %Y}; the answer it should cover was given on "
            f"{max(later):%-d %B %Y}. A clearance counts for answers given on its day or before. Ask for a newer one."
        )
