"""Hunts mutants: `python -m tests.mutants.hunting --sample 300`. Every slip runs in a process of its own, split off from
one in which the tests have been found already; the tests that pass its line run, quickest first, until one fails.

The tests are those of the core alone: no page, no server, and no laws, which take a hundred times as long as tests/answers/
takes to see a wrong answer. Which test passes which line, and how long it takes, is asked first, once (`--known FOLDER`
keeps it for the next hunt). Slips inside functions, methods and lambdas are made, a rule's `when` too; what a record says
beside it is broken by tests/stories/.
"""

import argparse
import gc
import json
import os
import pickle
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from random import Random
from types import CodeType, FunctionType

import coverage
import pytest
import yaml

from lbp_core.bootstrap.places import ROOT
from tests.mutants.slips import Slip, made, slips

ROOMS = ("rules", "facts", "planning")
TESTS = ("tests/rules", "tests/facts", "tests/planning", "tests/stories", "tests/answers")
SLOW = "postgres or trial or drawing or milliseconds or quickly"
WORDS = ["-c", "tests/pytest.ini", "--rootdir", ".", "-p", "no:cacheprovider", "-q", "-k", f"not ({SLOW})", *TESTS]
PATIENCE = 3.0, 10.0
"""Times what the tests take without the slip, and seconds beside, both of a processor: who takes longer never ends."""
PASSED, KILLED, LATE = 0, 1, 2
SAID = {PASSED: "survived", KILLED: "killed", LATE: "killed, it does not end"}


def wilson(killed: int, of: int) -> tuple[float, float]:
    """The share that is killed, as an interval of 95 %."""
    z, share = 1.96, killed / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * ((share * (1 - share) + z * z / (4 * of)) / of) ** 0.5 / (1 + z * z / of)
    return middle - half, middle + half


def codes(code: CodeType) -> Iterator[CodeType]:
    """That code and all inside it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes(one)


@dataclass
class Living:
    """The engine's functions in this process, by file, and what remembers their answers."""

    functions: dict[str, list[FunctionType]] = field(default_factory=lambda: defaultdict(list))
    memories: list[_lru_cache_wrapper] = field(default_factory=list)  # type: ignore[type-arg]

    @classmethod
    def found(cls) -> "Living":
        """All that there are now."""
        here = cls()
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and (path := inside(one.__code__.co_filename)):
                here.functions[path].append(one)
            elif isinstance(one, _lru_cache_wrapper) and inside(one.__wrapped__.__code__.co_filename):
                here.memories.append(one)
        return here

    def put_in(self, slip: Slip) -> bool:
        """Every function of that file is as the slip makes it, and nothing is remembered. False where none lives."""
        path = ROOT / slip.file
        new = compile(made(slip, path.read_text(encoding="utf-8")), str(path), "exec")
        known = {(one.co_qualname, one.co_firstlineno, one.co_freevars): one for one in codes(new)}
        for one in self.functions[slip.file]:
            code = one.__code__
            one.__code__ = known.get((code.co_qualname, code.co_firstlineno, code.co_freevars), code)
        for memory in self.memories:
            memory.cache_clear()
        return bool(self.functions[slip.file])


def inside(path: str) -> str | None:
    """The file as slips name it; None outside the three rooms."""
    _, found, rest = path.rpartition("lbp_core/")
    return f"{found}{rest}" if found and rest.split("/")[0] in ROOMS else None


class Hunt:
    """A plugin: once the tests are found, it runs them against one slip after the other instead of running them."""

    def __init__(self, chosen: list[Slip], known: "Known", *, jobs: int) -> None:
        self.chosen, self.known, self.jobs = chosen, known, jobs
        self.outcomes: list[tuple[Slip, int]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Takes the place of the run."""
        self.items: dict[str, list[pytest.Item]] = defaultdict(list)
        for item in session.items:
            self.items[name_of(item)].append(item)
        self.living = Living.found()
        gc.collect()
        gc.freeze()
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / str(job) for job in range(self.jobs)]
            jobs = [self._split_off(file, self.chosen[job :: self.jobs]) for job, file in enumerate(files)]
            for pid in jobs:
                os.waitpid(pid, 0)
            self.outcomes = [one for file in files for one in pickle.loads(file.read_bytes())]
        return True

    def _split_off(self, file: Path, chosen: list[Slip]) -> int:
        """A process that tries these slips and writes down how each ended."""
        pid = os.fork()
        if pid == 0:
            outcomes = []
            for number, slip in enumerate(chosen, 1):
                began = time.monotonic()
                outcomes.append((slip, outcome := self._tried(slip)))
                where = f"{slip.file}:{slip.line} {slip.says} ({time.monotonic() - began:.1f} s)"
                sys.stderr.write(f"{number}/{len(chosen)} {SAID[outcome]}: {where}\n")
            file.write_bytes(pickle.dumps(outcomes))
            os._exit(0)
        return pid

    def _tried(self, slip: Slip) -> int:
        names = [name for name in self.known.passing(slip) if name in self.items]
        items = [item for name in names for item in self.items[name]]
        if not items:
            return PASSED
        pid = os.fork()
        if pid == 0:
            self._try(slip, items, sum(self.known.took[name] for name in names))
        status = os.waitpid(pid, 0)[1]
        return LATE if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)

    def _try(self, slip: Slip, items: list[pytest.Item], usual_s: float) -> None:
        """In the process that was split off; the first test that fails ends it."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if not self.living.put_in(slip):
            os._exit(PASSED)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE[0] * usual_s + PATIENCE[1])
        with suppress(BaseException):
            for place, item in enumerate(items, 1):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=next(iter(items[place:]), None))
            os._exit(PASSED)
        os._exit(KILLED)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that fails has noticed the slip."""
        if report.failed:
            os._exit(KILLED)


def name_of(item: pytest.Item) -> str:
    """As coverage.py names what runs: the test's function, without its parameters."""
    function = getattr(item, "function", None)
    return f"{function.__module__}.{function.__qualname__}" if function else item.nodeid


@dataclass(frozen=True)
class Known:
    """Which tests pass which line of the engine, and the seconds of a processor that each takes."""

    passes: dict[tuple[str, int], set[str]]
    took: dict[str, float]

    @classmethod
    def read(cls, folder: Path) -> "Known":
        """As `measure` wrote it down."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        data = coverage.CoverageData(str(folder / "lines"))
        data.read()
        for path in data.measured_files():
            for line, names in data.contexts_by_lineno(path).items():
                found[str(inside(path)), line] |= set(names) - {""}
        took = json.loads((folder / "took.json").read_text(encoding="utf-8"))
        return cls(found, defaultdict(float, took))

    def passing(self, slip: Slip) -> list[str]:
        """The tests that pass its line, quickest first."""
        return sorted(self.passes.get((slip.file, slip.line), ()), key=lambda name: self.took[name])


class Timed:
    """A plugin that adds up how long each test function takes."""

    def __init__(self) -> None:
        self.took: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """One test, with what it asks for."""
        began = time.process_time()
        yield
        self.took[name_of(item)] += time.process_time() - began
        return True  # type: ignore[return-value]  # a wrapper's answer


def measure(folder: Path) -> None:
    """Runs the tests once, in a process of its own, and writes down which passes which line."""
    pid = os.fork()
    if pid == 0:
        places = [f"lbp_core/{room}" for room in ROOMS]
        cov = coverage.Coverage(data_file=str(folder / "lines"), branch=True, source=places, config_file=False)
        cov.set_option("run:dynamic_context", "test_function")
        cov.start()
        pytest.main(WORDS, plugins=[timed := Timed()])
        cov.stop()
        cov.save()
        (folder / "took.json").write_text(json.dumps(timed.took), encoding="utf-8")
        os._exit(0)
    os.waitpid(pid, 0)


@cache
def same() -> frozenset[tuple[str, str, str]]:
    """File, line and slip of those that change nothing: same.yaml says why."""
    listed = yaml.safe_load(Path(__file__).with_name("same.yaml").read_text(encoding="utf-8"))
    return frozenset((one["file"], one["line"], one["says"]) for one in listed)


def place_of(slip: Slip) -> tuple[str, str, str]:
    """As same.yaml names it: by what stands in the line, which outlives the number of the line."""
    return slip.file, lines_of(slip.file)[slip.line - 1].strip(), slip.says


@cache
def lines_of(file: str) -> list[str]:
    """The lines of that file."""
    return (ROOT / file).read_text(encoding="utf-8").splitlines()


def every_slip() -> list[Slip]:
    """All that can be made in the three rooms."""
    paths = sorted(str(one.relative_to(ROOT)) for room in ROOMS for one in (ROOT / "lbp_core" / room).glob("*.py"))
    return [slip for path in paths for slip in slips(path, (ROOT / path).read_text(encoding="utf-8"))]


def asked() -> argparse.Namespace:
    """What the command takes."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants.hunting", description=__doc__)
    parser.add_argument("--sample", type=int, help="how many slips, chosen by lot; all without it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="files whose path holds this")
    parser.add_argument("--jobs", type=int, default=1, help="processes side by side")
    parser.add_argument("--known", type=Path, help="a folder that keeps which test passes which line")
    return parser.parse_args()


def told(outcomes: list[tuple[Slip, int]], *, total: int) -> str:
    """The share that was killed, room by room, and who survived."""
    lines = []
    for room in ("", *ROOMS):
        of = [ended for slip, ended in outcomes if room in slip.file.split("/")[1]]
        killed = sum(ended != PASSED for ended in of)
        if of:
            low, high = wilson(killed, len(of))
            share = f"{killed} of {len(of)}, {killed / len(of):.1%} ({low:.1%} to {high:.1%})"
            lines.append(f"{room or 'all'}: {share} killed")
    lines.append(f"{total} can be made, without {len(same())} that change nothing (tests/mutants/same.yaml).")
    alive = sorted((slip.file, slip.line, slip.says) for slip, ended in outcomes if ended == PASSED)
    return "\n".join([*lines, *(f"  survived: {file}:{line} {says}" for file, line, says in alive), ""])


def main() -> int:
    """0 where 95 of 100 or more were killed."""
    given = asked()
    os.environ["CI"] = "1"  # the laws' examples are the same ones each time
    chosen = [slip for slip in every_slip() if given.only in slip.file and place_of(slip) not in same()]
    total = len(chosen)
    if given.sample:
        chosen = Random(given.seed).sample(chosen, min(given.sample, total))
    with tempfile.TemporaryDirectory() as folder:
        known = given.known or Path(folder)
        known.mkdir(parents=True, exist_ok=True)
        if not (known / "took.json").exists():
            measure(known)
        hunt = Hunt(chosen, Known.read(known), jobs=given.jobs)
        pytest.main(WORDS, plugins=[hunt])
    sys.stdout.write(told(hunt.outcomes, total=total))
    return 0 if sum(ended != PASSED for _, ended in hunt.outcomes) >= 0.95 * len(chosen) else 1


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
