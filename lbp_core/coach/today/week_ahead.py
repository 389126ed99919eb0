"""Who is planned to come on which day of the coming week: all that an assistant sees. No health, no exercise, no reason."""

from datetime import date, timedelta

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.plan.plan_days import trained_days
from lbp_core.coach.studio import Studio
from lbp_core.models.base import Frozen
from lbp_core.models.glance import Show, SortBy
from lbp_core.models.people import Role
from lbp_core.storage.clients import clients_of
from lbp_core.storage.glances import some_of
from lbp_core.storage.programmes import newest_versions

DAYS = 7
AT_ONCE = 500


class Appointment(Frozen):
    """One planned session: whose, when, and how many minutes."""

    day: date
    client: str
    minutes: int


def appointments(studio: Studio, *, on: date) -> tuple[Appointment, ...]:
    """The seven days from `on`, by day and name: one's own and shared clients, for an assistant the whole studio's.

    Raises Refused for a client.
    """
    must(studio, Right.SEE_THE_WEEK)
    looks = studio.whole() if studio.who.role is Role.ASSISTANT else studio
    found: list[Appointment] = []
    with looks.store.read() as tx:
        everybody = some_of(tx, Show.EVERYONE, SortBy.NAME)
        for start in range(0, len(everybody), AT_ONCE):
            some = everybody[start : start + AT_ONCE]
            names = {one.id: one.name for one in clients_of(tx, some)}
            found += [
                Appointment(day=day.date, client=names[client_id], minutes=round(day.minutes))
                for client_id, version in newest_versions(tx, some).items()
                for day in trained_days(version.programme)
                if on <= day.date < on + timedelta(days=DAYS)
            ]
    return tuple(sorted(found, key=lambda one: (one.day, one.client)))
