"""What is known of many clients lately, in a few questions to storage: last pain, twelve weeks, plan, what was done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_core.facts.calendar import monday_of
from lbp_core.models.client import Client
from lbp_core.models.records import EntryKind, ProgrammeVersion, ScreeningRecord
from lbp_core.models.symptom_told import SYMPTOM, SymptomTold
from lbp_core.storage import programmes, sessions, weeks
from lbp_core.storage.client_file import Paper, papers_of
from lbp_core.storage.contacts import last_contacts
from lbp_core.storage.mornings import Morning, mornings_since
from lbp_core.storage.safety import full_screenings
from lbp_core.storage.transaction import Transaction

WEEK = timedelta(days=7)
WEEKS = 12
PAINS = frozenset({EntryKind.PAIN_BEFORE, EntryKind.PAIN_NEXT_MORNING})


@dataclass(frozen=True, kw_only=True)
class Latest:
    """One client lately. Weeks oldest first, None where nothing was said; pain 0-10, load effort x minutes.

    `pain` is the newest score of these weeks, also one that moves no weekly mean: a symptom told, the screening's own.
    `contact` is however long ago.
    """

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
    mornings = mornings_since(tx, ids, since=since)
    told, full = papers_of(tx, ids, SYMPTOM, SymptomTold), full_screenings(tx, ids)
    heard = last_contacts(tx, ids, until=on, kind=SYMPTOM)
    return {
        name: _latest(
            [one for one in taps.get(name, []) if one[1] <= on],
            [one for one in days.get(name, []) if one.on <= on],
            [one for one in check_ins.get(name, []) if one[1] <= on],
            version=newest.get(name),
            decided=decided.get(name, set()),
            beside=_beside(mornings.get(name, ()), told.get(name, ()), full.get(name), since=since, on=on),
            contact=_newest(heard.get(name), full.get(name), on=on),
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
    beside: Sequence[_Reading],
    contact: date | None,
    mondays: Sequence[date],
) -> Latest:
    numbers = {(session, kind): (on, number) for session, on, kind, number in taps}
    readings = [*_felt(numbers), *_told(check_ins)]
    newest = max((*readings, *beside), key=lambda one: one.on, default=None)
    return Latest(
        pain=None if newest is None else newest.score,
        pain_on=None if newest is None else newest.on,
        pain_weeks=_by_week(((one.on, one.score) for one in readings), mondays, mean=True),
        load_weeks=_by_week(_loads(numbers), mondays, mean=False),
        contact=contact,
        version=version,
        session_days=tuple(sorted(one.on for one in days)),
        planned_done=frozenset(one.planned for one in days),
        open_since=days[-1].on if days and not days[-1].closed else None,
        mornings=frozenset(on for (_, kind), (on, _) in numbers.items() if kind is EntryKind.PAIN_NEXT_MORNING),
        checked_in=frozenset(week for week, _, _ in check_ins),
        decided=frozenset(decided),
    )


def _beside(
    mornings: Sequence[Morning],
    told: Sequence[Paper[SymptomTold]],
    full: ScreeningRecord | None,
    *,
    since: date,
    on: date,
) -> list[_Reading]:
    """Scores that are no reading of a week's mean, the newest word of a day first."""
    found = [_Reading(one.on, one.body.score) for one in reversed(told) if one.body.score is not None]
    found += [_Reading(day, score) for day, score in reversed(mornings) if score is not None]
    if full is not None and full.asked.pain_now is not None:
        found.append(_Reading(full.on, full.asked.pain_now))
    return [one for one in found if since <= one.on <= on]


def _newest(heard: date | None, full: ScreeningRecord | None, *, on: date) -> date | None:
    """Who was screened was there."""
    days = [day for day in (heard, None if full is None else full.on) if day is not None and day <= on]
    return max(days, default=None)


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
