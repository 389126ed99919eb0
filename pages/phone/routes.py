"""Every address a client's phone can open, in one table. Who may use them: visit.py here, and lbp_core/access/gate.py."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lbp_core.coach.phone import own_plan
from lbp_core.coach.phone.client_forms import words
from lbp_core.coach.phone.visiting import Visitor
from pages.phone import before, check_in, morning, new, own
from pages.phone.own_files import ROUTES as OWN_FILES
from pages.phone.paper import page, told
from pages.phone.serving import opening, plain, reading, sending, taking
from pages.phone.switching import switch
from pages.phone.visit import arrive, close


def menu(visitor: Visitor, _request: Request) -> Response:
    """What a client can do here."""
    parts = words().menu_parts
    asked = before.offered(visitor)
    forms = parts if asked is None else {"before": asked, **parts}
    return page("menu.html", name=visitor.first_name, parts=forms, more=own_plan.words().menu)


def offline(_request: Request) -> Response:
    """What the phone keeps for when there is no connection. Nobody's name is in it."""
    said = own_plan.words().waiting
    return told("no_visit", 200, says={"title": said["offline"], "says": said["offline_says"]})


ROUTES = [
    Route("/c", reading(menu)),
    Route("/c/check-in", reading(check_in.show), methods=["GET"]),
    Route("/c/check-in", sending(check_in.save, check_in.again), methods=["POST"]),
    Route("/c/morning", reading(morning.show), methods=["GET"]),
    Route("/c/morning", sending(morning.save, morning.again), methods=["POST"]),
    Route("/c/new", reading(new.show), methods=["GET"]),
    Route("/c/new", sending(new.save, new.again), methods=["POST"]),
    Route("/c/before", reading(before.show), methods=["GET"]),
    Route("/c/before", sending(before.save, before.again), methods=["POST"]),
    Route("/c/plan", reading(own.plan)),
    Route("/c/progress", reading(own.progress)),
    Route("/c/code", opening(own.enter, own.again), methods=["POST"]),
    Route("/c/open", taking(own.arrive_by_paste), methods=["POST"]),
    Route("/c/language", taking(switch), methods=["POST"]),
    Route("/c/close", plain(close), methods=["POST"]),
    Route("/c/offline", plain(offline)),
    *OWN_FILES,
    Route("/c/{token:str}", plain(arrive)),
]
