"""The six ways to make an exercise easier, least first: data/templates/easing.yaml. Nothing is chosen here."""

from collections.abc import Iterable
from functools import cache

from pydantic import Field, RootModel

from lbp_core.evidence.reading import DATA, Problem, read_as
from lbp_core.evidence.sources import sources
from lbp_core.models.base import Frozen
from lbp_core.models.easing import Bother, EasyWay
from lbp_core.models.exercise import Pattern
from lbp_core.models.verdict import Tag

FILE = "data/templates/easing.yaml"
ELSE = "else"


class Strategy(Frozen):
    """One way: its name, what it answers, what it does to the dose, and the words by movement pattern.

    `moves`: only for what moves; a hold has no range.
    """

    name: str
    when: tuple[Bother, ...]
    changes: EasyWay
    moves: bool = False
    ways: dict[str, str] = Field(min_length=1)
    source: str
    tag: Tag

    def way(self, pattern: Pattern) -> str | None:
        """The words for that pattern; None where the strategy has none for it."""
        return self.ways.get(pattern.value, self.ways.get(ELSE))


class Strategies(RootModel[dict[str, Strategy]]):
    """data/templates/easing.yaml: strategy by id, least first."""


@cache
def strategies() -> dict[str, Strategy]:
    """The strategies in order. Raises BrokenKnowledge."""
    return read_as(Strategies, DATA / "templates" / "easing.yaml").root


def easing_problems() -> Iterable[Problem]:
    """Every pattern named exists, every source is listed, and everything that may be felt is answered once."""
    known = {ELSE, *(pattern.value for pattern in Pattern)}
    for name, strategy in strategies().items():
        for pattern in strategy.ways.keys() - known:
            yield Problem(FILE, name, f"'{pattern}' is no movement pattern. Write one of {', '.join(sorted(known))}.")
        if strategy.source not in sources():
            yield Problem(
                FILE, name, f"cites '{strategy.source}', which data/sources.yaml does not list. Add it there first."
            )
    answered = [bother for strategy in strategies().values() for bother in strategy.when]
    for bother in Bother:
        if answered.count(bother) != 1:
            says = f"'{bother.value}' is answered by {answered.count(bother)} ways. Put it under 'when' of exactly one."
            yield Problem(FILE, "when", says)
