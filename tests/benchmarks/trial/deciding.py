"""Ways to decide a week's load: the engine, the plain rules it is compared with, and one that sees the truth."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

from lbp_core.coach.weekly.review import reviewed
from lbp_core.evidence.limits import limits
from lbp_core.models.verdict import Verdict
from tests.benchmarks.trial.body import Body
from tests.benchmarks.trial.diary import LIFTS, Diary, Felt

STOPS = frozenset({"neuro_footdrop", "ces_bladder", "ca_night"})
ORACLE_SHARE, ORACLE_STEP, ORACLE_GENTLE_STEP = 0.97, 1.15, 1.03


@dataclass(frozen=True)
class Seen:
    """What stands in front of the decider: load on the bar and as returned. Only the oracle looks at `body`."""

    number: int
    load: float
    told: float
    diary: Diary
    felt: Felt
    body: Body


@dataclass(frozen=True)
class Choice:
    """Next week's load / this week's, and the word for it. `chance` is that of a morning of `bad_from` points or more."""

    factor: float
    verdict: Verdict
    chance: float | None = None
    bad_from: float | None = None


Decide = Callable[[Seen], Choice]


def word(factor: float) -> Verdict:
    """The word for a factor."""
    return Verdict.PROGRESS if factor > 1 else Verdict.REGRESS if factor < 1 else Verdict.HOLD


def stopped(seen: Seen) -> Choice | None:
    """What reading the red flags alone says: stop for those that stop, refer for the others."""
    if not seen.felt.safety:
        return None
    if STOPS.intersection(seen.felt.safety):
        return Choice(0.0, Verdict.REFER_URGENT)
    return Choice(1.0, Verdict.REFER_ROUTINE)


def fixed(factor: float) -> Decide:
    """The same step every week; only red flags stop it."""
    return lambda seen: stopped(seen) or Choice(factor, word(factor))


def thresholds(seen: Seen) -> Choice:
    """Week's mean up to 3: more; above 5: less; else the same."""
    readings = seen.felt.readings
    mean = sum(readings) / len(readings) if readings else None
    factor = 1.0 if mean is None or 3 < mean <= 5 else 1.05 if mean <= 3 else 0.9
    return stopped(seen) or Choice(factor, word(factor))


def monitoring(seen: Seen) -> Choice:
    """Pain-monitoring: up to 5 in the session and back within a point next morning goes on; two bad mornings go back."""
    told = [pair for pair in seen.felt.pairs if pair[0] is not None and pair[1] is not None]
    bad = [pair for pair in told if pair[1] > pair[0] + 1 or (pair[2] or 0) > 5]  # type: ignore[operator]
    factor = 1.0 if not told or len(bad) == 1 else 1.05 if not bad else 0.9
    return stopped(seen) or Choice(factor, word(factor))


def oracle(seen: Seen) -> Choice:
    """Just below the true tolerance, in steps that a back to which jumps matter does not notice; it sends nobody on."""
    world = seen.body.person.world
    step = ORACLE_GENTLE_STEP if seen.body.person.jump >= 1 else ORACLE_STEP
    aim = min(seen.load * step, (ORACLE_SHARE - 1.5 * world.follows) * seen.body.tolerance)
    if world.plates is not None:
        plate = world.plates / (LIFTS[world.layout][0][1] or 1.0)
        aim = floor(max(aim, min(seen.load + plate, ORACLE_SHARE * seen.body.tolerance)) / plate) * plate
    factor = max(aim, 0.05) / seen.told
    return Choice(factor, word(factor))


def engine(seen: Seen) -> Choice:
    """The review itself, through the same function as the command line's."""
    found = reviewed(seen.diary.given(seen.number))
    result, reference = found.result, found.facts.pain.reference
    chance = None if result.estimate is None else result.estimate.chance_bad_morning
    bad_from = None if reference is None else reference + limits().review.morning_note.value
    return Choice(result.load_factor, result.verdict, chance, bad_from)


WAYS: dict[str, Decide] = {
    "engine": engine,
    "fixed +10 %": fixed(1.10),
    "fixed +5 %": fixed(1.05),
    "blind +3 %": fixed(1.03),
    "thresholds": thresholds,
    "pain monitoring": monitoring,
    "never changing": fixed(1.0),
    "oracle": oracle,
}
