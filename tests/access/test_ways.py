"""Where somebody may be sent back to after signing in, and which addresses are two places at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.access.ways import leads_to, odd, way_back


@pytest.mark.parametrize(
    "to",
    ["/", "/today", "/clients?client=a1-b_2", "/screening?client=a&run=17&step=private", "/documents/a/letters/b.pdf"],
)
def test_a_page_of_this_studio_is_a_way_back(to: str) -> None:
    assert way_back(to) == to


@pytest.mark.parametrize(
    "to",
    ["", "today", "//evil.example", "///evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example",
     "/%2f/evil.example", "/%5cevil.example", "javascript:alert(1)", "/today\r\nset-cookie: a=b", "/today\tx", "/ today",
     "/@evil.example", "/today#x", "/../today", "/today/..", "/./today", "/sign-out", "/sign-in?to=/today", "/locked",
     "/media/x", "/_stcore/stream", "/c", "/c/token", "/static/x.js", "/todäy", "/" + "a" * 900, "/today?a=<script>"],
)  # fmt: skip
def test_anything_else_leads_to_the_front_page(to: str) -> None:
    assert way_back(to) == "/"


@given(st.text(alphabet="/\\.%:?#@=&;\r\n\t aet5cfx-_~", max_size=40))
def test_no_text_at_all_leads_to_another_host(to: str) -> None:
    found = way_back(to)
    assert found.startswith("/")
    assert found[1:2] not in {"/", "\\"}
    assert not set(found) & set("\r\n\t\\ ")


@pytest.mark.parametrize("path", ["//today", "/a//b", "/a\\b", "/../a", "/a/./b", "/a/..", "/a\x00", "/a\nb"])
def test_a_path_that_can_be_read_twice_is_odd(path: str) -> None:
    assert odd(path)


@pytest.mark.parametrize("path", ["/", "/today", "/documents/a/letters/b.pdf", "/_stcore/stream", "/a..b", "/.well"])
def test_a_plain_path_is_not(path: str) -> None:
    assert not odd(path)


@pytest.mark.parametrize(
    ("query", "leads"),
    [("client=anna&alone=1", True), ("alone=1&client=anna&done=1", True), ("client=anna", False), ("", False),
     ("client=boris&alone=1", False), ("alone=1", False)],
)  # fmt: skip
def test_an_address_is_a_place_when_it_says_all_that_the_place_says(query: str, leads: bool) -> None:
    assert leads_to("/check_in?client=anna&alone=1", path="/check_in", query=query) is leads
    assert not leads_to("/check_in?client=anna&alone=1", path="/papers", query=query)
