"""How the screen looks to whoever is signed in: chosen once, kept in the studio, found again on every tablet."""

from datetime import datetime

from lbp_core.coach.door.allowed import oneself
from lbp_core.coach.studio import Studio, today
from lbp_core.models.comfort import Comfort
from lbp_core.storage.client_file import add_studio_paper, studio_papers
from lbp_core.storage.once import once

VERB = "choose_comfort"


def comfort(studio: Studio) -> Comfort:
    """What whoever looks has chosen last. Raises Refused where nobody is signed in."""
    with studio.store.read() as tx:
        found = studio_papers(tx, _kind(oneself(studio)), Comfort)
    return found[-1].body if found else Comfort()


def choose_comfort(studio: Studio, said: Comfort, *, key: str, at: datetime) -> Comfort:
    """Files it as their newest choice. Raises Refused where nobody is signed in."""
    me = oneself(studio)
    with studio.store.write() as tx:
        written = once(tx, VERB, me, key, at=at)
        if not written.again:
            add_studio_paper(tx, written, _kind(me), said, at=at, on=today(studio, at))
    return said


def _kind(person_id: str) -> str:
    """Each person's papers are a kind of their own, so that nobody's choice is read for somebody else."""
    return f"comfort {person_id}"
