"""Drafts for tests: a client in one line, and random clients from a seed."""

import random
from collections.abc import Iterator
from datetime import date

from lbp_core.evidence.equipment import equipment
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.programme import NoPlan, Programme, Wishes
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from lbp_core.planning.draft import Onward, draft_programme

MONDAY = date(2026, 3, 2)
GYM = tuple(equipment())
FLARED, IMPROVING, STRONG = (
    Presentation.ACUTE_FLARED,
    Presentation.SUBACUTE_IMPROVING,
    Presentation.CHRONIC_RECURRENT,
)
Client = tuple[Wishes, Presentation, tuple[Trigger, ...], MayTrain, date]


def ask(
    wishes: Wishes,
    presentation: Presentation = IMPROVING,
    *triggers: Trigger,
    may_train: MayTrain = MayTrain.YES,
    start: date = MONDAY,
    cleared: ClearanceLimits | None = None,
    confidence: float | None = None,
) -> Programme | NoPlan:
    """What the planner answers."""
    return draft_programme(
        wishes, presentation, triggers, may_train=may_train, start=start, library=library(), limits=limits(),
        cleared=cleared, onward=Onward(confidence=confidence),
    )  # fmt: skip


def drafted(
    wishes: Wishes,
    presentation: Presentation = IMPROVING,
    *triggers: Trigger,
    may_train: MayTrain = MayTrain.YES,
    start: date = MONDAY,
) -> Programme:
    """The programme; fails the test where there is none."""
    found = ask(wishes, presentation, *triggers, may_train=may_train, start=start)
    assert isinstance(found, Programme), found
    return found


def used(programme: Programme) -> set[str]:
    """Every exercise in it."""
    return {item.exercise for day in programme.days for item in day.prescriptions}


def random_clients(count: int, *, seed: int) -> Iterator[Client]:
    """Clients of every stage, with every mix of triggers and equipment, 10 to 75 minutes, 1 to 6 days."""
    dice = random.Random(seed)
    for _ in range(count):
        wishes = Wishes(
            minutes=dice.randint(10, 75),
            days_per_week=dice.randint(1, 6),
            weeks=dice.randint(2, 4),
            equipment=tuple(dice.sample(GYM, dice.choice([0, 0, 1, 2, 4, 8, len(GYM)]))),
            avoid=tuple(dice.sample(sorted(library()), dice.choice([0, 0, 0, 1, 3]))),
            prefer=tuple(dice.sample(sorted(library()), dice.choice([0, 0, 1, 2]))),
            goals=tuple(
                dice.sample(
                    ["lift my grandchild", "stairs", "sit at my desk", "keep my bones strong"], dice.randint(0, 2)
                )
            ),
            floor=dice.random() < 0.8,
        )
        triggers = tuple(dice.sample(list(Trigger), dice.choice([0, 1, 1, 2, 3, 5, 10])))
        yield (
            wishes,
            dice.choice(list(Presentation)),
            triggers,
            dice.choice([MayTrain.YES, MayTrain.YES, MayTrain.MODIFIED]),
            date.fromordinal(MONDAY.toordinal() + dice.randint(0, 6)),
        )
