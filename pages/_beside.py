"""Work that the app does by itself beside the people: looked for now and then, in a thread that ends with the app."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from pages import _studio


def now_and_then(look: Callable[[], object], stop: Event, *, name: str, first_s: float, every_s: float) -> Thread:
    """Looks until told to stop, first after `first_s` seconds; not while no studio is open. A look that fails is said.

    The next one comes in its time all the same.
    """

    def watch() -> None:
        wait = first_s
        while not stop.wait(wait):
            wait = every_s
            try:
                if _studio.is_open():
                    look()
            except Exception:
                logging.getLogger("lbp").exception("%s: this look failed; the next one is in %.0f s", name, every_s)

    thread = Thread(target=watch, name=name, daemon=True)
    thread.start()
    return thread
