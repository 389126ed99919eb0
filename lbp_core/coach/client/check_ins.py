"""What a client told lately, read back for the page. Sending a check-in is in sharing."""

from datetime import date, timedelta

from lbp_core.coach.screening.asking import to_ask
from lbp_core.coach.screening.looking_over import Line, lines
from lbp_core.coach.studio import Studio
from lbp_core.facts.calendar import monday_of
from lbp_core.models.records import CheckInRecord
from lbp_core.models.screening import Answer, Occasion
from lbp_core.storage.clients import find_client
from lbp_core.storage.weeks import check_ins_that_count

WEEK = timedelta(days=7)


def told_lately(studio: Studio, client_id: str, *, on: date) -> tuple[CheckInRecord, ...]:
    """The check-ins that count of that day's week and the week before, newest week first.

    Raises Refused for a client who is not in this studio.
    """
    with studio.store.read() as tx:
        find_client(tx, client_id)
        found = check_ins_that_count(tx, client_id, until=on)
    return tuple(one for one in reversed(found) if one.week >= monday_of(on) - WEEK)


def said(record: CheckInRecord) -> tuple[Line, ...]:
    """Each question with its answer, in the order of the form; None where the client left it out."""
    asked = {item.id: Answer.NOT_ASKED for item in to_ask(Occasion.CHECK_IN, record.answers)}
    return tuple(lines(record.check_in, asked | record.answers, record.note))
