"""A tray for pages just printed: the last few, each for its own client, for as long as this process runs. Nothing is stored."""

from collections import OrderedDict
from threading import Lock
from weakref import WeakSet


class Tray:
    """Holds that many printed pages; the oldest goes when another comes."""

    def __init__(self, *, holds: int) -> None:
        self._holds = holds
        self._pages: OrderedDict[tuple[str, str], tuple[bytes, ...]] = OrderedDict()
        self._turn = Lock()
        _TRAYS.add(self)

    def lay(self, client_id: str, name: str, pages: tuple[bytes, ...]) -> None:
        """Lays a page on the tray under its name."""
        with self._turn:
            self._pages[client_id, name] = pages
            while len(self._pages) > self._holds:
                self._pages.popitem(last=False)

    def take(self, client_id: str, name: str) -> tuple[bytes, ...] | None:
        """That client's page of that name; None where it does not lie here."""
        with self._turn:
            return self._pages.get((client_id, name))

    def clear(self, client_id: str) -> None:
        """Takes that client's pages away."""
        with self._turn:
            for key in [key for key in self._pages if key[0] == client_id]:
                del self._pages[key]


_TRAYS: WeakSet[Tray] = WeakSet()


def forget(client_id: str) -> None:
    """Takes that client's pages off every tray."""
    for one in list(_TRAYS):
        one.clear(client_id)
