"""What the check-ins and the calendar say, in numbers: flare, sleep, confidence, sessions, silence. No opinions here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.models.history import AppliedDecision, CheckIn, FlareLength
from lbp_core.models.review import ReviewInput
from lbp_core.models.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeWeek:
    """What the check-ins and the calendar say. Percentages 0-100, days and nights as counts. None is unknown."""

    flare: FlareLength | None
    flare_days: float
    nights: int | None
    usual_nights: float | None
    confidence: float | None
    confidence_fall: float | None
    adherence: float | None
    silent_days: int | None
    safety_days: int | None
    missed_days: int | None
    lowest_factor_since: float | None
    regressed_before: bool
    stepped_back_days: int | None
    paused_on: date | None


def life_week(given: ReviewInput, limits: ReviewLimits) -> LifeWeek:
    """The same week outside the pain scores. Rows in order of their dates."""
    week = [row for row in given.check_ins if _age(given, row.date) < 7]
    trained = [row.date for row in given.sessions if row.completed]
    last_trained = max(trained, default=None)
    asked = [row.date for row in given.rows if row.safety is not None]
    confidence, fall = _confidence(given)
    return LifeWeek(
        flare=_worst_flare(week),
        flare_days=_flare_days(given, week),
        nights=max((row.nights_disturbed for row in week if row.nights_disturbed is not None), default=None),
        usual_nights=_usual_nights(given),
        confidence=confidence,
        confidence_fall=fall,
        adherence=_adherence(given),
        silent_days=_since(given, max((*trained, *(row.date for row in given.check_ins)), default=None)),
        safety_days=_since(given, max(asked, default=None)),
        missed_days=_since(given, last_trained),
        lowest_factor_since=_lowest_factor(given, last_trained),
        regressed_before=any(_is_step_back_before(given, row, limits) for row in given.decisions),
        stepped_back_days=_since(
            given, max((row.date for row in given.decisions if _eased(row, limits)), default=None)
        ),
        paused_on=_paused_on(given),
    )


def _eased(row: AppliedDecision, limits: ReviewLimits) -> bool:
    """Whether that decision took more than a step off the plan, as after a flare; a step back of unknown size counts."""
    if row.verdict not in (Verdict.REGRESS, Verdict.REFER_ROUTINE):
        return False
    if row.load_factor is None:
        return row.verdict is Verdict.REGRESS
    return row.load_factor < (limits.step_back.value + limits.flare_back.value) / 2


def _lowest_factor(given: ReviewInput, after: date | None) -> float | None:
    found = [row.load_factor for row in given.decisions if after is not None and row.date > after]
    return min((factor for factor in found if factor is not None), default=None)


def _is_step_back_before(given: ReviewInput, row: AppliedDecision, limits: ReviewLimits) -> bool:
    """A step back that was in force for the whole of the last two weeks, decided within the month before them."""
    if row.verdict is not Verdict.REGRESS:
        return False
    least, most = limits.step_back_days.value, limits.step_back_days.value + limits.step_back_remembered.value
    return least <= _age(given, row.date) <= most


def _paused_on(given: ReviewInput) -> date | None:
    """The newest applied stop or urgent referral without a clearance of its week or later.

    The answer behind it, where there was one, stays open on its own account.
    """
    urgent = Verdict.REFER_URGENT.caution
    stops = [row.date for row in given.decisions if row.verdict.caution >= urgent]
    newest = max(stops, default=None)
    answered = any(newest is not None and (newest - row.date).days < 7 for row in given.clearances)
    return None if answered else newest


def _age(given: ReviewInput, day: date) -> int:
    return (given.as_of - day).days


def _since(given: ReviewInput, day: date | None) -> int | None:
    return None if day is None else _age(given, day)


def _worst_flare(week: Iterable[CheckIn]) -> FlareLength | None:
    order = list(FlareLength)
    told = [flare_told(row) for row in week]
    return max((flare for flare in told if flare is not None), key=order.index, default=None)


def flare_told(row: CheckIn) -> FlareLength | None:
    """What this check-in says of a flare. Days that were counted are a flare, whatever was said beside them."""
    longest_without = 1 if row.flare is FlareLength.UNDER_A_DAY else 0
    counted = row.flare_days is not None and row.flare_days > longest_without
    return FlareLength.DAYS if counted else row.flare


def _flare_days(given: ReviewInput, week: Sequence[CheckIn]) -> float:
    """How long the flare of this week has lasted: whole weeks of flare just before it are counted with it."""
    days = max((row.flare_days for row in week if row.flare_days is not None), default=0.0)
    if _worst_flare(week) is not FlareLength.DAYS:
        return 0.0
    back = 1
    while full := [row for row in given.check_ins if 7 * back <= _age(given, row.date) < 7 * (back + 1)]:
        longest = max((row.flare_days or 0 for row in full if flare_told(row) is FlareLength.DAYS), default=0)
        if longest < 7:
            break
        days, back = days + 7, back + 1
    return days


def _usual_nights(given: ReviewInput) -> float | None:
    before = [row.nights_disturbed for row in given.check_ins if _age(given, row.date) >= 7]
    known = [nights for nights in before if nights is not None]
    return median(known) if known else None


def _confidence(given: ReviewInput) -> tuple[float | None, float | None]:
    """The newest known confidence, the start's where none is newer, and how far it fell since the one before it."""
    known: dict[date, float] = {}
    for row in given.check_ins:
        if row.confidence is not None:
            known[row.date] = min(row.confidence, known.get(row.date, row.confidence))
    days = sorted(known)
    if not days:
        return given.baseline.confidence, None
    now = known[days[-1]]
    before = known[days[-2]] if len(days) > 1 else given.baseline.confidence
    return now, None if before is None else before - now


def _adherence(given: ReviewInput) -> float | None:
    """Share of the last fortnight's planned sessions that were done, in percent (row 8 of 6.2 names the fortnight).

    None where this week's sessions are unknown.
    """
    now, before = _sessions_of(given, 0), _sessions_of(given, 1) or (0, 0)
    planned = 0 if now is None else now[1] + before[1]
    return 100 * (now[0] + before[0]) / planned if now is not None and planned else None


def _sessions_of(given: ReviewInput, back: int) -> tuple[int, int] | None:
    """Sessions done and planned in that week: from its rows, and only without rows from the check-in's own counts."""
    newest, oldest = given.as_of - timedelta(days=7 * back), given.as_of - timedelta(days=7 * back + 6)
    rows = [row.completed for row in given.sessions if oldest <= row.date <= newest]
    if rows:
        return sum(rows), len(rows)
    told = [row for row in given.check_ins if oldest <= row.date <= newest]
    for row in reversed(told):
        if row.sessions_done is not None and row.sessions_planned is not None:
            return row.sessions_done, row.sessions_planned
    return None
