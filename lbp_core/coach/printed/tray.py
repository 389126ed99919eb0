"""A tray for pages just printed: the last few, each for its own client, for as long as this process runs. Nothing is stored."""

from collections import OrderedDict
from threading import Lock


class Tray:
    """Holds that many printed pages; the oldest goes when another comes."""

    def __init__(self, *, holds: int) -> None:
        self._holds = holds
        self._pages: OrderedDict[tuple[str, str], tuple[bytes, ...]] = OrderedDict()
        self._turn = Lock()

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
