"""Which planned day is meant on a given day, and which planned days went by undone. Programmes are made in planning."""

from collections.abc import Collection, Sequence
from datetime import date

from lbp_core.models.programme import DayKind, PlannedDay, Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.planning.words import day_in_words


def trained_days(programme: Programme) -> tuple[PlannedDay, ...]:
    """The days with a session in the studio, earliest first; walks are the client's own."""
    return tuple(sorted((one for one in programme.days if one.kind is not DayKind.WALK), key=lambda one: one.date))


def day_to_train(programme: Programme, done: Collection[date], *, on: date) -> PlannedDay | None:
    """Today's, else the next, else the last that was not done. `done` are the planned days that were carried out."""
    open_days = [one for one in trained_days(programme) if one.date not in done]
    ahead = [one for one in open_days if one.date >= on]
    return ahead[0] if ahead else open_days[-1] if open_days else None


def planned_through(versions: Sequence[tuple[ProgrammeVersion, date]], *, until: date) -> dict[date, PlannedDay]:
    """By day up to `until`: the session that the programme of that day asked for.

    `versions` come with the day each was saved on. A day belongs to the newest version that was saved by then and had
    begun, so that next week's programme, saved on a Sunday, does not wipe out that Sunday's session.
    """
    planned = [
        (max(saved, _begins(version)), {one.date: one for one in trained_days(version.programme)})
        for version, saved in sorted(versions, key=lambda one: -one[0].number)
    ]
    days = sorted({day for _, found in planned for day in found if day <= until})
    holding = {day: next((found for since, found in planned if since <= day), {}) for day in days}
    return {day: found[day] for day, found in holding.items() if day in found}


def _begins(version: ProgrammeVersion) -> date:
    return min(week.monday for week in version.programme.weeks)


def plan_in_words(programme: Programme, *, on: date) -> str:
    """'Week 2 of 4 · 3 sessions', or where the client stands before and after it."""
    mondays = [week.monday for week in programme.weeks]
    current = [index for index, monday in enumerate(mondays) if monday <= on]
    if not current:
        return f"Starts on {day_in_words(mondays[0])}"
    week = programme.weeks[current[-1]]
    if (on - week.monday).days >= 7:
        return "The plan has run out"
    sessions = sum(one.kind is not DayKind.WALK for one in week.days)
    return f"Week {current[-1] + 1} of {len(mondays)} · {sessions} session{'' if sessions == 1 else 's'}"
