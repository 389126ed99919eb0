"""Ways from page to page that carry the client in the URL. Which pages exist is in pages/_frame.py."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages._parts.look import row

RECORD = {
    "clients": ("Record", "person"),
    "screening": ("Screening", "fact_check"),
    "programme": ("Programme", "calendar_month"),
    "check_in": ("Check-in", "edit_note"),
    "session": ("Session", "play_circle"),
    "review": ("Review", "balance"),
    "road": ("Road", "route"),
    "papers": ("Papers", "folder_open"),
}


def to(
    page: str, label: str, *, icon: str | None = None, key: str | None = None, first: bool = True, **params: str
) -> None:
    """A link to a page by its URL path. With a `key` it is a button; the `first` thing to do is the filled one."""
    mark = None if icon is None else f":material/{icon}:"
    if key is None:
        st.page_link(f"{page}.py", label=label, icon=mark, query_params=params)
        return
    with st.container(key=f"{'go' if first else 'way'}_{key}"):
        st.page_link(f"{page}.py", label=label, icon=mark, query_params=params, width="stretch")


def record_tabs(client_id: str, here: str) -> None:
    """The client's pages in working order; the one that is open is marked."""
    with row(f"tabs_{client_id}", gap="xsmall"):
        for page, (label, icon) in RECORD.items():
            with st.container(key=f"{'here' if page == here else 'tab'}_{page}", width="content"):
                st.page_link(f"{page}.py", label=label, icon=f":material/{icon}:", query_params={"client": client_id})


def place_of(page: str, **says: str) -> str:
    """The whole address of a page within this studio."""
    return f"/{page}?{urlencode(says)}"


def out(label: str, to: str, *, quiet: bool = False) -> None:
    """A link to a plain page of ours that is no page of the dashboard."""
    st.html(
        f'<a class="{"out quiet" if quiet else "out"}" href="{escape(to)}">{escape(label)}</a>',
        width="content" if quiet else "stretch",
    )
