"""One virtual client through 24 weeks of one way to decide, and what came of it. Sums over many: measuring.py."""

from dataclasses import dataclass, field
from random import Random

from lbp_core.models.history import AppliedDecision
from lbp_core.models.verdict import Verdict
from tests.benchmarks.trial.body import Body, LivedWeek
from tests.benchmarks.trial.deciding import Choice, Decide, Seen
from tests.benchmarks.trial.diary import LIFTS, Diary
from tests.benchmarks.trial.people import Person

WEEKS = 24
REFERS = Verdict.REFER_ROUTINE.caution
STOPS = Verdict.REFER_URGENT.caution
DUE_RISE, DUE_STUCK = 1.5, 8
NOTICEABLE = 0.97
CALM_AFTER = 3


@dataclass
class Came:
    """What came of one client. Counts are weeks unless said otherwise; None where it does not apply.

    `late` is weeks from when the referral was due to when it came, never below 0; 24 minus the due week where it never came.
    """

    kind: str
    refer: str | None
    gain: float = 0.0
    flares: int = 0
    above: int = 0
    needless: int = 0
    seesaws: int = 0
    false_referrals: int = 0
    late: int | None = None
    foretold: list[tuple[float, bool]] = field(default_factory=list)


@dataclass
class Life:
    """A life being lived. `told` is the load as returned, `load` as it was put on the bar."""

    person: Person
    decide: Decide
    weeks: int = WEEKS
    lived: list[LivedWeek] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)

    def live(self) -> Came:
        """All weeks, then the sums."""
        person = self.person
        body = Body(person, person.tolerance)
        chance = Random(f"{person.seed} begins").gauss(0, 0.7)
        diary = Diary(person, float(min(10, max(0, round(person.says(person.usual(0)) + chance)))))
        told = 1.0
        for number in range(self.weeks):
            load = on_the_bar(told, person)
            self.loads.append(load)
            week = body.live(number, load)
            self.lived.append(week)
            felt = diary.write(week)
            choice = self.decide(Seen(number, load, told, diary, felt, body))
            self.choices.append(choice)
            sunday = diary.check_ins[-1].date
            diary.decisions.append(
                AppliedDecision(date=sunday, verdict=choice.verdict, load_factor=round(choice.factor, 4))
            )
            told *= choice.factor
            if choice.verdict.caution >= STOPS:
                break
        return self._came(diary)

    def _came(self, diary: Diary) -> Came:
        person = self.person
        came = Came(person.kind.name, person.kind.refer)
        came.gain = self._gain()
        came.flares = sum(week.flare_days >= 2 for week in self.lived)
        came.above = sum(week.above for week in self.lived)
        came.needless = sum(self._needless(number) for number in range(len(self.choices)))
        came.seesaws = self._seesaws()
        referred = [number for number, choice in enumerate(self.choices) if choice.verdict.caution >= REFERS]
        due = self._due()
        if due is None:
            came.false_referrals = sum(1 for number in referred if number - 1 not in referred)
        else:
            came.late = max(0, (min(referred) if referred else self.weeks) - due)
        came.foretold = self._foretold(diary)
        return came

    def _gain(self) -> float:
        """Load borne at the end / at the start - 1: what is asked beyond the tolerance is not gained."""
        last = [min(load, week.tolerance) for load, week in zip(self.loads, self.lived, strict=True)][-4:]
        return sum(last) / len(last) - 1 if last else 0.0

    def _needless(self, number: int) -> bool:
        """A step back though the load was borne and no flare was on, this week or in the weeks just before."""
        choice = self.choices[number]
        if choice.verdict is not Verdict.REGRESS and not (0 < choice.factor < NOTICEABLE):
            return False
        lately = self.lived[max(0, number - 1) : number + 1]
        return self.person.kind.refer != "worse" and not any(week.above or week.flare_days for week in lately)

    def _seesaws(self) -> int:
        """A step up, then a step back, then a step up, within six weeks."""
        words = [choice.verdict for choice in self.choices]
        found = 0
        for place, verdict in enumerate(words):
            if verdict is Verdict.REGRESS:
                before, after = words[max(0, place - 2) : place], words[place + 1 : place + 4]
                found += Verdict.PROGRESS in before and Verdict.PROGRESS in after
        return found

    def _due(self) -> int | None:
        """The week at whose end a referral is due."""
        match self.person.kind.refer:
            case "signs":
                return self.person.turns
            case "worse":
                return self.person.turns + round(DUE_RISE / self.person.kind.drift) + 1
            case "stuck":
                return self._stuck_since() + DUE_STUCK
        return None

    def _stuck_since(self) -> int:
        """The last week in which load had still grown by a tenth over the eight weeks before."""
        grown = [n for n, load in enumerate(self.loads) if n and load > 1.1 * self.loads[max(0, n - DUE_STUCK)]]
        return max(grown, default=0)

    def _foretold(self, diary: Diary) -> list[tuple[float, bool]]:
        """The chance said at each review, and whether each morning of the week after was bad."""
        return [
            (choice.chance, pain >= choice.bad_from)
            for number, choice in enumerate(self.choices[: len(self.lived) - 1])
            if choice.chance is not None and choice.bad_from is not None
            for pain in mornings(diary, number + 1)
        ]


def mornings(diary: Diary, number: int) -> list[float]:
    """The mornings told after that week's sessions."""
    first = diary.check_ins[number].date
    return [
        row.pain_next_morning
        for row in diary.sessions
        if 0 <= (first - row.date).days < 7 and row.pain_next_morning is not None
    ]


def on_the_bar(told: float, person: Person) -> float:
    """The load as it can be put on: the nearest plate where the world has plates."""
    plates = person.world.plates
    if plates is None or told <= 0:
        return told
    kg = LIFTS[person.world.layout][0][1] or 1.0
    return max(plates, round(told * kg / plates) * plates) / kg
