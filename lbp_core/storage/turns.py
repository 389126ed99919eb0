"""One writer at a time in this process, in the order they came. What is written is not known here."""

from collections import deque
from threading import Event, Lock
from types import TracebackType

from lbp_core.models.refusal import Refused

PATIENCE_SECONDS = 30.0


class WriteGate:
    """A fair lock: who waits longest goes next, so that nobody starves under load.

    Raises Refused to who has waited `patience` seconds.
    """

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
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

    def _give_up(self, turn: Event) -> None:
        """Leaves the queue, unless the turn came at the last moment."""
        with self._lock:
            if turn.is_set():
                return
            self._waiting.remove(turn)
        raise Refused("The studio is busy writing and this was not saved. Wait a moment and press the button again.")
