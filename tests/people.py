"""Invented people for tests: a client, a calm screening, a week of training. All through the coach's own verbs."""

from datetime import UTC, date, datetime, timedelta

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.waiting import waiting
from lbp_core.evidence.questions import asked_at, questions
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, Entry, EntryKind, ProgrammeVersion, ScreeningRecord
from lbp_core.models.screening import Answer, Irritability, Occasion, ScreenInput
from lbp_core.models.views import Due, DueKind

MONDAY = date(2026, 3, 2)


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """An instant on that day, in UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def day(number: int) -> date:
    """The day that many days after the first Monday."""
    return MONDAY + timedelta(days=number)


def anna(studio: Studio, *, key: str = "anna", name: str = "Anna Berg", when: datetime | None = None) -> Client:
    added = at(MONDAY, 8) if when is None else when
    return caseload.add_client(studio, ClientDetails(name=name, birth_year=1985), key=key, at=added)


def all_no(occasion: Occasion = Occasion.FULL) -> dict[str, Answer]:
    return {one.id: Answer.NO for one in asked_at(occasion)}


def calm(**answers: Answer) -> ScreenInput:
    """A settled back with every question answered no, but for those given."""
    return ScreenInput(
        answers=all_no() | answers,
        age=None,
        pain_average=3.0,
        duration_weeks=30.0,
        irritability=Irritability(light_activity=False, peak=3.0, settles_hours=0.5),
    )


def screened(studio: Studio, client_id: str, *, on: date = MONDAY, key: str = "intake") -> ScreeningRecord:
    return gate.record_screening(
        studio, client_id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key=key, at=at(on, 8, 30)
    )


def planned(studio: Studio, client_id: str, *, on: date = MONDAY) -> ProgrammeVersion:
    drafted = planning.draft(studio, client_id, Wishes(), start=on)
    return planning.save(studio, client_id, drafted, because="The first programme.", key="first", at=at(on, 8, 45))


def ready(studio: Studio) -> str:
    """The id of a client who is screened, calm, and has a programme from the first Monday on."""
    client = anna(studio)
    screened(studio, client.id)
    planned(studio, client.id)
    return client.id


def opened(studio: Studio, client_id: str, *, on: date = MONDAY, key: str = "open") -> str:
    """The id of a session opened that day, its safety six answered no."""
    view = training.open_session(studio, client_id, on=on, key=key, at=at(on, 10))
    said = Entry(kind=EntryKind.SAFETY, answers=all_no(Occasion.SAFETY_SIX))
    training.tap(studio, view.record.id, said, key=f"six {key}", at=at(on, 10, 1))
    return view.record.id


def whole_session(plan: tuple[tuple[str, int], ...], *, before: float = 3.0) -> list[Entry]:
    """Every tap of a session done as prescribed; `plan` has each exercise with its number of sets."""
    taps = [
        Entry(kind=EntryKind.SAFETY, answers=all_no(Occasion.SAFETY_SIX)),
        Entry(kind=EntryKind.PAIN_BEFORE, score=before),
    ]
    for exercise, sets in plan:
        taps += [Entry(kind=EntryKind.SET_DONE, exercise=exercise, set_number=one + 1) for one in range(sets)]
    return [
        *taps,
        Entry(kind=EntryKind.EFFORT, score=5.0),
        Entry(kind=EntryKind.MINUTES, minutes=40),
        Entry(kind=EntryKind.FINISHED),
    ]


def train(studio: Studio, client_id: str, *, on: date, before: float = 3.0) -> None:
    """That day's planned session, done as prescribed."""
    found = training.day_for(studio, client_id, on=on)
    assert found is not None, f"nothing is planned from {on} on"
    plan = tuple((one.exercise, one.dose.sets) for one in found.prescriptions)
    training.log_session(studio, client_id, whole_session(plan, before=before), on=on, key=f"train {on}", at=at(on, 10))


def emergency() -> str:
    """An id whose yes is an emergency on its own."""
    return next(one.id for one in questions().values() if one.level == "emergency" and one.follows is None)


def all_due(studio: Studio, *, on: date) -> tuple[Due, ...]:
    """Everything that waits, all pages of it, by kind and then by how long it has waited; safety by its urgency."""
    found = [one for each in waiting(studio, on=on, limit=10_000).clients for one in each]
    kinds = list(DueKind)
    return tuple(
        sorted(found, key=lambda one: (kinds.index(one.kind), date.min if one.kind is DueKind.SAFETY else one.since))
    )
