"""How the screen looks to whoever is signed in: light or dark, and how much contrast. The colours are in .streamlit/."""

from hashlib import sha256
from pathlib import Path

import streamlit as st

from lbp_core.coach.door.comfort import choose_comfort, comfort
from lbp_core.models.comfort import Comfort, Contrast, Theme
from pages._parts.here import now, studio
from pages._parts.look import card
from pages._parts.people_saying import save, this_time

AS_SET = "As the tablet is set"
THEMES = {Theme.TABLET: AS_SET, Theme.LIGHT: "Light", Theme.DARK: "Dark"}
CONTRASTS = {Contrast.TABLET: AS_SET, Contrast.USUAL: "Usual", Contrast.MORE: "High"}
MARK = sha256(Path(__file__).with_name("anew.js").read_bytes()).hexdigest()[:12]
ANEW = f'<script type="module" src="/own/{MARK}/anew.js"></script>'
"""Loads the page anew: a look is put on before the first paint."""


def comfort_card() -> None:
    """Two choices; each is kept at once, for this person, on every tablet they sign in on."""
    known = comfort(studio())
    with card("comfort"):
        st.header("How it looks to you", icon=":material/contrast:", anchor=False)
        theme = _choice("Light or dark", THEMES, known.theme, key="comfort_theme")
        contrast = _choice("Contrast", CONTRASTS, known.contrast, key="comfort_contrast")
        st.caption(
            "Kept with your name, so another tablet shows it the same. A larger letter is the browser's own zoom."
        )
    said = Comfort(theme=theme, contrast=contrast)
    key, at = this_time("comfort", said), now()
    if said != known and save(lambda: choose_comfort(studio(), said, key=key, at=at), "Kept."):
        st.html(ANEW, unsafe_allow_javascript=True)


def _choice(label: str, offered: dict[Theme, str] | dict[Contrast, str], now_on: str, *, key: str) -> str:
    chosen: str = st.segmented_control(
        label, tuple(offered), default=now_on, required=True, key=key, format_func=offered.__getitem__, width="stretch"
    )
    return chosen
