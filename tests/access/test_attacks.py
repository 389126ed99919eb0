"""Attacks on the trainers' door, each a sentence: all refused. Those on a real server's websockets: test_websockets.py."""

import pytest
from starlette.websockets import WebSocketDisconnect

from lbp_core.access import passwords
from lbp_core.access.doors import FORWARDED
from lbp_core.coach.door import people
from lbp_core.coach.letters import letters
from lbp_core.coach.phone import sharing
from lbp_core.models.people import Role
from lbp_core.models.screening import Answer
from pages import _door
from tests.access.conftest import NAME, Browser, Door, hidden
from tests.documents.test_letters import answered
from tests.signed_in import LOGIN, PASSWORD, PIN

pytestmark = pytest.mark.hazard("H05")
STREAM = "/_stcore/stream"
JO = "otters in the long grass"


def jo(door: Door) -> Browser:
    """Another trainer of the studio, in, without clients."""
    people.add_person(door.studio, name="Jo", login="jo", role=Role.TRAINER, password=JO, key="jo", at=door.at)
    browser = door.browser()
    assert browser.come_in("jo", JO).status_code == 303
    return browser


def websocket_opens(browser: Browser, **headers: str) -> bool:
    sent = {"origin": browser.origin, **headers}
    address = browser.origin.replace("http", "ws") + STREAM
    try:
        with browser.client.websocket_connect(address, headers=sent):
            return True
    except WebSocketDisconnect:
        return False


# ---- the cookie ----


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "0" * 64, "' OR 1=1 --", "é", "../../etc", "null"])
def test_a_guessed_cookie_opens_nothing(door: Door, token: str) -> None:
    browser = door.browser()
    sent = {"cookie": f"lbp={token}".encode("latin-1")}
    assert browser.get("/clients", headers=sent).status_code == 303
    assert browser.get("/media/a.png", headers=sent).status_code == 403


def test_what_the_studio_keeps_of_a_token_is_no_token(door: Door) -> None:
    browser = door.inside()
    with door.studio.store.read() as tx:
        kept = tx.exec_driver_sql("SELECT token_sha256 FROM sign_ins").scalar_one()
    assert kept != browser.token
    browser.token = kept
    assert not browser.is_in


def test_a_cookie_from_before_signing_in_never_becomes_a_sign_in(door: Door) -> None:
    victim = door.browser()
    victim.client.cookies.set("lbp", "planted-by-somebody-else")
    assert victim.come_in().status_code == 303
    attacker = door.browser()
    attacker.token = "planted-by-somebody-else"
    assert not attacker.is_in


def test_a_cookie_set_twice_by_somebody_counts_as_none(door: Door) -> None:
    mine, theirs = door.inside().token, door.inside().token
    assert door.browser().get("/clients", headers={"cookie": f"lbp={theirs}; lbp={mine}"}).status_code == 303


def test_over_tls_a_cookie_that_another_host_could_have_set_is_not_read(door: Door) -> None:
    token = door.inside().token
    outside = door.browser(f"https://{NAME}", "203.0.113.9")
    assert outside.get("/clients", headers={"cookie": f"lbp={token}"}).status_code == 303
    assert outside.get("/clients", headers={"cookie": f"__Host-lbp={token}"}).status_code == 200


def test_a_cookie_replayed_after_signing_out_opens_nothing(door: Door) -> None:
    browser = door.inside()
    stolen = browser.token
    browser.send("/sign-out", where="here")
    browser.token = stolen
    assert not browser.is_in
    assert not websocket_opens(browser)


def test_a_cookie_stolen_before_the_lock_is_over_once_the_pin_was_typed(door: Door) -> None:
    browser, thief = door.inside(), door.browser()
    thief.token = browser.token
    door.wait(minutes=16)
    browser.send("/locked", pin=PIN)
    assert browser.is_in
    assert not thief.is_in


def test_a_new_sign_in_on_the_same_browser_ends_the_one_before(door: Door) -> None:
    browser = door.inside()
    first = browser.token
    door.wait(minutes=16)
    form = hidden(browser.get("/locked").text)
    assert browser.post("/sign-in", form | {"login": LOGIN, "password": PASSWORD}).status_code == 303
    assert browser.is_in
    browser.token = first
    assert not browser.is_in


def test_a_forged_identity_header_is_dropped(door: Door) -> None:
    mine = door.inside()
    badge = _door.at_the_door(mine.token)[0].badge
    stranger = door.browser()
    assert stranger.get("/clients", headers={"x-lbp-session": badge}).status_code == 303
    assert not websocket_opens(stranger, **{"x-lbp-session": badge})
    address = f"/documents/{door.client().id}/letters/x.pdf"
    assert stranger.get(address, headers={"X-LBP-Session": badge}).status_code == 303


def test_who_has_left_is_out_at_once(door: Door) -> None:
    browser = jo(door)
    person = next(one for one in people.people(door.studio) if one.login == "jo")
    people.end_person(door.studio, person.id, hand_to=None, key="end", at=door.at)
    assert not browser.is_in
    assert browser.come_in("jo", JO).status_code == 422


# ---- guessing ----


def test_of_a_crowd_of_guesses_a_few_are_looked_at_and_the_others_wait(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    monkeypatch.setattr(passwords, "fits", lambda kept, given: bool(looked.append(given)))
    browser = door.browser()
    form = hidden(browser.get("/sign-in").text)
    for number in range(300):
        browser.post("/sign-in", form | {"login": LOGIN, "password": f"guess {number}"})
        door.wait(seconds=10)
    assert len(looked) <= 5 + 4 + 3, "in fifty minutes"


def test_after_a_crowd_of_guesses_nobody_is_locked_out_for_ever(door: Door) -> None:
    browser = door.browser()
    for _ in range(8):
        browser.come_in(password="wrong wrong wrong")
    assert browser.come_in().status_code == 422
    door.wait(minutes=16)
    assert browser.come_in().status_code == 303


def test_a_made_up_forwarded_address_is_no_way_round_the_count(door: Door) -> None:
    for number in range(7):
        browser = door.browser(f"https://{NAME}", "203.0.113.9")
        form = hidden(browser.get("/sign-in").text)
        sent = {
            "origin": browser.origin,
            "x-forwarded-for": f"198.51.100.{number}",
            "x-real-ip": f"198.51.100.{number}",
        }
        answer = browser.post("/sign-in", form | {"login": f"name{number}", "password": "x" * 12}, headers=sent)
    assert "Wait" in answer.text, "seven names from one address: the address is counted, whatever it says of itself"


# ---- other sites ----

FOREIGN = [{}, {"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
           {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"}, {"origin": "http://localhost:9999"}]  # fmt: skip


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/sign-in", "/set-up", "/locked", "/sign-out", "/own-pin"])
def test_a_form_from_another_site_does_nothing_even_with_everything_else_right(
    door: Door, path: str, headers: dict[str, str]
) -> None:
    browser = door.inside()
    form = hidden(browser.get("/own-pin").text)
    said = {"login": LOGIN, "password": PASSWORD, "pin": "6193", "again": "6193", "where": "everywhere"}
    assert browser.post(path, form | said, headers=headers).status_code == 403
    assert browser.is_in


@pytest.mark.parametrize("path", ["/sign-in", "/locked", "/sign-out", "/own-pin"])
@pytest.mark.parametrize("mark", ["", "x", "0" * 64, None])
def test_a_form_without_this_browsers_own_mark_does_nothing(door: Door, path: str, mark: str | None) -> None:
    browser = door.inside()
    other = hidden(door.browser().get("/sign-in").text)
    form = hidden(browser.get("/own-pin").text) | {"mark": other["mark"] if mark is None else mark}
    said = {"login": LOGIN, "password": PASSWORD, "pin": "6193", "again": "6193", "where": "everywhere"}
    assert browser.post(path, form | said).status_code in {303, 403}
    assert browser.is_in
    assert browser.token


@pytest.mark.parametrize("headers", [*FOREIGN, {"origin": "http://localhost", "host": "rebound.example"}])
def test_a_websocket_of_another_site_or_a_rebound_name_is_refused(door: Door, headers: dict[str, str]) -> None:
    browser = door.inside()
    with (
        pytest.raises(WebSocketDisconnect),
        browser.client.websocket_connect(f"ws://localhost{STREAM}", headers=headers),
    ):
        pass


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "https://evil.example", "/\\evil.example", "/%2f%2fevil.example", "javascript:alert(1)",
     "/today%0d%0aset-cookie:a=b", "/sign-out", "/c/token", "\thttps://evil.example"],
)  # fmt: skip
def test_the_way_back_leads_to_no_other_place(door: Door, to: str) -> None:
    browser = door.browser()
    answer = browser.send("/sign-in", to=to, login=LOGIN, password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.post("/own-pin", {"to": to}).headers.get("location", "/") == "/"


# ---- other ways in ----


@pytest.mark.parametrize(
    "path",
    ["//clients", "/./clients", "/static/../clients", "/static/..%2fclients", "/%2e%2e/clients", "/CLIENTS", "/clients/",
     "/own/../clients", "/clients;x", "/clients%00", "/sign-in/../clients", "/c/../clients", "/media/../clients",
     "/_stcore/health/../stream", "/sign-in/x", "/locked/..", "\\clients", "/favicon.png/../clients"],
)  # fmt: skip
def test_no_spelling_of_a_path_is_a_way_round_signing_in(door: Door, path: str) -> None:
    answer = door.browser().get(f"http://localhost{path}")
    assert answer.status_code in {303, 403, 404}
    assert "streamlit answered" not in answer.text or path.startswith(("/static/", "/own/"))
    assert "BACKEND_BASE_URL" not in answer.text


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "//_stcore/metrics", "/_STCORE/METRICS", "/%5fstcore/metrics", "/_stcore/agent/x"]
)
def test_what_is_for_machines_is_served_to_nobody(door: Door, path: str) -> None:
    assert door.inside().get(f"http://localhost{path}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/media/abc.svg", "/_stcore/upload_file/a/b", "/_stcore/host-config", "/component/x.js"]
)
def test_files_of_a_page_need_a_sign_in(door: Door, path: str) -> None:
    assert door.browser().get(path).status_code == 403
    assert door.browser().post(path, {}).status_code == 403
    assert door.inside().get(path).status_code == 200


@pytest.mark.parametrize(
    ("host", "peer"),
    [("http://192.168.1.20:8501", "192.168.1.7"), ("http://localhost", "192.168.1.7"), (f"http://{NAME}", "127.0.0.1"),
     ("https://phone.example", "203.0.113.9"), ("https://evil.example", "127.0.0.1"),
     ("http://localhost.evil.example", "127.0.0.1")],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/clients", "/sign-in", "/set-up", "/locked", "/static/x.js", STREAM])
def test_from_elsewhere_or_without_encryption_there_is_no_door_at_all(
    door: Door, host: str, peer: str, path: str
) -> None:
    token = door.inside().token
    browser = door.browser(host, peer)
    browser.token = token
    assert browser.get(path).status_code in {403, 404}


def test_a_proxy_that_calls_itself_localhost_opens_nothing(door: Door) -> None:
    browser = door.inside()
    assert {"x-forwarded-for", "forwarded", "via", "x-forwarded-proto"} <= {one.decode() for one in FORWARDED}
    for header in (one.decode() for one in FORWARDED):
        assert browser.get("/clients", headers={header: "127.0.0.1"}).status_code == 403


def test_a_line_break_in_a_header_or_an_address_never_arrives_in_an_answer(door: Door) -> None:
    answer = door.browser().get("/clients?client=a%0d%0aset-cookie:%20lbp=x")
    assert "set-cookie" not in answer.headers
    assert not set("\r\n") & set(answer.headers["location"])
    answer = door.browser().send("/sign-in", login="a\r\nset-cookie: lbp=x", password=PASSWORD)
    assert answer.status_code == 422
    assert "lbp=x" not in str(answer.headers)


@pytest.mark.parametrize("path", ["/sign-in", "/set-up", "/locked", "/sign-out", "/own-pin"])
def test_more_than_a_form_can_hold_is_put_down_unread(door: Door, path: str) -> None:
    browser = door.inside()
    assert browser.post(path, {"password": "x" * 9_000}).status_code == 413
    assert browser.post(path, {f"field{number}": "x" for number in range(30)}).status_code == 413
    assert browser.is_in


# ---- another trainer's clients ----


def test_another_trainers_letter_looks_like_one_that_is_not_there(door: Door) -> None:
    client = door.client()
    answered(door.studio, client.id, neuro_footdrop=Answer.YES)
    made = letters.make_letter(door.studio, client.id, key="tap", at=door.at)
    address = f"/documents/{client.id}/letters/{made.id}.pdf"
    assert door.inside().get(address).content.startswith(b"%PDF-")
    theirs = jo(door)
    foreign, missing = theirs.get(address), theirs.get(f"/documents/nobody/letters/{made.id}.pdf")
    assert (foreign.status_code, foreign.text) == (missing.status_code, missing.text) == (404, missing.text)


def test_a_clients_phone_opens_no_page_of_the_trainers(door: Door) -> None:
    client = door.client()
    link = sharing.make_link(door.studio, client.id, key="link", at=door.at)
    browser = door.inside()
    assert browser.get(f"/c/{link}").status_code == 303
    for path in ("/clients", "/sign-in", "/locked", f"/documents/{client.id}/letters/x.pdf", "/media/x"):
        assert browser.get(path).status_code == 403
    assert not websocket_opens(browser)


# ---- out of a client's hands ----


@pytest.fixture
def handed(door: Door) -> tuple[Door, Browser, str]:
    """A tablet in Anna's hands."""
    browser, client = door.inside(), door.client()
    return door, browser, door.hand(browser, client)


Handed = tuple[Door, Browser, str]


@pytest.mark.hazard("H04")
@pytest.mark.parametrize("more", ["&client=other", "&client=", "&alone=0", "&alone=1", "&client=other&client=other"])
def test_a_second_client_in_the_address_is_not_taken_for_the_first(handed: Handed, more: str) -> None:
    _, browser, place = handed
    answer = browser.get(f"{place}{more}")
    assert (answer.status_code, answer.headers.get("location")) == (303, place)
    before, _, after = place.partition("?")
    assert browser.get(f"{before}?{more[1:]}&{after}").headers.get("location") == place


@pytest.mark.hazard("H04")
@pytest.mark.parametrize(
    "path", ["/", "/clients", "/today", "/session?client=x", "/screening?client=x", "/studio", "/front"]
)
def test_the_back_button_a_new_tab_and_a_copied_address_show_the_clients_own_form(handed: Handed, path: str) -> None:
    _, browser, place = handed
    answer = browser.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    assert browser.get(place).status_code == 200


@pytest.mark.hazard("H04")
def test_another_clients_form_is_not_shown_by_writing_their_name_into_the_address(handed: Handed) -> None:
    door, browser, place = handed
    other = door.client("Boris Lind")
    assert browser.get(f"/check_in?client={other.id}&alone=1").headers["location"] == place
    visit = _door.visit(_door.at_the_door(browser.token)[0].badge)
    with visit.studio.store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM clients").scalar_one() == 1, "the store knows one client only"


@pytest.mark.parametrize(
    "path", ["/media/x.svg", "/_stcore/upload_file/a/b", "/component/x.js", "/documents/a/letters/b.pdf"]
)
def test_no_file_and_no_document_comes_out_of_a_handed_over_tablet(handed: Handed, path: str) -> None:
    _, browser, _ = handed
    assert browser.get(path).status_code == 403


def test_a_documents_address_of_the_client_in_hand_is_refused_too(handed: Handed) -> None:
    _, browser, place = handed
    client_id = place.split("client=")[1].split("&")[0]
    assert browser.get(f"/documents/{client_id}/letters/x.pdf").status_code == 403


def test_the_clients_websocket_carries_another_badge_than_the_trainers(door: Door) -> None:
    browser, client = door.inside(), door.client()
    before = _door.at_the_door(browser.token)[0].badge
    door.hand(browser, client)
    assert websocket_opens(browser)
    assert _door.at_the_door(browser.token)[0].badge != before
    assert _door.visit(before) is None, "the trainer's badge opens nothing while the client holds the tablet"


def test_the_client_signs_nobody_out_sets_no_pin_and_signs_nobody_in(handed: Handed) -> None:
    _, browser, place = handed
    form = hidden(browser.get("/locked").text)
    token = browser.token
    for path in ("/sign-out", "/own-pin", "/set-up"):
        browser.post(path, form | {"where": "everywhere", "password": PASSWORD, "pin": "6193", "again": "6193"})
        browser.token = token
        browser.client.cookies.set("lbp_form", "")
    assert browser.get("/clients").headers["location"] == place


def test_wrong_pins_do_not_take_the_tablet_back_and_a_right_one_does(handed: Handed) -> None:
    _, browser, place = handed
    assert browser.send("/locked", pin="1928").status_code == 422
    assert browser.get("/clients").headers["location"] == place
    answer = browser.send("/locked", pin=PIN)
    assert answer.headers["location"] == place.replace("alone=1", "back=1")
    assert browser.is_in


def test_a_tablet_that_stays_out_for_ten_minutes_locks(handed: Handed) -> None:
    door, browser, place = handed
    door.wait(minutes=9, seconds=59)
    assert browser.get(place).status_code == 200
    door.wait(seconds=1)
    assert browser.get(place).headers["location"].startswith("/locked")
    assert not websocket_opens(browser)
    assert browser.send("/locked", pin=PIN).status_code == 303


def test_a_locked_tablet_is_not_handed_over_and_a_strangers_client_neither(door: Door) -> None:
    from lbp_core.models.refusal import Refused

    mine = door.client()
    theirs = jo(door)
    with pytest.raises(Refused, match="no such client"):
        door.hand(theirs, mine)
    assert theirs.is_in
