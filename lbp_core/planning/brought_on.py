"""What was held back and came back goes on into the next block, while its checklist holds and the minutes last."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import DayKind, Prescription, Programme
from lbp_core.planning.minutes import minutes_of
from lbp_core.planning.needs import Needs

GOES_ON = "Brought back by its checklist, which still holds."
LISTED = "{name} is left out: its checklist does not hold as a whole any more."
NO_STEP = "{name} is left out: the step it was on is not open at this stage."
NO_MINUTES = (
    "{name} is left out: it would take more than {most} of the {minutes} minutes. Add it by hand if it matters more."
)


@dataclass(frozen=True)
class BroughtOn:
    """By kind of day: what goes on as it was. And a sentence for each exercise that does not."""

    days: Mapping[DayKind, tuple[Prescription, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


def brought_on(current: Programme, ready: Collection[str], needs: Needs) -> BroughtOn:
    """What `current` has of exercises that were held back, as a next block begins it; `ready`: their whole checklist holds."""
    days: dict[DayKind, list[Prescription]] = defaultdict(list)
    left_out: dict[str, str] = {}
    for kind, item in _of(current, needs):
        carried = _carried(item, needs)
        against = _against(needs.library[item.exercise], [*days[kind], carried], ready, needs)
        if against is None:
            days[kind].append(carried)
        else:
            left_out[item.exercise] = against
    return BroughtOn({kind: tuple(items) for kind, items in days.items() if items}, tuple(left_out.values()))


def _of(current: Programme, needs: Needs) -> list[tuple[DayKind, Prescription]]:
    """The held-back exercises of the programme, each once for a kind of day, as the last day of that kind has them."""
    found = {
        (day.kind, item.exercise): item
        for day in current.days
        for item in day.prescriptions
        if item.exercise in needs.library and needs.library[item.exercise].held_back is not None
    }
    return [(kind, item) for (kind, _), item in found.items()]


def _against(exercise: Exercise, with_it: Collection[Prescription], ready: Collection[str], needs: Needs) -> str | None:
    if exercise.id not in ready:
        return LISTED.format(name=exercise.name)
    item = next(one for one in with_it if one.exercise == exercise.id)
    if not needs.allows(exercise, item.rung):
        return NO_STEP.format(name=exercise.name)
    most = needs.limits.returned_most
    if minutes_of(with_it, needs.limits) <= needs.minutes * most.value / 100:
        return None
    return NO_MINUTES.format(name=exercise.name, most=most, minutes=needs.minutes)


def _carried(item: Prescription, needs: Needs) -> Prescription:
    """As the records leave it, never above what the programme had."""
    begun = needs.begun.get(item.exercise)
    rung = item.rung if begun is None else min(item.rung, begun.rung)
    dose = item.dose if rung == item.rung else needs.library[item.exercise].rung(rung).dose
    if begun is not None and begun.dose is not None and begun.rung == rung:
        dose = begun.dose
    return Prescription(
        exercise=item.exercise,
        rung=rung,
        dose=dose.model_copy(update={"sets": min(item.dose.sets, dose.sets)}),
        why=(GOES_ON,),
    )
