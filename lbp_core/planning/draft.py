"""The first programme for a client: template, presentation, triggers and wishes become dated weeks that say why."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from lbp_core.evidence.limits import Limits
from lbp_core.evidence.templates import DayTemplate, Slot, session_template
from lbp_core.facts.calendar import monday_of
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Block, Exercise
from lbp_core.models.programme import (
    DayKind,
    NoPlan,
    PlannedBlock,
    PlannedDay,
    PlannedWeek,
    Prescription,
    Programme,
    Wishes,
)
from lbp_core.models.road import Carried
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from lbp_core.planning.calendar import dated, week_pattern
from lbp_core.planning.explaining import because, broken, ruled_out
from lbp_core.planning.needs import Needs, check_words
from lbp_core.planning.session import build


@dataclass(frozen=True, kw_only=True)
class Onward:
    """What the client's records bring into a draft: where each exercise stands (`begun`, and `walks` for light days), and
    the newest confidence (0-10).

    Of a block that follows another: what was trained in it, what is new, the slots that the phase adds, and by kind of day what
    was held back, came back and goes on (`returned`).
    """

    begun: Mapping[str, Carried] = field(default_factory=dict)
    walks: Mapping[str, Carried] = field(default_factory=dict)
    confidence: float | None = None
    keep: frozenset[str] = frozenset()
    fresh: tuple[str, ...] = ()
    adds: tuple[Slot, ...] = ()
    returned: Mapping[DayKind, tuple[Prescription, ...]] = field(default_factory=dict)


NOWHERE_YET = Onward()
Days = dict[DayKind, tuple[PlannedBlock, ...]]

LOCKED = "No programme: training is paused until a clearance is recorded. Open the screening to see what is needed."
NOTHING_FITS = (
    "No programme: nothing in the library fits these wishes. Take an exercise off the avoid list or add equipment, "
    "then draft again."
)


def draft_programme(
    wishes: Wishes,
    presentation: Presentation,
    triggers: tuple[Trigger, ...],
    *,
    may_train: MayTrain,
    start: date,
    library: Mapping[str, Exercise],
    limits: Limits,
    cleared: ClearanceLimits | None = None,
    onward: Onward = NOWHERE_YET,
) -> Programme | NoPlan:
    """A programme that keeps every hard rule, or NoPlan with the sentence. Raises Refused for a word nobody knows.

    `onward` is what the client's records bring into it: where each exercise stands, and what a following block keeps and adds.
    """
    check_words(wishes, library)
    if may_train is MayTrain.NO:
        return NoPlan(sentence=LOCKED)
    asked = Needs(
        wishes=wishes,
        presentation=presentation,
        triggers=triggers,
        gentle=may_train is MayTrain.MODIFIED,
        library=library,
        limits=limits.planning,
        cleared=cleared or ClearanceLimits(),
    )
    return _drafted(_with_records(asked, onward), onward, start)


def _with_records(needs: Needs, onward: Onward) -> Needs:
    brings = {name: getattr(onward, name) for name in ("begun", "keep", "fresh", "adds", "confidence")}
    return replace(needs, **brings)


def trains(blocks: tuple[PlannedBlock, ...]) -> bool:
    """Whether there is core or strength work in it: a plan is never stretching alone."""
    return any(block.block in (Block.CORE, Block.STRENGTH) for block in blocks)


def _drafted(needs: Needs, onward: Onward, start: date) -> Programme | NoPlan:
    days = {kind: build(_template(kind, needs), _for_the_day(kind, needs, onward)) for kind in DayKind}
    if not trains(days[DayKind.CORE]) and not trains(days[DayKind.STRENGTH]):
        return NoPlan(sentence=NOTHING_FITS, reasons=ruled_out(needs))
    return _programme(days, needs, start)


def _template(kind: DayKind, needs: Needs) -> DayTemplate:
    """The day's template, with what the phase adds at the end of its strength."""
    template = session_template().day(kind)
    blocks = tuple(
        block.model_copy(update={"slots": (*block.slots, *needs.adds)}) if block.block is Block.STRENGTH else block
        for block in template.blocks
    )
    return template.model_copy(update={"blocks": blocks})


def _for_the_day(kind: DayKind, needs: Needs, onward: Onward) -> Needs:
    """Walking days carry the walk on that the plan has: nobody logs a walk, so no record has it."""
    needs = replace(needs, returned=onward.returned.get(kind, ()))
    if kind is not DayKind.WALK or not onward.walks:
        return needs
    return replace(needs, begun={**needs.begun, **onward.walks})


def _programme(days: Days, needs: Needs, start: date) -> Programme:
    strong = any(block.block is Block.STRENGTH for block in days[DayKind.STRENGTH])
    if not strong:
        days = days | {DayKind.STRENGTH: days[DayKind.CORE]}
    if not trains(days[DayKind.CORE]):
        days = days | {DayKind.CORE: ()}
    pattern = week_pattern(needs.wishes.days_per_week, strength_most=needs.plan.strength_days_most if strong else 0)
    monday = monday_of(start)
    weeks = tuple(
        PlannedWeek(monday=monday + timedelta(days=7 * number), days=tuple(_day(day, kind, days) for day, kind in week))
        for number, week in enumerate(dated(_possible(pattern, days), start=start, weeks=needs.wishes.weeks))
    )
    return Programme(
        presentation=needs.presentation,
        weeks=weeks,
        because=because(weeks, needs),
        ruled_out=ruled_out(needs),
        broken=broken(weeks, needs),
        wishes=needs.wishes,
        triggers=needs.triggers,
        gentle=needs.gentle,
        begun=monday,
    )


def _possible(pattern: tuple[tuple[int, DayKind], ...], days: Days) -> tuple[tuple[int, DayKind], ...]:
    return tuple((offset, kind) for offset, kind in pattern if days[kind])


def _day(day: date, kind: DayKind, days: Days) -> PlannedDay:
    blocks = days[kind]
    return PlannedDay(date=day, kind=kind, blocks=blocks, minutes=round(sum(block.minutes for block in blocks), 1))
