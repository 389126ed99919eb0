"""The trainers' open pages of this process: whom each is about, said while it is drawn, and which is due to be drawn anew."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MOST = 2_000
"""More pages than a studio has open and asleep; the one drawn longest ago hears of nothing any more."""


@dataclass
class Page:
    """One open page: the part of it that draws it anew, the clients it is about (None: everybody), and whether it is due."""

    part: str
    about: frozenset[str] | None
    due: bool = False


_PAGES: OrderedDict[str, Page] = OrderedDict()
_LOCK = Lock()


def drawing(session: str, part: str, about: frozenset[str] | None) -> bool:
    """That page is being drawn from now on, or its part is. True where it was due, which it is no more."""
    with _LOCK:
        before = _PAGES.pop(session, None)
        _PAGES[session] = Page(part, about)
        while len(_PAGES) > MOST:
            _PAGES.popitem(last=False)
    return before is not None and before.due


def forget(session: str) -> None:
    """That page is about nobody."""
    with _LOCK:
        _PAGES.pop(session, None)


def heard(clients: frozenset[str], *, everybody: bool = False) -> None:
    """Every page about one of them is due; `everybody`: every page."""
    with _LOCK:
        for page in _PAGES.values():
            about = bool(clients) if page.about is None else not clients.isdisjoint(page.about)
            page.due = page.due or everybody or about


def due() -> list[tuple[str, str]]:
    """Session and part of every page that is due."""
    with _LOCK:
        return [(session, page.part) for session, page in _PAGES.items() if page.due]
