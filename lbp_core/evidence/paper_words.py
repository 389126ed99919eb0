"""The words around the papers of a client's file, as data/words/papers.yaml has them. The consents: consent_words.py."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.par_q import ParQOutcome, ParQStanding


class StopWords(Frozen):
    """What is said where a paper stops training."""

    headline: str = Field(min_length=1)
    for_client: str = Field(min_length=1)
    for_trainer: str = Field(min_length=1)


class Stops(Frozen):
    """One for every rule of lbp_core/rules/papers.py that stops something."""

    par_q_asks_clinician: StopWords
    training_withdrawn: StopWords
    data_withdrawn: StopWords


class ParQWords(Frozen):
    """The PAR-Q+ as it is written down here. `notices` may name {day}."""

    name: str
    about: str
    outcomes: dict[ParQOutcome, str] = Field(min_length=len(ParQOutcome))
    notices: dict[ParQStanding, str] = Field(min_length=len(ParQStanding))
    changed: str


class PaperWords(Frozen):
    """data/words/papers.yaml: a missing or unknown part fails at start-up."""

    stops: Stops
    par_q: ParQWords


@once_per_language
def paper_words() -> PaperWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(PaperWords, "words/papers.yaml")
