"""What a virtual person's session, check-in and screening look like as answers and taps. When they happen: demo_weeks."""

from collections.abc import Iterable
from datetime import date

from lbp_core.coach.demo.demo_person import Person
from lbp_core.evidence.questions import asked_at
from lbp_core.facts.session import asserted
from lbp_core.models.exercise import Block
from lbp_core.models.history import Activity, CheckIn, FlareLength
from lbp_core.models.programme import PlannedDay, Prescription
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.screening import Answer, Irritability, Occasion, ScreenInput

HARD, TOO_HARD = 1.05, 1.25
ASKED_DURING = 0.7
CALM_QUESTION = 0.5
"""A question about a whole week is answered with less scatter than one about this moment."""


def answers(occasion: Occasion, yes: Iterable[str] = ()) -> dict[str, Answer]:
    """Every question of that occasion answered: yes to those named, no to the others."""
    said = set(yes)
    asked = {item.id: Answer.YES if item.id in said else Answer.NO for item in asked_at(occasion)}
    return asked | dict.fromkeys(said, Answer.YES)


def opening(person: Person, day: date) -> list[Entry]:
    """The safety six, each with a clear no, and pain before."""
    return [
        Entry(kind=EntryKind.SAFETY, answers=answers(Occasion.SAFETY_SIX)),
        Entry(kind=EntryKind.PAIN_BEFORE, score=person.report(day)),
    ]


def session(person: Person, planned: PlannedDay) -> list[Entry]:
    """A whole session, tap by tap: mostly as prescribed, less where the day asked too much."""
    taps = opening(person, planned.date)
    strain = person.trains(planned)
    for block in planned.blocks:
        for asked in block.exercises:
            taps += _exercise(person, asked, strain, planned.date, block.block)
    minutes = round(planned.minutes * person.dice.uniform(0.9, 1.15))
    return [
        *taps,
        Entry(kind=EntryKind.EFFORT, score=person.effort(strain)),
        Entry(kind=EntryKind.MINUTES, minutes=minutes),
        Entry(kind=EntryKind.FINISHED),
    ]


def half_a_session(person: Person, planned: PlannedDay) -> list[Entry]:
    """A session somebody was called away from: the first exercises are done."""
    taps = opening(person, planned.date)
    for asked in planned.prescriptions[: len(planned.prescriptions) // 2]:
        taps += _sets(asked, 1.0)
    return taps


def _exercise(person: Person, asked: Prescription, strain: float, day: date, block: Block) -> list[Entry]:
    taps = _sets(asked, strain)
    if block in {Block.CORE, Block.STRENGTH} and person.dice.random() < ASKED_DURING:
        felt = 0.7 * person.level(day) + 2 * max(0.0, strain - 1) + person.dice.gauss(0, 0.7)
        taps.append(
            Entry(kind=EntryKind.PAIN_DURING, exercise=asked.exercise, score=float(min(10, max(0, round(felt)))))
        )
    return taps


def _sets(asked: Prescription, strain: float) -> list[Entry]:
    """As prescribed is a tap without numbers; the last set suffers first."""
    claimed = asserted(asked.dose)
    taps = []
    for number in range(1, asked.dose.sets + 1):
        last = number == asked.dose.sets
        named = {"exercise": asked.exercise, "set_number": number}
        if last and strain > TOO_HARD and claimed.reps is not None:
            short = Entry(kind=EntryKind.SET_DONE, reps=max(1, claimed.reps - 3), reps_in_reserve=0)
            taps.append(short.model_copy(update=named))
        elif last and strain > HARD and claimed.reps_in_reserve is not None:
            taps.append(Entry(kind=EntryKind.SET_DONE, reps_in_reserve=1).model_copy(update=named))
        else:
            taps.append(Entry(kind=EntryKind.SET_DONE).model_copy(update=named))
    return taps


def check_in(person: Person, monday: date, sunday: date) -> CheckIn:
    """The week as the client tells it on Sunday."""
    habits, flared = person.story.habits, person.flare_days(monday)
    days = [date.fromordinal(monday.toordinal() + number) for number in range(7)]
    worst = max(person.level(day) for day in days)
    average = person.report(sunday, sharper=CALM_QUESTION)
    return CheckIn(
        date=sunday,
        pain_average=average,
        pain_worst=max(average, float(min(10, round(worst + 1)))),
        flare=FlareLength.DAYS if flared else FlareLength.NONE,
        flare_days=float(flared) if flared else None,
        nights_disturbed=int(min(7, max(0, round(person.level(sunday) - 5)))),
        confidence=person.along(habits.confidence, sunday),
        activities=tuple(
            Activity(name=name, score=person.along(habits.activities, sunday)) for name in person.story.activities
        ),
    )


def first_screening(person: Person) -> ScreenInput:
    """What the client said on the first day."""
    told = person.story.told
    return ScreenInput(
        answers=answers(Occasion.FULL, told.yes),
        age=None,
        sex=person.story.sex,
        pain_now=told.pain_now,
        pain_average=told.pain_average,
        pain_worst=told.pain_worst,
        duration_weeks=told.duration_weeks,
        irritability=told.irritability,
        triggers=told.triggers,
    )


def later_screening(person: Person, day: date) -> ScreenInput:
    """The full set asked again: the same person, with the back as it is by then."""
    first, level = first_screening(person), person.level(day)
    told = person.story.told
    peak = float(min(10, round(level + 2)))
    hours = (told.irritability.settles_hours or 0) * min(1.0, (level + 0.5) / max(0.5, person.story.body.pain))
    return first.model_copy(
        update={
            "pain_now": float(round(level)),
            "pain_average": float(round(level)),
            "pain_worst": peak,
            "duration_weeks": told.duration_weeks + (day - person.start).days / 7,
            "irritability": Irritability(light_activity=level >= 5, peak=peak, settles_hours=round(hours, 1)),
        }
    )
