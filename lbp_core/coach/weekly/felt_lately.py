"""What the diary of the last weeks says of the stage: weekly means, and whether a flare is on. Two questions to storage.

The means are those of facts/readings over sevens of days that end today, so no week is half over. Which stage they make
is in rules/presentation.py; irritability is not in the diary and stays as the newest full screening has it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_core.evidence.limits import limits
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.readings import weeks_of
from lbp_core.facts.week import flare_told
from lbp_core.models.history import CheckIn, FlareLength, Session
from lbp_core.models.records import CheckInRecord, EntryKind
from lbp_core.models.review import ReviewInput
from lbp_core.models.symptom_told import SYMPTOM, SymptomTold
from lbp_core.storage import sessions, weeks
from lbp_core.storage.client_file import Paper, papers_of
from lbp_core.storage.transaction import Transaction

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class FeltLately:
    """Weekly means 0-10, newest last, without the weeks that have too few readings; the first day of the newest."""

    week_means: tuple[float, ...] = ()
    newest_begins: date | None = None
    in_flare: bool = False


def felt_lately(
    tx: Transaction, client_ids: Sequence[str], *, on: date, taps: sessions.NumberTaps | None = None
) -> dict[str, FeltLately]:
    """By client. Nothing after `on` is looked at, and nothing older than the limit of weeks.

    `taps` are the numbers tapped since then, or since longer, where they were read already.
    """
    if not client_ids:
        return {}
    since = on - WEEK * int(limits().presentation.diary_weeks.value)
    taps = sessions.number_taps(tx, client_ids, since=since) if taps is None else taps
    told = weeks.check_ins_since(tx, client_ids, since=monday_of(since))
    beside = papers_of(tx, client_ids, SYMPTOM, SymptomTold)
    return {
        name: _felt(
            tuple(_sessions(one for one in taps.get(name, []) if since <= one[1] <= on)),
            _that_count(one for one in told.get(name, []) if one.check_in.date <= on),
            _flares_beside(beside.get(name, ()), on=on),
            since=since,
            on=on,
        )
        for name in client_ids
    }


def _felt(
    rows: tuple[Session, ...], told: Sequence[CheckInRecord], flares: Sequence[CheckIn], *, since: date, on: date
) -> FeltLately:
    least = int(limits().review.readings_for_mean.value)
    given = ReviewInput(as_of=on, sessions=rows, check_ins=tuple(one.check_in for one in told))
    back = (on - since).days // 7
    means = [(number, week.mean_of(least=least)) for number, week in enumerate(weeks_of(given)[:back])]
    known = [(number, mean) for number, mean in means if mean is not None]
    return FeltLately(
        week_means=tuple(mean for _, mean in reversed(known)),
        newest_begins=on - WEEK * known[0][0] - 6 * DAY if known else None,
        in_flare=_in_flare(_newest_first([*flares, *(one.check_in for one in told)], since=monday_of(on) - WEEK)),
    )


def _flares_beside(told: Iterable[Paper[SymptomTold]], *, on: date) -> list[CheckIn]:
    """Flares that came with a symptom; 'no flare' beside one says nothing of the week."""
    return [
        CheckIn(date=one.on, flare=one.body.flare, flare_days=one.body.flare_days)
        for one in told
        if one.on <= on and one.body.flare not in {None, FlareLength.NONE}
    ]


def _newest_first(told: Iterable[CheckIn], *, since: date) -> list[CheckIn]:
    """By the days they tell of; of one day, what came first in `told`."""
    return sorted((one for one in told if monday_of(one.date) >= since), key=lambda one: one.date, reverse=True)


def _sessions(taps: Iterable[sessions.NumberTap]) -> Iterable[Session]:
    """One row per session with its pain before and on the next morning; the latest tap of a kind counts."""
    found: dict[str, tuple[date, dict[EntryKind, float]]] = {}
    for session, on, kind, number in taps:
        found.setdefault(session, (on, {}))[1][kind] = number
    for on, felt in found.values():
        before, morning = felt.get(EntryKind.PAIN_BEFORE), felt.get(EntryKind.PAIN_NEXT_MORNING)
        yield Session(date=on, completed=False, pain_before=before, pain_next_morning=morning)


def _that_count(told: Iterable[CheckInRecord]) -> tuple[CheckInRecord, ...]:
    """The newest of each week, oldest week first. `told` in the order they were sent."""
    newest = {one.week: one for one in told}
    return tuple(newest[week] for week in sorted(newest))


def _in_flare(told: Iterable[CheckIn]) -> bool:
    """What the newest check-in that speaks of flares says; one that is over within a day sets nothing back."""
    for one in told:
        if (flare := flare_told(one)) is not None:
            least = limits().review.flare_days.value
            return flare is FlareLength.DAYS and (one.flare_days is None or one.flare_days >= least)
    return False
