"""The guard and who is signed in: who is led to the sign-in page, who is refused, and what a client's hands may open."""

from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from lbp_core.access.standing import OUT, Standing
from tests.access.keepers import HANDED, HERE, LOCKED, Everybody
from tests.access.test_gate import client

STREAM = "ws://localhost/_stcore/stream"
OURS = {"origin": "http://localhost"}
FOR_MACHINES = ["/media/x.png", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/component/x/y.js"]


def browser(stands: Standing) -> TestClient:
    return client(keeper=Everybody(stands))


def opens_a_websocket(stands: Standing) -> bool:
    try:
        with browser(stands).websocket_connect(STREAM, headers=OURS):
            return True
    except WebSocketDisconnect:
        return False


@pytest.mark.parametrize(("stands", "door"), [(OUT, "/sign-in"), (LOCKED, "/locked")], ids=["out", "locked"])
@pytest.mark.parametrize("path", ["/today", "/clients?client=anna", "/documents/anna/letters/x.pdf"])
def test_who_is_not_in_is_led_to_the_door_and_back_afterwards(stands: Standing, door: str, path: str) -> None:
    answer = browser(stands).get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{door}?{urlencode({'to': path})}"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("stands", [OUT, LOCKED], ids=["out", "locked"])
@pytest.mark.parametrize("path", FOR_MACHINES)
def test_what_a_page_fetches_is_refused_to_who_is_not_in(stands: Standing, path: str) -> None:
    assert browser(stands).get(path, follow_redirects=False).status_code == 403


@pytest.mark.parametrize("path", [*FOR_MACHINES, "/today", "/documents/anna/letters/x.pdf"])
def test_who_is_in_gets_everything(path: str) -> None:
    assert browser(HERE).get(path).status_code == 200


@pytest.mark.parametrize(
    ("stands", "opens"),
    [(OUT, False), (LOCKED, False), (HERE, True), (HANDED, True)],
    ids=["out", "locked", "here", "handed"],
)
def test_the_websocket_opens_for_who_is_in(stands: Standing, opens: bool) -> None:
    assert opens_a_websocket(stands) is opens


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "null"}, {"origin": "https://localhost"}, {"origin": "http://evil.example"}]
)
def test_a_websocket_that_does_not_name_our_own_origin_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), browser(HERE).websocket_connect(STREAM, headers=headers):
        pass


@pytest.mark.parametrize("path", ["/static/js/index.js", "/own/mark/stay.js", "/favicon.png", "/_stcore/health"])
def test_files_that_are_the_same_for_everybody_ask_nobody(path: str) -> None:
    keeper = Everybody(OUT)
    assert client(keeper=keeper).get(path).status_code == 200
    assert keeper.asked == []


@pytest.mark.parametrize("path", ["/sign-in", "/set-up", "/locked", "/sign-out", "/own-pin"])
@pytest.mark.parametrize("stands", [OUT, LOCKED, HERE, HANDED], ids=["out", "locked", "here", "handed"])
def test_the_pages_of_the_door_are_served_to_everybody_and_look_for_themselves(stands: Standing, path: str) -> None:
    assert browser(stands).get(path, follow_redirects=False).status_code == 200


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/today", "/_stcore/upload_file/a/b"])
@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}, {"origin": "null"}]
)
def test_nothing_is_sent_to_this_door_without_naming_our_own_origin(path: str, headers: dict[str, str]) -> None:
    assert browser(HERE).post(path, headers=headers).status_code == 403


@pytest.mark.hazard("H04")
@pytest.mark.hazard("H05")
@pytest.mark.parametrize(
    "path",
    ["/", "/today", "/clients", "/clients?client=anna", "/check_in", "/check_in?client=boris&alone=1", "/check_in?alone=1",
     "/check_in?client=anna", "/session?client=anna", "/screening?client=anna&alone=1"],
)  # fmt: skip
def test_in_a_clients_hands_every_other_page_leads_to_their_own_form(path: str) -> None:
    answer = browser(HANDED).get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, HANDED.only)


@pytest.mark.hazard("H05")
@pytest.mark.parametrize(
    "path", ["/media/x.png", "/_stcore/upload_file/a/b", "/documents/anna/letters/x.pdf", "/component/x"]
)
def test_in_a_clients_hands_no_file_and_no_document_is_given_out(path: str) -> None:
    assert browser(HANDED).get(path, follow_redirects=False).status_code == 403


def test_in_a_clients_hands_their_own_form_opens() -> None:
    assert browser(HANDED).get("/check_in?client=anna&alone=1&done=1").text == HANDED.badge


def test_a_badge_changes_with_the_hands() -> None:
    assert HERE.badge != HANDED.badge


class Breaks(Everybody):
    """Nobody can say who is in."""

    def by_cookie(self, token: str) -> Standing:
        raise OSError("the database is away")


def test_where_nobody_can_say_who_is_in_nobody_gets_in() -> None:
    answer = client(keeper=Breaks(HERE)).get("/today", follow_redirects=False)
    assert answer.status_code == 503
    assert "database" not in answer.text


@pytest.mark.parametrize(
    ("scheme", "cookie", "token"),
    [("http", "lbp=abc", "abc"), ("https", "lbp=abc", ""), ("https", "__Host-lbp=abc", "abc"), ("http", "__Host-lbp=abc", ""),
     ("http", "a=b; lbp=abc; c", "abc"), ("http", "lbp=abc; lbp=xyz", ""), ("http", "xlbp=abc", ""), ("http", "", "")],
)  # fmt: skip
def test_one_cookie_of_ours_is_read_and_no_other(scheme: str, cookie: str, token: str) -> None:
    keeper = Everybody(OUT)
    client(scheme=scheme, keeper=keeper).get("/today", headers={"cookie": cookie}, follow_redirects=False)
    assert keeper.asked == [token]
