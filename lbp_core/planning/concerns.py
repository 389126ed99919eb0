"""What a programme goes against: stage, triggers, kit, wishes, minutes, the hard rules. Overruling: coach/plan/plan_editing."""

from collections.abc import Iterator
from datetime import date, timedelta

from lbp_core.models.edits import Concern
from lbp_core.models.exercise import Block, Exercise
from lbp_core.models.programme import DayKind, PlannedDay, Prescription, Programme
from lbp_core.models.return_to import Returned
from lbp_core.planning.choice import held_back
from lbp_core.planning.explaining import GENTLE
from lbp_core.planning.needs import Needs, open_to
from lbp_core.planning.within import beyond
from lbp_core.planning.words import DAY_KINDS, day_in_words, weekdays_in_words

NONE_BACK = Returned()

STRETCH_ONLY = (
    "Nothing here trains the trunk or builds strength: stretching alone is not a programme. Add core or strength work."
)
RUNNING = "Weight on the spine on two days running ({days}): take it off one of them."
FAILED = "{name} failed twice in a row ({says}): no higher than step {to} until {until}."
RESTS = "{name} failed twice in a row on its first step ({says}): it rests until {until}."
WAITS = "waits until its checklist is done; open the exercise to see what is left."


def concerns(programme: Programme, needs: Needs, *, back: Returned = NONE_BACK) -> tuple[Concern, ...]:
    """Everything the programme goes against, stops first, each once; none where it keeps all of it.

    `back` are the held-back exercises whose checklist is done, and those that failed twice lately.
    """
    found = dict.fromkeys([*_of_the_whole(programme, needs), *_of_each_day(programme, needs, back)])
    return tuple(sorted(found, key=lambda one: not one.stop))


def _of_the_whole(programme: Programme, needs: Needs) -> Iterator[Concern]:
    blocks = {block.block for day in programme.days if day.kind is not DayKind.WALK for block in day.blocks}
    if not blocks & {Block.CORE, Block.STRENGTH}:
        yield Concern(says=STRETCH_ONLY, stop=True)
    heavy = [day.date for day in programme.days if any(_on_the_spine(item, needs) for item in day.prescriptions)]
    running = [day for day in heavy if day + timedelta(days=1) in heavy]
    if running:
        both = weekdays_in_words([running[0], running[0] + timedelta(days=1)])
        yield Concern(says=RUNNING.format(days=both), stop=True)


def _of_each_day(programme: Programme, needs: Needs, back: Returned) -> Iterator[Concern]:
    for day in programme.days:
        yield from _of_minutes(day, needs)
        for item in day.prescriptions:
            for says, stop in _of_item(item, needs, back, on=day.date):
                yield Concern(says=says, day=day.kind, exercise=item.exercise, stop=stop)


def _of_minutes(day: PlannedDay, needs: Needs) -> Iterator[Concern]:
    most = needs.minutes * (1 + needs.limits.minutes_over.value / 100)
    if day.kind is not DayKind.WALK and day.minutes > most:
        says = f"{DAY_KINDS[day.kind]} takes {day.minutes:.0f} minutes; {needs.minutes} were planned for a session."
        yield Concern(says=says, day=day.kind)


def _of_item(item: Prescription, needs: Needs, back: Returned, *, on: date) -> Iterator[tuple[str, bool]]:
    exercise = needs.library.get(item.exercise)
    if exercise is None or item.rung > len(exercise.ladder):
        yield f"{item.exercise}, step {item.rung}, is not in the library any more. Swap it for another.", True
        return
    rung = exercise.rung(item.rung)
    yield from _of_weight(item, exercise, needs)
    if exercise.held_back is not None:
        yield from ((says, False) for says in _of_what_waits(item, exercise, back, on=on))
    if not open_to(rung, needs.presentation):
        yield f"{exercise.name}: '{rung.name}' is for a later stage.", False
    if item.rung in needs.left_out.get(exercise.id, {}) or not needs.within_reach(exercise, item.rung):
        yield f"{exercise.name}: {held_back(exercise, [item.rung], needs)}.", False
    yield from ((f"{exercise.name}: {says}", False) for says in _of_dose(item, needs))


def _of_what_waits(item: Prescription, exercise: Exercise, back: Returned, *, on: date) -> Iterator[str]:
    if exercise.id not in back.ready:
        yield f"{exercise.name} {WAITS}"
    one = back.setback(exercise.id)
    if one is not None and item.rung > one.to and on > one.last:
        says = FAILED if one.to else RESTS
        yield says.format(name=exercise.name, says=one.says, to=one.to, until=day_in_words(one.until))


def _of_weight(item: Prescription, exercise: Exercise, needs: Needs) -> Iterator[tuple[str, bool]]:
    carries = exercise.rung(item.rung).loaded or bool(item.dose.load_g)
    if needs.gentle and carries:
        yield f"{exercise.name}: {GENTLE[:1].lower()}{GENTLE[1:]}", True
    elif not needs.plan.loaded and carries:
        yield f"{exercise.name}: no weights while the back is at the stage '{needs.plan.name.lower()}'.", False
    if (why := beyond(exercise, item.rung, item.dose.load_g, needs.cleared)) is not None:
        yield f"{exercise.name}: {why}.", True


def _of_dose(item: Prescription, needs: Needs) -> Iterator[str]:
    if item.exercise in needs.wishes.avoid:
        yield "the client asked to leave it out."
    if item.dose.sets > needs.sets_most:
        yield f"{item.dose.sets} sets; {needs.sets_most} are the most at this stage."
    reserve = item.dose.reps_in_reserve
    if reserve is not None and reserve < needs.reps_in_reserve:
        yield f"{reserve} repetitions in reserve; {needs.reps_in_reserve} are the least at this stage."


def _on_the_spine(item: Prescription, needs: Needs) -> bool:
    exercise = needs.library.get(item.exercise)
    if exercise is None or item.rung > len(exercise.ladder):
        return False
    return exercise.demands.axial_load > 0 and bool(exercise.rung(item.rung).loaded or item.dose.load_g)
