"""The kinds of virtual client, and one of them drawn by the dice of a seed. How they live is in body.py."""

from dataclasses import dataclass
from random import Random

from tests.benchmarks.trial.worlds import World


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`growth` of tolerance a week at best, `jump` how much a step beyond 5 % counts extra, `offset` and `slope` of reports.

    `bad_days` is the share of readings that are bad for no reason, `drift` points a week from some week on. `refer` says why
    this client has to be sent on: worse, signs, stuck; None where a referral would be false.
    """

    name: str
    weight: int
    growth: float
    jump: float = 0.5
    offset: float = 0.0
    slope: float = 1.0
    bad_days: float = 0.0
    drift: float = 0.0
    refer: str | None = None


KINDS = (
    Kind(name="typical", weight=4, growth=0.022),
    Kind(name="slow adapter", weight=2, growth=0.009),
    Kind(name="irritable", weight=2, growth=0.015, jump=2.0),
    Kind(name="bad days", weight=1, growth=0.02, bad_days=0.07),
    Kind(name="over-reporter", weight=1, growth=0.02, offset=1.5, slope=1.3),
    Kind(name="under-reporter", weight=1, growth=0.018, offset=-0.5, slope=0.5),
    Kind(name="worse whatever", weight=1, growth=0.01, drift=0.5, refer="worse"),
    Kind(name="new signs", weight=1, growth=0.018, refer="signs"),
    Kind(name="never better", weight=1, growth=0.0, refer="stuck"),
)
SIGNS = ("neuro_tingle", "leg_pain", "neuro_footdrop", "ces_bladder", "ca_night")


@dataclass(frozen=True)
class Person:
    """One client as they are; nobody who decides sees any of it but `pain` at the start."""

    kind: Kind
    world: World
    seed: str
    pain: float
    eases: float
    tolerance: float
    growth: float
    jump: float
    turns: int
    sign: str
    sessions: int
    weeks_of_pain: int

    def usual(self, week: float) -> float:
        """Pain without any load or flare in that week, 0-10."""
        if self.kind.refer == "stuck":
            return self.pain
        eased = self.pain * (1 - self.eases * (1 - 2.718 ** (-week / 10)))
        if self.kind.refer == "worse":
            return min(9.0, eased + self.kind.drift * max(0.0, week - self.turns))
        return eased

    def says(self, pain: float) -> float:
        """What this person would report of a pain, before chance and rounding."""
        return self.kind.offset + self.world.bias + self.kind.slope * pain


def person(kind: Kind, world: World, number: int) -> Person:
    """The same number is the same person in every trial of that world; the first load is always 1."""
    seed = f"{world.name} {kind.name} {number}"
    dice = Random(seed)
    stuck = kind.refer == "stuck"
    return Person(
        kind=kind,
        world=world,
        seed=seed,
        pain=dice.uniform(4, 6.5) if stuck else dice.uniform(1.5, 5.5),
        eases=dice.uniform(*world.eases),
        tolerance=1 / dice.uniform(*world.start),
        growth=max(0.0, kind.growth * world.growth * dice.uniform(0.6, 1.4)),
        jump=kind.jump * world.jumps,
        turns=dice.randint(5, 14),
        sign=dice.choice(SIGNS),
        sessions=dice.choice(world.sessions),
        weeks_of_pain=dice.choice((16, 30, 60, 200)),
    )
