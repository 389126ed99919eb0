"""`demo` and `run` from outside: they say where they are, answer there, and leave nothing behind."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lbp_core.bootstrap import serving
from lbp_core.bootstrap.places import ROOT, sqlite_url
from tests.servers import copy_studio, own_port

Started = subprocess.Popen[str]


@pytest.fixture
def port() -> int:
    """A free port."""
    return own_port()


@pytest.fixture
def begin() -> Iterator[object]:
    """Starts `python3 -m lbp_core …` and ends it with the test, whatever happened."""
    begun: list[Started] = []

    def start(*words: str, database: str | None = None) -> Started:
        env = {name: value for name, value in os.environ.items() if name != "LBP_DATABASE_URL"}
        env |= {"LBP_DATABASE_URL": database} if database else {}
        command = [sys.executable, "-m", "lbp_core", *words]
        pipe = subprocess.PIPE
        begun.append(
            subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True)
        )
        return begun[-1]

    yield start
    for process in begun:
        process.terminate()
        process.communicate(timeout=60)


def announced(started: Started) -> str:
    """What it prints once it answers, up to how to stop it."""
    said = ""
    for line in started.stdout:
        said += line
        if "Ctrl-C stops it" in line:
            return said
    raise AssertionError(started.stderr.read())


def address_of(started: Started) -> str:
    """The address it prints once it answers."""
    return re.search(r"The studio is open: (http://127\.0\.0\.1:\d+)", announced(started))[1]


def end(started: Started, how: signal.Signals) -> tuple[int, str, str]:
    """Exit code and last words after that signal."""
    started.send_signal(how)
    said, complained = started.communicate(timeout=60)
    return started.returncode, said, complained


def answers(url: str) -> bool:
    """True where the app is well."""
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
        f"{url}/_stcore/health", timeout=30
    ) as response:
        return response.status == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_run_opens_a_new_named_studio_and_stops_cleanly(
    how: signal.Signals, begin: object, port: int, tmp_path: Path
) -> None:
    studio = tmp_path / "studio.db"
    started = begin("run", "--new", "--no-browser", "--port", str(port), database=sqlite_url(studio))
    assert answers(address_of(started))
    code, _, complained = end(started, how)
    assert (code, "Traceback" in complained) == (0, False), complained
    assert not serving.taken(port)
    assert studio.stat().st_size > 0


def test_run_makes_no_studio_in_a_named_place_by_chance(begin: object, port: int, tmp_path: Path) -> None:
    studio = tmp_path / "gone.db"
    started = begin("run", "--no-browser", "--port", str(port), database=sqlite_url(studio))
    _, complained = started.communicate(timeout=60)
    assert started.returncode == 2
    assert "Traceback" not in complained
    assert complained.strip()
    assert not studio.exists()


def test_demo_opens_a_studio_in_a_named_folder_as_it_was_left(
    begin: object, port: int, tmp_path: Path, demo_studio: Path
) -> None:
    copy_studio(demo_studio, tmp_path / "studio.db")
    made = (tmp_path / "studio.db").stat().st_mtime
    started = begin("demo", "--at", str(tmp_path), "--no-browser", "--port", str(port))
    said = announced(started)
    assert "is opened as it was left." in said
    assert "the studio stays in" in said
    assert end(started, signal.SIGTERM)[0] == 0
    assert (tmp_path / "studio.db").stat().st_mtime == made


def test_demo_in_a_temporary_folder_leaves_nothing_behind(
    begin: object, port: int, tmp_path: Path, monkeypatch: object
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    started = begin("demo", "--no-browser", "--port", str(port))
    said = announced(started)
    assert "None of them is a real person." in said
    assert "is removed then" in said
    assert answers(f"http://{serving.HERE}:{port}")
    assert list(tmp_path.glob("lbp-demo-*/studio.db"))
    assert end(started, signal.SIGINT)[0] == 0
    assert not list(tmp_path.glob("lbp-demo-*"))
    assert not serving.taken(port)


def test_an_app_that_dies_by_itself_is_said_in_a_sentence(begin: object, port: int, tmp_path: Path) -> None:
    started = begin("run", "--new", "--no-browser", "--port", str(port), database=sqlite_url(tmp_path / "studio.db"))
    address_of(started)
    children = Path(f"/proc/{started.pid}/task/{started.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    _, complained = started.communicate(timeout=60)
    assert started.returncode == 2
    assert "The app ended by itself" in complained


def test_an_app_whose_parent_is_killed_goes_too(begin: object, port: int, tmp_path: Path) -> None:
    started = begin("run", "--new", "--no-browser", "--port", str(port), database=sqlite_url(tmp_path / "studio.db"))
    address_of(started)
    started.kill()
    started.wait()
    until = time.monotonic() + 10
    while serving.taken(port) and time.monotonic() < until:
        time.sleep(0.1)
    assert not serving.taken(port)


def test_the_app_listens_on_this_machine_only(begin: object, port: int, tmp_path: Path) -> None:
    started = begin("run", "--new", "--no-browser", "--port", str(port), database=sqlite_url(tmp_path / "studio.db"))
    address_of(started)
    tables = [Path(f"/proc/net/{name}").read_text() for name in ("tcp", "tcp6")]
    listening = re.findall(rf" ([0-9A-F]+):{port:04X} [0-9A-F:]+ 0A ", "".join(tables))
    assert listening == ["0100007F"]
