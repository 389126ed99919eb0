"""Who is here and which pages they have: the script that app.py runs. What a page shows is in the files beside it."""

import streamlit as st

from lbp_core.coach.clock import clock_warning
from lbp_core.coach.phone import client_forms
from lbp_core.coach.phone.languages import Language, language_of, speaking
from lbp_core.coach.screening.cannot_wait import keep_what_cannot_wait
from pages import _studio
from pages._parts.here import in_words, now
from pages._parts.live import stays_true, whoever_is_here
from pages._parts.look import LOGO, MARK
from pages._parts.top_line import top_line
from pages._parts.visitor import may_open

PAGES = {
    "today": ("Today", "today", "visible"),
    "clients": ("Clients", "group", "visible"),
    "week": ("This week", "calendar_view_week", "visible"),
    "exercises": ("Exercises", "fitness_center", "visible"),
    "evidence": ("Rule book", "menu_book", "visible"),
    "studio": ("Studio", "storefront", "visible"),
    "screening": ("Screening", "fact_check", "hidden"),
    "programme": ("Programme", "calendar_month", "hidden"),
    "session": ("Session", "play_circle", "hidden"),
    "side_by_side": ("Side by side", "splitscreen", "hidden"),
    "symptoms": ("Symptoms", "wb_twilight", "hidden"),
    "check_in": ("Check-in", "edit_note", "hidden"),
    "review": ("Review", "balance", "hidden"),
    "road": ("The road", "route", "hidden"),
    "papers": ("Papers", "folder_open", "hidden"),
    "guide": ("Trainer's guide", "menu_book", "hidden"),
}

st.set_page_config("LBP coach", MARK, layout="wide", initial_sidebar_state="collapsed")
st.logo(LOGO, size="large")
here, whole = whoever_is_here(), _studio.the_studio()
tongue = language_of(here.studio, here.client_id)
with speaking(tongue):
    tab = None if tongue is Language.EN else client_forms.in_hand().tab
theirs = [name for name in PAGES if may_open(here, name)]
front = theirs[0]
offered = [
    st.Page(
        f"{name}.py",
        title=tab or title,
        icon=f":material/{icon}:",
        url_path="front" if name == front else name,
        visibility=seen,
        default=name == front,
    )
    for name, (title, icon, seen) in PAGES.items()
    if name in theirs
]
# the front page has no name in the address; whoever writes its name finds it all the same
offered.append(st.Page(f"{front}.py", title=PAGES[front][0], icon="", url_path=front, visibility="hidden"))
page = st.navigation(offered, position="hidden" if here.client_id else "top")
stays_true(here, front if page.url_path in {"", "front"} else page.url_path)
with speaking(tongue):
    top_line(here)
if not here.client_id and (wrong := clock_warning(whole, at=now())):
    st.warning(wrong, icon=":material/schedule:")
with in_words(f"page {page.url_path}"):
    keep_what_cannot_wait(whole, at=now())  # by the clock of the house: whoever is here, nobody's tap waits for them
    with speaking(tongue):
        page.run()
