"""The front door: Streamlit, the clients' routes beside it, and the guard before both. Nothing else lives here."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.file_util import get_static_dir

from lbp_core.access.compress import CompressedStatic
from lbp_core.access.gate import Gate
from lbp_core.access.headers import inline_scripts, page_policy, source_hash, tablet_policy
from pages._front import open_up, trouble
from pages._own_files import ROUTES as OWN_FILES
from pages._studio import PHONE_HOST
from pages.documents.routes import ROUTES as DOCUMENTS
from pages.phone.paper import style
from pages.phone.routes import ROUTES

EMPTY_PAGE = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
GUARD = Middleware(
    Gate,
    tablet=tablet_policy(inline_scripts(EMPTY_PAGE)),
    phone=page_policy([source_hash(style())]),
    phone_host=PHONE_HOST,
    trouble=trouble,
)

app = st.App(
    Path(__file__).resolve().parent / "pages" / "_frame.py",
    routes=[*OWN_FILES, *DOCUMENTS, *ROUTES],
    middleware=[GUARD, Middleware(CompressedStatic)],
    lifespan=open_up,
)
