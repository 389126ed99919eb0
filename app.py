"""The front door: Streamlit, the clients' routes beside it, and the guard before both. Nothing else lives here."""

from pathlib import Path

import streamlit as st
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import config
from streamlit.file_util import get_static_dir

from lbp_core.access.compress import CompressedPages, CompressedStatic
from lbp_core.access.doors import Hosts
from lbp_core.access.gate import Gate
from lbp_core.access.headers import inline_scripts, phone_policy, source_hash, tablet_policy
from pages import _door
from pages._door.keeper import Keeper
from pages._front import open_up, trouble
from pages._looks import dressed, script, sent_once
from pages._own_files import ROUTES as OWN_FILES
from pages._own_files import address_of
from pages._studio import PHONE_HOST, STUDIO_HOST
from pages.documents.routes import ROUTES as DOCUMENTS
from pages.phone.paper import style
from pages.phone.routes import ROUTES
from pages.sign_in.routes import ROUTES as SIGN_IN

HERE = Path(__file__).resolve().parent
# Streamlit's own page looks for its server under the page's name first and waits 0.1 s; told where it is, it need not.
# And it draws after nearly every piece of an answer; handed them together, it draws once.
TOLD = f"<head><script>{script()};{(HERE / 'pages/_parts/in_one_go.js').read_text(encoding='utf-8')}</script>"
STAY = f'<script type="module" src="{address_of("stay.js")}"></script></head>'
# the house look comes with the page, behind the framework's own, and is never sent again
LOOK = f'<link rel="stylesheet" href="{address_of("look.css")}"></body>'
EMPTY_PAGE = (
    Path(get_static_dir(), "index.html")
    .read_text(encoding="utf-8")
    .replace("<head>", TOLD, 1)
    .replace("</head>", STAY, 1)
    .replace("</body>", LOOK, 1)
)
GUARD = Middleware(
    Gate,
    tablet=tablet_policy(inline_scripts(EMPTY_PAGE)),
    phone=phone_policy([source_hash(style())]),
    hosts=Hosts(studio=STUDIO_HOST, phone=PHONE_HOST),
    trouble=trouble,
    keeper=Keeper(),
    sockets=_door.sockets(),
)
if STUDIO_HOST:  # Streamlit judges the websocket's host once more, by its own list
    config.set_option("server.allowedHosts", [*config.get_option("server.allowedHosts"), STUDIO_HOST])


sent_once()


def empty_page(request: Request) -> HTMLResponse:
    """What a browser gets at every trainer's address before the page itself is drawn, in the look that they chose."""
    here = _door.visit_of(request)
    return HTMLResponse(dressed(EMPTY_PAGE, _door.comfort_of(here), _door.language_in_hand(here)))


# also a name that no page has: whoever follows an old link is not to get Streamlit's empty page without our script
A_PAGE = StringConvertor()
A_PAGE.regex = "[A-Za-z0-9_-]*|index\\.html"
register_url_convertor("page", A_PAGE)
app = st.App(
    HERE / "pages" / "_frame.py",
    routes=[*SIGN_IN, *OWN_FILES, *DOCUMENTS, *ROUTES, Route("/{name:page}", empty_page)],
    middleware=[GUARD, Middleware(CompressedStatic), Middleware(CompressedPages)],
    lifespan=open_up,
)
