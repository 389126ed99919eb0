"""Which phase of the long road a client is in, week by week, and what the next one waits for. Records in, no programmes."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from lbp_core.evidence.road import Road, RoadCriterion
from lbp_core.evidence.templates import Slot, presentations
from lbp_core.models.road import Phase, RoadFact, RoadLine, RoadStanding, RoadWeek

PHASES = tuple(Phase)


def phases_of(weeks: Iterable[RoadWeek], road: Road) -> tuple[Phase, ...]:
    """The phase of every week. On by one phase a week at most, where all it asks holds; back where what it keeps fails.

    What is not known takes nobody on and sends nobody back.
    """
    found, phase = [], PHASES[0]
    for week in weeks:
        phase = _after(phase, week, road)
        found.append(phase)
    return tuple(found)


def standing(weeks: Sequence[RoadWeek], road: Road) -> RoadStanding:
    """Where the road stands in the last of these weeks, with the reasons. `weeks` must hold at least one."""
    phases, now = phases_of(weeks, road), weeks[-1]
    phase = phases[-1]
    plan, here = road.phases[phase], len(tuple(takewhile(lambda one: one is phase, reversed(phases))))
    ahead = PHASES[phase.place + 1] if phase.place + 1 < len(PHASES) else None
    before = road.phases[PHASES[phase.place - 1]].moves_on if phase.place else ()
    return RoadStanding(
        phase=phase,
        name=plan.name,
        goal=plan.goal,
        trains=plan.trains,
        since=weeks[-here].monday,
        reasons=_lines({line.says: line for line in (*before, *plan.keeps)}.values(), now),
        next=ahead,
        next_name=None if ahead is None else road.phases[ahead].name,
        waits_for=_lines(plan.moves_on, now),
    )


def adds_of(phase: Phase, road: Road) -> tuple[Slot, ...]:
    """The slots that this phase and those before it put into a block."""
    return tuple(slot for one in PHASES[: phase.place + 1] for slot in road.phases[one].adds)


def _after(phase: Phase, week: RoadWeek, road: Road) -> Phase:
    back = phase
    while back.place and any(_holds(line, week)[0] is False for line in road.phases[back].keeps):
        back = PHASES[back.place - 1]
    if back is not phase:
        return back
    asked = road.phases[phase].moves_on
    on = bool(asked) and all(_holds(line, week)[0] is True for line in asked)
    ahead = PHASES[phase.place + 1] if on else phase
    keeps = all(_holds(line, week)[0] is not False for line in road.phases[ahead].keeps)
    return ahead if keeps else phase


def _lines(asked: Iterable[RoadCriterion], week: RoadWeek) -> tuple[RoadLine, ...]:
    found = []
    for line in asked:
        holds, says = _holds(line, week)
        found.append(RoadLine(says=line.says, holds=holds, found=says, source=line.source, tag=line.tag))
    return tuple(found)


def _holds(line: RoadCriterion, week: RoadWeek) -> tuple[bool | None, str]:
    """Whether it holds (None: not known), and what the records show."""
    if line.fact is RoadFact.STAGE:
        if week.stage is None or line.stage is None:
            return None, "the stage is not known"
        return week.stage.caution <= line.stage.caution, f"now ‘{presentations()[week.stage].name.lower()}’"
    number, words = ASKED[line.fact](week)
    if number is None:
        return None, words
    if line.at_least is not None:
        return number >= line.at_least, words
    return number <= (line.at_most or 0), words


def _away(week: RoadWeek) -> tuple[float | None, str]:
    if week.weeks_away is None:
        return None, "no session yet"
    return (
        week.weeks_away,
        f"{week.weeks_away} weeks since the last session" if week.weeks_away else "trained this week",
    )


def _pain(week: RoadWeek) -> tuple[float | None, str]:
    return week.pain, "too few scores in four weeks" if week.pain is None else f"{week.pain:.1f} over four weeks"


ASKED: dict[RoadFact, Callable[[RoadWeek], tuple[float | None, str]]] = {
    RoadFact.WEEKS_TRAINED: lambda week: (week.weeks_trained, f"{week.weeks_trained} of the last 26"),
    RoadFact.WEEKS_AWAY: _away,
    RoadFact.CORE: lambda week: (week.core, f"{week.core} so far"),
    RoadFact.LOADED: lambda week: (week.loaded, f"{week.loaded} so far"),
    RoadFact.PAIN: _pain,
    RoadFact.CALM_WEEKS: lambda week: (week.calm_weeks, f"{week.calm_weeks} in a row"),
}
