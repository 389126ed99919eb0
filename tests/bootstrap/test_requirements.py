"""What is pinned, what is there, and when the virtual environment counts as set up."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lbp_core.bootstrap import requirements, setting_up
from lbp_core.bootstrap.places import ROOT, RUNTIME, TESTING
from lbp_core.bootstrap.saying import Stopped


@pytest.mark.parametrize("file", [RUNTIME, TESTING], ids=["run", "test"])
def test_every_requirement_is_pinned_and_says_why(file: Path) -> None:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines
    assert not [line for line in lines if not re.fullmatch(r"[\w.\[\]-]+==[\w.]+ +(; [^#]+)?# .{8,}", line)]
    assert len(requirements.pins(file)) == len([line for line in lines if not re.search(r"==\S+ +;", line)])


def test_what_only_some_machines_can_have_is_not_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(
        'no-such-package==1.0.0 ; sys_platform == "x"  # where there is one; else not\npytest==9.2.0  # a; b\n'
    )
    assert requirements.pins(file) == {"pytest": "9.2.0"}
    assert requirements.here([file])


def test_the_python_that_runs_the_tests_has_what_is_pinned() -> None:
    assert requirements.here([RUNTIME, TESTING])


def test_another_version_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("pydantic==1.0.0  # the old one\n")
    assert not requirements.here([file])
    file.write_text("no-such-package==1.0.0  # not there\n")
    assert not requirements.here([file])


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A virtual environment of the test's own, with nothing in it."""
    folder = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    monkeypatch.setattr(requirements, "STAMP", folder / "ready.txt")
    monkeypatch.setattr(requirements, "venv_python", lambda: python)
    return folder


def test_a_virtual_environment_counts_once_it_is_stamped_and_until_a_requirement_changes(
    venv: Path, tmp_path: Path
) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("pydantic==2.0.0\n")
    assert not requirements.in_venv([file])
    requirements.STAMP.write_text(requirements.stamp(file))
    assert requirements.in_venv([file])
    file.write_text("pydantic==2.0.1\n")
    assert not requirements.in_venv([file])


def test_a_virtual_environment_whose_python_went_away_does_not_count(venv: Path, tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("pydantic==2.0.0\n")
    requirements.STAMP.write_text(requirements.stamp(file))
    shutil.rmtree(venv / "bin")
    assert not requirements.in_venv([file])


def test_starting_again_in_vain_is_said_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LBP_SET_UP", str(setting_up.VENV))
    with pytest.raises(Stopped, match="still lacks something"):
        setting_up.start_again(["demo"])


def test_a_step_that_fails_shows_its_last_words_and_the_way_out(capfd: pytest.CaptureFixture[str]) -> None:
    broken = [sys.executable, "-c", "print('no network here'); raise SystemExit(3)"]
    with pytest.raises(Stopped, match="no network here") as stopped:
        setting_up.step("Installing", broken, mend="Check the connection.")
    assert str(stopped.value).endswith("Check the connection.")
    assert "Installing …" in capfd.readouterr().err


def test_a_fresh_copy_without_anything_sets_itself_up_and_says_so(tmp_path: Path) -> None:
    """A bare Python, a copy of the project, an installer that finds no packages: a sentence, no traceback."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "lbp_core", copy / "lbp_core", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(RUNTIME, copy)
    env = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PYTHONDONTWRITEBYTECODE": "1"}
    bare = [sys._base_executable, "-S", "-m", "lbp_core", "check-data"]  # -S: no installed package can be seen
    ran = subprocess.run(bare, cwd=copy, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "Making a virtual environment in .venv … done" in ran.stderr
    assert "Check the network connection" in ran.stderr
    assert "Traceback" not in ran.stderr
