"""The texts that a client agrees to, as data/words/consents.yaml has them, each with its version."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.consent import Subject


class ConsentText(Frozen):
    """One consent in words: what is agreed to, and what follows where it is withdrawn."""

    version: int = Field(ge=1)
    title: str = Field(min_length=1)
    short: str = Field(min_length=1)
    asks: str = Field(min_length=20)
    stops: str = Field(min_length=20)
    trainer: str = Field(min_length=20)


class ConsentTexts(Frozen):
    """data/words/consents.yaml: a missing or unknown consent fails at start-up."""

    training: ConsentText
    data: ConsentText
    sharing: ConsentText


@once_per_language
def consent_texts() -> dict[Subject, ConsentText]:
    """The text of each consent, in the order they are asked. Raises BrokenKnowledge."""
    read = read_spoken(ConsentTexts, "words/consents.yaml")
    return {subject: getattr(read, subject.value) for subject in Subject}
