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
    SortBy.NAME: "By name",
    SortBy.DUE: "What waits first",
    SortBy.CONTACT: "Longest silence first",
    SortBy.PAIN: "Most pain first",
    SortBy.GATE: "Most careful gate first",
    SortBy.STAGE: "By stage",
}


@dataclass(frozen=True)
class Choice:
    """What was chosen. The first page is 1."""

    show: Show
    sort: SortBy
    search: str
    page: int


def caseload_choice() -> Choice:
    """Draws search, order and chips. A page that the choice no longer has is not asked for: it begins at 1 again."""
    with row("caseload_search"):
        search = st.text_input(
            "Find a client",
            key="find",
            type="search",
            placeholder="Name",
            icon=":material/search:",
            live=True,
            bind="query-params",
            label_visibility="collapsed",
            width="stretch",
        )
        sort = st.selectbox(
            "Sorted by", ORDERS, format_func=ORDERS.__getitem__, key="sort", filter_mode=None, width=250,
            label_visibility="collapsed",
        )  # fmt: skip
    show = st.pills(
        "Who", SHOWN, default=Show.EVERYONE, required=True, format_func=SHOWN.__getitem__, key="show",
        label_visibility="collapsed",
    )  # fmt: skip
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
