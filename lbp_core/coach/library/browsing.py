"""The library as a trainer leafs through it: by pattern, kind, stage, kit and trigger. Planning chooses elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass

from lbp_core.coach.library.searching import search
from lbp_core.evidence.alternatives import StandIn, stand_ins
from lbp_core.evidence.equipment import available
from lbp_core.evidence.library import library
from lbp_core.evidence.templates import presentations, triggers
from lbp_core.evidence.unlocking import checklist, unlock_of, unlocking
from lbp_core.models.exercise import Category, Exercise, Pattern, Rung
from lbp_core.models.return_to import Criterion
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation

__all__ = ["Browse", "StandIn", "browse", "checks_before_return", "left_out", "opens"]
__all__ += ["beside", "return_words", "usual_gate"]


@dataclass(frozen=True, kw_only=True)
class Browse:
    """What is looked for. An empty choice leaves nothing out; `kit` None is any kit, an empty one is nothing at all."""

    words: str = ""
    patterns: Collection[Pattern] = ()
    categories: Collection[Category] = ()
    stage: Presentation | None = None
    kit: Collection[str] | None = None
    triggers: Collection[Trigger] = ()


def browse(wanted: Browse) -> tuple[dict[str, tuple[int, ...]], tuple[Exercise, ...]]:
    """Exercise id to the steps that fit, what the triggers prefer first; and what is held back, whatever the stage.

    Under a search the best answer comes first.
    """
    found = search(wanted.words) if wanted.words.strip() else tuple(library().values())
    named = [one for one in found if _named(one, wanted)]
    fitting = {one.id: _usable(one, wanted) for one in named if one.held_back is None}
    liked = {name for trigger in wanted.triggers for name in triggers()[trigger].prefer}
    return (
        {name: fitting[name] for name in sorted(fitting, key=lambda name: name not in liked) if fitting[name]},
        tuple(one for one in named if one.held_back is not None),
    )


def opens(exercise: Exercise) -> tuple[str | None, ...]:
    """What must be there before each rung, easiest first; None where the usual gate does."""
    usual = {unlocking().first.says, unlocking().next.says}
    said = (unlock_of(exercise, number) for number in range(1, len(exercise.ladder) + 1))
    return tuple(None if one in usual else one for one in said)


def usual_gate() -> str:
    """What opens the next rung where nothing else is said."""
    return unlocking().next.says


def beside(exercise: Exercise, number: int) -> tuple[StandIn, ...]:
    """What may stand in for that rung."""
    return stand_ins(exercise, number, library())


def checks_before_return(exercise: Exercise) -> tuple[Criterion, ...]:
    """The whole checklist of what is held back; empty for everything else."""
    return checklist(exercise)


def return_words() -> tuple[str, str]:
    """How something held back comes back: the first time, and what happens where it goes wrong."""
    return unlocking().first_time.says, unlocking().failed.says


def left_out(exercise: Exercise) -> dict[str, tuple[int, ...]]:
    """Rungs not used early, by the trigger's words."""
    return {plan.says: plan.avoid[exercise.id] for plan in triggers().values() if exercise.id in plan.avoid}


def _named(exercise: Exercise, wanted: Browse) -> bool:
    in_pattern = not wanted.patterns or exercise.pattern in wanted.patterns
    return in_pattern and (not wanted.categories or exercise.category in wanted.categories)


def _usable(exercise: Exercise, wanted: Browse) -> tuple[int, ...]:
    avoided = {rung for trigger in wanted.triggers for rung in triggers()[trigger].avoid.get(exercise.id, ())}
    return tuple(
        number
        for number, rung in enumerate(exercise.ladder, 1)
        if number not in avoided and _open(rung, wanted.stage) and _within(rung, wanted.kit)
    )


def _open(rung: Rung, stage: Presentation | None) -> bool:
    if stage is None:
        return True
    return stage.caution <= rung.earliest.caution and (presentations()[stage].loaded or not rung.loaded)


def _within(rung: Rung, kit: Collection[str] | None) -> bool:
    return kit is None or set(rung.equipment) <= available(kit)
