"""Our own HTML for what data/ says: one block where widgets would be hundreds. Layouts are in leaves/, their look in leaf.css.

Every text is escaped as it is put in. Of what a person typed only clients' names on their cards are shown this way; the rest
goes through st.text.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from jinja2 import Environment

from lbp_core.coach.library.picturing import edition, face_of
from lbp_core.coach.library.shelf import exercise_name, sources
from pages._parts.body_words import ASKED, POSITIONS
from pages._parts.days import day
from pages._parts.exercise_words import CATEGORIES, FACTS, GROUPS, PATTERNS, steps
from pages._parts.looking import theme_here
from pages._parts.words import STAGES, TAGS
from pages._plain import layouts

HERE = Path(__file__).parent
SCRIPT = sha256((HERE / "links.js").read_bytes()).hexdigest()[:12]
DRESS = (
    f"<style>\n{(HERE / 'leaf.css').read_text(encoding='utf-8')}</style>"
    f'<script type="module" src="/own/{SCRIPT}/links.js"></script>'
)
KINDS = {  # one of them, many of them
    "guideline": ("Guideline", "Guidelines"),
    "review": ("Review", "Reviews"),
    "trial": ("Trial", "Trials"),
    "study": ("Study", "Studies"),
    "consensus": ("Consensus", "Consensus"),
    "book": ("Book", "Books"),
    "public_advice": ("Public advice", "Public advice"),
    "manual": ("Manual", "The manual"),
    "simulation": ("Our own simulation", "Our own simulations"),
    "convention": ("Convention", "Conventions, our own and others'"),
}


def dress_leaves() -> None:
    """Puts their stylesheet and the script of their links on the page, once a page."""
    st.html(DRESS, unsafe_allow_javascript=True)


def leaf(name: str, /, **given: Any) -> None:
    """That layout of leaves/, filled in."""
    st.html(_layouts().get_template(f"{name}.html").render(given, theme=theme_here()))


def address(page: str, **says: str | list[str]) -> str:
    """Where a link to a page leads, from any page."""
    return f"{page}?{urlencode(says, doseq=True)}" if says else page


def drawn_at(exercise_id: str, rung: int, theme: str) -> str:
    """Where the drawing of that rung is, in that theme."""
    return f"own/{edition()}/{theme}/{exercise_id}/{rung}.svg"


@cache
def _layouts() -> Environment:
    made = layouts(HERE / "leaves", address=address, drawn_at=drawn_at, face_of=face_of, exercise_name=exercise_name)
    made.globals.update(sources=sources(), steps=steps, ASKED=ASKED, CATEGORIES=CATEGORIES, FACTS=FACTS, GROUPS=GROUPS)
    made.globals.update(PATTERNS=PATTERNS, POSITIONS=POSITIONS, STAGES=STAGES, TAGS=TAGS, KINDS=KINDS, day=day)
    return made
