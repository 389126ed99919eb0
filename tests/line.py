"""A line between a browser and the app that a test can cut or hold: what Wi-Fi does in the far corner of a gym."""

import contextlib
import selectors
import socket
import threading
from types import TracebackType

from tests.servers import own_port

HERE = "127.0.0.1"


class Line:
    """Passes everything on to that port. `cut` drops every connection and takes no new one; `hold` keeps all bytes back."""

    def __init__(self, to_port: int) -> None:
        self.to_port, self.port = to_port, own_port()
        self._through, self._open, self._ended = threading.Event(), True, False
        self._through.set()
        self._ends: set[socket.socket] = set()
        self._door = socket.create_server((HERE, self.port))
        threading.Thread(target=self._let_in, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the app answers at the near end of the line."""
        return f"http://{HERE}:{self.port}"

    def cut(self) -> None:
        """Every connection breaks at once, and new ones break as they come."""
        self._open = False
        for end in list(self._ends):
            self._close(end)

    def hold(self) -> None:
        """Nothing breaks and nothing arrives: a dead spot."""
        self._through.clear()

    def mend(self) -> None:
        """As it was before; bytes that were held go on their way."""
        self._open = True
        self._through.set()

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._ended = True
        self._through.set()
        self._door.close()
        self.cut()

    def _let_in(self) -> None:
        while not self._ended:
            with contextlib.suppress(OSError):
                near, _ = self._door.accept()
                if not self._open:
                    near.close()
                    continue
                far = socket.create_connection((HERE, self.to_port))
                self._ends |= {near, far}
                threading.Thread(target=self._carry, args=(near, far), daemon=True).start()

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        with (
            contextlib.suppress(OSError, ValueError),
            selectors.DefaultSelector() as waiting,
        ):  # select() ends at file 1,023
            for end in (near, far):
                waiting.register(end, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in waiting.select()]
                self._through.wait()
                for end in ready:
                    given = end.recv(65_536)
                    if not given:
                        raise OSError("closed")
                    (far if end is near else near).sendall(given)
        for end in (near, far):
            self._close(end)

    def _close(self, end: socket.socket) -> None:
        self._ends.discard(end)
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
