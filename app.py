"""The front door: Streamlit, the clients' routes beside it, and the guard before both. Nothing else lives here."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from lbp_core.access.compress import CompressedPages, CompressedStatic
from lbp_core.access.gate import Gate
from lbp_core.access.headers import inline_scripts, phone_policy, source_hash, tablet_policy
from pages._front import open_up, trouble
from pages._own_files import ROUTES as OWN_FILES
from pages._studio import PHONE_HOST
from pages.documents.routes import ROUTES as DOCUMENTS
from pages.phone.paper import style
from pages.phone.routes import ROUTES

HERE = Path(__file__).resolve().parent
# Streamlit's own page looks for its server under the page's name first and waits 0.1 s; told where it is, it need not.
TOLD = "<head><script>window.__streamlit = {BACKEND_BASE_URL: location.origin}</script>"
EMPTY_PAGE = Path(get_static_dir(), "index.html").read_text(encoding="utf-8").replace("<head>", TOLD, 1)
NAMES = [file.stem for file in (HERE / "pages").glob("*.py") if not file.stem.startswith("_")]
GUARD = Middleware(
    Gate,
    tablet=tablet_policy(inline_scripts(EMPTY_PAGE)),
    phone=phone_policy([source_hash(style())]),
    phone_host=PHONE_HOST,
    trouble=trouble,
)


def empty_page(_request: Request) -> HTMLResponse:
    """What a browser gets at every trainer's address before the page itself is drawn."""
    return HTMLResponse(EMPTY_PAGE)


app = st.App(
    HERE / "pages" / "_frame.py",
    routes=[*(Route(f"/{name}", empty_page) for name in NAMES), *OWN_FILES, *DOCUMENTS, *ROUTES],
    middleware=[GUARD, Middleware(CompressedStatic), Middleware(CompressedPages)],
    lifespan=open_up,
)
