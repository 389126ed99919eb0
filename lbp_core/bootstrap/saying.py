"""How set-up speaks: one line per step with its time, on standard error, so that standard output stays an answer."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Stopped(Exception):
    """One sentence for the person at the keyboard: what happened and what to do next."""


@contextmanager
def in_plain_words() -> Iterator[None]:
    """What the core refuses to do, or cannot read in data/, as a sentence. Raises Stopped."""
    from lbp_core.evidence.reading import BrokenKnowledge  # needs the requirements, so it waits until they are there
    from lbp_core.models.refusal import Refused

    try:
        yield
    except Refused as refused:
        raise Stopped(str(refused)) from None
    except BrokenKnowledge as broken:
        raise Stopped(f"{broken}\nMend data/, and check it with: python3 -m lbp_core check-data") from None


def say(sentence: str) -> None:
    """A line on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def line(words: str) -> None:
    """Takes the place of the last such line, on a terminal; elsewhere nothing."""
    if sys.stderr.isatty():
        print(f"{_back()}{words}", end="", file=sys.stderr, flush=True)


def step(title: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, mend: str) -> None:
    """Runs a program quietly and shows how long it takes. Raises Stopped with its last lines and the way to mend it."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as log:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=env)
        try:
            _watch(child, title, began)
        except BaseException:
            child.terminate()
            child.wait()
            raise
        if child.returncode != 0:
            raise Stopped(f"{title} did not work:\n{_last_lines(log)}\n{mend}")
    say(f"{_back()}{title} … done in {time.monotonic() - began:.0f} s")


def _watch(child: subprocess.Popen[bytes], title: str, began: float) -> None:
    """A running clock on a terminal, a line every 15 s elsewhere."""
    every = 1 if sys.stderr.isatty() else 15
    print(f"{title} …", end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
    while True:
        try:
            child.wait(timeout=every)
            return
        except subprocess.TimeoutExpired:
            end = "" if sys.stderr.isatty() else "\n"
            print(f"{_back()}{title} … {time.monotonic() - began:.0f} s", end=end, file=sys.stderr, flush=True)


def _back() -> str:
    """Back to the start of the line, where there is a line to go back to."""
    return "\r\033[K" if sys.stderr.isatty() else ""


def _last_lines(log: IO[bytes]) -> str:
    log.seek(0)
    lines = log.read().decode("utf-8", errors="replace").strip().splitlines()
    return "\n".join(f"  | {line}" for line in lines[-15:])
