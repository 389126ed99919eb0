"""Makes the virtual environment and fills it from the requirement files, once. Browsers and databases: programs.py."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from lbp_core.bootstrap import programs
from lbp_core.bootstrap.places import ROOT, VENV, venv_python
from lbp_core.bootstrap.requirements import STAMP, always, in_venv, stamp, where_there_is_one
from lbp_core.bootstrap.saying import Stopped, say, step

_AGAIN = "LBP_SET_UP"


def make_ready(files: Sequence[Path]) -> None:
    """Sets up the virtual environment from these files; nothing happens where that is done. Raises Stopped."""
    with _one_at_a_time():
        if in_venv(files):
            return
        if not os.access(ROOT, os.W_OK):
            raise Stopped(f"{ROOT} cannot be written to, so nothing can be set up there. Copy the project elsewhere.")
        if not _python_works():
            _make_venv()
        step(
            f"Installing what {' and '.join(str(file.relative_to(ROOT)) for file in files)} name",
            [*_pip(venv_python()), *(name for file in files for name in always(file))],
            mend="Check the network connection and start the same command again.",
        )
        for line in (line for file in files for line in where_there_is_one(file)):
            add(line, venv_python())
        STAMP.write_text("\n".join(map(stamp, files)) + "\n", encoding="utf-8")


def add(line: str, python: str | Path) -> bool:
    """Installs what only some machines can have, never from its source; False, with a word on it, where it is not to be had."""
    name = line.partition("==")[0]
    try:
        step(f"Adding {name}", [*_pip(python), "--only-binary", ":all:", line], mend="")
    except Stopped:
        say(f"{name} is not to be had for this machine just now. Everything else works without it.")
        return False
    return True


def _pip(python: str | Path) -> list[str | Path]:
    return [python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]


def start_again(arguments: Sequence[str]) -> NoReturn:
    """Goes on as the virtual environment's Python with the same arguments; never returns. Raises Stopped in a loop."""
    if os.environ.get(_AGAIN) == str(VENV):
        raise Stopped(f"{VENV} was set up and still lacks something. Remove that folder and start again.")
    become([venv_python(), "-m", "lbp_core", *arguments], env={**os.environ, _AGAIN: str(VENV)})


def become(command: Sequence[str | Path], *, env: Mapping[str, str]) -> NoReturn:
    """Turns into that program, so that it gets every signal itself; never returns."""
    words = [str(word) for word in command]
    if os.name == "nt":
        sys.exit(subprocess.call(words, env=env))  # Windows has no exec that keeps the terminal
    os.execve(words[0], words, env)  # noqa: S606 - our own Python, a list of words


def _python_works() -> bool:
    """True where the virtual environment has a Python that starts and has pip."""
    python = venv_python()
    quiet = subprocess.DEVNULL
    return python.exists() and subprocess.call([python, "-m", "pip", "--version"], stdout=quiet, stderr=quiet) == 0


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        programs.install(["python3-venv"], "Python's venv package", mend="Install the package python3-venv.")
    shutil.rmtree(VENV, ignore_errors=True)
    step(
        f"Making a virtual environment in {VENV.name}",
        [sys.executable, "-m", "venv", VENV],
        mend="On Debian or Ubuntu install the package python3-venv, then start the same command again.",
    )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two commands started at once set up once: the second waits."""
    name = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    with (Path(tempfile.gettempdir()) / f"lbp-set-up-{name}.lock").open("a") as lock:
        if os.name == "nt":
            yield  # no lock there: the second start fails with pip's own words
            return
        import fcntl  # not on Windows

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is setting up here; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
