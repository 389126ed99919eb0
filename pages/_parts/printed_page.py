"""A page that lies printed: its PDF to open, and a picture of it as it will come out. Printing it: the part of each document."""

from html import escape

import streamlit as st

SHEET = (
    "width: min(100%, {wide}rem); border: 1px solid #bdb5a6; border-radius: 6px; display: block; margin-inline: auto"
)


def pdf_link(place: str, label: str = "Open the PDF to print") -> None:
    """The way to the PDF. `place` is the document's address without its ending."""
    st.link_button(label, f"{place}.pdf", icon=":material/open_in_new:", width="stretch")


def picture(place: str, alt: str, *, wide: bool = False) -> None:
    """The page as it is printed; `wide` for one on its side."""
    sheet = SHEET.format(wide=60 if wide else 40)
    st.html(f'<img src="{escape(place)}.png" alt="{escape(alt)}" style="{sheet}">')
