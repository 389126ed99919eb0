"""What is known of many clients lately, in a few questions to storage: last pain, twelve weeks, plan, what was done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_core.facts.calendar import monday_of
from lbp_core.models.client import Client
from lbp_core.models.records import EntryKind, ProgrammeVersion
from lbp_core.storage import programmes, sessions, weeks
from lbp_core.storage.transaction import Transaction

WEEK = timedelta(days=7)
WEEKS = 12
PAINS = frozenset({EntryKind.PAIN_BEFORE, EntryKind.PAIN_NEXT_MORNING})


@dataclass(frozen=True, kw_only=True)
class Latest:
    """One client lately. Weeks oldest first, None where nothing was said; pain 0-10, load effort x minutes."""

    pain: float | None
    pain_on: date | None
    pain_weeks: tuple[float | None, ...]
    load_weeks: tuple[float | None, ...]
    contact: date | None
    version: ProgrammeVersion | None
    session_days: tuple[date, ...]
    planned_done: frozenset[date]
    open_since: date | None
    mornings: frozenset[date]
    checked_in: frozenset[date]
    decided: frozenset[date]


@dataclass(frozen=True)
class _Reading:
    """A pain score on the day it tells of."""

    on: date
    score: float


def numbers_of(tx: Transaction, clients: Sequence[Client], *, on: date) -> sessions.NumberTaps:
    """What was tapped in numbers in the twelve weeks: read once, for `latest_of` and for the gates."""
    return sessions.number_taps(tx, [client.id for client in clients], since=_since(on))


def latest_of(tx: Transaction, clients: Sequence[Client], *, on: date, taps: sessions.NumberTaps) -> dict[str, Latest]:
    """By client. Nothing after `on` is looked at."""
    ids = [client.id for client in clients]
    since = _since(on)
    days = sessions.session_days(tx, ids, since=since)
    check_ins = weeks.weekly_pains(tx, ids, since=since)
    decided = weeks.decided_weeks(tx, ids, since=since)
    newest = programmes.newest_versions(tx, ids)
    mornings = weeks.morning_days(tx, ids, since=since)
    return {
        name: _latest(
            [one for one in taps.get(name, []) if one[1] <= on],
            [one for one in days.get(name, []) if one.on <= on],
            [one for one in check_ins.get(name, []) if one[1] <= on],
            version=newest.get(name),
            decided=decided.get(name, set()),
            mornings=[day for day in mornings.get(name, []) if day <= on],
            mondays=[since + WEEK * step for step in range(WEEKS)],
        )
        for name in ids
    }


def _since(on: date) -> date:
    return monday_of(on) - WEEK * (WEEKS - 1)


def _latest(
    taps: Sequence[sessions.NumberTap],
    days: Sequence[sessions.SessionDay],
    check_ins: Sequence[weeks.WeeklyPain],
    *,
    version: ProgrammeVersion | None,
    decided: set[date],
    mornings: Sequence[date],
    mondays: Sequence[date],
) -> Latest:
    numbers = {(session, kind): (on, number) for session, on, kind, number in taps}
    readings = [*_felt(numbers), *_told(check_ins)]
    newest = max(readings, key=lambda one: one.on, default=None)
    heard = [*(one.on for one in days), *(on for _, on, _ in check_ins), *mornings]
    return Latest(
        pain=None if newest is None else newest.score,
        pain_on=None if newest is None else newest.on,
        pain_weeks=_by_week(((one.on, one.score) for one in readings), mondays, mean=True),
        load_weeks=_by_week(_loads(numbers), mondays, mean=False),
        contact=max(heard, default=None),
        version=version,
        session_days=tuple(sorted(one.on for one in days)),
        planned_done=frozenset(one.planned for one in days),
        open_since=days[-1].on if days and not days[-1].closed else None,
        mornings=frozenset(on for (_, kind), (on, _) in numbers.items() if kind is EntryKind.PAIN_NEXT_MORNING),
        checked_in=frozenset(week for week, _, _ in check_ins),
        decided=frozenset(decided),
    )


Numbers = dict[tuple[str, EntryKind], tuple[date, float]]


def _felt(numbers: Numbers) -> Iterable[_Reading]:
    for (_, kind), (on, score) in numbers.items():
        if kind in PAINS:
            yield _Reading(on + timedelta(days=1) if kind is EntryKind.PAIN_NEXT_MORNING else on, score)


def _told(check_ins: Sequence[weeks.WeeklyPain]) -> Iterable[_Reading]:
    """The newest check-in of each week; one without an average tells no pain."""
    newest = {week: (on, score) for week, on, score in check_ins}
    return (_Reading(on, score) for on, score in newest.values() if score is not None)


def _loads(numbers: Numbers) -> Iterable[tuple[date, float]]:
    for (session, kind), (on, effort) in numbers.items():
        minutes = numbers.get((session, EntryKind.MINUTES))
        if kind is EntryKind.EFFORT and minutes is not None:
            yield on, effort * minutes[1]


def _by_week(pairs: Iterable[tuple[date, float]], mondays: Sequence[date], *, mean: bool) -> tuple[float | None, ...]:
    found: dict[date, list[float]] = defaultdict(list)
    for on, number in pairs:
        found[monday_of(on)].append(number)
    sums = {week: sum(numbers) / (len(numbers) if mean else 1) for week, numbers in found.items()}
    return tuple(sums.get(monday) for monday in mondays)
