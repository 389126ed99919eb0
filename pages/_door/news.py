"""What clients tell reaches the trainers' open pages by itself, whichever app took it: one look for all, four times a second.

A page says whom it is about while it is drawn. Where one of them told something, Streamlit is asked for the page's own small
part that draws it anew: such a request waits its turn and cuts no tap short. Nobody counts as being there for it.
"""

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from starlette.concurrency import run_in_threadpool
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime, exists, get_instance

from lbp_core.coach.today.news import News, news
from pages import _studio

LOOK_EVERY_S = 0.25
PLACE_EVERY_S = 5.0
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


async def watch() -> None:
    """Looks as long as the app runs. Where the database is away, looks again; what was told meanwhile is found then."""
    last: News | None = None
    away, placed = False, monotonic()
    while True:
        try:
            if _studio.is_open():
                last = await run_in_threadpool(news, _studio.the_studio(), last)
                heard(last.clients, everybody=away)  # what could not be drawn meanwhile is drawn now
                away = False
            if monotonic() - placed > PLACE_EVERY_S:
                await run_in_threadpool(_studio.keep_place)
                placed = monotonic()
        except Exception:
            if not away:
                logging.getLogger(__name__).exception("nobody can say what is new; looking again")
            away = True
        _ask_for_the_due()
        await asyncio.sleep(LOOK_EVERY_S)


def _ask_for_the_due() -> None:
    """On the loop that Streamlit runs on. A tablet that is away is asked when it is back."""
    if not exists():
        return
    runtime = get_instance()
    for session, part in due():
        if runtime.is_active_session(session):
            runtime.handle_backmsg(session, _asking(runtime, session, part))


def _asking(runtime: Runtime, session: str, part: str) -> BackMsg:
    """As the browser would ask: at the address where the page stood when it was drawn last."""
    found = runtime._session_mgr.get_active_session_info(session)
    asked = BackMsg()
    if found is not None:
        told = found.session._client_state
        asked.rerun_script.query_string = told.query_string
        asked.rerun_script.page_script_hash = told.page_script_hash
        asked.rerun_script.context_info.CopyFrom(told.context_info)
    asked.rerun_script.fragment_id = part
    asked.rerun_script.is_auto_rerun = True
    return asked
