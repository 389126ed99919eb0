"""A new trainer's first round, told from the records: a step is done once there is a record of it. Left and wanted back here."""

from datetime import datetime

from lbp_core.access.rights import Right, may
from lbp_core.coach.door.allowed import must, oneself
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.tour_words import TourWords, tour_words
from lbp_core.models.tour import Step, Tour, TourPaper
from lbp_core.storage.client_file import add_studio_paper, studio_papers
from lbp_core.storage.first_steps import client_added_last, steps_done
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

VERB = "tour"


def tour(studio: Studio) -> Tour | None:
    """Where whoever looks is on their first round; None where it is done, was left, or they are no trainer.

    In a demo studio the round is done, by people who are invented; it is shown there to who wants it back.
    """
    if studio.who.person_id is None or not may(studio.who, Right.COACH):
        return None
    with studio.store.read() as tx:
        wish = _wish(tx, studio.who.person_id)
        if (wish is None and studio.demo) or (wish is not None and not wish.on):
            return None
        done = steps_done(tx, since=0 if wish is None else wish.since)
        ahead = next((step for step in Step if step not in done), None)
        return None if ahead is None else Tour(step=ahead, client_id=client_added_last(tx))


def leave_tour(studio: Studio, *, key: str, at: datetime) -> None:
    """No sentence of it is shown any more. Raises Refused where no trainer is signed in."""
    _file(studio, on=False, key=key, at=at)


def bring_back_tour(studio: Studio, *, key: str, at: datetime) -> None:
    """It begins again, and counts what is done from now on. Raises Refused where no trainer is signed in."""
    _file(studio, on=True, key=key, at=at)


def words() -> TourWords:
    """What is said at each step."""
    return tour_words()


def _file(studio: Studio, *, on: bool, key: str, at: datetime) -> None:
    must(studio, Right.COACH)
    me = oneself(studio)
    with studio.store.write() as tx:
        written = once(tx, VERB, me, key, at=at)
        if not written.again:
            said = TourPaper(on=on, since=written.seq)
            add_studio_paper(tx, written, _kind(me), said, at=at, on=today(studio, at))


def _wish(tx: Transaction, person_id: str) -> TourPaper | None:
    found = studio_papers(tx, _kind(person_id), TourPaper)
    return found[-1].body if found else None


def _kind(person_id: str) -> str:
    return f"tour {person_id}"
