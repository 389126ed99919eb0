"""A back that answers to load, week by week: tolerance, soreness, flares. What it says of itself is in diary.py."""

from dataclasses import dataclass, field
from random import Random

from tests.benchmarks.trial.people import Person

DAYS_OF = {2: (0, 3), 3: (0, 2, 4)}
EASY_STEP = 0.05
FLARE_COST = 0.96
MOST_SORE = 5.0


@dataclass
class Day:
    """What is true of one day: pain 0-10, and whether a flare is on."""

    pain: float
    flared: bool


@dataclass
class Trained:
    """One session as it truly was. `strain` is load / tolerance with the price of the jump."""

    day: int
    load: float
    strain: float
    done: bool
    sore: float


@dataclass
class LivedWeek:
    """Seven days and the sessions in them. `tolerance` is that of the week's beginning."""

    number: int
    tolerance: float
    days: list[Day]
    sessions: list[Trained]
    next_morning: float

    @property
    def flare_days(self) -> int:
        """Days with a flare on."""
        return sum(day.flared for day in self.days)

    @property
    def above(self) -> bool:
        """Whether any session asked for more than the back bore."""
        return any(one.done and one.load > self.tolerance for one in self.sessions)


@dataclass
class Body:
    """Moves on by weeks. The same person meets the same chances whatever is decided."""

    person: Person
    tolerance: float
    used_to: float = 1.0
    flare_left: int = 0
    flare_height: float = 0.0
    soreness: list[float] = field(default_factory=lambda: [0.0])

    def live(self, number: int, load: float) -> LivedWeek:
        """One week at that load. `load` 0 is no training."""
        dice, person = Random(f"{self.person.seed} week {number}"), self.person
        weather = dice.gauss(0, person.world.week_sd)
        if dice.random() < person.world.spontaneous:
            self._flare(dice, load_made=False)
        began, days, sessions, strains = self.tolerance, [], [], []
        for day in range(7):
            pain = self._pain(number + day / 7) + weather
            days.append(Day(min(10.0, max(0.0, pain)), self.flare_left > 0))
            self._overnight()
            if load > 0 and day in DAYS_OF[person.sessions]:
                one = self._train(day, load, dice)
                sessions.append(one)
                strains += [one.strain] if one.done else []
        self._adapt(strains, flared=any(day.flared for day in days))
        after = min(10.0, max(0.0, self._pain(number + 1) + weather))
        return LivedWeek(number, began, days, sessions, after)

    def _pain(self, week: float) -> float:
        return self.person.usual(week) + self.soreness[-1] + (self.flare_height if self.flare_left > 0 else 0.0)

    def _overnight(self) -> None:
        self.soreness.append(self.soreness[-1] * 0.35)
        self.flare_left = max(0, self.flare_left - 1)

    def _train(self, day: int, load: float, dice: Random) -> Trained:
        world, done = self.person.world, dice.random() < self.person.world.attends
        load *= 2.718 ** dice.gauss(0, world.follows) if world.follows else 1.0
        chance = dice.random()
        if not done:
            return Trained(day, load, 0.0, False, 0.0)
        jump = max(0.0, load / self.used_to - 1 - EASY_STEP)
        bears = self.tolerance * (0.85 if self.flare_left > 0 else 1.0)
        strain = load / bears * (1 + self.person.jump * jump)
        sore = min(MOST_SORE, max(0.0, strain - world.felt_from) * 10 * world.soreness)
        self.soreness[-1] += sore
        if strain > 1 and chance < 1 - 2.718 ** (-10 * (strain - 1)):
            self._flare(dice, load_made=True)
        self.used_to += (load - self.used_to) * 0.5
        return Trained(day, load, strain, True, sore)

    def _flare(self, dice: Random, *, load_made: bool) -> None:
        days = round(dice.randint(3, 8) * self.person.world.settling)
        if self.flare_left < days:
            self.flare_left, self.flare_height = days, dice.uniform(2, 4)
        if load_made:
            self.tolerance *= FLARE_COST

    def _adapt(self, strains: list[float], *, flared: bool) -> None:
        """Tolerance grows with work near it, not in a flare; unused it wanes."""
        if not strains:
            self.tolerance *= 0.995
            return
        near = sum(min(1.0, max(0.0, (strain - 0.4) / 0.45)) for strain in strains) / len(strains)
        self.tolerance *= 1 + (0.0 if flared else self.person.growth * near)
        if self.person.kind.refer == "worse":
            self.tolerance *= 0.99
