"""What may stand in for a rung: each alternative with the rung of its own that asks about as much. It chooses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from lbp_core.evidence.alternative_checks import stands_in
from lbp_core.models.exercise import Exercise


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """One alternative, the rung of it to begin on, and why it may suit better."""

    exercise: Exercise
    rung: int
    because: str


def stand_ins(exercise: Exercise, number: int, library: Mapping[str, Exercise]) -> tuple[StandIn, ...]:
    """Alternatives to that rung, from 1, in the order the library names them: never one that opens later.

    Of an alternative's own ladder it is the rung about as far up as this one. Raises IndexError off the ladder.
    """
    here = exercise.rung(number)
    others = [(library[one.exercise], one.because) for one in exercise.alternatives]
    return tuple(
        StandIn(exercise=other, rung=_as_far_up(exercise, number, other), because=because)
        for other, because in others
        if stands_in(here, other)
    )


def _as_far_up(exercise: Exercise, number: int, other: Exercise) -> int:
    here = exercise.rung(number)
    open_as_early = [
        place for place, rung in enumerate(other.ladder, 1) if rung.earliest.caution >= here.earliest.caution
    ]
    share = number / len(exercise.ladder)
    return min(open_as_early, key=lambda place: abs(place / len(other.ladder) - share))
