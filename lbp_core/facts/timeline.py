"""One client's weeks in a row, holes and all: what was felt, trained and decided. Drawing them is charts' job.

The index is ISO weeks from the first row to `as_of` without a hole; what is inside a week stays None where nobody said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from lbp_core.facts.calendar import monday_of, sunday_of
from lbp_core.facts.level import Level, levels
from lbp_core.facts.readings import Week, merged, weeks_of
from lbp_core.models.history import AppliedDecision, CheckIn, ExerciseDone, FlareLength, Session
from lbp_core.models.records import DecisionRecord
from lbp_core.models.review import ReviewInput
from lbp_core.models.timeline import WeekPoint

WEEK = timedelta(days=7)
OTHER = "other"
SHORT_FLARE_DAYS = 0.5


@dataclass
class _Rows:
    """What fell into one week, before it is summed."""

    sessions: list[Session] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    flare: bool = False
    flare_days: float | None = None


def timeline(
    given: ReviewInput,
    decided: tuple[DecisionRecord, ...] = (),
    *,
    block_of: Mapping[str, str] | None = None,
    references: Mapping[date, float] | None = None,
    told: Sequence[tuple[date, float]] = (),
) -> tuple[WeekPoint, ...]:
    """Every ISO week from the first row to `as_of`, oldest first; empty where there is no row.

    `block_of` names each exercise's block, for the split of the load; `references` gives, by Monday, what 'worse' was
    compared with; `told` are symptoms told at any hour, with their scores.
    """
    given = merged(given)
    rows, choices = _rows(given), _choices(given.decisions, decided)
    readings = weeks_of(given.model_copy(update={"as_of": sunday_of(given.as_of)}))
    last = monday_of(given.as_of)
    beside = _told_beside(told, until=given.as_of)
    days = [*rows, *choices, *beside, *([last - WEEK * (len(readings) - 1)] if readings[-1].scores else [])]
    mondays = [min(days) + WEEK * step for step in range((last - min(days)).days // 7 + 1)] if days else []
    felt = ((*readings, *[Week()] * len(mondays))[: len(mondays)])[::-1]
    known = zip(mondays, felt, strict=True)
    points = [_diary(monday, rows.get(monday, _Rows()), week, block_of or {}) for monday, week in known]
    found = levels([week.mean for week in felt], [week.readings for week in felt])
    return tuple(
        point.model_copy(update=_smoothed(level) | _of(point.monday, references or {}, beside, choices))
        for point, level in zip(points, found, strict=True)
    )


def _of(
    monday: date,
    references: Mapping[date, float],
    beside: Mapping[date, dict[str, object]],
    choices: Mapping[date, dict[str, object]],
) -> dict[str, object]:
    """What else is known of that week: the reference, a symptom told beside the readings, the decision."""
    return {"reference": references.get(monday), **beside.get(monday, {}), **choices.get(monday, {})}


def _smoothed(level: Level | None) -> dict[str, object]:
    return {} if level is None else {"level": level.mean, "band": level.band}


def _told_beside(told: Sequence[tuple[date, float]], *, until: date) -> dict[date, dict[str, object]]:
    """By Monday: the strongest symptom of the week and its day."""
    weakest_first = sorted(told, key=lambda one: one[1])
    return {monday_of(day): {"told": score, "told_on": day} for day, score in weakest_first if day <= until}


def _rows(given: ReviewInput) -> dict[date, _Rows]:
    """Rows sorted into their weeks; nothing after `as_of` is known yet."""
    weeks: dict[date, _Rows] = defaultdict(_Rows)
    for session in given.sessions:
        if session.date <= given.as_of:
            weeks[monday_of(session.date)].sessions.append(session)
    for check_in in given.check_ins:
        if check_in.date <= given.as_of:
            weeks[monday_of(check_in.date)].check_ins.append(check_in)
            _mark_flare(weeks, check_in)
    return dict(weeks)


def _mark_flare(weeks: dict[date, _Rows], check_in: CheckIn) -> None:
    """A flare of n days ends with the check-in that told of it and may reach back into earlier weeks."""
    if check_in.flare in (None, FlareLength.NONE):
        return
    week = weeks[monday_of(check_in.date)]
    week.flare = True
    if check_in.flare == FlareLength.UNDER_A_DAY:
        week.flare_days = max(week.flare_days or 0.0, SHORT_FLARE_DAYS)
        return
    for back in range(int(check_in.flare_days or 0)):
        touched = weeks[monday_of(check_in.date - timedelta(days=back))]
        touched.flare = True
        touched.flare_days = min(7.0, (touched.flare_days or 0.0) + 1)


def _diary(monday: date, rows: _Rows, felt: Week, block_of: Mapping[str, str]) -> WeekPoint:
    """The week's sums; None where no row said anything."""
    done = [session for session in rows.sessions if session.completed]
    loads = [(session, load) for session in done if (load := _load(session)) is not None]
    lifted = [kg for session in done for row in session.exercises if (kg := _tonnage(row)) is not None]
    return WeekPoint(
        monday=monday,
        pain=felt.mean,
        readings=felt.readings,
        worst=max(
            [*(row.pain_worst for row in rows.check_ins if row.pain_worst is not None), *felt.scores], default=None
        ),
        flare=rows.flare,
        flare_days=rows.flare_days,
        load=sum(load for _, load in loads) if loads or (rows.sessions and not done) else None,
        load_by_block=_by_block(loads, block_of),
        unmeasured=len(done) - len(loads),
        tonnage_kg=sum(lifted) if lifted else None,
        sessions_done=len(done) if rows.sessions else _told(row.sessions_done for row in rows.check_ins) or 0,
        sessions_planned=len(rows.sessions) or _told(row.sessions_planned for row in rows.check_ins) or 0,
        confidence=_told(row.confidence for row in rows.check_ins),
    )


Told = TypeVar("Told")


def _told(values: Iterable[Told | None]) -> Told | None:
    """The newest that was said."""
    return next((value for value in reversed(tuple(values)) if value is not None), None)


def _load(session: Session) -> float | None:
    """Effort x minutes; None where one of them is unknown."""
    return None if session.effort is None or session.minutes is None else session.effort * session.minutes


def _tonnage(row: ExerciseDone) -> float | None:
    """Kilograms times repetitions of one exercise; None where one of them is unknown."""
    if row.load_kg is None or row.reps_done is None or None in row.reps_done:
        return None
    return row.load_kg * sum(reps for reps in row.reps_done if reps is not None)


def _by_block(loads: Sequence[tuple[Session, float]], block_of: Mapping[str, str]) -> dict[str, float]:
    """The load shared out over the blocks by their share of the sets done; empty where no block is known."""
    shares: dict[str, float] = defaultdict(float)
    for session, load in loads if block_of else ():
        sets = [(block_of.get(row.exercise, OTHER), _sets(row)) for row in session.exercises]
        if not any(count for _, count in sets):
            sets = [(OTHER, 1)]
        whole = sum(count for _, count in sets)
        for block, count in sets:
            shares[block] += load * count / whole
    return {block: share for block, share in shares.items() if share}


def _sets(row: ExerciseDone) -> int:
    if row.sets_done is not None:
        return row.sets_done
    return len(row.reps_done) if row.reps_done is not None else 1


def _choices(applied: Sequence[AppliedDecision], decided: Sequence[DecisionRecord]) -> dict[date, dict[str, object]]:
    """By Monday of the week decided on. A record tells more than a bare applied decision, so it wins."""
    found: dict[date, dict[str, object]] = {
        monday_of(row.date): {"taken": row.verdict} for row in sorted(applied, key=lambda row: row.date)
    }
    for record in sorted(decided, key=lambda row: row.at):
        found[monday_of(record.as_of)] = {
            "recommended": record.recommended.verdict,
            "taken": record.taken,
            "says": record.recommended.deciding[0].says if record.recommended.deciding else None,
        }
    return found
