"""The people of the demo studio: an owner whose clients all are, a colleague with two of them for a while, an assistant."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from lbp_core.coach.door.caring import share
from lbp_core.coach.door.own_keys import set_pin
from lbp_core.coach.door.people import add_person
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.demo_people import demo_workers
from lbp_core.models.people import Seen
from lbp_core.storage import care

PIN = "4713"
"""Everybody's in a demo studio; the page that asks for it says so."""


def demo_people(studio: Studio, clients: Mapping[str, str], *, at: datetime) -> None:
    """Adds them; `clients` are the ids of the invented clients by name. Who is not among them is shared with nobody."""
    for worker in demo_workers():
        key = f"demo {worker.login}"
        person = add_person(
            studio, name=worker.name, login=worker.login, role=worker.role, password=None, key=key, at=at
        )
        own = studio.seen_by(Seen(person_id=person.id, role=person.role))
        set_pin(own, PIN, password="", address="", key=f"{key} pin", at=at)
        if worker == demo_workers()[0]:
            with studio.store.write() as tx:
                care.take_on(tx, list(clients.values()), person.id)
        for name, days in worker.sees.items():
            if name in clients:
                until = today(studio, at) + timedelta(days=days)
                share(studio, clients[name], person.id, until=until, key=f"{key} {name}", at=at)
