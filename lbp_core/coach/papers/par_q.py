"""The PAR-Q+ on file: date, outcome and the last day it counts. Missing or out of date is a notice, never a lock."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from lbp_core.coach.papers.papers import file_paper, papers
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.limits import limits
from lbp_core.evidence.paper_words import ParQWords, paper_words
from lbp_core.models.base import Frozen
from lbp_core.models.par_q import ParQ, ParQOutcome, ParQStanding
from lbp_core.models.refusal import Refused
from lbp_core.planning.words import date_in_words
from lbp_core.storage.client_file import Paper, newest_papers
from lbp_core.storage.transaction import Transaction

KIND = "par_q"


class ParQState(Frozen):
    """Where it stands on a day, in a sentence; `newest` is the paper behind it."""

    standing: ParQStanding
    says: str
    newest: ParQ | None = None


def words() -> ParQWords:
    """The words of the form's record, and why the form itself is not here."""
    return paper_words().par_q


def latest_expiry(done_on: date) -> date:
    """The last day a form filled in on that day may count: the same day twelve months on, or the month's last."""
    months = done_on.month - 1 + int(limits().papers.par_q_months.value)
    year, month = done_on.year + months // 12, months % 12 + 1
    return date(year, month, min(done_on.day, monthrange(year, month)[1]))


def record_par_q(studio: Studio, client_id: str, said: ParQ, *, key: str, at: datetime) -> Paper[ParQ]:
    """Files it in front of earlier ones. Raises Refused on a day to come, a longer time than it counts, or no name."""
    clinician = (said.clinician or "").strip() or None
    said = said.model_copy(update={"clinician": clinician})
    _check(said, on=today(studio, at))
    return file_paper(studio, client_id, KIND, said, key=key, at=at)


def health_changed(studio: Studio, client_id: str, *, key: str, at: datetime) -> Paper[ParQ]:
    """The form on file counts no longer from that day on. Raises Refused where there is none that counts."""
    on = today(studio, at)
    state = par_q(studio, client_id, on=on)
    if state.newest is None or state.newest.expires < on:
        raise Refused("There is no PAR-Q+ that still counts, so there is nothing to end. Write down a new one.")
    ended = state.newest.model_copy(update={"expires": on - timedelta(days=1)})
    return file_paper(studio, client_id, KIND, ended, key=key, at=at)


def par_q(studio: Studio, client_id: str, *, on: date) -> ParQState:
    """Where the client's PAR-Q+ stands on that day. Raises Refused for an unknown client."""
    newest = next(iter(papers(studio, client_id, KIND, ParQ)), None)
    return state_of(None if newest is None else newest.body, on=on)


def newest_par_qs(tx: Transaction, client_ids: Sequence[str]) -> dict[str, ParQ]:
    """By client: what is on file."""
    return {name: paper.body for name, paper in newest_papers(tx, client_ids, KIND, ParQ).items()}


def state_of(newest: ParQ | None, *, on: date) -> ParQState:
    """What that paper means on that day."""
    standing = _standing(newest, on)
    day = "" if newest is None else date_in_words(newest.expires)
    return ParQState(standing=standing, says=words().notices[standing].format(day=day), newest=newest)


def _standing(newest: ParQ | None, on: date) -> ParQStanding:
    if newest is None:
        return ParQStanding.ABSENT
    if newest.outcome is ParQOutcome.ASKS_CLINICIAN:
        return ParQStanding.ASKS_CLINICIAN
    return ParQStanding.VALID if on <= newest.expires else ParQStanding.EXPIRED


def _check(said: ParQ, *, on: date) -> None:
    if said.done_on > on:
        raise Refused(f"The form is dated {date_in_words(said.done_on)}, which is still to come. Correct its date.")
    if said.expires > latest_expiry(said.done_on):
        raise Refused(
            f"A PAR-Q+ of {date_in_words(said.done_on)} counts for {limits().papers.par_q_months} at most, that is until "
            f"{date_in_words(latest_expiry(said.done_on))}. Choose that day or an earlier one."
        )
    if said.expires < said.done_on:
        raise Refused("The form would end before it was filled in. Correct one of the two days.")
    if said.outcome is ParQOutcome.CLINICIAN_YES and said.clinician is None:
        raise Refused("Write down which clinician said yes, by name and role, and save again.")
