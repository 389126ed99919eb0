"""What clients tell reaches the trainers' open pages by itself, whichever app took it: one look for all, four times a second.

Where one of those a page is about (open_pages.py) told something, Streamlit is asked for the page's own small part that draws
it anew: such a request waits its turn and cuts no tap short. Nobody counts as being there for it.
"""

import asyncio
import logging
from time import monotonic

from starlette.concurrency import run_in_threadpool
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime, exists, get_instance

from lbp_core.coach.today.news import News, news
from pages import _studio
from pages._door.open_pages import due, heard

LOOK_EVERY_S = 0.25
PLACE_EVERY_S = 5.0


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
