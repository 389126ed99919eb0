"""`backup`, `restore` and `verify` from the keyboard. What they do is in lbp_core/keeping and lbp_core/storage."""

import argparse
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_core.bootstrap.places import STUDIO, sqlite_url
from lbp_core.bootstrap.saying import Stopped, in_plain_words

if TYPE_CHECKING:
    from lbp_core.keeping.backing_up import Keeping

SEALED_WITH = "LBP_BACKUP_KEY"


def backup_options(parser: argparse.ArgumentParser) -> None:
    """FILE, --if-due."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="where to (default: the studio's own backups)"
    )
    parser.add_argument("--if-due", action="store_true", help="only where the last good one is older than a day")


def restore_options(parser: argparse.ArgumentParser) -> None:
    """FILE."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="which one (default: the newest that is whole)"
    )


def backup(asked: argparse.Namespace) -> int:
    """One checked backup, while the app may be running."""
    from lbp_core.keeping.backing_up import back_up
    from lbp_core.keeping.shelf import is_due

    keeping, at = _keeping(), datetime.now(UTC)
    if asked.if_due and not is_due(keeping.folder, at=at):
        print("The last good backup is less than a day old; nothing was to be done.")
        return 0
    with in_plain_words():
        made = back_up(keeping, at=at, to=None if asked.file is None else asked.file.absolute())
    print(
        f"A backup of {made.clients} clients ({made.rows} rows, each one checked) lies in {made.file}; it is "
        f"{_closed(keeping)}."
    )
    print("Next: keep a copy of it on another disk. It is put back with: python3 -m lbp_core restore FILE")
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Puts a backup in the studio's place; the older studio is set aside."""
    from lbp_core.coach.leaving.erasing import erase_again
    from lbp_core.keeping.restoring import restore as put_back

    at = datetime.now(UTC)
    with in_plain_words():
        file = None if asked.file is None else asked.file.absolute()
        done = put_back(_keeping(), at=at, file=file, erase=partial(erase_again, at=at))
    up_to = "before the first entry" if done.as_of is None else f"up to {done.as_of:%d %B %Y, %H:%M} UTC"
    print(f"The studio is back from {done.backup.name}: {done.clients} clients, records {up_to}.")
    if done.encrypted:
        print("It is encrypted, as the studio here or the backup was; `python3 -m lbp_core decrypt` takes that away.")
    print(f"What was written after that is not in it. {done.links_ended} clients' links ended: send new ones.")
    if done.aside is not None:
        print(f"What lay there before is kept in {done.aside}; remove it once you are sure.")
    print("Next: python3 -m lbp_core run. It asks every client the full safety questions again before they train.")
    return 0


def verify(_: argparse.Namespace) -> int:
    """Reads every row against the chain; the first that is not as it was written is named. Exit code 1 then."""
    from lbp_core.keeping.looking_through import look_through

    with in_plain_words():
        found = look_through(_keeping())
    for line in found.says:
        print(line)
    return 0 if found.whole else 1


def _closed(keeping: "Keeping") -> str:
    """How a backup is kept from other eyes."""
    from lbp_core.keeping.at_rest import is_closed

    ways = ["encrypted with the studio's key"] if is_closed(keeping) else []
    ways += ["sealed with your passphrase"] if keeping.passphrase else []
    return " and ".join(ways) or f"not sealed (set {SEALED_WITH} to seal it)"


def _keeping() -> "Keeping":
    """The studio that `run` opens. Raises Stopped where nothing names one and there never was one."""
    from lbp_core.keeping.backing_up import Keeping

    url = os.environ.get("LBP_DATABASE_URL") or sqlite_url(STUDIO)
    with in_plain_words():
        keeping = Keeping.of(url, os.environ.get(SEALED_WITH))
    if not os.environ.get("LBP_DATABASE_URL") and not STUDIO.exists() and not keeping.folder.is_dir():
        raise Stopped("There is no studio in data/studio.db and no backup of one. Name yours in LBP_DATABASE_URL.")
    return keeping
