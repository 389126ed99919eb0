"""Which qualification may plan what alone, and what a clinician is asked about first, as data/words/scope.yaml has it."""

from collections.abc import Collection, Iterable
from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, Problem, nearest, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.trainer import Qualification

FILE = "data/words/scope.yaml"


class LevelWords(Frozen):
    """One qualification; `alone` says whether it covers a medical condition."""

    name: str = Field(min_length=1)
    alone: str = Field(pattern="^(yes|no)$")


class First(Frozen):
    """One thing that needs a clinician's word first, and what says so."""

    says: str = Field(min_length=10)
    source: str


class ScopeWords(Frozen):
    """data/words/scope.yaml. `below` names {level}."""

    levels: dict[Qualification, LevelWords] = Field(min_length=len(Qualification))
    about: str
    source: str
    first: tuple[First, ...] = Field(min_length=1)
    below: str
    unknown_level: str


@cache
def scope_words() -> ScopeWords:
    """The words. Raises BrokenKnowledge."""
    return read_as(ScopeWords, DATA / "words" / "scope.yaml")


def scope_problems(known: ScopeWords, *, sources: Collection[str]) -> Iterable[Problem]:
    """Sources that nobody lists."""
    for name in (known.source, *(one.source for one in known.first)):
        if name not in sources:
            yield Problem(FILE, name, f"'{name}' is not in data/sources.yaml.{nearest(name, sources)} Correct it.")
