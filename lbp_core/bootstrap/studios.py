"""`demo` and `run`: a studio and the app on it. What is in a demo studio is in lbp_core/coach/demo/demo.py."""

import argparse
import os
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from lbp_core.bootstrap import serving
from lbp_core.bootstrap.places import STUDIO, sqlite_url
from lbp_core.bootstrap.saying import Stopped, in_plain_words, line, say


def options(parser: argparse.ArgumentParser) -> None:
    """--port, --no-browser."""
    parser.add_argument(
        "--port", type=int, metavar="N", help="the port to listen on (default: the first free from 8501)"
    )
    parser.add_argument("--no-browser", action="store_true", help="open no browser")


def run_options(parser: argparse.ArgumentParser) -> None:
    """--new and those of `demo` that it shares."""
    options(parser)
    parser.add_argument("--new", action="store_true", help="make the studio that LBP_DATABASE_URL names")


def demo_options(parser: argparse.ArgumentParser) -> None:
    """--at, --keep and those of `run`."""
    options(parser)
    parser.add_argument(
        "--at", type=Path, metavar="FOLDER", help="where the demo studio lives (default: a temporary folder)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the temporary folder afterwards")


def demo(asked: argparse.Namespace) -> int:
    """A demo studio, open until it is stopped."""
    serving.stop_like_ctrl_c()
    port = _port(asked.port)
    folder = asked.at or Path(tempfile.mkdtemp(prefix="lbp-demo-"))
    going = asked.at is None and not asked.keep
    try:
        url, about = _demo_studio(folder)
        after = f"{folder} is removed then (--keep keeps it)" if going else f"the studio stays in {folder}"
        return _open(
            url,
            port,
            asked,
            f"{about} One click signs you in; then choose a client.",
            f"Ctrl-C stops it; {after}.",
        )
    finally:
        if going:
            shutil.rmtree(folder, ignore_errors=True)


def run(asked: argparse.Namespace) -> int:
    """The studio's own records, made on the first run; a named place is made only by --new."""
    from lbp_core.coach.studio import check_alone, open_studio

    serving.stop_like_ctrl_c()
    port = _port(asked.port)
    named = os.environ.get("LBP_DATABASE_URL")
    url = named or sqlite_url(STUDIO)
    first = bool(asked.new) if named else not STUDIO.exists()
    with in_plain_words():
        check_alone(url)
        open_studio(url, create=first)
    if first and not named:
        say(
            "A new, empty studio was made in data/studio.db; its backups go to data/backups once a day while the app runs."
        )
    next_ = (
        "The first page sets the studio up: your name, password and PIN."
        if first
        else "Sign in; Today shows who is due."
    )
    return _open(url, port, asked, next_, "Ctrl-C stops it; the records stay.")


def _demo_studio(folder: Path) -> tuple[str, str]:
    """Database address and a sentence about it. An older demo studio in that folder is opened again as it is."""
    from lbp_core.coach.studio import check_alone

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "studio.db"
    url = sqlite_url(file)
    if file.exists():
        with in_plain_words():
            check_alone(url)
        return url, f"The demo studio in {folder} is opened as it was left."
    try:
        with in_plain_words():
            return url, _invent(url)
    except BaseException:
        file.unlink(missing_ok=True)  # half a demo studio would be opened as a whole one the next time
        raise


def _invent(url: str) -> str:
    from lbp_core.coach.demo.demo import build
    from lbp_core.coach.studio import open_studio

    began = time.monotonic()
    say("Inventing clients and their months …")
    studio = open_studio(url, create=True, demo=True)
    made = build(studio, at=datetime.now(UTC), progress=lambda done, of, name: line(f"  {done} of {of}: {name}"))
    line("")
    say(f"Inventing clients and their months … done in {time.monotonic() - began:.0f} s")
    return made.says


def _open(url: str, port: int, asked: argparse.Namespace, next_: str, end: str) -> int:
    from lbp_core.keeping.looking_through import how_kept

    app = serving.start(url, port)

    def announce() -> None:
        print(f"\nThe studio is open: {app.url}\n  {next_}\n  It listens on this machine only. {end}", flush=True)
        print(f"  {how_kept(url)}\n", flush=True)
        if not asked.no_browser:
            serving.open_browser(app.url)

    serving.serve(app, announce)
    return 0


def _port(asked: int | None) -> int:
    """The port to use. Raises Stopped where the one asked for cannot be had."""
    if asked is None:
        return serving.free_port()
    if not 1024 <= asked <= 65535:
        raise Stopped(f"--port takes a number from 1024 to 65535; it says {asked}. Without --port a free one is found.")
    if serving.taken(asked):
        raise Stopped(f"Port {asked} is taken by another program. Name another, or leave --port out to have one found.")
    return asked
