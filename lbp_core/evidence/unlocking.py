"""What opens the next rung, and what everything held back needs first: data/templates/unlock.yaml. Nothing is judged."""

from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Exercise
from lbp_core.models.return_to import Criterion, Fact
from lbp_core.models.verdict import Tag


class Gate(Frozen):
    """A sentence that says what must be there first, with what it rests on."""

    says: str = Field(min_length=10)
    source: str
    tag: Tag


class Unlocking(Frozen):
    """data/templates/unlock.yaml: the usual gates between rungs, and the common gate of all that is held back."""

    first: Gate
    next: Gate
    first_weight: Gate
    first_time: Gate
    failed: Gate
    common: tuple[Criterion, ...] = Field(min_length=1)


@cache
def unlocking() -> Unlocking:
    """The gates. Raises BrokenKnowledge."""
    return read_as(Unlocking, DATA / "templates" / "unlock.yaml")


def unlock_of(exercise: Exercise, number: int) -> str:
    """What must be there before that rung, from 1: its own sentence, else the usual one. Raises IndexError off the ladder."""
    rung = exercise.rung(number)
    if rung.unlock is not None:
        return rung.unlock
    if number == 1:
        return unlocking().first.says
    fresh = rung.loaded and not exercise.rung(number - 1).loaded
    return (unlocking().first_weight if fresh else unlocking().next).says


def checklist(exercise: Exercise) -> tuple[Criterion, ...]:
    """Every criterion under which a held-back exercise returns, the common ones first; none where it is not held back."""
    if exercise.held_back is None:
        return ()
    own = {"exercise": exercise.id}
    common = (one.model_copy(update=own) if one.fact is Fact.FAILED_TWICE else one for one in unlocking().common)
    return (*common, *exercise.held_back.criteria)
