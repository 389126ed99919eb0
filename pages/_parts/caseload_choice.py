"""Whom the caseload shows, in which order, and which page of it: chips and a search, all in the address."""

from dataclasses import dataclass

import streamlit as st

from lbp_core.models.glance import Show, SortBy
from pages._parts.look import row

A_PAGE = 24
SHOWN = {
    Show.EVERYONE: "Everyone",
    Show.DUE: "Something waits",
    Show.PAUSED: "Paused",
    Show.NOT_SCREENED: "Not screened",
    Show.HERE: "Training now",
    Show.AWAY: "Away",
}
ORDERS = {
    SortBy.NAME: "Name",
    SortBy.DUE: "What waits",
    SortBy.CONTACT: "Longest not heard",
    SortBy.PAIN: "Most pain",
    SortBy.GATE: "Gate",
    SortBy.STAGE: "Stage",
}


@dataclass(frozen=True)
class Choice:
    """What was chosen. The first page is 1."""

    show: Show
    sort: SortBy
    search: str
    page: int


def caseload_choice() -> Choice:
    """Draws search, chips and orders. A page that the choice no longer has is not asked for: it begins at 1 again."""
    search = st.text_input(
        "Find a client",
        key="find",
        type="search",
        placeholder="Name",
        icon=":material/search:",
        live="300ms",
        bind="query-params",
        label_visibility="collapsed",
    )
    with row("caseload_chips", align="distribute"):
        show = st.pills(
            "Show",
            SHOWN,
            default=Show.EVERYONE,
            required=True,
            format_func=SHOWN.__getitem__,
            key="show",
            width="content",
        )
        sort = st.pills(
            "Sort by",
            ORDERS,
            default=SortBy.NAME,
            required=True,
            format_func=ORDERS.__getitem__,
            key="sort",
            width="content",
        )
    asked = (show, sort, search)
    if st.session_state.setdefault("caseload_asked", asked) != asked:
        st.session_state["caseload_asked"] = asked
        st.session_state["clients_page"] = 1
    return Choice(Show(show), SortBy(sort), search or "", st.session_state.get("clients_page", 1))


def pages_of(count: int) -> None:
    """The pages and how many clients that are; nothing where all are on one."""
    if count > A_PAGE:
        with row("caseload_pages", align="distribute"):
            st.pagination(-(-count // A_PAGE), key="clients_page")
            st.caption(f"{count:,} clients")
