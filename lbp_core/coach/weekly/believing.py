"""What a history says of the load that a back bears: its weeks, what mornings are compared with, the room left."""

from dataclasses import dataclass

from lbp_core.coach.plan.setbacks import usual_pain
from lbp_core.evidence.limits import Limits
from lbp_core.facts.bearing import Bearing, bearing_of
from lbp_core.facts.load_weeks import LoadWeek, load_weeks
from lbp_core.facts.readings import Week, weeks_of
from lbp_core.facts.room import Room, room_of
from lbp_core.models.review import ReviewInput


@dataclass(frozen=True, slots=True)
class Belief:
    """Scores by week newest first, what mornings are compared with, answers to load oldest first, and the room left."""

    weeks: tuple[Week, ...]
    reference: float | None
    felt: tuple[LoadWeek, ...]
    bearing: Bearing | None
    room: Room


def belief_of(given: ReviewInput, every: Limits) -> Belief:
    """The same for the review and for its what-if. The history is taken as merged already."""
    known = every.review
    weeks = weeks_of(given)
    reference = usual_pain(given, weeks, every)
    rung = 1 + known.step_up_rung.value / 100
    felt = load_weeks(given, weeks, reference, most=int(known.bearing_weeks.value), rung=rung)
    bearing = bearing_of(felt)
    return Belief(weeks, reference, felt, bearing, room_of(bearing, felt, known))
