"""What is said where a screening ends, as data/words/ has it. Which end it is: lbp_core/rules/screening.py."""

from pydantic import Field, model_validator

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Disposition


class DispositionWords(Frozen):
    """One end of a screening in words: the client's, the trainer's, and what training does meanwhile."""

    headline: str = Field(min_length=1)
    for_client: str = Field(min_length=1)
    for_trainer: str = Field(min_length=1)
    meanwhile: str = Field(min_length=1)


class Dispositions(Frozen):
    """data/words/dispositions.yaml: every disposition answered for, no stranger among them."""

    manage: DispositionWords
    refer_routine: DispositionWords
    out_of_scope: DispositionWords
    unfinished: DispositionWords
    refer_urgent: DispositionWords
    refer_same_day: DispositionWords
    stop_emergency: DispositionWords

    @model_validator(mode="after")
    def _same_words_as_the_enum(self) -> "Dispositions":
        if list(type(self).model_fields) != [word.value for word in Disposition]:
            raise ValueError("the dispositions here and in lbp_core/models/verdict.py differ; bring them together.")
        return self


@once_per_language
def dispositions() -> dict[Disposition, DispositionWords]:
    """The words for each disposition. Raises BrokenKnowledge."""
    read = read_spoken(Dispositions, "words/dispositions.yaml")
    return {word: getattr(read, word.value) for word in Disposition}


def words_for(disposition: Disposition) -> DispositionWords:
    """What to say where a screening ends so. Raises BrokenKnowledge where data/words/ cannot be used."""
    return dispositions()[disposition]
