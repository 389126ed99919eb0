"""Writes that stand in the queue at the same moment and are committed as one: a disk that is asked once for ten is quicker.

Each is undone alone where it fails, and none is acknowledged before all of them lie on the disk. Whose turn it is, the
gate in turns.py says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from lbp_core.storage import chain

MOST_TOGETHER = 16
"""Who came first waits for at most this many others before the disk is asked."""


class Together:
    """One open transaction that several writers use, one after the other. Made by the first of them."""

    def __init__(self, writer: Engine) -> None:
        self.connection: Connection = writer.connect()
        try:
            self._transaction = self.connection.begin()
        except BaseException:
            self.connection.close()
            raise
        self._aboard = 0
        self._on_the_disk = Event()
        self._trouble: BaseException | None = None

    @property
    def full(self) -> bool:
        """True where nobody else may come aboard."""
        return self._aboard >= MOST_TOGETHER

    @property
    def lost(self) -> bool:
        """True where the database gave up on all of it."""
        return self._trouble is not None

    @contextmanager
    def aboard(self) -> Iterator[Connection]:
        """One writer's part. It is undone alone where it fails, unless the database itself has failed."""
        self._aboard += 1
        try:
            with self.connection.begin_nested():
                chain.begin(self.connection)
                yield self.connection
                chain.link(self.connection)
        except OperationalError as error:
            self._trouble = error
            raise

    def end(self) -> None:
        """Commits what is aboard, or undoes it where the database has failed, and lets everyone know."""
        try:
            if self._trouble is None:
                self._transaction.commit()
            else:
                self._transaction.rollback()
        except BaseException as error:  # noqa: BLE001 - whatever it is, those aboard must hear of it
            self._trouble = self._trouble or error
            self.connection.invalidate()
        finally:
            try:
                self.connection.close()
            finally:
                self._on_the_disk.set()

    def wait(self) -> None:
        """Until all of it lies on the disk. Raises OperationalError where it does not."""
        self._on_the_disk.wait()
        if self._trouble is not None:
            raise OperationalError("COMMIT", None, _cause(self._trouble)) from self._trouble


def _cause(error: BaseException) -> BaseException:
    """What the driver itself said."""
    return getattr(error, "orig", None) or error
