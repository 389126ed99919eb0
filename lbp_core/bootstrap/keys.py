"""`encrypt`, `decrypt`, `recovery-sheet` and `recover-key` from the keyboard. What they do is in lbp_core/keeping."""

import argparse
import importlib.util
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lbp_core.bootstrap import requirements, setting_up
from lbp_core.bootstrap.places import RUNTIME, STUDIO, sqlite_url
from lbp_core.bootstrap.records import new_file
from lbp_core.bootstrap.saying import Stopped, in_plain_words, say
from lbp_core.bootstrap.sheets import LOST, groups_typed, sheet_lines, sheet_page

if TYPE_CHECKING:
    from lbp_core.keeping.at_rest import Changed
    from lbp_core.keeping.backing_up import Keeping

CLEARED = "\033[2J\033[3J\033[H"


def encrypt_options(parser: argparse.ArgumentParser) -> None:
    """--new."""
    parser.add_argument("--new", action="store_true", help="make a new studio, encrypted from its first entry on")


def sheet_options(parser: argparse.ArgumentParser) -> None:
    """FILE."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a page to print (FILE.html); default: on this screen"
    )


def encrypt(asked: argparse.Namespace) -> int:
    """Encrypts the studio's file once the recovery sheet was typed back; `--new` makes one that begins so."""
    from lbp_core.coach.studio import HOME_ZONE
    from lbp_core.keeping import at_rest, keys

    _bring_cipher()
    keeping, at = _keeping(), datetime.now(UTC)
    with in_plain_words():
        if asked.new:
            at_rest.check_can_begin(keeping)
        elif not at_rest.check_can_encrypt(keeping):
            _say_what_changed(at_rest.encrypt(keeping, at=at, told=say), "was encrypted already")
            return 0
        key = keys.the_key(keeping)
        _typed_back(key, keeping)
        if asked.new:
            at_rest.begin_encrypted(keeping, zone=HOME_ZONE, at=at)
            print(f"A new, empty studio was made in {at_rest.file_of(keeping)}; it is encrypted.")
        else:
            _say_what_changed(at_rest.encrypt(keeping, at=at, told=say), "is encrypted now")
    print(f"Its key lies in {keeping.keys.says}. Keep the sheet somewhere else than this machine. {LOST}")
    print("Next: python3 -m lbp_core run")
    return 0


def decrypt(_: argparse.Namespace) -> int:
    """The way back: a file in plain letters."""
    from lbp_core.keeping import at_rest

    keeping = _keeping()
    with in_plain_words():
        done = at_rest.decrypt(keeping, at=datetime.now(UTC), told=say)
    print(f"The studio in {done.path} is readable again by whoever has the file: {done.rows} rows, each one checked.")
    print(f"Its older backups stay encrypted: keep the key in {keeping.keys.says}, and the sheet.")
    return 0


def recovery_sheet(asked: argparse.Namespace) -> int:
    """The studio's key on paper, to be typed in on another machine one day."""
    from lbp_core.keeping import keys

    keeping = _keeping()
    with in_plain_words():
        key = keys.the_key(keeping)
    if asked.file is None:
        print("\n".join(sheet_lines(key, keeping)))
        return 0
    with new_file(asked.file.absolute()) as file:
        file.write(sheet_page(sheet_lines(key, keeping)).encode())
    print(f"The sheet is in {asked.file}. Print it, lay the paper where this machine is not, and remove the file.")
    return 0


def recover_key(_: argparse.Namespace) -> int:
    """The key from the sheet, put where the studio looks for it."""
    from lbp_core.keeping import keys
    from lbp_core.keeping.recovery_sheet import key_typed

    keeping = _keeping()
    with in_plain_words():
        put = keys.put_back(keeping, key_typed(groups_typed()), at=datetime.now(UTC))
    print(f"The key lies in {put.file}, for its owner alone to read.")
    if put.aside is not None:
        print(f"Another key lay there; it is kept in {put.aside}.")
    if put.fits is None:
        print(
            "Nothing encrypted is here to try it on. Next: python3 -m lbp_core restore FILE, with a backup of the studio."
        )
    elif put.fits:
        print(
            "It opens the studio here, or its backups. Next: python3 -m lbp_core verify (or restore, where the studio is lost)."
        )
    else:
        print(
            "The backups here were encrypted with another key. Look for that studio's sheet, or for this key's backups."
        )
    return 0


def _bring_cipher() -> None:
    """A project that was set up before this command existed lacks the package; it is brought where there is one."""
    if importlib.util.find_spec("sqlcipher3") is None:
        for line in requirements.where_there_is_one(RUNTIME):
            if line.startswith("sqlcipher3"):
                setting_up.add(line, sys.executable)
        importlib.invalidate_caches()


def _typed_back(key: bytes, keeping: "Keeping") -> None:
    """Nothing is encrypted before the sheet was typed in once. Raises Stopped or Refused where it was not."""
    from lbp_core.keeping.recovery_sheet import key_typed

    if sys.stdin.isatty():
        print("\n".join(sheet_lines(key, keeping)))
        input("\nWrite it down on paper, or print it. Press Enter when you have it; the screen is cleared then: ")
        print(CLEARED, end="", flush=True)
        print("Type it in once, group by group, from the paper.")
    if key_typed(groups_typed()) != key:
        raise Stopped(
            "That is the sheet of another key, so nothing was changed. Print this one: python3 -m lbp_core recovery-sheet"
        )


def _say_what_changed(done: "Changed", says: str) -> None:
    print(f"The studio in {done.path} {says}: {done.rows} rows, each one checked.")
    if done.copies:
        print(f"{len(done.copies)} older backups and copies were encrypted with it.")
    for one in done.left:
        print(f"Still readable: {one}. It is damaged, or another studio's. Remove it once nobody needs it.")
    print("What was readable here was written over. A disk may still hold older bytes of it where no program reaches: have the "
          "whole disk encrypted too, and look after copies that were made by hand.")  # fmt: skip


def _keeping() -> "Keeping":
    from lbp_core.keeping.backing_up import Keeping

    with in_plain_words():
        return Keeping.of(os.environ.get("LBP_DATABASE_URL") or sqlite_url(STUDIO), os.environ.get("LBP_BACKUP_KEY"))
