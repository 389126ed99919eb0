"""What a virtual client writes down, as the command line reads it: whole numbers, holes, their own way of saying."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from lbp_core.models.history import AppliedDecision, CheckIn, ExerciseDone, FlareLength, Prescribed, Session
from lbp_core.models.review import Baseline, ReviewClient, ReviewInput
from tests.benchmarks.trial.body import LivedWeek, Trained
from tests.benchmarks.trial.people import Person

FIRST_MONDAY = date(2026, 1, 5)
LIFTS = {
    "several": (("kettlebell-deadlift", 16.0), ("glute-bridge", None), ("row", 12.0), ("dead-bug", None)),
    "one lift": (("squat", 20.0),),
}
"""Exercises with their first kilograms; None is repetitions without a weight."""
FELT_IN_SESSION = 0.4
RECALL_SD = 0.7


@dataclass
class Felt:
    """The week's numbers as reported, for those who decide by a few of them. None is not told."""

    readings: list[float] = field(default_factory=list)
    pairs: list[tuple[float | None, float | None, float | None]] = field(default_factory=list)
    safety: tuple[str, ...] = ()


@dataclass
class Diary:
    """Grows by weeks. The dice are the person's own, so that every way of deciding meets the same chances."""

    person: Person
    start_pain: float
    sessions: list[Session] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    decisions: list[AppliedDecision] = field(default_factory=list)

    def write(self, week: LivedWeek) -> Felt:
        """The rows of one week."""
        dice, felt = Random(f"{self.person.seed} says {week.number}"), Felt()
        monday = FIRST_MONDAY + timedelta(days=7 * week.number)
        signs = self.person.kind.refer == "signs" and week.number >= self.person.turns
        for one in week.sessions:
            self.sessions.append(self._session(one, week, monday, felt, dice))
        average = self._score(sum(day.pain for day in week.days) / 7, dice, sd=RECALL_SD, odd=False)
        felt.safety = (self.person.sign,) if signs else ()
        felt.readings += [] if average is None else [average]
        self.check_ins.append(self._check_in(week, monday, average, felt.safety, dice))
        return felt

    def given(self, number: int) -> ReviewInput:
        """The history at the Sunday that ends that week."""
        return ReviewInput(
            as_of=FIRST_MONDAY + timedelta(days=7 * number + 6),
            client=ReviewClient(age=44, duration_weeks=self.person.weeks_of_pain),
            baseline=Baseline(pain_average=self.start_pain, confidence=7),
            sessions=tuple(self.sessions),
            check_ins=tuple(self.check_ins),
            decisions=tuple(self.decisions),
        )

    def _session(self, one: Trained, week: LivedWeek, monday: date, felt: Felt, dice: Random) -> Session:
        day = monday + timedelta(days=one.day)
        tomorrow = week.days[one.day + 1].pain if one.day < 6 else week.next_morning
        before = self._score(week.days[one.day].pain, dice)
        morning = self._score(tomorrow, dice)
        during = self._score(week.days[one.day].pain + FELT_IN_SESSION * one.sore, dice)
        spare = self._reserve(one, dice)
        effort = float(min(10, max(1, round(5 + 6 * (one.strain - 0.8) + dice.gauss(0, 0.8)))))
        if not one.done:
            return Session(date=day, completed=False)
        felt.pairs.append((before, morning, during))
        felt.readings += [score for score in (before, morning) if score is not None]
        return Session(
            date=day,
            completed=True,
            pain_before=before,
            minutes=45,
            effort=None if self.person.world.reserve == "none" else effort,
            pain_next_morning=morning,
            safety=(),
            exercises=tuple(
                self._done(name, kg, one.load, spare, during) for name, kg in LIFTS[self.person.world.layout]
            ),
        )

    def _done(
        self, name: str, kg: float | None, load: float, spare: float | None, during: float | None
    ) -> ExerciseDone:
        weight = None if kg is None else round(kg * load, 2)
        reps = 10 if kg is not None else max(1, round(10 * load))
        return ExerciseDone(
            exercise=name,
            rung=4,
            prescribed=Prescribed(sets=3, reps=reps, load_kg=weight),
            sets_done=3,
            reps_done=(reps,) * 3,
            load_kg=weight,
            reps_in_reserve=spare,
            pain_during=during,
        )

    def _reserve(self, one: Trained, dice: Random) -> float | None:
        chance = dice.gauss(0, 1)
        if self.person.world.reserve == "none":
            return None
        true = 3.0 if self.person.world.reserve == "unrelated" else 2.5 + 8 * (1 - one.strain)
        return float(min(8, max(0, round(true + chance))))

    def _check_in(
        self, week: LivedWeek, monday: date, average: float | None, safety: tuple[str, ...], dice: Random
    ) -> CheckIn:
        told = dice.random() > self.person.world.missing
        days = week.flare_days if told else 0
        length = FlareLength.DAYS if days > 1 else FlareLength.UNDER_A_DAY if days else FlareLength.NONE
        return CheckIn(
            date=monday + timedelta(days=6),
            pain_average=average,
            flare=length if told else None,
            flare_days=float(days) if days > 1 else None,
            safety=safety,
            nights_disturbed=0,
            confidence=7,
        )

    def _score(self, pain: float, dice: Random, *, sd: float | None = None, odd: bool = True) -> float | None:
        kind, world = self.person.kind, self.person.world
        missing, bad = dice.random() < world.missing, dice.random() < kind.bad_days
        scatter = dice.gauss(0, world.sd if sd is None else sd)
        extra = dice.uniform(3, 5)
        if missing:
            return None
        return float(min(10, max(0, round(self.person.says(pain) + scatter + (extra if bad and odd else 0.0)))))
