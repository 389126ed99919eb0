"""Training history from before coaching: looked through first, kept whole or not at all, never read by the review."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from itertools import groupby

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.leaving.before import days_before
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.leaving_words import leaving_words
from lbp_core.evidence.library import library
from lbp_core.exchange.history.reading import Read, SetRead, Told, read
from lbp_core.exchange.history.table import LARGEST_MB
from lbp_core.models.before_coaching import KIND, DayOnce, ExerciseOnce, MonthOnce, SetOnce
from lbp_core.models.refusal import Refused
from lbp_core.storage.client_file import add_paper
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

__all__ = ["Found", "Told", "in_words", "keep", "look_through", "ours"]

LARGEST_BYTES = LARGEST_MB * 1_000_000
MOST_FAULTS_SHOWN = 20
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Found:
    """What a file would bring: its days, what is wrong with which line, what must be asked first, what was here already.

    `known` and `strange` are the exercises' names there: those that are ours too, and those kept by name alone.
    """

    program: str
    days: tuple[DayOnce, ...]
    faults: tuple[tuple[int, str], ...]
    asks: tuple[str, ...]
    left_out: int
    here_already: int
    known: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def sets(self) -> int:
        """How many sets it would bring."""
        return sum(len(one.sets) for day in self.days for one in day.exercises)


def look_through(studio: Studio, client_id: str, given: bytes, told: Told, *, at: datetime) -> Found:
    """What that file would bring for this client; nothing is kept. Raises Refused where it is no table of training."""
    must(studio, Right.COACH)
    with studio.store.read() as tx:
        find_client(tx, client_id)
        here = {(day.on, one.name) for day in days_before(tx, client_id) for one in day.exercises}
    found = read(given, told, today=today(studio, at))
    new = [one for one in found.sets if (one.on, one.name) not in here]
    names = sorted({one.name for one in new})
    return Found(
        program=found.program,
        days=tuple(_days(new, found)),
        faults=found.faults,
        asks=found.asks,
        left_out=found.left_out,
        here_already=len(found.sets) - len(new),
        known=tuple(one for one in names if ours(one) is not None),
        strange=tuple(one for one in names if ours(one) is None),
    )


def keep(
    studio: Studio, client_id: str, found: Found, *, at: datetime, progress: Progress = lambda done, of, name: None
) -> int:
    """Keeps what was found, all of it in one piece of work, and says how many sets that were.

    Raises Refused where something must be asked first, where nothing is left, or where notes may not be kept.
    """
    must(studio, Right.COACH)
    if found.asks:
        raise Refused(" ".join(leaving_words().asks[one] for one in found.asks))
    if not found.days:
        raise Refused(leaving_words().nothing_new)
    months = [(month, tuple(days)) for month, days in groupby(found.days, key=lambda day: day.on.replace(day=1))]
    with studio.store.write() as tx:
        client_to_write(tx, client_id)
        for place, (month, days) in enumerate(months):
            progress(place, len(months), f"{month:%B %Y}")
            _file(tx, client_id, MonthOnce(days=days), at=at, on=today(studio, at))
    progress(len(months), len(months), "")
    return found.sets


def in_words(found: Found) -> tuple[str, ...]:
    """What was found, line by line: how much, what is not known here, and what is wrong with which line."""
    words = leaving_words()
    span = f"{found.days[0].on.isoformat()} to {found.days[-1].on.isoformat()}" if found.days else "–"
    said = [words.found.format(program=found.program, sets=found.sets, days=len(found.days), span=span)]
    if found.here_already:
        said.append(words.doubles.format(n=found.here_already))
    if found.left_out:
        said.append(words.left_out.format(n=found.left_out))
    if found.known:
        said.append(words.known.format(n=len(found.known), names=", ".join(found.known[:8])))
    if found.strange:
        said.append(words.strange.format(n=len(found.strange), names=", ".join(found.strange[:8])))
    said += [words.fault.format(line=line, why=why) for line, why in found.faults[:MOST_FAULTS_SHOWN]]
    if len(found.faults) > MOST_FAULTS_SHOWN:
        said.append(words.more_faults.format(n=len(found.faults) - MOST_FAULTS_SHOWN))
    return (*said, *(words.asks[one] for one in found.asks))


def ours(name: str) -> str | None:
    """Our own exercise of that name, by any name people use for it; None where it is not known here."""
    return _by_name().get(_bare(name))


@cache
def _by_name() -> dict[str, str]:
    return {_bare(said): one.id for one in library().values() for said in (one.name, *one.also, one.id)}


def _bare(name: str) -> str:
    """Letters and digits; what stands in brackets (the equipment) is left out, and so is a plural's s."""
    plain = name.casefold().split("(")[0]
    return "".join(sign for sign in plain if sign.isalnum()).removesuffix("s")


def _days(sets: Iterable[SetRead], found: Read) -> Iterator[DayOnce]:
    by_day: dict[date, dict[str, list[SetOnce]]] = defaultdict(lambda: defaultdict(list))
    for one in sets:
        by_day[one.on][one.name].append(SetOnce(reps=one.reps, load_g=one.load_g, seconds=one.seconds))
    for on in sorted(by_day):
        done = (ExerciseOnce(name=name, exercise=ours(name), sets=tuple(many)) for name, many in by_day[on].items())
        yield DayOnce(on=on, source=found.program, exercises=tuple(done))


def _file(tx: Transaction, client_id: str, month: MonthOnce, *, at: datetime, on: date) -> None:
    written = once(tx, KIND, client_id, sha256(month.model_dump_json().encode()).hexdigest(), at=at)
    if not written.again:
        add_paper(tx, written, client_id, KIND, month, at=at, on=on)
