"""Two studios on one machine, each on its own port: browsers do not tell ports apart in cookies, so the names do."""

import pytest

from tests.access.conftest import NAME, Browser, Door, hidden
from tests.signed_in import LOGIN, PASSWORD


def jar(browser: Browser) -> set[str]:
    return {cookie.name for cookie in browser.client.cookies.jar}


def test_signing_in_to_one_leaves_the_other_signed_in(door: Door) -> None:
    own, demo = door.browser("http://localhost:8501"), door.browser("http://localhost:8502")
    demo.client.cookies = own.client.cookies  # one browser: what it holds for localhost goes to both
    assert own.come_in().status_code == 303
    assert own.is_in
    assert not demo.is_in
    assert demo.come_in().status_code == 303
    assert own.is_in
    assert demo.is_in
    demo.send("/sign-out", where="here")
    assert own.is_in
    assert not demo.is_in


def test_a_form_of_one_is_not_taken_by_the_other(door: Door) -> None:
    own, demo = door.browser("http://localhost:8501"), door.browser("http://localhost:8502")
    demo.client.cookies = own.client.cookies
    form = hidden(own.get("/sign-in").text)
    answer = demo.post("/sign-in", form | {"login": LOGIN, "password": PASSWORD})
    assert answer.status_code == 403
    assert not demo.is_in


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("http://localhost", "lbp"),
        ("http://localhost:8501", "lbp_8501"),
        (f"https://{NAME}", "__Host-lbp"),
        (f"https://{NAME}:8443", "__Host-lbp_8443"),
    ],
)
def test_the_port_is_part_of_the_cookies_name(door: Door, host: str, name: str) -> None:
    browser = door.browser(host)
    assert browser.come_in().status_code == 303
    assert name in jar(browser)
    assert browser.is_in


@pytest.mark.parametrize("name", ["lbp_client_8502", "__Host-lbp_client_8502", "lbp_client_plan_8502"])
def test_a_clients_visit_to_the_demo_does_not_close_the_own_studio(door: Door, name: str) -> None:
    own = door.inside("http://localhost:8501")
    own.client.cookies.set(name, "anything")
    assert own.is_in
    own.client.cookies.set(name.replace("8502", "8501"), "anything")
    assert own.get("/clients").status_code == 403


def test_a_sign_in_under_the_name_of_another_port_is_nobodys(door: Door) -> None:
    own = door.inside("http://localhost:8501")
    thief = door.browser("http://localhost:8502")
    thief.client.cookies.set("lbp_8501", own.client.cookies["lbp_8501"])
    assert not thief.is_in
