"""One client's weeks, ready to draw: what was felt, what was lifted, what was decided."""

from datetime import date

from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Verdict


class WeekPoint(Frozen):
    """One ISO week. None is unknown and is drawn as a gap, never as zero.

    `pain` is the mean of the week's `readings` (0-10), `level` the smoothed level with its band. `reference` is what
    'worse' was compared with. `load` is the sum of session effort x minutes; `unmeasured` counts completed sessions
    without one of the two, which makes the load 'at least' that much. `tonnage_kg` is the weight moved. `flare_days`
    are the days of this week spent in a flare, 0.5 for one shorter than a day, None where nobody said how long. `told` is
    the strongest symptom told in the week on a day of its own (0-10), with that day: no reading, so not in the mean.
    """

    monday: date
    pain: float | None = None
    readings: int = 0
    worst: float | None = None
    told: float | None = None
    told_on: date | None = None
    level: float | None = None
    band: tuple[float, float] | None = None
    reference: float | None = None
    flare: bool = False
    flare_days: float | None = None
    load: float | None = None
    load_by_block: dict[str, float] = {}
    unmeasured: int = 0
    tonnage_kg: float | None = None
    sessions_done: int = 0
    sessions_planned: int = 0
    confidence: float | None = None
    recommended: Verdict | None = None
    taken: Verdict | None = None
    says: str | None = None


class ExercisePoint(Frozen):
    """One exercise in one ISO week: the hardest step and the heaviest load done, the worst pain during. None is unknown.

    `load_kg` 0 is a step that was done without a weight; `stopped` where a sign ended it.
    """

    monday: date
    rung: int | None = None
    load_kg: float | None = None
    pain: float | None = None
    stopped: bool = False


class ExerciseLine(Frozen):
    """One exercise through the weeks it was done in, oldest first. `rungs` is how many steps its ladder has."""

    exercise: str
    name: str
    rungs: int
    points: tuple[ExercisePoint, ...]
