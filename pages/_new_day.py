"""Reads everybody at a glance when a day begins, in small portions beside the work: the first look of the day need not.

What a glance is: lbp_core/coach/today/glances.py. Of several apps that serve a studio the later ones find it done.
"""

import logging
from threading import Event, Thread

from lbp_core.coach.studio import today
from lbp_core.coach.today.glances import bring_up
from lbp_core.models.refusal import Refused
from pages import _studio
from pages._beside import now_and_then

FIRST_AFTER_S, EVERY_S = 5.0, 60.0
AT_ONCE, REST_S = 10, 0.2
"""Ten clients take a write about as long as a sign-in does; then the others have their turn."""


def start(stop: Event) -> Thread:
    """Looks every minute until told to stop, first a few seconds after the start."""
    return now_and_then(lambda: look(stop), stop, name="new day", first_s=FIRST_AFTER_S, every_s=EVERY_S)


def look(stop: Event) -> int:
    """How many clients were read anew; none where today's glances hold."""
    try:
        studio = _studio.the_studio()
        return bring_up(studio, on=today(studio, _studio.now()), at_once=AT_ONCE, between=lambda: _rest(stop))
    except Refused as sentence:  # the database is away, or this app is ending: whoever looks first reads them
        logging.getLogger("lbp").info("The day's lists were not made ready: %s", sentence)
        return 0


def _rest(stop: Event) -> None:
    if stop.wait(REST_S):
        raise Refused("The app is ending.")
