"""Training from before coaching drawn beside what was done here, with where coaching began marked. Nothing is decided from it."""

from collections import Counter
from datetime import date, timedelta

from lbp_core.charts.before_coaching import KEY, before_coaching, before_finding, before_twin
from lbp_core.coach.leaving.before import days_before
from lbp_core.coach.screening.run_so_far import got_to_the_pain
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.drawing import Drawing
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.session import diary_row
from lbp_core.models.screening import Occasion
from lbp_core.storage.clients import find_client
from lbp_core.storage.safety import screenings_of
from lbp_core.storage.sessions import sessions_of
from lbp_core.storage.transaction import Transaction


def before_drawn(studio: Studio, client_id: str, *, dark: bool) -> Drawing | None:
    """The drawing; None where no history was brought in. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        days = days_before(tx, client_id)
        trained = sessions_of(tx, client_id)
        pain = _pain_began(tx, client_id)
    if not days:
        return None
    before: Counter[date] = Counter()
    for day in days:
        before[monday_of(day.on)] += sum(len(one.sets) for one in day.exercises)
    since: Counter[date] = Counter()
    for session in trained:
        since[monday_of(session.on)] += sum(one.sets_done or 0 for one in diary_row(session).exercises)
    began = min([client.added, *(one.on for one in trained)])
    here = {monday: sets for monday, sets in since.items() if sets}
    spec = before_coaching(before, here, began=began, pain=pain, dark=dark)
    return Drawing(spec, before_finding(before, here), KEY, before_twin(before, here))


def _pain_began(tx: Transaction, client_id: str) -> date | None:
    """About when this episode began, as the first screening that got so far tells it."""
    told = [one for one in screenings_of(tx, client_id) if one.occasion is Occasion.FULL and got_to_the_pain(one)]
    if not told or told[-1].asked.duration_weeks is None:
        return None
    return told[-1].on - timedelta(weeks=min(told[-1].asked.duration_weeks, 5_200))
