"""Alerts as they stand: what of a client's answers and pauses is open, which of it rings, and how far it is. Verbs: alerts.py."""

from collections.abc import Sequence
from datetime import date

from lbp_core.coach.gate.letting_in import Stands, what_stands
from lbp_core.coach.gate.tellings import alarming, of_pause, of_screening, without_repeats
from lbp_core.coach.screening.answering import AFTER, OFFERED
from lbp_core.coach.screening.telling import alone
from lbp_core.evidence.words import words_for
from lbp_core.models.alerts import Agreed, Alert, AlertAnswer, AlertState, AnswerGiven, Telling
from lbp_core.models.client import Client
from lbp_core.models.pause import PAUSE
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Disposition, most_cautious
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.clients import clients_of
from lbp_core.storage.flags import screenings_by_id
from lbp_core.storage.transaction import Transaction

KIND = "alert_answer"
"""The kind of its answer's paper in the client's file."""


def open_alerts(tx: Transaction, client_ids: Sequence[str], *, on: date) -> list[Alert]:
    """The alerts of these clients, by name, inside a read or a write that is already open."""
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
        phone=client.details.phone,
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
