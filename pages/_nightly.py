"""Makes the studio's backups while the app runs, in a process of their own beside it. What a backup is: lbp_core/keeping."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from lbp_core.coach.keeping.backups import due
from lbp_core.coach.studio import the_only_one
from lbp_core.models.refusal import Refused
from pages import _studio
from pages._beside import now_and_then

FIRST_AFTER_S, EVERY_S = 300.0, 600.0
LONGEST_S = 4 * 3_600
"""A studio of ten thousand has more than ten gigabytes to read through, after everybody else."""
COMMAND = (sys.executable, "-m", "lbp_core", "backup", "--if-due")


def start(stop: Event) -> Thread:
    """Looks every ten minutes until told to stop, first five minutes after the start."""
    return now_and_then(_in_turn, stop, name="backups", first_s=FIRST_AFTER_S, every_s=EVERY_S)


def _in_turn() -> None:
    """A demo studio needs no backup."""
    if not _studio.the_studio().demo:
        look()


def look(make: Callable[[], object] | None = None) -> None:
    """Makes one where it is due. Of several apps that serve the studio one does; the others find it done."""
    try:
        with the_only_one(_studio.address()) as ours:
            if ours and due(_studio.address(), at=_studio.now()):
                (make or make_one)()
    except Refused as sentence:  # the database is away: looked at again in ten minutes
        logging.getLogger("lbp").error("No backup was made: %s", sentence)


def make_one(run: Callable[..., "subprocess.CompletedProcess[str]"] = subprocess.run) -> bool:
    """True where it was made. A process of its own, so that reading every row takes no time from anybody's tap."""
    env = {**os.environ, "LBP_DATABASE_URL": _studio.address()}
    try:
        done = run(
            _politely(COMMAND),
            cwd=_studio.ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        logging.getLogger("lbp").error("The backup did not start or did not end: %s", error)
        return False
    if done.returncode != 0:
        logging.getLogger("lbp").error("No backup was made: %s", done.stderr.strip()[-500:])
    return done.returncode == 0


def _politely(command: tuple[str, ...]) -> list[str]:
    """After everybody else, where the system knows how to say so."""
    nice = Path("/usr/bin/nice")
    return [str(nice), "-n", "15", *command] if nice.exists() else list(command)
