"""Next week's steps, from what each exercise asks for and what the week as a whole may do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.models.exercise import Exercise
from lbp_core.models.history import ExerciseDone
from lbp_core.models.review import Change, Meanwhile
from lbp_core.models.verdict import Verdict
from lbp_core.planning.fitting_steps import Ready, fitting
from lbp_core.planning.step import step_down

Steps = tuple[tuple[Change, ...], float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one exercise's own signals ask for, and the steps in each direction where there are any.

    `notch` takes the place of `down` where the signals rest on one day and the week itself does not step back.
    """

    verdict: Verdict
    ups: tuple[Change, ...]
    down: Change | None
    loads_spine: bool
    notch: Change | None = None


def steps_for(
    outcomes: Sequence[Outcome],
    meanwhile: Meanwhile,
    *,
    whole: bool,
    room: float,
    limits: ReviewLimits,
    share: float | None = None,
) -> Steps:
    """The changes and the week's load factor: next week's equivalent dose / last week's, mean over exercises.

    `whole`: the week itself steps back, so every exercise does. Steps up bring the mean to `room` at most (1.1 is a tenth
    more). Without exercises the factor is that of the week: `share` is what a step back leaves.
    """
    back = [item for item in outcomes if whole or item.verdict is Verdict.REGRESS]
    down = [item.down if whole or item.notch is None else item.notch for item in back]
    up = _chosen(outcomes, room, limits) if meanwhile is Meanwhile.PROGRESS else ()
    share = limits.step_back.value if share is None else share
    if not outcomes:
        return (), share if meanwhile is Meanwhile.REGRESS else 1.0
    changes = [*(step for step in down if step is not None), *up]
    lost = sum(1 - (share if step is None else step.load_factor) for step in down)
    won = sum(step.load_factor - 1 for step in up)
    return _in_order(changes), clamped(1 + (won - lost) / len(outcomes), meanwhile, limits)


def clamped(factor: float, meanwhile: Meanwhile, limits: ReviewLimits) -> float:
    """The factor inside its bounds, whatever the rules said: up only in a week that progresses."""
    most = limits.clamp.value if meanwhile is Meanwhile.PROGRESS else 1.0
    return round(min(max(factor, 0.0), most), 4)


def restart(last: Iterable[ExerciseDone], library: Mapping[str, Exercise], limits: ReviewLimits) -> Steps:
    """After missed weeks: every exercise of the last session at the restart share."""
    share = limits.restart.value
    changes = [step_down(done, library[done.exercise], to_share=share) for done in last]
    return _in_order([change for change in changes if change is not None]), share


def _chosen(outcomes: Sequence[Outcome], room: float, limits: ReviewLimits) -> tuple[Change, ...]:
    """Steps of exercises that are ready; of those that load the spine only a few."""
    ready = [Ready(item.ups, item.loads_spine) for item in outcomes if item.verdict is Verdict.PROGRESS]
    return fitting(ready, budget=(room - 1) * len(outcomes), axial=int(limits.axial_steps.value))


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.exercise))
