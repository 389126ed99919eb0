"""Who is here and which pages they have: the script that app.py runs. What a page shows is in the files beside it."""

import logging

import streamlit as st

from lbp_core.models.refusal import Refused
from pages._parts.here import refused, studio
from pages._parts.look import LOGO, MARK, WARN, dress

PAGES = {
    "today": ("Today", "today", "visible"),
    "clients": ("Clients", "group", "visible"),
    "exercises": ("Exercises", "fitness_center", "visible"),
    "evidence": ("Rule book", "menu_book", "visible"),
    "screening": ("Screening", "fact_check", "hidden"),
    "programme": ("Programme", "calendar_month", "hidden"),
    "session": ("Session", "play_circle", "hidden"),
    "symptoms": ("Morning after", "wb_twilight", "hidden"),
    "check_in": ("Check-in", "edit_note", "hidden"),
    "review": ("Review", "balance", "hidden"),
}

st.set_page_config("LBP coach", MARK, layout="wide", initial_sidebar_state="collapsed")
dress()
st.logo(LOGO, size="large")
handed_over = "visit" in st.query_params  # the tablet is in the client's hands: only their form is here
page = st.navigation(
    [
        st.Page(
            f"{name}.py",
            title=title,
            icon=f":material/{icon}:",
            url_path=name,
            visibility=seen,
            default=name == "today",
        )
        for name, (title, icon, seen) in PAGES.items()
        if not handed_over or name == "check_in"
    ],
    position="hidden" if handed_over else "top",
)
if studio().demo:
    with st.container(key="demo_mark"):
        st.badge("Demo studio: invented people", icon=":material/science:", color=WARN)
try:
    page.run()
except Refused as sentence:
    refused(sentence)
except Exception:
    logging.getLogger(__name__).exception("page %s", page.url_path)
    st.error(
        "This page could not be drawn. Everything saved is still there. Open it again; if it happens twice, tell whoever "
        "looks after this studio: the reason is in the server's log.",
        icon=":material/error:",
    )
