"""What a trainer can read up on, as data/words/learning.yaml has it: topics with their sources and exercises."""

from collections.abc import Collection, Iterable
from functools import cache

from pydantic import Field, RootModel

from lbp_core.evidence.reading import DATA, Problem, nearest, read_as
from lbp_core.models.base import Frozen, Id

FILE = "data/words/learning.yaml"


class Topic(Frozen):
    """One topic: a few sentences, the exercises it speaks of, and the sources it rests on."""

    title: str = Field(min_length=3)
    says: str = Field(min_length=20)
    exercises: tuple[Id, ...]
    sources: tuple[str, ...] = Field(min_length=1)


class Topics(RootModel[dict[str, Topic]]):
    """data/words/learning.yaml: key to topic."""


@cache
def topics() -> dict[str, Topic]:
    """The topics in the file's order. Raises BrokenKnowledge."""
    return read_as(Topics, DATA / "words" / "learning.yaml").root


def topic_problems(
    known: dict[str, Topic], *, library: Collection[str] | None, sources: Collection[str] | None
) -> Iterable[Problem]:
    """Exercises and sources that a topic names and nobody knows. Where a list is None nothing is said of its names."""
    for key, topic in known.items():
        for words, there, where in ((topic.exercises, library, "exercises"), (topic.sources, sources, "sources.yaml")):
            for name in words:
                if there is not None and name not in there:
                    says = f"'{name}' is not in data/{where}.{nearest(name, there)}"
                    yield Problem(FILE, key, f"{says} Correct it or add it there.")
