"""Every page at twenty clients and at many, drawn in turns in one run: milliseconds of processor, and the ratio of the two."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from lbp_core.coach.floor import training
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, today
from lbp_core.models.history import CheckIn
from lbp_core.models.people import Role
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.screening import Occasion
from lbp_core.storage.once import once
from tests.benchmarks.large.copying import WHO, Template
from tests.benchmarks.large.filling import life_of
from tests.benchmarks.large.lives import NOW_HERE, Lived
from tests.benchmarks.large.pages_drawn import Drawer, Page
from tests.people import all_no

ROUNDS = 9
PROMISED = 1.2
THROUGHOUT = "every week for years"
PROMISED_OF = frozenset({"Today", "client record", f"client record, {THROUGHOUT}", "review", f"review, {THROUGHOUT}"})
LATER = timedelta(hours=2)


@dataclass(frozen=True)
class Took:
    """A page or a verb: median milliseconds in the small studio and in the large one."""

    name: str
    small: float
    large: float

    @property
    def times(self) -> float:
        """How many times the small one's."""
        return self.large / self.small

    @property
    def holds(self) -> bool:
        """False where it is promised and not kept."""
        return self.name not in PROMISED_OF or self.times <= PROMISED


def pages_of(lives: list[Template], asked: Lived) -> list[Page]:
    """Everything a trainer opens, of somebody in training and of the one who came every week; the week as an assistant has it."""
    every, usual = (
        f"{number:0{WHO}x}{life_of(number, lives, asked).tail}" for number in (0, _in_training(lives, asked))
    )
    return [
        Page("Today", "today"),
        Page("clients", "clients"),
        Page("clients, a name looked for", "clients", (("find", "a"),)),
        Page("client record", "clients", (("client", usual),)),
        Page(f"client record, {THROUGHOUT}", "clients", (("client", every),)),
        Page("review", "review", (("client", usual),)),
        Page(f"review, {THROUGHOUT}", "review", (("client", every),)),
        *(Page(name.replace("_", "-"), name, (("client", usual),)) for name in (
            "programme", "session", "check_in", "symptoms", "screening", "papers", "road",
        )),
        Page("studio", "studio"),
        Page("the week, an assistant's", "week", who=Role.ASSISTANT),
    ]  # fmt: skip


def measured(small: Path, large: Path, lives: list[Template], asked: Lived, *, rounds: int = ROUNDS) -> Iterator[Took]:
    """One page or verb after the other. Before each look somebody has written, so that nothing kept in memory is any good."""
    drawers = [Drawer(folder, asked.at + LATER) for folder in (small, large)]
    for page in pages_of(lives, asked):
        yield _in_turns(page.name, drawers, lambda drawer, page=page: drawer.draw(page), rounds)
    usual = _in_training(lives, asked)
    client_id = f"{usual:0{WHO}x}{life_of(usual, lives, asked).tail}"
    for name, work in _verbs(client_id, asked).items():
        numbers = iter(range(10_000))

        def go(drawer: Drawer, work: Callable[[Studio, int], object] = work, numbers: Iterator[int] = numbers) -> float:
            number = next(numbers)
            return drawer.timed(lambda studio: work(studio, number))

        yield _in_turns(name, drawers, go, rounds)


def _in_training(lives: list[Template], asked: Lived) -> int:
    """The first person of a usual life that is in training now."""
    here = {life.tail for number, life in enumerate(lives) if number and number % NOW_HERE == 0} or {lives[-1].tail}
    return next(number for number in range(1, 20) if life_of(number, lives, asked).tail in here)


def _in_turns(name: str, drawers: list[Drawer], go: Callable[[Drawer], float], rounds: int) -> Took:
    took: list[list[float]] = [[], []]
    for number in range(rounds + 1):
        for place, drawer in enumerate(drawers):
            with drawer.studio.store.write() as tx:
                once(tx, "look", "", f"{name} {number} {drawer.at}", at=drawer.at)
            one = go(drawer)
            if number:
                took[place].append(one)
    return Took(name, *map(statistics.median, took))


def _verbs(client_id: str, asked: Lived) -> dict[str, Callable[[Studio, int], object]]:
    """What is written at the floor and on the phone, through the trainer's eyes and a client's own."""
    at = asked.at + LATER

    def tap(studio: Studio, number: int) -> object:
        view = training.open_session(studio, client_id, on=today(studio, at), key="large", at=at)
        note = Entry(kind=EntryKind.NOTE, text=f"Note {number}")
        return training.tap(studio, view.record.id, note, key=f"note {number}", at=at)

    def sent(studio: Studio, number: int) -> object:
        told = CheckIn(date=today(studio, at), pain_average=float(number % 4))
        answers = all_no(Occasion.CHECK_IN)
        return sharing.send_check_in(studio, client_id, told, answers, by=By.CLIENT, key=f"large {number}", at=at)

    return {"a tap in a session": tap, "a check-in sent": sent}
