"""Months of training for tests: weeks done as planned and decided, and what the diary shows of them."""

from datetime import date, timedelta

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.plan_editing import edit, save_edits
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, Programme
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.screening import Occasion, ScreenInput
from tests.people import MONDAY, all_no, at, opened, ready, train

WEEK = timedelta(days=7)


def trained_weeks(studio: Studio, client_id: str, count: int, *, morning: float = 3.0) -> date:
    """So many weeks trained as planned, every week decided; the Monday after them."""
    for week in range(count):
        monday = MONDAY + WEEK * week
        version = planning.programme(studio, client_id)
        assert version is not None
        days = [
            d.date for d in version.programme.days if monday <= d.date < monday + WEEK and d.kind is not DayKind.WALK
        ]
        for day in days:
            six = f"six {day}"
            gate.record_screening(
                studio, client_id, ScreenInput(answers=all_no(Occasion.SAFETY_SIX), age=None),
                occasion=Occasion.SAFETY_SIX, by=By.TRAINER, key=six, at=at(day, 9),
            )  # fmt: skip
            train(studio, client_id, on=day)
            sharing.send_morning(
                studio, client_id, morning, {}, by=By.CLIENT, key=f"m {day}", at=at(day + timedelta(days=1), 7)
            )
        sunday = monday + timedelta(days=6)
        reviewing.decide(studio, client_id, as_of=sunday, taken=None, why=None, key=f"d {week}", at=at(sunday, 18))
    return MONDAY + WEEK * count


def rungs(programme: Programme) -> dict[str, int]:
    """The highest rung of each exercise of the sessions."""
    found: dict[str, int] = {}
    for day in programme.days:
        for item in day.prescriptions if day.kind is not DayKind.WALK else ():
            found[item.exercise] = max(item.rung, found.get(item.exercise, 0))
    return found


def settled_rungs(studio: Studio, client_id: str, on: date) -> dict[str, int]:
    """Straight from the diary: the highest rung of each exercise after which the next morning was calm."""
    found: dict[str, int] = {}
    for session in reviewing.history(studio, client_id, as_of=on).sessions:
        calm = session.pain_next_morning is not None and session.pain_next_morning <= (session.pain_before or 0) + 1
        for row in session.exercises if session.completed and calm else ():
            found[row.exercise] = max(row.rung or 0, found.get(row.exercise, 0))
    return found


def failing_sit_ups(studio: Studio, *, rung: int = 2) -> str:
    """A client whose sit-ups came back, on that step, and who felt 3 in them on Monday and on Friday."""
    client_id = ready(studio)
    version = planning.programme(studio, client_id)
    assert version is not None
    add = Edit(kind=EditKind.ADD, day=DayKind.STRENGTH, exercise="sit-up", rung=rung, block=Block.CORE)
    edit(studio, client_id, add, base=version.id, on=MONDAY, key="add", at=at(MONDAY, 9))
    save_edits(studio, client_id, base=version.id, why="Tried", on=MONDAY, key="kept", at=at(MONDAY, 9, 5))
    programme = planning.programme(studio, client_id)
    assert programme is not None
    days = [one.date for one in programme.programme.days if one.kind is DayKind.STRENGTH]
    for number, on in enumerate(days[:2]):
        record = opened(studio, client_id, on=on, key=f"open {number}")
        felt = Entry(kind=EntryKind.PAIN_DURING, exercise="sit-up", score=3)
        done = Entry(kind=EntryKind.SET_DONE, exercise="sit-up", set_number=1, reps=6)
        for place, entry in enumerate((done, felt)):
            training.tap(studio, record, entry, key=f"t{number}{place}", at=at(on, 11, place))
        finished = Entry(kind=EntryKind.FINISHED)
        training.tap(studio, record, finished, key=f"f{number}", at=at(on, 12))
    return client_id
