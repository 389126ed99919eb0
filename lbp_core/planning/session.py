"""One kind of day, filled and fitted to its minutes: least important slots go first, then sets and cardio grow."""

from dataclasses import dataclass, replace
from math import floor

from lbp_core.evidence.templates import DayTemplate, TemplateBlock
from lbp_core.models.exercise import Block
from lbp_core.models.programme import PlannedBlock, Prescription
from lbp_core.planning.choice import Choice, choose, dose_for, prescribed
from lbp_core.planning.minutes import minutes_of, seconds_of
from lbp_core.planning.needs import Needs


@dataclass(frozen=True)
class Item:
    """One filled slot with its sets so far, and minutes where it is light cardio."""

    choice: Choice
    sets: int
    cardio: int | None = None

    def prescription(self, needs: Needs) -> Prescription:
        """As it goes into the programme."""
        item = prescribed(self.choice, needs, sets=self.sets)
        if self.cardio is None:
            return item
        return item.model_copy(update={"dose": item.dose.model_copy(update={"minutes": (self.cardio, self.cardio)})})

    def seconds(self, needs: Needs) -> float:
        """How long it takes."""
        if self.cardio is not None:
            return self.cardio * 60
        return seconds_of(dose_for(self.choice, needs, sets=self.sets), needs.limits)


def build(template: DayTemplate, needs: Needs) -> tuple[PlannedBlock, ...]:
    """The blocks of that day, within the client's minutes and each block within its own."""
    room = {block.block: block.minutes[1] * 60 for block in template.blocks}
    items, extras = _filled(template, needs)
    items = _trimmed(_few(items, needs) if template.alone else items, needs, room)
    items = _with_more_sets(items, needs, room)
    for extra in extras:
        if extra.choice.block in {item.choice.block for item in items} and _fits([*items, extra], needs, room):
            items = [*items, extra]
    return _blocks(template.blocks, _with_more_sets(_longer_cardio(items, template, needs), needs, room), needs)


def total(items: list[Item], needs: Needs) -> float:
    """Seconds of them all."""
    return sum(item.seconds(needs) for item in items)


def _filled(template: DayTemplate, needs: Needs) -> tuple[list[Item], list[Item]]:
    taken = [needs.library[one.exercise] for one in needs.returned]
    items: list[Item] = []
    extras: list[Item] = []
    for block in template.blocks:
        for slot in block.slots:
            choice = choose(slot, block, needs, taken=taken)
            if choice is None:
                continue
            taken.append(choice.exercise)
            cardio = _shortest_cardio(choice, block)
            item = Item(choice, min(slot.sets[0], needs.most_sets(choice.exercise)), cardio)
            (extras if slot.extra else items).append(item)
    return items, extras


def _shortest_cardio(choice: Choice, block: TemplateBlock) -> int | None:
    span = choice.exercise.rung(choice.rung).dose.minutes
    return None if span is None else min(block.minutes[0], span[1])


def _few(items: list[Item], needs: Needs) -> list[Item]:
    """No more exercises than people keep up on their own, the most important ones; light cardio is not counted."""
    counted = sorted((item for item in items if item.cardio is None), key=lambda item: item.choice.slot.keep)
    kept = counted[: int(needs.limits.home_exercises.value)]
    return [item for item in items if item.cardio is not None or item in kept]


def _trimmed(items: list[Item], needs: Needs, room: dict[Block, int]) -> list[Item]:
    while len(items) > 1 and not _fits(items, needs, room):
        full = [block for block in room if _seconds_in(block, items, needs) > room[block]]
        crowded = [item for item in items if item.choice.block in full] or _spare(items)
        items = [item for item in items if item is not max(crowded, key=lambda item: item.choice.slot.keep)]
    return items


def _spare(items: list[Item]) -> list[Item]:
    """What may go for want of minutes: the last of the trunk and the last of the strength stay while anything else is left."""
    last = [
        of_it[0]
        for block in (Block.CORE, Block.STRENGTH)
        if len(of_it := [item for item in items if item.choice.block is block]) == 1
    ]
    return [item for item in items if item not in last] or items


def _with_more_sets(items: list[Item], needs: Needs, room: dict[Block, int]) -> list[Item]:
    """One more set at a time, most important first, while minutes last."""
    grown = True
    while grown:
        grown = False
        for place in sorted(range(len(items)), key=lambda place: items[place].choice.slot.keep):
            item = items[place]
            if item.sets >= min(item.choice.slot.sets[1], needs.most_sets(item.choice.exercise)):
                continue
            more = [*items[:place], replace(item, sets=item.sets + 1), *items[place + 1 :]]
            if _fits(more, needs, room):
                items, grown = more, True
    return items


def _longer_cardio(items: list[Item], template: DayTemplate, needs: Needs) -> list[Item]:
    """Light cardio grows by whole minutes to what its rung, its block and the session leave."""
    most = {block.block: block.minutes[1] for block in template.blocks}
    left = floor((needs.seconds_free - total(items, needs)) / 60)
    return [
        item
        if item.cardio is None
        else replace(
            item, cardio=min(item.cardio + max(0, left), most[item.choice.block], _rung_minutes(item.choice, needs))
        )
        for item in items
    ]


def _rung_minutes(choice: Choice, needs: Needs) -> int:
    """The longest that light cardio lasts on its rung; less of it where it begins lower, but never less than the shortest."""
    span = choice.exercise.rung(choice.rung).dose.minutes
    return 0 if span is None else max(min(5, span[1]), round(span[1] * needs.start_share(choice.exercise)))


def _fits(items: list[Item], needs: Needs, room: dict[Block, int]) -> bool:
    if total(items, needs) > needs.seconds_free:
        return False
    return all(_seconds_in(block, items, needs) <= most for block, most in room.items())


def _seconds_in(block: Block, items: list[Item], needs: Needs) -> float:
    return total([item for item in items if item.choice.block is block], needs)


def _blocks(order: tuple[TemplateBlock, ...], items: list[Item], needs: Needs) -> tuple[PlannedBlock, ...]:
    blocks = []
    for part in order:
        back = (one for one in needs.returned if needs.library[one.exercise].block is part.block)
        exercises = (*(item.prescription(needs) for item in items if item.choice.block is part.block), *back)
        if exercises:
            blocks.append(
                PlannedBlock(block=part.block, minutes=minutes_of(exercises, needs.limits), exercises=exercises)
            )
    return tuple(blocks)
