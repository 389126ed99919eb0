"""Which yes may be old, assessed and unchanged. What that silences: lbp_core/facts/answers.py; who recorded it: coach/."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import Field, RootModel

from lbp_core.evidence.questions import questions
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, nearest, read_as
from lbp_core.models.base import Frozen, Id
from lbp_core.models.verdict import Tag

ASSESSED = DATA / "questions" / "assessed.yaml"


class MayBeOld(Frozen):
    """One question whose yes may have been assessed before, and why. `then`: other words for what follows from its yes."""

    id: Id
    because: str = Field(min_length=1)
    then: dict[Id, str] = {}
    source: str
    tag: Tag


class AssessedFile(RootModel[tuple[MayBeOld, ...]]):
    """data/questions/assessed.yaml."""


@cache
def may_be_old() -> Mapping[str, MayBeOld]:
    """By question id. Raises BrokenKnowledge where one is not asked, or is the client's alone to answer."""
    listed = read_as(AssessedFile, ASSESSED).root
    problems = [Problem("data/questions/assessed.yaml", one.id, says) for one in listed if (says := _amiss(one.id))]
    if problems:
        raise BrokenKnowledge(problems)
    return MappingProxyType({one.id: one for one in listed})


def _amiss(question_id: str) -> str | None:
    item = questions().get(question_id)
    if item is None:
        return f"is not a question.{nearest(question_id, questions())} Correct it."
    if item.private:
        return "is answered by the client alone, who cannot call a yes old. Take it out."
    if item.derived or item.follows is not None:
        return "is not asked by itself. Take it out."
    return None
