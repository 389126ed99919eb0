"""The trainer's own papers: who they are, what they may plan alone, and whose insurance covers it."""

from datetime import date, datetime, timedelta

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.limits import limits
from lbp_core.evidence.scope_words import First, ScopeWords, scope_words
from lbp_core.models.refusal import Refused
from lbp_core.models.trainer import Qualification, Trainer
from lbp_core.planning.words import date_in_words
from lbp_core.storage.client_file import add_studio_paper, studio_papers
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

KIND = "trainer"


def record_trainer(studio: Studio, said: Trainer, *, key: str, at: datetime) -> Trainer:
    """Files it as the newest; what was written down before stays on file. Raises Refused without a name."""
    must(studio, Right.SIGN_THE_STUDIO)
    tidy = {name: " ".join(value.split()) or None for name, value in said if isinstance(value, str)}
    tidy.pop("qualification", None)
    if tidy["name"] is None:
        raise Refused("The name is empty. Write the trainer's name, as it should stand under a letter, and save again.")
    said = said.model_copy(update=tidy)
    with studio.store.write() as tx:
        written = once(tx, KIND, "", key, at=at)
        if not written.again:
            add_studio_paper(tx, written, KIND, said, at=at, on=today(studio, at))
        return trainer_of(tx) or said


def trainer(studio: Studio) -> Trainer | None:
    """Who the trainer is, as written down last; None where nobody has."""
    with studio.store.read() as tx:
        return trainer_of(tx)


def trainer_of(tx: Transaction) -> Trainer | None:
    """The same inside a read or a write that is already open."""
    found = studio_papers(tx, KIND, Trainer)
    return found[-1].body if found else None


def words() -> ScopeWords:
    """The qualifications, and what a clinician is asked about first."""
    return scope_words()


def clinician_first() -> tuple[First, ...]:
    """What needs a clinician's word before training is planned."""
    return scope_words().first


def plans_alone(who: Trainer | None) -> bool:
    """True where the qualification covers a medical condition. Not written down is not covered."""
    level = None if who is None else who.qualification
    return level is not None and scope_words().levels[level].alone == "yes"


def level_in_words(level: Qualification | None) -> str:
    """'Level 3, personal trainer', or that it is not written down."""
    return scope_words().unknown_level if level is None else scope_words().levels[level].name


def insurance(who: Trainer | None, *, on: date) -> str | None:
    """What there is to say of the insurance on that day; None where all is well, or nobody has written it down."""
    if who is None or who.policy_expires is None:
        return None
    day = date_in_words(who.policy_expires)
    if who.policy_expires < on:
        return f"The insurance ended on {day}."
    soon = on + timedelta(days=int(limits().papers.policy_days.value))
    return f"The insurance ends on {day}." if who.policy_expires <= soon else None
