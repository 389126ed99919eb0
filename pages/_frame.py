"""Who is here and which pages they have: the script that app.py runs. What a page shows is in the files beside it."""

import streamlit as st

from lbp_core.coach.cannot_wait import keep_what_cannot_wait
from lbp_core.coach.clock import clock_warning
from pages._parts.handing_over import only_page
from pages._parts.here import in_words, now, studio
from pages._parts.look import LOGO, MARK, WARN, dress

FRONT = "today"
PAGES = {
    "today": ("Today", "today", "visible"),
    "clients": ("Clients", "group", "visible"),
    "exercises": ("Exercises", "fitness_center", "visible"),
    "evidence": ("Rule book", "menu_book", "visible"),
    "studio": ("Studio", "storefront", "visible"),
    "screening": ("Screening", "fact_check", "hidden"),
    "programme": ("Programme", "calendar_month", "hidden"),
    "session": ("Session", "play_circle", "hidden"),
    "symptoms": ("Symptoms", "wb_twilight", "hidden"),
    "check_in": ("Check-in", "edit_note", "hidden"),
    "review": ("Review", "balance", "hidden"),
    "road": ("The road", "route", "hidden"),
    "papers": ("Papers", "folder_open", "hidden"),
}

st.set_page_config("LBP coach", MARK, layout="wide", initial_sidebar_state="collapsed")
dress()
st.logo(LOGO, size="large")
theirs = only_page()  # while the tablet is in the client's hands, only that one is here
offered = [
    st.Page(
        f"{name}.py",
        title=title,
        icon=f":material/{icon}:",
        url_path="front" if name == FRONT else name,
        visibility=seen,
        default=name == FRONT,
    )
    for name, (title, icon, seen) in PAGES.items()
    if theirs is None or name == theirs
]
if theirs is None:  # the front page has no name in the address; whoever writes its name finds it all the same
    offered.append(st.Page(f"{FRONT}.py", title="Today", icon="", url_path=FRONT, visibility="hidden"))
else:  # the nameless address shows the same, so that the page keeps its own name and a reload finds it
    offered.append(st.Page(f"{theirs}.py", title=PAGES[theirs][0], url_path="front", visibility="hidden", default=True))
page = st.navigation(offered, position="top" if theirs is None else "hidden")
if studio().demo:
    with st.container(horizontal=True, horizontal_alignment="right", key="demo_mark"):
        st.badge("Demo studio: invented people", icon=":material/science:", color=WARN)
if theirs is None and (wrong := clock_warning(studio(), at=now())):
    st.warning(wrong, icon=":material/schedule:")
with in_words(f"page {page.url_path}"):
    keep_what_cannot_wait(studio(), at=now())
    page.run()
