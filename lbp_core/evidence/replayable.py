"""Which limits of the weekly review may be looked at otherwise on a client's past, and how far. The replay is coach's."""

from functools import cache

from pydantic import Field, RootModel

from lbp_core.evidence.limits import Limits, limits
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, nearest, read_as
from lbp_core.models.base import Frozen

FILE = "data/replay.yaml"


class Movable(Frozen):
    """One limit by what a trainer calls it. `least`, `most` and `step` are in the limit's own unit."""

    called: str = Field(min_length=1)
    least: float
    most: float
    step: float = Field(gt=0)


class Movables(RootModel[dict[str, Movable]]):
    """data/replay.yaml: the limit's name in section review to how far it may be moved."""


@cache
def replayable() -> dict[str, Movable]:
    """Every limit that may be moved, in the file's order. Raises BrokenKnowledge."""
    found = read_as(Movables, DATA / "replay.yaml").root
    if problems := [problem for name, one in found.items() if (problem := _problem(name, one)) is not None]:
        raise BrokenKnowledge(problems)
    return found


def moved(name: str, value: float) -> Limits:
    """The limits as they stand but for that one. Nothing is kept: whoever asks holds the only copy."""
    known = limits()
    other = getattr(known.review, name).model_copy(update={"value": value})
    return known.model_copy(update={"review": known.review.model_copy(update={name: other})})


def _problem(name: str, one: Movable) -> Problem | None:
    """A limit that does not exist, or one that stands outside of its own bounds."""
    known = limits().review
    if name not in type(known).model_fields:
        near = nearest(name, type(known).model_fields)
        return Problem(FILE, name, f"is no limit of section review in data/limits.yaml.{near} Correct the name.")
    standing = getattr(known, name).value
    if one.least <= standing <= one.most:
        return None
    says = (
        f"goes from {one.least:g} to {one.most:g}, and the limit stands at {standing:g}. Widen it so that it is inside."
    )
    return Problem(FILE, name, says)
