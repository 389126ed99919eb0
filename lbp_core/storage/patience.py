"""A database server that is started again is waited for: for seconds, by whoever asks meanwhile, and nobody sees more of it.

What was begun when it went away is undone, as in any trouble; only a new connection is waited for.
"""

from threading import Event
from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import Engine, event

LONGEST_S, AGAIN_S = 6.0, 0.1
COMES_BACK = ("refused", "starting up", "shutting down", "closed the connection")


class Patience:
    """Waits together: the first who finds nobody there starts the clock, and who comes later waits no longer than that."""

    def __init__(self, longest: float = LONGEST_S) -> None:
        self.longest = longest
        self._since: float | None = None

    def connect(self, dialect: Any, _record: Any, words: Any, named: Any) -> Any:
        """A connection. Raises psycopg.OperationalError where there has been none to have for so long."""
        while True:
            try:
                made = dialect.connect(*words, **named)
            except psycopg.OperationalError as error:
                if not self._go_on(error):
                    raise
                Event().wait(AGAIN_S)
            else:
                self._since = None
                return made

    def _go_on(self, error: psycopg.OperationalError) -> bool:
        """True while it may come back: nobody listens, or it says that it is going down or coming up."""
        if not any(sign in str(error).lower() for sign in COMES_BACK):
            return False
        now = monotonic()
        self._since = now if self._since is None else self._since
        return now - self._since < self.longest


def wait_for_it(engine: Engine) -> None:
    """From now on new connections of that engine are waited for."""
    event.listen(engine, "do_connect", Patience().connect)
