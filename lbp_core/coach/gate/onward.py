"""What one client's records bring into a draft: where each exercise stands, and where the walks of the plan have come to."""

from datetime import date

from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.diary import diary
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.confidence import newest_confidence
from lbp_core.facts.reached import reached
from lbp_core.models.programme import Programme
from lbp_core.planning.carrying import carried, decided, walks_on
from lbp_core.planning.draft import Onward
from lbp_core.storage.transaction import Transaction


def onward_of(tx: Transaction, studio: Studio, client_id: str, current: Programme | None, *, on: date) -> Onward:
    """Everything on record up to that day; nothing for a client without a session."""
    given = diary(tx, studio, client_id, as_of=on, missed_until=on)
    stands = reached(given.sessions, limits().review)
    newest = max((one.on for one in stands.values()), default=None)
    paused = newest is not None and (on - newest).days >= limits().review.missed_days.value
    return Onward(
        begun={
            **carried(stands, on=on, library=library(), limits=limits()),
            **decided(current, stands, on=on, limits=limits()),
        },
        walks=walks_on(current, library(), paused=paused),
        confidence=newest_confidence(given),
    )
