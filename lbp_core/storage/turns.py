"""One writer at a time in this process, in the order they came. What is written is not known here."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from types import TracebackType

from sqlalchemy import Connection, Engine

from lbp_core.models.refusal import Refused
from lbp_core.storage.together import Together

PATIENCE_SECONDS = 30.0


class WriteGate:
    """A fair lock: who waits longest goes next, so that nobody starves under load.

    `together` is the transaction that who leaves hands on to who comes next; only who has the turn touches it.
    Raises Refused to who has waited `patience` seconds.
    """

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self.together: Together | None = None
        self._patience = patience
        self._lock = Lock()
        self._waiting: deque[Event] = deque()
        self._busy = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._busy:
                self._busy = True
                return
            turn = Event()
            self._waiting.append(turn)
        if not turn.wait(self._patience):
            self._give_up(turn)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._busy = False

    def hand_on(self) -> bool:
        """Gives the turn to who waits longest; False, and the turn stays here, where nobody waits."""
        with self._lock:
            if not self._waiting:
                return False
            self._waiting.popleft().set()
            return True

    def _give_up(self, turn: Event) -> None:
        """Leaves the queue, unless the turn came at the last moment."""
        with self._lock:
            if turn.is_set():
                return
            self._waiting.remove(turn)
        raise Refused("The studio is busy writing and this was not saved. Wait a moment and press the button again.")


@contextmanager
def turn_to_write(gate: WriteGate, writer: Engine) -> Iterator[Connection]:
    """The turn, with the transaction that was handed on or a new one; it ends once what was written lies on the disk."""
    gate.__enter__()
    try:
        together = gate.together = gate.together or Together(writer)
    except BaseException:
        gate.__exit__(None, None, None)
        raise
    try:
        with together.aboard() as connection:
            yield connection
    finally:
        if together.full or together.lost or not gate.hand_on():
            gate.together = None
            together.end()
            gate.__exit__(None, None, None)
        together.wait()
