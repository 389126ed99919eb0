"""What happens before the first visitor: knowledge read, studio opened, drawings composed. Who may come in: lbp_core/access."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

from lbp_core.coach.docs import knowledge
from lbp_core.coach.studio import today
from lbp_core.coach.weekly import drawing
from lbp_core.models.refusal import Refused
from pages import _new_day, _nightly, _studio
from pages._at_once import answer_at_once
from pages._door import news
from pages._door.provider import wrong_settings
from pages._plain import made_ready
from pages.phone.warm import warm
from pages.sign_in import paper as sign_in

SAID_AT_ONCE = 10
MEND = "Mend it with a text editor, then open this page again. `python3 -m lbp_core check-data` lists everything."


@asynccontextmanager
async def open_up(_app: object) -> AsyncIterator[None]:
    """Opens the studio, or leaves the reason for `trouble`. What lives for ever is then kept out of every later tidying."""
    log = logging.getLogger("lbp")
    if first := _studio.begins_new():
        log.warning("There is no studio yet, so a new, empty one is made: %s", _studio.HOME)
    if wrong := wrong_settings():
        log.error("Nobody can sign in with a provider: %s", wrong)
    told = trouble()
    if told is not None:
        log.error("%s", told)
    elif first:
        log.warning("It holds everything you enter from now on; a backup goes to the folder beside it once a day.")
    if told is None:
        drawing.warm()
        made_ready(sign_in.templates())
        warm(on=today(_studio.the_studio(), _studio.now()))
    answer_at_once()
    gc.collect()
    gc.freeze()
    stop = Event()
    _nightly.start(stop)
    _new_day.start(stop)
    watch = asyncio.create_task(news.watch())
    yield
    watch.cancel()
    stop.set()


def trouble() -> str | None:
    """What must be mended before anything can be shown, or None. Asked again at every visit until it is mended."""
    if _studio.is_open():
        return None
    if broken := knowledge.problems():
        listed = [f"· {problem}" for problem in broken[:SAID_AT_ONCE]]
        more = [f"· and {len(broken) - SAID_AT_ONCE} more"] if len(broken) > SAID_AT_ONCE else []
        return "\n".join(["Something in data/ cannot be used, so nobody is served:", *listed, *more, MEND])
    try:
        _studio.serve()
    except Refused as sentence:
        return str(sentence)
    return None
