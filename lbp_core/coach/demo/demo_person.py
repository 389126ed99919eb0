"""A virtual person for the demo studio: a back whose pain answers to load, and reports that are noisy and incomplete.

Made up to look believable. It is no model of any real back, and no rule rests on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, log
from random import Random

from lbp_core.evidence.demo_stories import Event, Story
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import DayKind, PlannedDay

WEAR_OFF_DAYS = 2.0
RUNG_STEP = 1.12
BODY_KG = 20.0
SECONDS_A_REP = 4.0


@dataclass
class Person:
    """One story being lived, day by day. `start` is the first day, `dice` everything that is left to chance."""

    story: Story
    start: date
    today: date
    dice: Random
    first_loads: dict[DayKind, float] = field(default_factory=dict)
    strains: list[tuple[date, float]] = field(default_factory=list)

    def level(self, day: date) -> float:
        """Pain as it truly is on that day, 0-10."""
        body, weeks = self.story.body, (day - self.start).days / 7
        usual: float = (
            body.settles_to + (body.pain - body.settles_to) * exp(-weeks / body.settling_weeks) + body.drift * weeks
        )
        strain = sum(rise * _worn_off((day - on).days) for on, rise in self.strains if on < day)
        return min(10.0, max(0.0, usual + strain + self._flared(day)))

    def report(self, day: date, *, sharper: float = 1.0) -> float:
        """What the person says: a whole number, off by chance and by habit. `sharper` below 1 is a calmer question."""
        body = self.story.body
        said = self.level(day) + body.reporting + self.dice.gauss(0, body.noise * sharper)
        return float(min(10, max(0, round(said))))

    def tolerance(self, day: date) -> float:
        """The load the back bears that day, as a multiple of the first programme's."""
        body, weeks = self.story.body, (day - self.start).days / 7
        return max(0.2, body.tolerance + body.gains * weeks)

    def trains(self, planned: PlannedDay) -> float:
        """Does the session: what it asks is felt the days after. Returns load / tolerance, 1 is just bearable."""
        asked = load_of(planned)
        strain = asked / self.first_loads.setdefault(planned.kind, asked) / self.tolerance(planned.date)
        if strain > 1:
            self.strains.append((planned.date, self.story.body.sensitivity * (strain - 1)))
        return strain

    def effort(self, strain: float) -> float:
        """Effort 0-10 for a session that asked so much."""
        return float(min(9, max(2, round(5 + 3 * (strain - 0.8) + self.dice.gauss(0, 0.5)))))

    def morning(self, day: date) -> float:
        """Pain said on that morning; the morning after a week's first session is bad where the story says so."""
        after_first = day.weekday() == (self.start.weekday() + 1) % 7
        bad = sum(event.rise for event in self._events(day, "bad_morning")) if after_first else 0.0
        return min(10.0, self.report(day) + bad)

    def comes(self, day: date) -> bool:
        """Whether the person turns up for a session of that day."""
        return not self.silent(day) and self.dice.random() < self.story.habits.sessions

    def answers(self, chance: float, day: date) -> bool:
        """Whether a question of that day gets an answer."""
        return not self.silent(day) and self.dice.random() < chance

    def silent(self, day: date) -> bool:
        """Whether nothing is heard in that week."""
        return bool(self._events(day, "silence"))

    def says_yes(self, day: date) -> tuple[str, ...]:
        """Safety questions answered yes in that week's check-in."""
        return tuple(event.question for event in self._events(day, "says") if event.question)

    def trainer(self, day: date) -> Event | None:
        """Where the trainer decides otherwise than the rules in that week."""
        return next(iter(self._events(day, "trainer")), None)

    def flare_days(self, week: date) -> int:
        """Days of a flare that began in the week of that Monday; 0 for none."""
        return max((event.days for event in self._events(week, "flare")), default=0)

    def along(self, ends: tuple[float, float], day: date) -> float:
        """A 0-10 answer that moves from its first to its last value over the story."""
        share = (day - self.start).days / max(1, (self.today - self.start).days)
        return float(min(10, max(0, round(ends[0] + (ends[1] - ends[0]) * share + self.dice.gauss(0, 0.5)))))

    def _flared(self, day: date) -> float:
        return max((self._flare_on(event, day) for event in self.story.events if event.kind == "flare"), default=0.0)

    def _flare_on(self, event: Event, day: date) -> float:
        began = self._monday(event) + timedelta(days=1)
        since = (day - began).days
        if since < 0:
            return 0.0
        return event.rise if since < event.days else event.rise * _worn_off(since - event.days + 1)

    def _events(self, day: date, kind: str) -> Sequence[Event]:
        return [
            event
            for event in self.story.events
            if event.kind == kind and self._monday(event) <= day < self._monday(event) + timedelta(days=7)
        ]

    def _monday(self, event: Event) -> date:
        return self.today - timedelta(days=self.today.weekday() + 7 * event.weeks_ago)


def _worn_off(days: int) -> float:
    """The share that is left after so many days."""
    return exp(-log(2) * days / WEAR_OFF_DAYS)


def load_of(planned: PlannedDay) -> float:
    """How much a planned day asks, in repetitions of the easiest rung: a rough common coin for holds, loads and rungs."""
    return sum(_amount(one.dose) * RUNG_STEP ** (one.rung - 1) for one in planned.prescriptions) or 1.0


def _amount(dose: Dose) -> float:
    return dose.sets * _each(dose) * (1 + (dose.load_g or 0) / 1000 / BODY_KG)


def _each(dose: Dose) -> float:
    """One set in repetitions, or what passes for them."""
    for reach in (dose.reps, dose.metres, dose.minutes):
        if reach is not None:
            return float(reach[1])
    return 1.0 if dose.hold_s is None else dose.hold_s / SECONDS_A_REP
