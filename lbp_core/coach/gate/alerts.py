"""The queue of alerts: who told something that presses, what they were told, and what came of speaking to them.

An alert ends by a clearance, or where it was a doubt by a clear no; an answer to it only says what was agreed.
"""

from collections.abc import Callable
from datetime import date, datetime

from lbp_core.coach.gate.alerts_open import KIND, open_alerts
from lbp_core.coach.gate.tellings import alarming, of_pause, of_screening, without_repeats
from lbp_core.coach.screening.answering import check_answer
from lbp_core.coach.screening.telling import flags
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.today.glances import bring_up
from lbp_core.models.alerts import Alert, AlertAnswer, Happened
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.refusal import Refused
from lbp_core.storage import safety
from lbp_core.storage.client_file import add_paper, papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.flags import flagged_clients, pauses_of
from lbp_core.storage.glances import ringing
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction


def alerts(studio: Studio, *, on: date) -> tuple[Alert, ...]:
    """Everything open in the studio: what asks for something now first, most urgent first, then by how long it has waited.

    Only those are read who have one: the number of questions to storage does not grow with the caseload.
    """
    asks = _who_rings(studio, on=on)
    with studio.store.read() as tx:
        found = open_alerts(tx, asks(tx), on=on)
    return tuple(sorted(found, key=lambda one: (not one.pressing, -one.disposition.caution, one.tellings[-1].at)))


def alert_of(studio: Studio, client_id: str, *, on: date) -> Alert | None:
    """What one client has open; None where nothing is. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return next(iter(open_alerts(tx, [client_id], on=on)), None)


def answer_alert(studio: Studio, client_id: str, answer: AlertAnswer, *, key: str, at: datetime) -> Alert | None:
    """Keeps what came of speaking to the client. The alert stays; the one as it then stands is returned.

    Raises Refused where what is answered is not open any more, or what was agreed does not fit its urgency.
    """
    with studio.store.write() as tx:
        find_client(tx, client_id)
        written, on = once(tx, KIND, client_id, key, at=at), today(studio, at)
        if not written.again:
            alert = next(iter(open_alerts(tx, [client_id], on=on)), None)
            still = [] if alert is None else [one.id for one in alert.tellings if one.id in answer.tellings]
            if alert is None or not still:
                raise Refused("What stood on this screen was settled meanwhile, so nothing was saved. Look once more.")
            check_answer(answer, alert, on=on, at=at)
            said = answer.model_copy(update={"tellings": tuple(still), "note": (answer.note or "").strip() or None})
            add_paper(tx, written, client_id, KIND, said, at=at, on=on)
        return next(iter(open_alerts(tx, [client_id], on=on)), None)


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


def _who_rings(studio: Studio, *, on: date) -> Callable[[Transaction], list[str]]:
    """By the glances; where nothing can be written just now, everybody is read who ever raised anything."""
    try:
        bring_up(studio, on=on)
    except Refused:
        return flagged_clients
    return ringing
