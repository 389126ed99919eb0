"""The one studio this process serves, for the tablet and the phones alike: where it is, and the only clock. No screen here."""

import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from lbp_core.coach.door.second_steps import seal_plain_ones
from lbp_core.coach.studio import Place, Studio, open_studio, serve_studio

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "data" / "studio.db"
PHONE_HOST = os.environ.get("LBP_PHONE_HOST") or None
STUDIO_HOST = os.environ.get("LBP_STUDIO_HOST") or None
_OPEN: dict[str, Studio] = {}
_PLACES: dict[str, Place] = {}
_OPENING = Lock()


def address() -> str:
    """LBP_DATABASE_URL, or the file data/studio.db of this project, wherever the server was started from."""
    return os.environ.get("LBP_DATABASE_URL") or f"sqlite:///{HOME.as_posix()}"


def begins_new() -> bool:
    """True on the very first run: no address was given and there is no file yet. A named place is never made by chance."""
    return not os.environ.get("LBP_DATABASE_URL") and not HOME.exists()


def the_studio() -> Studio:
    """The studio, opened once. Raises Refused with the sentence that says what to mend."""
    url = address()
    with _OPENING:
        if url not in _OPEN:
            _OPEN[url] = _ready(open_studio(url, create=begins_new(), secret_key=os.environ.get("LBP_SECRET_KEY")))
    return _OPEN[url]


def serve() -> Studio:
    """The same for the app itself, with its place among those that serve this studio. Raises Refused where it has none."""
    url = address()
    with _OPENING:
        if url not in _OPEN:
            made, place = serve_studio(url, create=begins_new(), secret_key=os.environ.get("LBP_SECRET_KEY"))
            _OPEN[url], _PLACES[url] = _ready(made), place
    return _OPEN[url]


def keep_place() -> None:
    """Takes this app's place again where the database server was away meanwhile."""
    if (place := _PLACES.get(address())) is not None:
        place.keep()


def _ready(made: Studio) -> Studio:
    seal_plain_ones(made)
    return made


def is_open() -> bool:
    """True once the studio at the present address has been opened."""
    return address() in _OPEN


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def phone_address(here: str = "http://localhost:8501") -> str:
    """Where clients' phones reach this studio: https under LBP_PHONE_HOST, else `here`, the machine itself."""
    return f"https://{PHONE_HOST}" if PHONE_HOST else here
