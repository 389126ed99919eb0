"""What each week's records say to the long road: weeks trained, movements settled, pain, calm. Which phase that is: planning.

Read once from the first week to the last, so that five years take no longer than reading them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.reached import settled
from lbp_core.models.exercise import Block, Exercise, Pattern
from lbp_core.models.history import Session
from lbp_core.models.road import RoadWeek
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Presentation

LOOK_BACK = timedelta(weeks=26)
WEEK = timedelta(weeks=1)
PAIN_WEEKS, LEAST_KNOWN = 4, 3
FLARE_DAYS = 1.0


def road_weeks(
    points: Sequence[WeekPoint],
    sessions: Sequence[Session],
    stages: Mapping[date, Presentation | None],
    *,
    library: Mapping[str, Exercise],
    starts: Mapping[str, int],
    limits: ReviewLimits,
) -> tuple[RoadWeek, ...]:
    """One per point, oldest first. `stages` by Monday; `starts` is the rung from which an exercise of the trunk counts."""
    done: dict[date, list[Session]] = defaultdict(list)
    for one in sessions:
        if one.completed:
            done[monday_of(one.date)].append(one)
    so_far = _SoFar()
    found = []
    for index, point in enumerate(points):
        for session in done.get(point.monday, ()):
            so_far.settle(session, library, starts, limits)
        so_far.trained += [point.monday] if point.sessions_done else []
        found.append(so_far.told(points[: index + 1], stages.get(point.monday)))
    return tuple(found)


@dataclass
class _SoFar:
    """What the weeks up to one have shown: when trunk exercises and loaded patterns last settled, the weeks trained."""

    core: dict[str, date] = field(default_factory=dict)
    loaded: dict[Pattern, date] = field(default_factory=dict)
    trained: list[date] = field(default_factory=list)

    def settle(
        self, session: Session, library: Mapping[str, Exercise], starts: Mapping[str, int], limits: ReviewLimits
    ) -> None:
        """Marks what settled after that session."""
        for row in session.exercises:
            exercise = library.get(row.exercise)
            if exercise is None or row.rung is None or not settled(session, row, limits):
                continue
            if exercise.block is Block.CORE and row.rung >= starts.get(exercise.id, len(exercise.ladder)):
                self.core[exercise.id] = session.date
            if row.load_kg or exercise.rung(min(row.rung, len(exercise.ladder))).loaded:
                self.loaded[exercise.pattern] = session.date

    def told(self, points: Sequence[WeekPoint], stage: Presentation | None) -> RoadWeek:
        """The last of these weeks."""
        monday = points[-1].monday
        since = monday - LOOK_BACK
        return RoadWeek(
            monday=monday,
            stage=stage,
            weeks_trained=sum(week > since for week in self.trained),
            weeks_away=(monday - self.trained[-1]) // WEEK if self.trained else None,
            core=sum(day > since for day in self.core.values()),
            loaded=sum(day > since for day in self.loaded.values()),
            pain=_pain(points[-PAIN_WEEKS:]),
            calm_weeks=_calm(points, len(points) - 1),
        )


def _pain(points: Sequence[WeekPoint]) -> float | None:
    known = [point.pain for point in points if point.pain is not None]
    return fmean(known) if len(known) >= LEAST_KNOWN else None


def _calm(points: Sequence[WeekPoint], index: int) -> int:
    """Known weeks back from here without a flare of days; a newest week without a score yet is passed over."""
    if points[index].pain is None and not points[index].flare:
        index -= 1
    calm = 0
    while index >= 0 and points[index].pain is not None and not _flared(points[index]):
        calm, index = calm + 1, index - 1
    return calm


def _flared(point: WeekPoint) -> bool:
    return point.flare and (point.flare_days is None or point.flare_days >= FLARE_DAYS)
