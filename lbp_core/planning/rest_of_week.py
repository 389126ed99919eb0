"""A week decided before it has ended: what is left of it stays in the programme. What the next weeks hold is next_week's."""

from collections.abc import Mapping
from datetime import date

from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import DayKind, PlannedDay, Prescription, Programme
from lbp_core.planning.easing import asks_for_more
from lbp_core.planning.within import brought_within


def with_rest_of_week(
    ahead: Programme, current: Programme, *, left_from: date, cleared: ClearanceLimits, library: Mapping[str, Exercise]
) -> Programme:
    """`ahead`, headed by the week of `current` that has sessions from `left_from` on and ends before `ahead` begins.

    Without it a week decided on a Wednesday would lose its Friday. A walk alone carries no week along. What `ahead` asks less
    of is asked less of at once, what it asks more of only then. `cleared` binds it too.
    """
    begins = min(week.monday for week in ahead.weeks)
    under_way = [week for week in current.weeks if week.monday <= left_from and week.monday < begins]
    kept = tuple(
        week for week in under_way[-1:] if any(_to_train(day) and left_from <= day.date < begins for day in week.days)
    )
    if not kept:
        return ahead
    less = {one.exercise: one for day in ahead.weeks[0].days for one in day.prescriptions}
    eased = tuple(
        week.model_copy(update={"days": tuple(_eased(day, left_from, less, library) for day in week.days)})
        for week in kept
    )
    return brought_within(ahead.model_copy(update={"weeks": (*eased, *ahead.weeks)}), cleared, library)


def _eased(
    day: PlannedDay, left_from: date, less: Mapping[str, Prescription], library: Mapping[str, Exercise]
) -> PlannedDay:
    """A day that is still to come with the smaller of what it asked and what the next week asks; an earlier one as it was."""
    if day.date < left_from:
        return day
    blocks = []
    for block in day.blocks:
        items = (_smaller(item, less.get(item.exercise), library) for item in block.exercises)
        blocks.append(block.model_copy(update={"exercises": tuple(items)}))
    return day.model_copy(update={"blocks": tuple(blocks)})


def _smaller(item: Prescription, then: Prescription | None, library: Mapping[str, Exercise]) -> Prescription:
    if then is None or not asks_for_more(item, then, library) or asks_for_more(then, item, library):
        return item
    return then


def _to_train(day: PlannedDay) -> bool:
    return day.kind is not DayKind.WALK
