"""The hazard log: what could hurt somebody, what stands against it, and the tests that show it. Read from data/hazards.yaml."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, RootModel

from lbp_core.evidence.reading import DATA, Problem, read_as
from lbp_core.models.base import Frozen

FILE = "data/hazards.yaml"
HIGHEST = 21
"""The number of the newest hazard. It only grows: a hazard that is gone stays in the log with its status."""

TOO_HIGH = 3
RISKS = {
    1: (1, 1, 2, 2, 3),
    2: (1, 2, 2, 3, 4),
    3: (2, 2, 3, 3, 4),
    4: (2, 3, 3, 4, 5),
    5: (3, 4, 4, 5, 5),
}
"""Likelihood 1-5 to the risk at severity 1-5; the matrix of NHS clinical risk management (DCB0129, DCB0160)."""

Grade = Annotated[int, Field(ge=1, le=5)]


class Rating(Frozen):
    """How bad (1 minor to 5 catastrophic) and how likely (1 very low to 5 very high)."""

    severity: Grade
    likelihood: Grade

    @property
    def risk(self) -> int:
        """1 acceptable to 5 unacceptable."""
        return RISKS[self.likelihood][self.severity - 1]


class Hazard(Frozen):
    """One hazard. `tests` are pytest names; every one must have run and passed. `to_come` is what would lower it further."""

    id: str = Field(pattern=r"^H\d\d$")
    hazard: str = Field(min_length=10)
    cause: str = Field(min_length=10)
    effect: str = Field(min_length=10)
    before: Rating
    controls: tuple[str, ...] = Field(min_length=1)
    tests: tuple[Annotated[str, Field(pattern=r"^tests/[\w/]+\.py::test_\w+$")], ...] = Field(min_length=1)
    after: Rating
    owner: str
    status: Literal["open", "controlled", "retired"]
    to_come: tuple[str, ...] = ()


class Log(RootModel[tuple[Hazard, ...]]):
    """data/hazards.yaml: the hazards in order."""


@cache
def hazards() -> tuple[Hazard, ...]:
    """The log as data/hazards.yaml has it. Raises BrokenKnowledge."""
    return read_as(Log, DATA / "hazards.yaml").root


def hazard_problems() -> Iterable[Problem]:
    """None is missing or twice, and what is left of each after its controls is acceptable."""
    ids = [one.id for one in hazards()]
    asked = [f"H{number:02}" for number in range(1, max(HIGHEST, len(ids)) + 1)]
    for gone in [name for name in asked if name not in ids]:
        yield Problem(
            FILE, gone, "is not in the log. A hazard is never deleted; put it back, as 'retired' if it is gone."
        )
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield Problem(FILE, twice, "is in the log twice. Give the second the next free number.")
    for one in hazards():
        if one.after.risk >= TOO_HIGH:
            says = (
                f"is left with a risk of {one.after.risk}; below {TOO_HIGH} is allowed. Add a control that lowers it."
            )
            yield Problem(FILE, one.id, says)
        if one.after.risk > one.before.risk:
            yield Problem(FILE, one.id, "is worse after its controls than before. Correct 'before' or 'after'.")
