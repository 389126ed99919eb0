"""In which look this page is drawn: what the browser has on, as far as the server has to know. Who chose it: pages/_looks.py."""

from typing import Any

import streamlit as st

from lbp_core.charts.more_contrast import in_more_contrast
from pages._plain import CONTRAST, MORE


def dark_here() -> bool:
    """True on a dark ground."""
    return st.context.theme.type == "dark"


def more_here() -> bool:
    """True in high contrast: the page wrote it down before it called the server."""
    return st.context.cookies.get(CONTRAST) == MORE


def theme_here() -> str:
    """The look as the address of a drawing has it: light, dark, light-more, dark-more."""
    return f"{'dark' if dark_here() else 'light'}{'-more' if more_here() else ''}"


def in_this_look(spec: dict[str, Any]) -> dict[str, Any]:
    """A finished chart in the contrast that is on."""
    return in_more_contrast(spec, dark=dark_here()) if more_here() else spec
