"""`test`, `faults`, `large` and `bench`: set up what the tests drive and run them. The tests themselves are in tests/."""

import argparse
import os
import sys
from pathlib import Path

from lbp_core.bootstrap import programs
from lbp_core.bootstrap.places import ROOT
from lbp_core.bootstrap.saying import say
from lbp_core.bootstrap.setting_up import become


def options(parser: argparse.ArgumentParser) -> None:
    """--set-up-only; everything else is pytest's."""
    parser.add_argument(
        "--set-up-only", action="store_true", help="install what is missing and print the Python to use"
    )
    parser.usage = f"{parser.prog} [--set-up-only] [what pytest takes, such as -k pain or tests/rules]"


def test(asked: argparse.Namespace) -> int:
    """Becomes pytest: 0 only where tests ran and every one passed. (Becomes, so that Ctrl-C lets it tidy up.)"""
    programs.install_missing()
    if asked.set_up_only:
        print(sys.executable)
        return 0
    words = asked.passed_on or ["-n", str(min(4, os.cpu_count() or 1)), "--hazard-log"]
    say(f"Running the tests: pytest {' '.join(words)}")
    ini = ROOT / "tests" / "pytest.ini"
    command = [sys.executable, "-m", "pytest", "-c", ini, "--rootdir", ROOT, *words]
    if not any(not word.startswith("-") and "tests" in word for word in words):
        command.append(ROOT / "tests")
    os.chdir(ROOT)
    return become(command, env=os.environ)


def faults_options(parser: argparse.ArgumentParser) -> None:
    """--long, --write FILE, --go-on."""
    parser.add_argument("--long", action="store_true", help="as often as the promises say; up to half an hour")
    parser.add_argument("--write", metavar="FILE", help="also a page with the table, such as docs/faults.md")
    parser.add_argument("--go-on", action="store_true", help="keep the lines that FILE has from a run that was cut off")


def faults(asked: argparse.Namespace) -> int:
    """Becomes the fault suite: kills, power cuts, full disks, damaged files, crowds; one table."""
    programs.install_missing()
    words = [*(["--long"] if asked.long else []), *(["--go-on"] if asked.go_on else [])]
    words += ["--write", str(Path(asked.write).absolute())] if asked.write else []
    os.chdir(ROOT)
    return become([sys.executable, "-m", "tests.faults.suite", *words], env=os.environ)


def large_options(parser: argparse.ArgumentParser) -> None:
    """Everything is the benchmark's own."""
    parser.usage = (
        f"{parser.prog} [--clients 10000] [--years 5] [--weeks 12] [--at FOLDER] [--keep] [--fill-only] [--write FILE]"
    )


def large(asked: argparse.Namespace) -> int:
    """Becomes the benchmark of a large studio: filled with a progress bar, then measured beside one of twenty."""
    return _benchmark("large", asked)


def bench_options(parser: argparse.ArgumentParser) -> None:
    """Everything is the benchmark's own."""
    parser.usage = (
        f"{parser.prog} [--rounds 20] [--only taps loads server memory twenty first phones core] [--write FILE]"
    )


def bench(asked: argparse.Namespace) -> int:
    """Becomes the benchmark: the real app beside bare Streamlit pages, in a browser and over the raw websocket."""
    return _benchmark("whole", asked)


def _benchmark(name: str, asked: argparse.Namespace) -> int:
    programs.install_missing()
    os.chdir(ROOT)
    return become([sys.executable, "-m", f"tests.benchmarks.{name}", *asked.passed_on], env=os.environ)
