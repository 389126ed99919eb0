"""The queue of alerts: who told something that presses, what they were told, and what came of speaking to them.

An alert ends by a clearance, or where it was a doubt by a clear no; an answer to it only says what was agreed.
"""

from collections.abc import Sequence
from datetime import date, datetime

from lbp_core.coach.answering import AFTER, OFFERED, check_answer
from lbp_core.coach.letting_in import Stands, what_stands
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.telling import alone, flags
from lbp_core.coach.tellings import alarming, of_pause, of_screening, without_repeats
from lbp_core.evidence.words import words_for
from lbp_core.models.alerts import Agreed, Alert, AlertAnswer, AlertState, AnswerGiven, Happened, Telling
from lbp_core.models.client import Client
from lbp_core.models.pause import PAUSE
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Disposition, most_cautious
from lbp_core.storage import safety
from lbp_core.storage.client_file import add_paper, papers_of
from lbp_core.storage.clients import clients_of, find_client
from lbp_core.storage.flags import flagged_clients, pauses_of, screenings_by_id
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

KIND = "alert_answer"
"""The kind of its paper in the client's file."""


def alerts(studio: Studio, *, on: date) -> tuple[Alert, ...]:
    """Everything open in the studio: what asks for something now first, most urgent first, then by how long it has waited.

    The number of questions to storage does not grow with the caseload.
    """
    with studio.store.read() as tx:
        found = _open(tx, flagged_clients(tx), on=on)
    return tuple(sorted(found, key=lambda one: (not one.pressing, -one.disposition.caution, one.tellings[-1].at)))


def alert_of(studio: Studio, client_id: str, *, on: date) -> Alert | None:
    """What one client has open; None where nothing is. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return next(iter(_open(tx, [client_id], on=on)), None)


def answer_alert(studio: Studio, client_id: str, answer: AlertAnswer, *, key: str, at: datetime) -> Alert | None:
    """Keeps what came of speaking to the client. The alert stays; the one as it then stands is returned.

    Raises Refused where what is answered is not open any more, or what was agreed does not fit its urgency.
    """
    with studio.store.write() as tx:
        find_client(tx, client_id)
        written, on = once(tx, KIND, client_id, key, at=at), today(studio, at)
        if not written.again:
            alert = next(iter(_open(tx, [client_id], on=on)), None)
            still = [] if alert is None else [one.id for one in alert.tellings if one.id in answer.tellings]
            if alert is None or not still:
                raise Refused("What stood on this screen was settled meanwhile, so nothing was saved. Look once more.")
            check_answer(answer, alert, on=on, at=at)
            said = answer.model_copy(update={"tellings": tuple(still), "note": (answer.note or "").strip() or None})
            add_paper(tx, written, client_id, KIND, said, at=at, on=on)
        return next(iter(_open(tx, [client_id], on=on)), None)


def alert_history(studio: Studio, client_id: str) -> tuple[Happened, ...]:
    """Every alert there ever was for this client, what was done about it and what ended it, newest first."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        kept = [one for one in reversed(safety.screenings_of(tx, client_id)) if _rang(one)]
        told = [*map(of_screening, kept), *map(of_pause, pauses_of(tx, [client_id]).get(client_id, []))]
        papers = papers_of(tx, [client_id], KIND, AlertAnswer).get(client_id, [])
        cleared = safety.clearances_of(tx, [client_id]).get(client_id, [])
    happened = [
        *(Happened(at=one.at, telling=one) for one in without_repeats(told, [one.at for one in papers])),
        *(Happened(at=one.at, answer=one.body) for one in papers),
        *(Happened(at=one.record.at, clearance=one.record) for one in cleared),
    ]
    return tuple(sorted(happened, key=lambda one: one.at, reverse=True))


def _rang(record: ScreeningRecord) -> bool:
    flagged = flags(record.asked)
    return bool(flagged) and alarming(flagged, record.occasion)


def _open(tx: Transaction, client_ids: Sequence[str], *, on: date) -> list[Alert]:
    stands = {name: one for name, one in what_stands(tx, client_ids, on=on).items() if one.raised or one.paused}
    raised = {name: _alarming_sets(one) for name, one in stands.items()}
    ringing = [name for name, one in stands.items() if raised[name] or one.paused]
    if not ringing:
        return []
    sets = screenings_by_id(tx, [one for name in ringing for one in raised[name]])
    answers = papers_of(tx, ringing, KIND, AlertAnswer)
    found = []
    for client in clients_of(tx, ringing):
        told = [of_screening(one, raised[client.id][one.id]) for one in sets.get(client.id, [])]
        told += [of_pause(one) for one in stands[client.id].paused]
        given = [AnswerGiven(at=one.at, on=one.on, answer=one.body) for one in answers.get(client.id, [])]
        tellings = without_repeats(sorted(told, key=lambda one: one.at), [one.at for one in given])
        found.append(_alert(client, stands[client.id], tellings, given, on=on))
    return found


def _alarming_sets(stands: Stands) -> dict[str, dict[str, Answer]]:
    """By set of answers: what of it is open, where that rings."""
    found: dict[str, dict[str, Answer]] = {}
    for one in stands.raised:
        found.setdefault(one.screening_id, {})[one.question] = one.answer
    occasions = {one.screening_id: one.occasion for one in stands.raised}
    return {name: said for name, said in found.items() if alarming(said, occasions[name])}


def _alert(
    client: Client, stands: Stands, tellings: tuple[Telling, ...], given: Sequence[AnswerGiven], *, on: date
) -> Alert:
    known = {one.id for one in tellings}
    answers = [one for one in given if known.intersection(one.answer.tellings)]
    reached = {name for one in answers if one.answer.agreed is not Agreed.NOT_REACHED for name in one.answer.tellings}
    newest = answers[-1] if answers else None
    follow_up = None if newest is None or known - reached else newest.answer.day or newest.on + AFTER
    disposition = _disposition(stands)
    return Alert(
        client_id=client.id,
        client_name=client.name,
        state=_state(known - reached, newest, follow_up, on=on),
        disposition=disposition,
        headline=words_for(disposition).headline,
        open_since=stands.since or tellings[-1].on,
        covers=(*stands.standing.open, *((PAUSE,) if stands.paused else ())),
        tellings=tellings,
        answers=tuple(reversed(answers)),
        follow_up_on=follow_up,
        again_at=newest.answer.again_at if newest is not None and known - reached else None,
        offered=OFFERED.get(disposition, tuple(Agreed)),
    )


def _state(unanswered: set[str], newest: AnswerGiven | None, follow_up: date | None, *, on: date) -> AlertState:
    if follow_up is not None:
        return AlertState.FOLLOW_UP if on >= follow_up else AlertState.HANDLED
    tried = (
        newest is not None and newest.answer.agreed is Agreed.NOT_REACHED and unanswered <= set(newest.answer.tellings)
    )
    return AlertState.TRY_AGAIN if tried else AlertState.NEW


def _disposition(stands: Stands) -> Disposition:
    """Where everything open ends, taken together."""
    standing = stands.standing
    answered = alone({name: standing.answers[name] for name in standing.open})
    return most_cautious((answered, *(one.pause.soon for one in stands.paused)))
