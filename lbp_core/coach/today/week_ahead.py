"""Who is planned to come on which day of the coming week: all that an assistant sees. No health, no exercise, no reason."""

from collections import defaultdict
from datetime import date

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.glances import AHEAD, brought_up
from lbp_core.models.base import Frozen
from lbp_core.models.people import Role
from lbp_core.storage.clients import clients_of
from lbp_core.storage.glances import coming

A_DAY = 40
"""So many names of a day are shown at once; who is looked for is found by name."""


class Appointment(Frozen):
    """One planned session: whose, when, and how many minutes."""

    day: date
    client: str
    minutes: int


def appointments(studio: Studio, *, on: date, search: str = "", a_day: int = A_DAY) -> tuple[Appointment, ...]:
    """The seven days from `on`, by day and name: one's own and shared clients, for an assistant the whole studio's.

    Of each day the first `a_day` whose name holds `search`, and one more where there are more. Raises Refused for a client.
    """
    must(studio, Right.SEE_THE_WEEK)
    brought_up(studio, on=on)
    looks = studio.whole() if studio.who.role is Role.ASSISTANT else studio
    by_day: dict[date, list[tuple[str, int]]] = defaultdict(list)
    with looks.store.read() as tx:
        for client_id, days in coming(tx, search=search).items():
            for one in days:
                if on <= one.day < on + AHEAD and len(by_day[one.day]) <= a_day:
                    by_day[one.day].append((client_id, one.minutes))
        names = {
            one.id: one.name for one in clients_of(tx, sorted({name for day in by_day.values() for name, _ in day}))
        }
    return tuple(
        Appointment(day=day, client=names[client_id], minutes=minutes)
        for day in sorted(by_day)
        for client_id, minutes in by_day[day]
    )
