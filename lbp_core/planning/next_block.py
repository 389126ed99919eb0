"""What a block that follows another keeps, and the one or two things that are new in it. Drafting it: draft.py."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from lbp_core.evidence.road import Road, Swap
from lbp_core.evidence.templates import Slot
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Block, Exercise
from lbp_core.models.programme import DayKind, Prescription, Programme
from lbp_core.models.road import Phase
from lbp_core.models.verdict import Presentation
from lbp_core.planning.choice import rung_for
from lbp_core.planning.draft import Onward
from lbp_core.planning.needs import Needs
from lbp_core.planning.road import adds_of
from lbp_core.planning.words import dose_in_words

SWAPPED = "{new} in place of {old}: {says}."
ADDED = "{new}: {says}"
ALSO = "{new}: there is room for it now."
LONGER = "{name}: one set more, {sets} in all."
CARRIED = "{name}: {rung}, {dose}"


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What turns over from one block to the next. `longer` has the sets so far of what gets one set more."""

    swaps: tuple[Swap, ...]
    adds: tuple[Slot, ...]
    trained: frozenset[str]
    longer: Mapping[str, int]

    def onto(self, onward: Onward) -> Onward:
        """The same records with what this block keeps and brings."""
        gone = {swap.from_ for swap in self.swaps}
        more = {name: onward.begun[name].model_copy(update={"sets": sets + 1}) for name, sets in self.longer.items()}
        return replace(
            onward,
            begun={**onward.begun, **more},
            keep=self.trained - gone,
            fresh=tuple(swap.to for swap in self.swaps),
            adds=self.adds,
        )


def trained_in(programme: Programme) -> frozenset[str]:
    """Every exercise of the programme's sessions."""
    return frozenset(
        item.exercise for day in programme.days if day.kind is not DayKind.WALK for item in day.prescriptions
    )


def turn_of(current: Programme, phase: Phase, road: Road, needs: Needs, *, no_room: Collection[str] = ()) -> Turn:
    """What changes after `current`: what the phase adds first, then swaps, those that the client's goals ask for before others,
    and where that is less than may be new, one set more of what had settled with fewer than the stage allows.

    Never what the trainer locked or the client asked for, and never more new things than the goals and the road allow.
    `no_room` names slots for which the minutes do not last.
    """
    trained, wanted = trained_in(current), road.goals_for(needs.wishes.goals)
    left = min([road.variety.new_things, *(goal.new_things for goal in wanted)])
    adds = []
    for slot in (one for one in adds_of(phase, road) if one.name not in no_room):
        known = any(name in trained for name in slot.choose)
        if known or left:
            adds.append(slot)
            left -= not known
    brings = [name for goal in wanted for name in goal.brings]
    held = {*current.locked, *needs.wishes.prefer}
    offered = [swap for swap in road.variety.swaps if _may(swap, phase, trained, held, needs)]
    offered.sort(key=lambda swap: (_place(swap.to, brings), _weighs(swap.from_, needs), swap.to in needs.begun))
    swaps = _apart(offered, needs.library)[:left]
    longer = _one_set_more(trained - {swap.from_ for swap in swaps}, needs, most=left - len(swaps))
    return Turn(swaps=swaps, adds=tuple(adds), trained=trained, longer=longer)


def without_room(programme: Programme, turn: Turn) -> frozenset[str]:
    """The names of the added slots that the programme has nothing in."""
    used = trained_in(programme)
    return frozenset(slot.name for slot in turn.adds if not used & set(slot.choose))


def new_in(programme: Programme, turn: Turn, library: Mapping[str, Exercise]) -> tuple[str, ...]:
    """A sentence for each exercise that the last block did not have, and for each with a set more."""
    swaps = {swap.to: swap for swap in turn.swaps}
    slots = {name: slot for slot in turn.adds for name in slot.choose}
    says = []
    for name in sorted(trained_in(programme) - turn.trained):
        new = library[name].name
        if name in swaps:
            old = library[swaps[name].from_].name.lower()
            says.append(SWAPPED.format(new=new, old=old, says=swaps[name].says[:1].lower() + swaps[name].says[1:]))
        else:
            says.append(ADDED.format(new=new, says=slots[name].why) if name in slots else ALSO.format(new=new))
    items = [item for day in programme.days if day.kind is not DayKind.WALK for item in day.prescriptions]
    for name, before in turn.longer.items():
        sets = max((item.dose.sets for item in items if item.exercise == name), default=0)
        says += [LONGER.format(name=library[name].name, sets=sets)] if sets > before else []
    return tuple(says)


def carried_on(programme: Programme, turn: Turn, library: Mapping[str, Exercise], unit: WeightUnit) -> tuple[str, ...]:
    """What goes on, each with the rung and the dose it begins on."""
    items: dict[str, Prescription] = {}
    for day in programme.days:
        if day.kind is not DayKind.WALK:
            items.update({one.exercise: one for one in day.prescriptions if one.exercise not in items})
    return tuple(
        CARRIED.format(
            name=library[name].name, rung=library[name].rung(one.rung).name, dose=dose_in_words(one.dose, unit)
        )
        for name, one in items.items()
        if name in turn.trained
    )


def _one_set_more(names: Collection[str], needs: Needs, *, most: int) -> dict[str, int]:
    """Sets so far of at most so many strength exercises that may have one more; none in a flare or while training is gentle."""
    if needs.gentle or needs.presentation is Presentation.ACUTE_FLARED:
        return {}
    found = {}
    for name in (one for one in needs.library if one in names and needs.library[one].block is Block.STRENGTH):
        begun = needs.begun.get(name)
        if begun is not None and begun.settled and begun.sets is not None and begun.sets < needs.sets_most:
            found[name] = begun.sets
    return dict(list(found.items())[: max(0, most)])


def _may(swap: Swap, phase: Phase, trained: Collection[str], held: Collection[str], needs: Needs) -> bool:
    there = phase in swap.phases and swap.from_ in trained and swap.to not in trained and swap.from_ not in held
    return there and rung_for(needs.library[swap.to], needs) is not None


def _weighs(name: str, needs: Needs) -> bool:
    """Whether weight is growing in it: such a lift gives way last."""
    begun = needs.begun.get(name)
    return begun is not None and begun.dose is not None and bool(begun.dose.load_g)


def _place(name: str, brings: list[str]) -> int:
    return brings.index(name) if name in brings else len(brings)


def _apart(offered: list[Swap], library: Mapping[str, Exercise]) -> tuple[Swap, ...]:
    """One swap for each exercise that gives way, and none that brings a movement pattern twice."""
    kept: list[Swap] = []
    for swap in offered:
        clash = any(
            swap.from_ == one.from_
            or {swap.to, swap.from_} & {one.to, one.from_}
            or library[swap.to].pattern is library[one.to].pattern
            for one in kept
        )
        if not clash:
            kept.append(swap)
    return tuple(kept)
