"""The words around the strips of movement patterns: the finding over them, how to read them, and all of it in a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count, day
from lbp_core.models.exercise import Pattern
from lbp_core.models.tolerance import Most, PatternLine, Settling

FEW = 3
"""Days with a known next morning below which a line is too young to lean on."""
KEY = (
    "Each strip is one movement. The line is the most that had settled by the next morning until then; it never falls, so "
    "look at its date. A full dot is the most of a week and settled, an amber triangle did not, a hollow dot is one whose "
    "next morning nobody told. Heights are kilograms where the movement is loaded, else how far up its ladder of steps. "
    "Settled means: done in full, and the morning after back to usual."
)
COLUMNS = ("Movement", "Most that settled", "On", "Last done", "It", "Mornings told")
SETTLED = {Settling.SETTLED: "settled", Settling.NOT_SETTLED: "did not settle", Settling.NOT_TOLD: "morning not told"}


@dataclass(frozen=True)
class Called:
    """What things are called: each movement, each exercise's steps, and kilograms in the client's unit."""

    patterns: Mapping[Pattern, str]
    steps: Mapping[tuple[str, int], str]
    load: Callable[[float], str]

    def most(self, most: Most) -> str:
        """'Goblet box squat, 12 kg'."""
        step = self.steps.get((most.exercise, most.rung), f"step {most.rung}")
        return step if most.load_kg is None else f"{step}, {self.load(most.load_kg)}"

    def short(self, most: Most) -> str:
        """'12 kg', or 'step 3 of 6' where there is no weight."""
        return f"step {most.rung} of {most.ladder}" if most.load_kg is None else self.load(most.load_kg)


def patterns_finding(lines: Sequence[PatternLine]) -> str:
    """How many movements have a line to lean on, and which are asked for more than is known to have settled."""
    known = [line for line in lines if line.told >= FEW and line.tolerance is not None]
    if not known:
        return "Too few next mornings told yet to know what has settled"
    found = f"{len(known)} of {count(len(lines), 'movement')} with a load known to settle by the morning"
    above = sum(beyond(line) for line in known)
    return f"{found}; {above} last done above it" if above else f"{found}; none last done above it"


def beyond(line: PatternLine) -> bool:
    """The newest week did more than is known to have settled."""
    return line.tolerance is not None and line.weeks[-1].done.rank > line.tolerance.rank


def settled_words(line: PatternLine, called: Called) -> str:
    """'24 kg settled, 12 Oct', or what is not known yet, for the strip's right end."""
    if line.tolerance is None:
        return "nothing known to have settled yet"
    doubt = f" · only {line.told} of {count(line.days, 'day')} told" if line.told < FEW else ""
    return f"{called.short(line.tolerance)} settled, {day(line.tolerance.on)}{doubt}"


def patterns_twin(lines: Sequence[PatternLine], called: Called, *, finding: str) -> Twin:
    """Every movement in words."""
    rows = []
    for line in lines:
        last, most = line.weeks[-1], line.tolerance
        rows.append(
            (
                called.patterns[line.pattern],
                "not known yet" if most is None else called.most(most),
                "–" if most is None else day(most.on, year=True),
                called.most(last.done),
                SETTLED[last.settling],
                f"{line.told} of {line.days}",
            )
        )
    return Twin(f"{finding}.", COLUMNS, tuple(rows))
