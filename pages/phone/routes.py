"""Every address a client's phone can open, in one table. Who may use them: visit.py here, and lbp_core/access/gate.py."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lbp_core.coach.client_forms import words
from lbp_core.coach.visiting import Visitor
from pages.phone import before, check_in, morning
from pages.phone.paper import page
from pages.phone.serving import reading, sending
from pages.phone.visit import arrive, close


def menu(visitor: Visitor, _request: Request) -> Response:
    """What a client can do here."""
    parts = words().menu_parts
    asked = before.offered(visitor)
    return page("menu.html", name=visitor.first_name, parts=parts if asked is None else {"before": asked, **parts})


ROUTES = [
    Route("/c", reading(menu)),
    Route("/c/check-in", reading(check_in.show), methods=["GET"]),
    Route("/c/check-in", sending(check_in.save, check_in.again), methods=["POST"]),
    Route("/c/morning", reading(morning.show), methods=["GET"]),
    Route("/c/morning", sending(morning.save, morning.again), methods=["POST"]),
    Route("/c/new", reading(morning.show_new), methods=["GET"]),
    Route("/c/new", sending(morning.save_new, morning.again_new), methods=["POST"]),
    Route("/c/before", reading(before.show), methods=["GET"]),
    Route("/c/before", sending(before.save, before.again), methods=["POST"]),
    Route("/c/close", close, methods=["POST"]),
    Route("/c/{token:str}", arrive),
]
