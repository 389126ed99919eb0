"""Signing in, the lock, the PIN, signing out, and the very first person: what a person meets at the door, and what they read."""

from datetime import timedelta

import pyotp
import pytest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.door import own_keys, people, signing_in
from lbp_core.coach.studio import open_studio
from lbp_core.models.people import Role, Seen
from pages import _studio
from tests.access.conftest import Browser, Door, hidden
from tests.signed_in import LOGIN, PASSWORD, PIN, first_trainer


def test_the_right_name_and_password_come_in_and_go_where_they_wanted(door: Door) -> None:
    browser = door.browser()
    led = browser.get("/clients?client=abc")
    assert led.headers["location"] == "/sign-in?to=%2Fclients%3Fclient%3Dabc"
    answer = browser.send("/sign-in", to="/clients?client=abc", login="  INES ", password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/clients?client=abc")
    assert browser.is_in


def test_the_cookie_is_out_of_every_scripts_reach_and_over_tls_bound_to_this_host(door: Door) -> None:
    said = door.browser().come_in().headers["set-cookie"]
    assert said.startswith("lbp=")
    assert all(word in said for word in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"))
    said = door.browser("https://studio.example").come_in().headers["set-cookie"]
    assert said.startswith("__Host-lbp=")
    assert all(word in said for word in ("HttpOnly", "Secure", "Path=/", "SameSite=lax"))
    assert "Domain" not in said


@pytest.mark.parametrize(("login", "password"), [(LOGIN, "wrong horse"), ("nobody", PASSWORD), ("", ""), (LOGIN, "")])
def test_a_wrong_name_and_a_wrong_password_read_the_same_and_the_name_stays(
    door: Door, login: str, password: str
) -> None:
    browser = door.browser()
    answer = browser.come_in(login, password)
    assert answer.status_code == 422
    assert "do not go together" in answer.text
    assert f'value="{login}"' in answer.text
    assert password not in answer.text or not password
    assert not browser.is_in


def test_a_form_that_lay_open_over_a_restart_is_asked_for_once_more_and_the_name_stays(door: Door) -> None:
    browser = door.browser()
    form = hidden(browser.get("/sign-in").text) | {"login": LOGIN, "password": PASSWORD, "mark": "0" * 64}
    answer = browser.post("/sign-in", form)
    assert answer.status_code == 403
    assert "open for a while" in answer.text
    assert 'value="ines"' in answer.text
    assert browser.post("/sign-in", hidden(answer.text) | {"login": LOGIN, "password": PASSWORD}).status_code == 303


def second_step(door: Door) -> str:
    """The first trainer begins the second step; its secret."""
    first = first_trainer(door.studio, at=door.at)
    own = door.studio.seen_by(Seen(person_id=first.id, role=first.role))
    secret = own_keys.offer_second_step(own).secret
    own_keys.begin_second_step(own, secret, pyotp.TOTP(secret).at(door.at), key="second", at=door.at)
    door.wait(minutes=5)
    return secret


def test_the_second_step_comes_after_the_password_which_is_not_asked_again(door: Door) -> None:
    secret, browser = second_step(door), door.browser()
    asked = browser.come_in()
    assert asked.status_code == 200
    assert "Second step" in asked.text
    assert PASSWORD not in asked.text
    assert not browser.is_in
    wrong = browser.post("/sign-in", hidden(asked.text) | {"code": "000000"})
    assert wrong.status_code == 422
    assert "does not fit" in wrong.text
    right = browser.post("/sign-in", hidden(wrong.text) | {"code": pyotp.TOTP(secret).at(door.at)})
    assert right.status_code == 303
    assert browser.is_in


def test_the_second_step_waits_five_minutes_and_no_longer(door: Door) -> None:
    secret, browser = second_step(door), door.browser()
    asked = hidden(browser.come_in().text)
    door.wait(minutes=5)
    late = browser.post("/sign-in", asked | {"code": pyotp.TOTP(secret).at(door.at)})
    assert late.status_code == 422
    assert "Begin again" in late.text
    assert not browser.is_in


# ---- the lock ----


def locked_page(browser: Browser) -> str:
    led = browser.get("/clients")
    assert led.status_code == 303
    assert led.headers["location"].startswith("/locked?to=")
    return led.headers["location"]


def test_fifteen_idle_minutes_lock_and_the_pin_opens_the_same_page_again(door: Door) -> None:
    browser = door.inside()
    door.wait(minutes=15, seconds=1)
    page = browser.get(locked_page(browser)).text
    assert "Ines Marlow" in page
    before = browser.token
    answer = browser.post("/locked", hidden(page) | {"pin": PIN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/clients")
    assert browser.token != before, "every opening of the lock gives a new token"
    assert browser.is_in


def test_who_is_busy_is_not_locked_and_after_twelve_hours_the_password_is_asked(door: Door) -> None:
    browser = door.inside()
    for _ in range(4 * 12 + 3):
        door.wait(minutes=14)
        assert browser.is_in
        signing_in.touch(door.studio, browser.token, at=door.at)
    door.wait(minutes=14)
    assert browser.get("/clients").headers["location"].startswith("/sign-in")


def test_five_wrong_pins_and_only_the_password_opens_it(door: Door) -> None:
    browser = door.inside()
    door.wait(minutes=16)
    for _ in range(5):
        answer = browser.send("/locked", pin="1928")
        assert answer.status_code == 422
    assert 'id="pin"' not in answer.text
    assert browser.send("/locked", pin=PIN).status_code == 422, "the right PIN comes too late"
    assert browser.send("/locked", password=PASSWORD).status_code == 303
    assert browser.is_in


def test_signing_out_ends_it_on_the_server_and_the_browser_forgets(door: Door) -> None:
    browser = door.inside()
    token = browser.token
    answer = browser.send("/sign-out", where="here")
    assert answer.headers["location"] == "/sign-in"
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert not browser.token
    browser.token = token
    assert not browser.is_in, "the cookie kept by somebody is worth nothing"


def test_signing_out_everywhere_ends_every_browser_of_that_person_and_of_nobody_else(door: Door) -> None:
    here, other = door.inside(), door.inside("https://studio.example")
    add = people.add_person(
        door.studio, name="Jo", login="jo", role=Role.TRAINER, password="otters in the long grass", key="jo", at=door.at
    )
    jo = door.browser()
    jo.come_in(add.login, "otters in the long grass")
    here.send("/sign-out", where="everywhere")
    assert not here.is_in
    assert not other.is_in
    assert jo.is_in


def test_a_pin_is_set_with_the_password_and_typed_twice(door: Door) -> None:
    browser = door.inside()
    wrong = browser.send("/own-pin", password="not mine", pin="6193", again="6193")
    assert wrong.status_code == 422
    assert "Your password does not fit" in wrong.text
    assert "not the same" in browser.send("/own-pin", password=PASSWORD, pin="6193", again="6194").text
    assert browser.send("/own-pin", to="/today", password=PASSWORD, pin="6193", again="6193").status_code == 303
    door.wait(minutes=16)
    assert browser.send("/locked", pin="6193").status_code == 303


# ---- the first person ----


@pytest.fixture
def empty(door: Door, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Door:
    """A studio without anybody."""
    url = sqlite_url(tmp_path_factory.mktemp("empty") / "studio.db")
    open_studio(url, create=True)
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    door.studio = _studio.the_studio()
    return door


FIRST = {
    "name": "Mara Lind",
    "login": "mara",
    "password": "nine herons by the weir",
    "again": "nine herons by the weir",
}


def test_a_fresh_studio_leads_to_setting_it_up_and_whoever_does_is_in(empty: Door) -> None:
    browser = empty.browser()
    assert browser.get("/").headers["location"] == "/sign-in"
    assert browser.get("/sign-in").headers["location"] == "/set-up"
    answer = browser.send("/set-up", **FIRST, pin="4713")
    assert answer.status_code == 303
    assert browser.is_in
    assert [(one.name, one.role) for one in people.people(empty.studio)] == [("Mara Lind", Role.OWNER)]


@pytest.mark.parametrize(
    ("change", "says"),
    [({"again": "nine herons by the wear"}, "not the same"), ({"password": "short", "again": "short"}, "at least 12"),
     ({"pin": "1234"}, "stranger would try first"), ({"pin": "12a4"}, "4 to 8 digits"), ({"name": " "}, "1 to 80"),
     ({"login": "Ma ra!"}, "cannot be a sign-in name")],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_nothing_is_made_and_what_was_typed_stays(
    empty: Door, change: dict[str, str], says: str
) -> None:
    answer = empty.browser().send("/set-up", **{**FIRST, "pin": "4713", **change})
    assert answer.status_code == 422
    assert says in answer.text
    assert "nine herons" not in answer.text, "but for secrets"
    assert "Mara Lind" in answer.text or "name" in change
    assert not signing_in.is_set_up(empty.studio)


def test_from_another_machine_nobody_sets_the_studio_up(empty: Door) -> None:
    far = empty.browser("https://studio.example", "203.0.113.9")
    assert far.get("/set-up").status_code == 403
    assert far.send("/set-up", **FIRST, pin="4713").status_code == 403
    assert not signing_in.is_set_up(empty.studio)


def test_once_somebody_is_there_nobody_else_sets_it_up(door: Door) -> None:
    browser = door.browser()
    assert browser.get("/set-up").headers["location"] == "/sign-in"
    form = hidden(browser.get("/sign-in").text)
    assert browser.post("/set-up", form | FIRST | {"pin": "4713"}).headers["location"] == "/sign-in"
    assert len(people.people(door.studio)) == 1


def test_the_demo_studio_is_one_tap_and_says_that_its_people_are_invented(
    door: Door, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlite_url(tmp_path_factory.mktemp("demo") / "studio.db")
    made = open_studio(url, create=True, demo=True)
    sam = people.add_person(made, name="Sam Rowe", login="sam", role=Role.OWNER, password=None, key="s", at=door.at)
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    browser = door.browser()
    assert "every person in it is invented" in browser.get("/sign-in").text
    assert browser.send("/sign-in", **{"as": sam.id}).status_code == 303
    assert browser.is_in


def test_a_studio_of_real_people_has_no_door_of_one_tap(door: Door) -> None:
    first, browser = first_trainer(door.studio, at=door.at), door.browser()
    answer = browser.send("/sign-in", **{"as": first.id})
    assert answer.status_code == 422
    assert not browser.is_in
    assert first.name not in browser.get("/sign-in").text


def test_a_sign_in_waits_for_as_long_as_the_studio_says(door: Door) -> None:
    assert timedelta(minutes=15) == signing_in.IDLE
    assert timedelta(hours=12) == signing_in.WHOLE_DAY
