"""The question bank: what is asked, when, and what is shown next. What an answer means is in lbp_core/rules."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import RootModel

from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, nearest, read_as
from lbp_core.evidence.spoken import once_per_language, read_spoken, spoken
from lbp_core.models.language import Language
from lbp_core.models.question import Question, TrainingQuestion, Wording
from lbp_core.models.screening import Answer, Occasion, Sex

SCREENING = DATA / "questions" / "screening.yaml"
TRAINING = DATA / "questions" / "training.yaml"


class QuestionFile(RootModel[tuple[Question, ...]]):
    """data/questions/screening.yaml."""


class TrainingFile(RootModel[tuple[TrainingQuestion, ...]]):
    """data/questions/training.yaml."""


@once_per_language
def questions() -> Mapping[str, Question]:
    """Every safety question by id, in asking order, follow-ups and worked-out ones included. Raises BrokenKnowledge."""
    english = spoken() is Language.EN
    bank = (read_as(QuestionFile, SCREENING) if english else read_spoken(QuestionFile, "questions/screening.yaml")).root
    problems = [Problem("data/questions/screening.yaml", item.id, says) for item in bank for says in _amiss(item, bank)]
    if problems:
        raise BrokenKnowledge(problems)
    return MappingProxyType({item.id: item for item in bank})


@cache
def training_questions() -> Mapping[str, TrainingQuestion]:
    """Every training question by id, in asking order. Raises BrokenKnowledge."""
    return MappingProxyType({item.id: item for item in read_as(TrainingFile, TRAINING).root})


@once_per_language
def asked_at(occasion: Occasion) -> tuple[Question, ...]:
    """What is asked on that occasion, in order, before any answer. Follow-ups come with `visible`."""
    return tuple(item for item in questions().values() if occasion in item.occasions)


def visible(occasion: Occasion, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
    """What to show now: the occasion's questions, each with its follow-ups once it was answered yes."""
    asked = {item.id for item in asked_at(occasion)}
    opened = {item for item in asked if answers.get(item) is Answer.YES}
    return tuple(item for item in questions().values() if item.id in asked or item.follows in opened)


def in_words_for(question: Question, *, age: int | None, sex: Sex | None) -> Question:
    """The question as this client reads it: shorter where their age (in years) settles a part. It asks the same."""
    suited = (words for words in question.asks_instead if age is not None and _suits(words, age, sex))
    found = next(suited, None)
    return question if found is None else question.model_copy(update={"asks": found.asks})


def _suits(words: Wording, age: int, sex: Sex | None) -> bool:
    if words.below is not None:
        return all(age < line for line in words.below.ages(sex))
    return words.since is not None and all(age >= line for line in words.since.ages(sex))


def _amiss(item: Question, bank: tuple[Question, ...]) -> list[str]:
    ids = [other.id for other in bank]
    found = []
    if ids.count(item.id) > 1:
        found.append("stands here twice. Take one out.")
    if item.follows is not None and item.follows not in ids:
        found.append(f"follows '{item.follows}', which is not asked.{nearest(item.follows, ids)}")
    if item.follows is None and not item.derived and Occasion.FULL not in item.occasions:
        found.append("is never asked in a full screening. Add 'full' to its occasions.")
    if any((words.below is None) == (words.since is None) for words in item.asks_instead):
        found.append("has other words for nobody or for everybody. Give each of them 'below' or 'since'.")
    if item.required and (item.derived or item.follows is not None):
        found.append("is required, yet it is not always asked. Take 'required' out.")
    return found
