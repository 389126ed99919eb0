"""The trial: virtual clients in several worlds, each way of deciding on the same ones, and a table with intervals.

Run: python -m tests.benchmarks.trial [quick | usual | long] [world …]. The same seeds each time, so the same table each
time. `usual` takes about two minutes. The figures judge the engine against assumptions, not against people.
"""

import sys
import time
from collections.abc import Iterator

from tests.benchmarks.trial.deciding import WAYS
from tests.benchmarks.trial.living import Came, Life
from tests.benchmarks.trial.measuring import SUMS, calibration, due, figure, late, trained
from tests.benchmarks.trial.people import KINDS, person
from tests.benchmarks.trial.worlds import WORLDS, World

CLIENTS = {"quick": 2, "usual": 6, "long": 60}
"""How many of each kind and weight."""


def say(line: str = "") -> None:
    """One line of the table."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def lives(world: World, way: str, each: int) -> Iterator[Came]:
    """Every client of that world under that way of deciding."""
    for kind in KINDS:
        for number in range(each * kind.weight):
            yield Life(person(kind, world, number), WAYS[way]).live()


def row(way: str, came: list[Came], oracle: float) -> str:
    """One line of the table."""
    fit = trained(came)
    share = figure(fit, lambda some: 100 * SUMS["gain"](some) / oracle if oracle else 0)
    cells = [str(figure(fit, SUMS[name])) for name in list(SUMS)[1:]]
    lates = ["–" if way == "oracle" else str(figure(due(came, why), late)) for why in ("worse", "signs", "stuck")]
    return "| " + " | ".join([way, str(share), *cells, *lates]) + " |"


HEAD = ["way", "gain, % of the oracle's", *list(SUMS)[1:], "weeks late: worse", "new signs", "stuck"]


def main() -> None:
    """Print the tables."""
    words = sys.argv[1:]
    each = next((CLIENTS[word] for word in words if word in CLIENTS), CLIENTS["usual"])
    chosen = [world for world in WORLDS if world.name in words] or list(WORLDS)
    foretold: list[tuple[float, bool]] = []
    started = time.perf_counter()
    for number, world in enumerate(chosen, 1):
        sys.stderr.write(f"world {number} of {len(chosen)}: {world.name}\n")
        came = {way: list(lives(world, way, each)) for way in WAYS}
        oracle = SUMS["gain"](trained(came["oracle"]))
        say(f"\n### {world.name.capitalize()}\n\n{world.says} The oracle gains {100 * oracle:.0f} %.\n")
        say("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
        for way, some in came.items():
            say(row(way, some, oracle))
        foretold += [pair for one in came["engine"] for pair in one.foretold]
    say("\n### The chance of a bad morning, said and come\n\n| mornings | said | came |\n|---|---|---|")
    for count, said, came_true in calibration(foretold):
        say(f"| {count} | {100 * said:.0f} % | {100 * came_true:.0f} % |")
    sys.stderr.write(f"{time.perf_counter() - started:.0f} s\n")


if __name__ == "__main__":
    main()
