"""What the client reads after sending: first what to do now where something needs help, then who reads it and when."""

from typing import Any

from starlette.responses import Response

from lbp_core.coach.phone.visiting import Visitor
from lbp_core.models.ahead import AheadSent
from lbp_core.models.views import CheckInSent, MorningSent
from pages.phone.paper import page
from pages.phone.serving import ANSWERS


def sent_page(visitor: Visitor, sent: CheckInSent | MorningSent | AheadSent, **more: Any) -> Response:
    """The page after a form was saved. The advice comes from what was saved, not from what the browser sent."""
    needed = {"headline": sent.help_headline, "for_client": sent.help_says} if sent.help_headline else None
    shown = {"again": False, "belongs": None, "help": needed, "closing": sent.closing, **more}
    answer = page("sent.html", name=visitor.first_name, **shown)
    answer.headers[ANSWERS] = "sent"
    return answer
