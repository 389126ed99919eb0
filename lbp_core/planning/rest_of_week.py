"""A week decided before it has ended: what is left of it stays in the programme. What the next weeks hold is next_week's."""

from collections.abc import Mapping
from datetime import date

from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import DayKind, PlannedDay, Programme
from lbp_core.planning.within import brought_within


def with_rest_of_week(
    ahead: Programme, current: Programme, *, left_from: date, cleared: ClearanceLimits, library: Mapping[str, Exercise]
) -> Programme:
    """`ahead`, headed by the week of `current` that has sessions from `left_from` on and ends before `ahead` begins.

    Without it a week decided on a Wednesday would lose its Friday. A walk alone carries no week along. `cleared` binds it too.
    """
    begins = min(week.monday for week in ahead.weeks)
    under_way = [week for week in current.weeks if week.monday <= left_from and week.monday < begins]
    kept = tuple(
        week for week in under_way[-1:] if any(_to_train(day) and left_from <= day.date < begins for day in week.days)
    )
    if not kept:
        return ahead
    return brought_within(ahead.model_copy(update={"weeks": (*kept, *ahead.weeks)}), cleared, library)


def _to_train(day: PlannedDay) -> bool:
    return day.kind is not DayKind.WALK
