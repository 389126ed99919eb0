"""The words around the strips of exercises: the finding over them, how to read them, and all of it in a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count, score
from lbp_core.facts.by_exercise import further
from lbp_core.models.timeline import ExerciseLine, ExercisePoint

KEY = (
    "Each strip is one exercise. The line is the load, or the step on its ladder where there is no weight; a number on "
    "the line is the step from that week on. The bars beneath are the worst pain during it in that week, 0 to 10; the "
    "dashed line is the highest that is accepted, and above it a bar is amber. A cross is a set that was stopped. Weeks "
    "without it are left empty."
)
COLUMNS = ("Exercise", "Began", "Now", "Pain during, lately", "Weeks")
LATELY = 4


@dataclass(frozen=True)
class Named:
    """What the numbers are called: each exercise's steps, and kilograms in the client's unit. `ceiling` is the pain accepted."""

    steps: Mapping[tuple[str, int], str]
    load: Callable[[float], str]
    ceiling: float

    def far(self, line: ExerciseLine, point: ExercisePoint) -> str:
        """'Goblet box squat, 12 kg' of that week."""
        step = "–" if point.rung is None else self.steps.get((line.exercise, point.rung), f"step {point.rung}")
        return step if not point.load_kg else f"{step}, {self.load(point.load_kg)}"


def exercises_finding(lines: Sequence[ExerciseLine], *, ceiling: float) -> str:
    """How many are further than where they began, and whether pain during stayed at what is accepted."""
    known = [line for line in lines if len(line.points) > 1]
    if not known:
        return "Too early to tell: no exercise was done in two different weeks yet"
    up, back = (sum(further(line) == way for line in known) for way in (1, -1))
    lower = f", {back} less far" if back else ""
    over = [
        line.name for line in lines if any(point.pain is not None and point.pain > ceiling for point in _late(line))
    ]
    lately = (
        f"pain above {ceiling:g} lately in {', '.join(over)}" if over else f"pain during lately at {ceiling:g} or below"
    )
    told = any(point.pain is not None for line in lines for point in _late(line))
    pain = f"; {lately}" if told else ""
    return f"{up} of {count(len(known), 'exercise')} further than where they began{lower}{pain}"


def exercises_twin(lines: Sequence[ExerciseLine], named: Named, *, finding: str) -> Twin:
    """Every exercise in words: where it began, where it is, the pain during it in the last weeks."""
    rows = []
    for line in lines:
        pain = [point.pain for point in _late(line) if point.pain is not None]
        felt = "not told" if not pain else f"{score(min(pain))} to {score(max(pain))} of 10"
        began, now = (named.far(line, point) for point in (line.points[0], line.points[-1]))
        rows.append((line.name, began, now, felt, count(len(line.points), "week")))
    return Twin(f"{finding}.", COLUMNS, tuple(rows))


def _late(line: ExerciseLine) -> tuple[ExercisePoint, ...]:
    return line.points[-LATELY:]
