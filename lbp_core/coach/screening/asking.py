"""What to ask on which occasion, for the pages. The questions are in data/questions/; what answers mean is in rules/."""

from collections.abc import Mapping
from types import MappingProxyType

from lbp_core.evidence.assessed import may_be_old
from lbp_core.evidence.questions import in_words_for, questions, training_questions, visible
from lbp_core.evidence.words import words_for
from lbp_core.models.question import Question, Section, TrainingQuestion
from lbp_core.models.screening import Answer, Occasion, Sex
from lbp_core.models.verdict import Disposition

OTHERS = MappingProxyType(
    {
        "age": "the client's age",
        "as_of": "the day of the answers",
        "pain_average": "the average pain of the last seven days",
        "pain_worst": "the worst pain of the last seven days, which is below the average: one of the two is a slip",
        "irritability": "how easily the pain is set off, how high it goes and how long it takes to settle",
    }
)
"""What `ask` of a screening may name beside the safety questions."""


def to_ask(
    occasion: Occasion,
    answers: Mapping[str, Answer],
    section: Section | None = None,
    *,
    age: int | None = None,
    sex: Sex | None = None,
) -> tuple[Question, ...]:
    """The occasion's questions in order, of one section or of all; a follow-up is there once its question was a yes.

    With the client's age in years, and their sex where it is known, each is worded for them; without, for anybody.
    """
    shown = (item for item in visible(occasion, answers) if section is None or item.section is section)
    return tuple(in_words_for(item, age=age, sex=sex) for item in shown)


def training() -> tuple[TrainingQuestion, ...]:
    """What shapes the training: pain, duration, irritability, triggers."""
    return tuple(training_questions().values())


def named(question_id: str) -> str:
    """The few words that name a question, or what else a screening asks for; the id itself where nobody knows it."""
    known = questions().get(question_id)
    return OTHERS.get(question_id, question_id) if known is None else known.short


def can_be_old(question_id: str) -> bool:
    """True where a yes may be an old symptom, looked at and unchanged, so that the trainer can record who said so."""
    return question_id in may_be_old()


def once_old(question_id: str, after: str) -> str | None:
    """The words for what follows from a yes that is old and looked at; None where they are the usual ones."""
    found = may_be_old().get(question_id)
    return None if found is None else found.then.get(after)


def meanwhile(disposition: Disposition) -> str:
    """What training does until what a screening asks for is done. Raises BrokenKnowledge."""
    return words_for(disposition).meanwhile
