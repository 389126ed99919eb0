"""The lives that a large studio is made of: invented people over years, lived through the coach's own verbs. No copies here.

Somebody trains for some weeks, with everything that belongs to them (sessions with every set, mornings, check-ins, weekly
reviews with what was decided), stays away for months with a check-in about once a month, and comes back: screened anew, a
new programme. One life trains in every week of all the years.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from lbp_core.coach.demo.demo import build
from lbp_core.coach.demo.demo_papers import first_papers
from lbp_core.coach.demo.demo_person import Person
from lbp_core.coach.demo.demo_weeks import Life, arrive, check_in, first_programme, live_week, screen
from lbp_core.coach.gate.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.demo_stories import Story, demo_stories
from lbp_core.facts.calendar import monday_of

WEEK, DAY = timedelta(days=7), timedelta(days=1)
WEEKS_A_YEAR = 52
APART = 4
"""Weeks between two check-ins of somebody who is away."""
NOW_HERE = 3
"""Every third life is in training at the end."""
CHANCE_OF_A_CHECK_IN = 0.7


@dataclass(frozen=True)
class Lived:
    """How a studio's lives are laid out: how many years, weeks of training in them, different lives, by which dice."""

    years: int
    weeks: int
    lives: int
    seed: int
    at: datetime


def live_all(studio: Studio, asked: Lived, tell: Callable[[int, int], None]) -> list[str]:
    """Every life in that (demo) studio; the ids, the one that trains throughout first."""
    made = list(build(studio, at=asked.at, seed=asked.seed, stories=[_throughout(asked)]).clients.values())
    tell(1, asked.lives)
    stories = [one for one in demo_stories() if one.weeks and not one.expect.locked]
    for number in range(1, asked.lives):
        with studio.store.write():
            made.append(_live(studio, stories[number % len(stories)], asked, number))
        tell(number + 1, asked.lives)
    return made


def _throughout(asked: Lived) -> Story:
    longest = max(demo_stories(), key=lambda one: one.weeks)
    return longest.model_copy(update={"weeks": asked.years * WEEKS_A_YEAR, "events": ()})


def _live(studio: Studio, story: Story, asked: Lived, number: int) -> str:
    """The years from the first screening on; returns the client's id."""
    on = today(studio, asked.at)
    dice = Random(f"{asked.seed} {number}")
    start = monday_of(on) - WEEK * (asked.years * WEEKS_A_YEAR - dice.randrange(9))
    told = story.model_copy(update={"name": f"{story.name} {number}", "events": (), "expect": type(story.expect)()})
    life = Life(studio, Person(told, start, on, dice), asked.at)
    arrive(life)
    here = _blocks(dice, start, monday_of(on), asked.weeks, ends_now=number % NOW_HERE == 0)
    first_programme(life)
    monday, was_here = start, True
    while monday < monday_of(on):
        is_here = any(begins <= monday < ends for begins, ends in here)
        if is_here and not was_here:
            _back(life, monday)
        if is_here:
            live_week(life, monday, last=monday + WEEK == monday_of(on))
        elif ((monday - start).days // 7) % APART == 0 and dice.random() < CHANCE_OF_A_CHECK_IN:
            check_in(life, monday, ())
        monday, was_here = monday + WEEK, is_here
    return life.client_id


def _blocks(dice: Random, start: date, end: date, weeks: int, *, ends_now: bool) -> Sequence[tuple[date, date]]:
    """When they train: a first course of half the weeks, then a quarter each somewhere in the years, or up to now."""
    first, later = max(1, weeks - 2 * (weeks // 4)), weeks // 4
    span = (end - start).days // 7
    found = [(start, start + WEEK * first)]
    for part in range(2 if later else 0):
        reach = (span - first) // 2
        begins = start + WEEK * (first + part * reach + dice.randrange(max(1, reach - later)))
        found.append((begins, begins + WEEK * later))
    if ends_now:
        found[-1] = (end - WEEK * max(1, later), end)
    return found


def _back(life: Life, monday: date) -> None:
    """Back after a time away: the papers anew, all questions anew, and a new programme where the gate allows one."""
    first_papers(
        life.studio, life.client_id, life.person.story, on=monday, at=life.at(monday, 9, 10),
        key=life.key("paper", monday),
    )  # fmt: skip
    screen(life, monday, first=False)
    if gate(life.studio, life.client_id, on=monday).locked:
        life.paused = True
        return
    life.paused = False
    drafted = planning.draft(life.studio, life.client_id, life.person.story.wishes, start=monday)
    planning.save(
        life.studio, life.client_id, drafted, because="Back after a time away.", key=life.key("programme", monday),
        at=life.at(monday, 9, 40),
    )  # fmt: skip
