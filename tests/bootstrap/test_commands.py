"""The way in: what is said where a command is unknown, not there yet, or cannot be had, and how fast it is."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lbp_core.bootstrap import commands, serving
from lbp_core.bootstrap.places import ROOT


def lbp(*words: str, python: str = sys.executable, given: str = "") -> subprocess.CompletedProcess[str]:
    """`python3 -m lbp_core …` in the project."""
    command = [python, "-m", "lbp_core", *words]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False, timeout=60)


def test_no_command_shows_the_list_and_where_to_begin() -> None:
    ran = lbp()
    assert ran.returncode == 0
    assert all(f"  {name} " in ran.stdout for name in commands.COMMANDS)
    assert ran.stdout.rstrip().endswith("Begin with: python3 -m lbp_core demo")


@pytest.mark.parametrize(
    ("typed", "meant"), [("dmeo", "demo"), ("tets", "test"), ("rulebok", "rulebook"), ("rewiev", "review")]
)
def test_a_mistyped_command_gets_the_nearest_name(typed: str, meant: str) -> None:
    ran = lbp(typed)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"There is no command '{typed}'. Did you mean '{meant}'?" in ran.stderr


def test_a_command_like_no_other_gets_the_whole_list() -> None:
    ran = lbp("xyzzy")
    assert ran.returncode == 2
    assert "Did you mean" not in ran.stderr
    assert ran.stderr.rstrip().endswith("check-data, rulebook.")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("demo", "--prot", "8600"), "it does not know --prot 8600"),
        (("demo", "--port", "many"), "invalid int value: 'many'"),
        (("demo", "--port", "80"), "from 1024 to 65535; it says 80"),
        (("screen", "file.json"), "it does not know file.json"),
        (("rulebook", "--chekc"), "it does not know --chekc"),
    ],
)
def test_a_wrong_option_is_one_sentence(words: tuple[str, ...], says: str) -> None:
    ran = lbp(*words)
    assert ran.returncode == 2
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_taken_port_is_said_before_anything_is_made() -> None:
    with serving.socket.socket() as taken:
        taken.bind((serving.HERE, 0))
        taken.listen()
        ran = lbp("demo", "--port", str(taken.getsockname()[1]))
    assert ran.returncode == 2
    assert "is taken by another program" in ran.stderr


@pytest.mark.parametrize("words", [("test", "--set-up-only"), ("xyzzy",), ("help",)])
def test_where_nothing_is_missing_the_way_in_costs_less_than_a_second(words: tuple[str, ...]) -> None:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        lbp(*words)
        took.append(time.perf_counter() - began)
    assert min(took) < 1, took


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    way_in = (ROOT / "lbp_core/__main__.py").read_text(encoding="utf-8")
    pretend = f"import sys; sys.version_info = (3, 9, 1); exec(compile({way_in!r}, 'way in', 'exec'))"
    ran = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("This needs Python 3.11 or newer; this one is 3.9.")


def test_a_bare_python_gets_as_far_as_the_help() -> None:
    """-S: no installed package can be seen."""
    ran = subprocess.run(
        [sys.executable, "-S", "-m", "lbp_core"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "check-data" in ran.stdout


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    shell = f"{sys.executable} -m lbp_core help | true"
    ran = subprocess.run(shell, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr


def test_the_bootstrap_needs_the_standard_library_only(tmp_path: Path) -> None:
    says = "import sys, lbp_core.bootstrap.commands; print([m for m in ('pydantic', 'yaml') if m in sys.modules])"
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run([sys.executable, "-c", says], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
