"""A story lived in the studio, week by week, through the same verbs that the pages use. What is said: demo_taps."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from lbp_core.coach.client import caseload
from lbp_core.coach.demo import demo_taps
from lbp_core.coach.demo.demo_papers import first_papers, last_scores
from lbp_core.coach.demo.demo_person import Person
from lbp_core.coach.floor import training
from lbp_core.coach.gate.gate import gate, record_screening
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.plan_days import trained_days
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.facts.calendar import local_day, monday_of
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import PlannedDay
from lbp_core.models.records import By, DecisionRecord
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Verdict

DAY, WEEK = timedelta(days=1), timedelta(days=7)
SCREENED_EVERY = 4
BECAUSE = "First programme, from the screening."


@dataclass
class Life:
    """One person's file being written. `now` is the instant of building; nothing is dated after it."""

    studio: Studio
    person: Person
    now: datetime
    client_id: str = ""
    paused: bool = False

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """That hour of that day in the studio's time zone, or now where it is still to come."""
        local = datetime.combine(day, time(hour, minute), self.studio.zone)
        return min(local.astimezone(UTC), self.now)

    def key(self, word: str, day: date) -> str:
        """The same story writes the same keys."""
        return f"demo {self.person.story.name} {word} {day}"


def live(life: Life) -> str:
    """The whole story up to now; returns the client's id."""
    person = life.person
    arrive(life)
    if person.story.weeks == 0:
        return life.client_id
    first_programme(life)
    monday, this_monday = monday_of(person.start), monday_of(person.today)
    while monday < this_monday:
        live_week(life, monday, last=monday + WEEK == this_monday)
        monday += WEEK
    _this_week(life, this_monday)
    sunday = this_monday - DAY
    last_scores(
        life.studio, life.client_id, person.story, on=sunday, at=life.at(sunday, 19), key=life.key("paper", sunday)
    )
    return life.client_id


def arrive(life: Life) -> None:
    """The client is added, on their first day."""
    person, start = life.person, life.person.start
    details = ClientDetails(
        name=person.story.name,
        birth_year=start.year - person.story.age - 1,
        sex=person.story.sex,
        activities=person.story.activities,
        wishes=person.story.wishes,
        demo=True,
    )
    added = caseload.add_client(life.studio, details, key=life.key("added", start), at=life.at(start, 9))
    life.client_id = added.id
    first_papers(life.studio, added.id, person.story, on=start, at=life.at(start, 9, 10), key=life.key("paper", start))
    screen(life, start, first=True)


def screen(life: Life, day: date, *, first: bool) -> None:
    """A full screening that day: the first, or a later one."""
    asked = demo_taps.first_screening(life.person) if first else demo_taps.later_screening(life.person, day)
    record_screening(
        life.studio,
        life.client_id,
        asked,
        occasion=Occasion.FULL,
        by=By.TRAINER,
        key=life.key("screened", day),
        at=life.at(day, 9, 20),
    )


def first_programme(life: Life) -> None:
    """The first block, drafted for their wishes and saved as it is."""
    start = life.person.start
    drafted = planning.draft(life.studio, life.client_id, life.person.story.wishes, start=start)
    key = life.key("programme", start)
    planning.save(life.studio, life.client_id, drafted, because=BECAUSE, key=key, at=life.at(start, 9, 40))


def live_week(life: Life, monday: date, *, last: bool) -> None:
    """Sessions, mornings, the check-in on Sunday, and then the decision, which may wait where it is last week's."""
    person, sunday = life.person, monday + 6 * DAY
    number = (monday - monday_of(person.start)).days // 7
    if number and number % SCREENED_EVERY == 0 and not person.silent(monday):
        screen(life, monday, first=False)
    _train(life, monday, until=sunday)
    yes = person.says_yes(monday)
    if yes or person.answers(person.story.habits.check_ins, sunday):
        check_in(life, monday, yes)
    life.paused = life.paused or (bool(yes) and gate(life.studio, life.client_id, on=sunday).locked)
    if not (last and person.story.expect.waiting is not None):
        _decide(life, sunday)


def _train(life: Life, monday: date, *, until: date) -> None:
    """The week's sessions up to `until`, with the mornings after."""
    for planned in _planned(life, monday, until):
        if not life.person.comes(planned.date):
            continue
        taps = demo_taps.session(life.person, planned)
        day, key = planned.date, life.key("session", planned.date)
        training.log_session(life.studio, life.client_id, taps, on=day, key=key, at=life.at(day, 17, 30))
        morning = day + DAY
        if morning <= life.person.today and life.person.answers(life.person.story.habits.mornings, morning):
            _morning(life, morning)


def _planned(life: Life, monday: date, until: date) -> list[PlannedDay]:
    """The sessions the newest programme asks for in that week; none while training is paused."""
    version = planning.programme(life.studio, life.client_id)
    if version is None or life.paused:
        return []
    return [day for day in trained_days(version.programme) if monday <= day.date <= until]


def _morning(life: Life, day: date) -> None:
    sharing.send_morning(
        life.studio,
        life.client_id,
        life.person.morning(day),
        {},
        by=By.CLIENT,
        key=life.key("morning", day),
        at=life.at(day, 7, 40),
    )


def check_in(life: Life, monday: date, yes: tuple[str, ...]) -> None:
    """The check-in of the week that begins that Monday. `yes`: ids answered so."""
    sunday = monday + 6 * DAY
    said: dict[str, Answer] = demo_taps.answers(Occasion.CHECK_IN, yes)
    sharing.send_check_in(
        life.studio,
        life.client_id,
        demo_taps.check_in(life.person, monday, sunday),
        said,
        by=By.CLIENT,
        key=life.key("check-in", sunday),
        at=life.at(sunday, 18, 30),
    )


def _decide(life: Life, sunday: date) -> DecisionRecord:
    """What the rules say is taken, unless the story's trainer has another mind."""
    event = life.person.trainer(sunday)
    taken, why = (None, None) if event is None else (event.taken, event.why)
    key, at = life.key("decision", sunday), life.at(sunday, 20, 30)
    decided = reviewing.decide(life.studio, life.client_id, as_of=sunday, taken=taken, why=why, key=key, at=at)
    life.paused = life.paused or decided.taken.caution >= Verdict.REFER_URGENT.caution
    return decided


def _this_week(life: Life, monday: date) -> None:
    """Up to yesterday, and today's session where the story leaves one open half-way."""
    today = life.person.today
    _train(life, monday, until=today - DAY)
    if life.person.story.expect.session != "open":
        return
    planned = next(day for day in _planned(life, monday, today) if day.date == today)
    taps = demo_taps.half_a_session(life.person, planned)
    earlier = life.now - timedelta(minutes=20)
    at = earlier if local_day(earlier, life.studio.zone) == today else life.now
    training.log_session(life.studio, life.client_id, taps, on=today, key=life.key("session", today), at=at)
