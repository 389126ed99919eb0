"""`export`, `import` and `erase` from the keyboard. What they do is in lbp_core/coach/leaving."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lbp_core.bootstrap.places import STUDIO, sqlite_url
from lbp_core.bootstrap.saying import Stopped, in_plain_words, line

if TYPE_CHECKING:
    from lbp_core.coach.studio import Studio

EVERYBODY = "all"


def export_options(parser: argparse.ArgumentParser) -> None:
    """CLIENT, FILE."""
    parser.add_argument(
        "client", metavar="CLIENT", help=f"the client's full name or id; '{EVERYBODY}' for the whole studio"
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="where to: NAME.zip for the whole kit, NAME.json for the records alone"
    )


def erase_options(parser: argparse.ArgumentParser) -> None:
    """CLIENT."""
    parser.add_argument("client", metavar="CLIENT", help="the client's full name or id, exactly")


def import_options(parser: argparse.ArgumentParser) -> None:
    """FILE, and what history from another program needs."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a kit (.zip), its records.json, or training history (.csv)"
    )
    parser.add_argument("--client", metavar="CLIENT", help="whose training history it is (full name or id)")
    parser.add_argument("--unit", choices=("kg", "lb"), help="what the weights in it are, where the file does not say")
    parser.add_argument(
        "--dates", choices=("day-first", "month-first"), help="how 03/04/2025 is meant, where both could be"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be brought in, and bring in nothing")


def export(asked: argparse.Namespace) -> int:
    """Writes one client's kit or records, or the whole studio's kits; the file appears once it is whole."""
    from lbp_core.coach.leaving import kit, studio_kit
    from lbp_core.coach.leaving.naming import client_named

    studio, at, to = _studio(), datetime.now(UTC), asked.file.absolute()
    with in_plain_words(), new_file(to) as file:
        if asked.client == EVERYBODY:
            studio_kit.write_studio_kit(studio, file, at=at, progress=_progress)
            whose = "every client"
        else:
            client = client_named(studio, asked.client)
            write = kit.write_records if to.suffix.lower() == ".json" else kit.write_kit
            write(studio, client.id, file, at=at)
            whose = client.name
    line("")
    print(
        f"The records of {whose} lie in {to} ({to.stat().st_size / 1_000:,.0f} kB). It was noted in the studio's log."
    )
    print(
        "Next: hand it over, or keep it as you would a letter from a doctor. It comes back with: python3 -m lbp_core import FILE"
    )
    return 0


def bring_in(asked: argparse.Namespace) -> int:
    """Brings in records that this program wrote, or training history from before coaching."""
    from lbp_core.coach.leaving.bringing_in import bring_in_kit

    if not asked.file.is_file():
        raise Stopped(f"There is no file {asked.file}. Name a kit, its records.json, or a CSV of training history.")
    studio, at = _studio(create=True), datetime.now(UTC)
    with in_plain_words(), asked.file.open("rb") as file:
        if asked.file.suffix.lower() in {".csv", ".txt", ".tsv"} or asked.client:
            return _history(studio, file, asked, at=at)
        came = bring_in_kit(studio, file, at=at, progress=_progress)
    line("")
    print(
        f"Brought in: {', '.join(one.name for one in came[:5])}{' and others' if len(came) > 5 else ''} ({len(came)})."
    )
    print("Next: look them over (python3 -m lbp_core run), ask the safety questions again, and send new links.")
    return 0


def erase(asked: argparse.Namespace) -> int:
    """Erases one client for good. At a terminal the name is typed a second time; elsewhere naming them exactly is that."""
    from lbp_core.coach.leaving.erasing import erase as erase_client
    from lbp_core.coach.leaving.erasing import receipt_told
    from lbp_core.coach.leaving.naming import client_named

    studio = _studio()
    with in_plain_words():
        client = client_named(studio, asked.client)
        typed = client.name
        if sys.stdin.isatty():
            print(
                "This removes the whole record for good. Take it out first if anybody may want it: export CLIENT FILE"
            )
            typed = input(f"Type the client's name ({client.name}) to erase it, or press Enter to keep it: ")
        receipt = erase_client(studio, client.id, typed=typed, at=datetime.now(UTC))
    print(receipt_told(receipt))
    print("Next: keep this receipt; it names nobody. Tell the client it is done.")
    return 0


def _history(studio: "Studio", file: BinaryIO, asked: argparse.Namespace, *, at: datetime) -> int:
    from lbp_core.coach.leaving import history
    from lbp_core.coach.leaving.naming import client_named

    if not asked.client:
        raise Stopped("A CSV is training history, and it does not say whose. Add --client 'NAME' and start again.")
    client = client_named(studio, asked.client)
    told = history.Told(unit=asked.unit, day_first=None if asked.dates is None else asked.dates == "day-first")
    found = history.look_through(studio, client.id, file.read(history.LARGEST_BYTES + 1), told, at=at)
    for says in history.in_words(found):
        print(says)
    if asked.dry_run:
        print("Nothing was brought in (--dry-run).")
        return 0
    kept = history.keep(studio, client.id, found, at=at, progress=_progress)
    line("")
    print(f"{kept} sets were kept as history before coaching of {client.name}. The review does not read them.")
    return 0


@contextmanager
def new_file(to: Path) -> Iterator[BinaryIO]:
    """A file that gets its name once it is whole, and that only its owner reads. Raises Stopped where it cannot be."""
    if to.exists():
        raise Stopped(f"There is already a file at {to}; nothing was written. Choose another name.")
    if not to.parent.is_dir():
        raise Stopped(f"The folder {to.parent} is not there. Make it, or choose another place.")
    draft = to.with_name(f".{to.name}.part")
    try:
        with draft.open("wb") as file:
            draft.chmod(0o600)
            yield file
        draft.replace(to)
    except OSError as error:
        raise Stopped(f"{to} could not be written ({error.strerror}). Make room, or choose another place.") from None
    finally:
        draft.unlink(missing_ok=True)


def _progress(done: int, of: int, name: str) -> None:
    line(f"  {done} of {of}{': ' + name if name else ''}")


def _studio(*, create: bool = False) -> "Studio":
    """The studio that `run` opens; made where a first one is brought in."""
    from lbp_core.coach.studio import open_studio

    named = os.environ.get("LBP_DATABASE_URL")
    with in_plain_words():
        return open_studio(named or sqlite_url(STUDIO), create=create)
