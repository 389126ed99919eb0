"""What stands on a client's handout: each exercise once with its doses by day, and the weeks as a calendar. No printing here."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lbp_core.coach.library.picturing import picture_says
from lbp_core.evidence.day_words import day_words
from lbp_core.evidence.exercise_words import exercise_told, step_told
from lbp_core.evidence.handout_words import handout_words
from lbp_core.evidence.library import library
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.handout import HandoutDay, HandoutDose, HandoutExercise, HandoutWeek
from lbp_core.models.programme import PlannedDay, PlannedWeek, Prescription, Programme
from lbp_core.planning.words import day_in_words, dose_parts, weekdays_in_words

DAY = timedelta(days=1)
ORDER = tuple(Block)
SEPARATED, UNBROKEN = " · ", "\u00a0"
NUMBER_AND_UNIT = r"(?<=\d) (?=(?:s|m|min|kg|lb)\b)"


def week_shown(programme: Programme, *, on: date) -> PlannedWeek:
    """The week that day lies in; before the programme the first, after it the last."""
    begun = [week for week in programme.weeks if week.monday <= on]
    return begun[-1] if begun else programme.weeks[0]


def exercises_told(week: PlannedWeek, unit: WeightUnit) -> tuple[HandoutExercise, ...]:
    """Each exercise of that week once, in training order; the rung is the one done most."""
    asked: dict[str, list[tuple[Block, PlannedDay, Prescription]]] = {}
    for day in week.days:
        for block in day.blocks:
            for one in block.exercises:
                asked.setdefault(one.exercise, []).append((block.block, day, one))
    told = [_told(rows, week, unit) for name, rows in asked.items() if name in library()]
    return tuple(one for _, one in sorted(told, key=lambda pair: pair[0]))


def _told(
    rows: Sequence[tuple[Block, PlannedDay, Prescription]], week: PlannedWeek, unit: WeightUnit
) -> tuple[int, HandoutExercise]:
    block, _, first = rows[0]
    exercise = library()[first.exercise]
    rungs = [one.rung for _, _, one in rows]
    rung = max(rungs, key=rungs.count)
    step = step_told(exercise.id, rung)
    told = HandoutExercise(
        id=exercise.id,
        rung=rung,
        block=handout_words().blocks[block],
        name=exercise_told(exercise.id).name,
        step=step.name if len(set(rungs)) == 1 else "",
        cue=step.cue,
        doses=tuple(_doses(rows, week, unit)),
        shows=picture_says(exercise.id, rung),
    )
    return ORDER.index(block), told


def _doses(
    rows: Sequence[tuple[Block, PlannedDay, Prescription]], week: PlannedWeek, unit: WeightUnit
) -> Iterable[HandoutDose]:
    """The same amount on several days is said once."""
    days: dict[Dose, list[date]] = {}
    for _, day, one in rows:
        days.setdefault(one.dose, []).append(day.date)
    sessions = {day.date for day in week.days if len(day.prescriptions) > 1}
    each_side = day_words().doses.each_side
    for dose, dates in days.items():
        amount, load, _ = dose_parts(dose, unit)
        sides = each_side if dose.per_side else ""
        left = "" if dose.reps_in_reserve is None else handout_words().reserve.format(n=dose.reps_in_reserve)
        when = handout_words().every_session if sessions and set(dates) == sessions else weekdays_in_words(dates)
        large = [
            re.sub(NUMBER_AND_UNIT, UNBROKEN, one)
            for one in (amount.removesuffix(f" {sides}") if sides else amount, load)
        ]
        rest = [one for one in (sides, left) if one]
        yield HandoutDose(amount=", ".join(one for one in large if one), rest=SEPARATED.join(rest), days=when)


def calendar_told(programme: Programme) -> tuple[HandoutWeek, ...]:
    """Every week of the programme, seven days each."""
    return tuple(_week(week) for week in programme.weeks)


def _week(week: PlannedWeek) -> HandoutWeek:
    planned = {day.date: day for day in week.days}
    dates = [week.monday + DAY * step for step in range(7)]
    return HandoutWeek(
        name=day_in_words(week.monday),
        days=tuple(_day(one, planned.get(one)) for one in dates),
    )


def _day(on: date, planned: PlannedDay | None) -> HandoutDay:
    if planned is None:
        return HandoutDay(on=on, kind="", minutes="")
    return HandoutDay(on=on, kind=handout_words().kinds[planned.kind], minutes=f"{round(planned.minutes)} min")
