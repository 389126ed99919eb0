"""Hunts mutants: `python -m tests.mutants.hunting --sample 300`. Every slip runs in a process of its own, split off from
one in which the tests have been found already; the tests that pass its line run, quickest first, until one fails.

Which tests pass which line is asked once of coverage.py (`--cov FILE`, or made first). Slips inside functions, methods
and lambdas are made, a rule's `when` too; what a record says beside it is broken by tests/stories/.
"""

import argparse
import gc
import os
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from types import CodeType, FunctionType

import coverage
import pytest

from lbp_core.bootstrap.places import ROOT
from tests.mutants.slips import Slip, made, slips

ROOMS = ("rules", "facts", "planning")
TESTS = ("tests/rules", "tests/facts", "tests/planning", "tests/stories", "tests/laws", "tests/coach")
SLOW = "postgres or trial or drawing or milliseconds or quickly or guesses"
WORDS = ["-c", "tests/pytest.ini", "--rootdir", ".", "-p", "no:cacheprovider", "-q", "-k", f"not ({SLOW})", *TESTS]
PATIENCE_S = 90
PASSED, KILLED, LATE = 0, 1, 2


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


def put_in(slip: Slip) -> bool:
    """Every function of that file that lives in this process is as the slip makes it. False where none does."""
    path = ROOT / slip.file
    new = compile(made(slip, path.read_text(encoding="utf-8")), str(path), "exec")
    known = {(one.co_qualname, one.co_firstlineno, one.co_freevars): one for one in codes(new)}
    functions = (one for one in gc.get_objects() if isinstance(one, FunctionType))
    living = [one for one in functions if one.__code__.co_filename.endswith(f"/{slip.file}")]
    for one in living:
        code = one.__code__
        one.__code__ = known.get((code.co_qualname, code.co_firstlineno, code.co_freevars), code)
    return bool(living)


class Hunt:
    """A plugin: once the tests are found, it runs them against one slip after the other instead of running them."""

    def __init__(self, chosen: list[Slip], passing: dict[tuple[str, int], set[str]], took: dict[str, float]) -> None:
        self.chosen, self.passing, self.took = chosen, passing, took
        self.outcomes: list[tuple[Slip, int]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Takes the place of the run."""
        by_name: dict[str, list[pytest.Item]] = defaultdict(list)
        for item in session.items:
            by_name[name_of(item)].append(item)
        for number, slip in enumerate(self.chosen, 1):
            names = sorted(self.passing.get((slip.file, slip.line), ()), key=lambda name: self.took.get(name, 0.0))
            items = [item for name in names for item in by_name.get(name, ())]
            began = time.monotonic()
            outcome = self._tried(slip, items)
            self.outcomes.append((slip, outcome))
            said = ("SURVIVED", "killed", "NOT DECIDED")[outcome]
            took = time.monotonic() - began
            where = f"{slip.file}:{slip.line} {slip.says}"
            sys.stderr.write(f"{number}/{len(self.chosen)} {said} {where} ({len(items)} tests, {took:.0f} s)\n")
        return True

    def _tried(self, slip: Slip, items: list[pytest.Item]) -> int:
        if not items:
            return PASSED
        pid = os.fork()
        if pid == 0:
            signal.alarm(PATIENCE_S)
            if not put_in(slip):
                os._exit(PASSED)
            with suppress(BaseException):
                for place, item in enumerate(items, 1):
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=next(iter(items[place:]), None))
                os._exit(PASSED)
            os._exit(KILLED)
        status = os.waitpid(pid, 0)[1]
        return LATE if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """In the process that was split off: the first test that fails ends it."""
        if report.failed:
            os._exit(KILLED)


def name_of(item: pytest.Item) -> str:
    """As coverage.py names what runs: the test's function, without its parameters."""
    function = getattr(item, "function", None)
    return f"{function.__module__}.{function.__qualname__}" if function else item.nodeid


def lines_passed(files: list[str]) -> dict[tuple[str, int], set[str]]:
    """Which tests pass which line."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for file in files:
        data = coverage.CoverageData(file)
        data.read()
        for path in data.measured_files():
            inside = path[path.index("lbp_core/") :]
            for line, names in data.contexts_by_lineno(path).items():
                found[inside, line] |= set(names) - {""}
    return found


def times(files: list[str]) -> dict[str, float]:
    """How many lines of the engine a test passes stands for how long it takes."""
    took: dict[str, float] = defaultdict(float)
    for names in lines_passed(files).values():
        for name in names:
            took[name] += 1
    return took


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
    parser.add_argument("--cov", nargs="*", default=[], help="coverage data with contexts; made first without it")
    return parser.parse_args()


def main() -> int:
    """0 where 95 of 100 or more were killed."""
    given = asked()
    files = given.cov or [measured()]
    chosen = [slip for slip in every_slip() if given.only in slip.file]
    total = len(chosen)
    if given.sample:
        chosen = Random(given.seed).sample(chosen, min(given.sample, total))
    hunt = Hunt(chosen, lines_passed(files), times(files))
    pytest.main(WORDS, plugins=[hunt])
    killed = sum(outcome == KILLED for _, outcome in hunt.outcomes)
    low, high = wilson(killed, len(chosen))
    lines = [
        f"{killed} of {len(chosen)} mutants killed ({low:.1%} to {high:.1%}); {total} can be made in {', '.join(ROOMS)}."
    ]
    words = {PASSED: "survived", LATE: f"not decided within {PATIENCE_S} s"}
    alive = sorted((one.file, one.line, words[ended], one.says) for one, ended in hunt.outcomes if ended in words)
    lines += [f"  {word}: {file}:{line} {says}" for file, line, word, says in alive]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if killed >= 0.95 * len(chosen) else 1


def measured() -> str:
    """Coverage data with contexts, made by running the tests once."""
    file = str(Path(os.environ.get("TMPDIR", "/tmp")) / "lbp-mutants.coverage")
    places = ",".join(f"lbp_core/{room}" for room in ROOMS)
    pid = os.fork()
    if pid == 0:
        cov = coverage.Coverage(data_file=file, branch=True, source=places.split(","), config_file=False)
        cov.set_option("run:dynamic_context", "test_function")
        cov.start()
        pytest.main(WORDS)
        cov.stop()
        cov.save()
        os._exit(0)
    os.waitpid(pid, 0)
    return file


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
