"""The walking plan in a line or two: where the walks of a programme are on it, what comes next, and where it leads."""

from lbp_core.evidence.walking import Stage, walking_plan
from lbp_core.models.programme import DayKind, Programme
from lbp_core.planning.words import span

WALK = "walk"


def walking_told(programme: Programme) -> tuple[str, ...]:
    """Two sentences, or three; none where the light days have no walk, as for one whom walking bothers."""
    days = [day for day in programme.days if day.kind is DayKind.WALK]
    rungs = {item.rung for day in days for item in day.prescriptions if item.exercise == WALK}
    if not rungs:
        return ()
    plan, rung = walking_plan(), max(rungs)
    told, ahead = plan.told, [stage for stage in plan.stages if stage.rung > rung]
    here = next((stage for stage in plan.stages if stage.rung == rung), None)
    goal = told.goal.format(minutes=plan.goal.minutes, days=plan.goal.days, weeks=plan.goal.by_week)
    now = told.before.format(says=plan.says) if here is None else told.now.format(says=here.says)
    return now, *((_next(ahead[0]),) if ahead else ()), goal


def _next(stage: Stage) -> str:
    return walking_plan().told.next.format(minutes=span(*stage.minutes), days=stage.days)
