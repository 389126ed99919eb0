"""Link in, half an hour, out: what a link opens and for how long."""

import pytest

from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.phone import sharing
from lbp_core.models.client import ClientDetails
from tests.phone.conftest import Phone
from tests.phone.forms import WHOLE, hidden


def test_a_link_swaps_into_a_cookie_and_leaves_the_address_bar(phone: Phone) -> None:
    token = phone.link()
    answer = phone.browser.get(f"/c/{token}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/c")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age=1800" in cookie
    assert token not in cookie
    assert "Hello Maria" in phone.browser.get("/c").text


def test_over_tls_the_cookie_is_secure_and_bound_to_this_host(phone: Phone) -> None:
    token = phone.link()
    answer = phone.browser.get(f"https://studio.example/c/{token}", follow_redirects=False)
    assert answer.headers["set-cookie"].startswith("__Host-lbp_client=")
    assert "Secure" in answer.headers["set-cookie"]


def test_opening_a_link_never_uses_it_up(phone: Phone) -> None:
    token = phone.link()
    assert [phone.browser.get(f"/c/{token}", follow_redirects=False).status_code for _ in range(5)] == [303] * 5


@pytest.mark.parametrize("token", ["x", "A" * 43, "%00", "é" * 20, "x" * 5000])
def test_a_link_that_never_was_says_so_kindly(phone: Phone, token: str) -> None:
    answer = phone.browser.get(f"/c/{token}")
    assert answer.status_code == 404
    assert "no longer works" in answer.text


def test_a_newer_link_ends_the_older_and_its_visits(phone: Phone) -> None:
    old = phone.link()
    phone.browser.get(f"/c/{old}")
    phone.link()
    assert phone.browser.get("/c").status_code == 403
    assert phone.browser.get(f"/c/{old}").status_code == 404


def test_revoked_links_open_nothing(phone: Phone) -> None:
    phone.arrive()
    sharing.revoke_links(phone.studio, phone.client_id, key="revoke", at=phone.at)
    assert phone.browser.get("/c/check-in").status_code == 403


@pytest.mark.parametrize("path", ["/c", "/c/check-in", "/c/morning", "/c/new"])
def test_without_a_visit_each_page_asks_for_the_link(phone: Phone, path: str) -> None:
    answer = phone.browser.get(path)
    assert answer.status_code == 403
    assert "Open your link first" in answer.text


def test_after_half_an_hour_what_was_typed_waits_to_be_sent_again(phone: Phone) -> None:
    phone.arrive()
    form = phone.form()
    phone.wait(minutes=31)
    asleep = phone.post(**form, **WHOLE, step="send")
    assert asleep.status_code == 403
    assert phone.check_ins() == []
    kept = hidden(asleep.text)
    assert {**form, **WHOLE, "step": "send"} == kept
    phone.browser.get(f"/c/{phone.link()}")
    renewed = phone.post(**kept)
    assert "belongs to another link" in renewed.text, "a new link is a new lock: the old form is not taken"


def test_the_same_link_opened_again_takes_the_form_that_went_to_sleep(phone: Phone) -> None:
    token = phone.link()
    phone.browser.get(f"/c/{token}")
    form = phone.form()
    phone.wait(minutes=31)
    kept = hidden(phone.post(**form, **WHOLE, step="send").text)
    phone.browser.get(f"/c/{token}")
    assert "Sent. Thank you" in phone.post(**kept).text
    assert phone.check_ins()[0].check_in.pain_average == 3


@pytest.mark.hazard("H05")
@pytest.mark.hazard("H04")
def test_a_form_of_one_client_is_never_saved_for_another(phone: Phone) -> None:
    phone.arrive()
    form = phone.form()
    boris = add_client(phone.studio, ClientDetails(name="Boris"), key="boris", at=phone.at)
    phone.arrive(boris.id)
    answer = phone.post(**{**form, "pain_average": "9", "step": "send"})
    assert answer.status_code == 403
    assert phone.check_ins() == []


@pytest.mark.parametrize("mark", ["", "x", "0" * 64, "é"])
def test_without_the_forms_mark_nothing_is_saved(phone: Phone, mark: str) -> None:
    phone.arrive()
    form = {**phone.form(), "mark": mark}
    assert phone.post(**form, **WHOLE, step="send").status_code == 403
    assert phone.post(**{k: v for k, v in form.items() if k != "mark"}, **WHOLE, step="send").status_code == 403
    assert phone.check_ins() == []


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
@pytest.mark.parametrize("path", ["/c/check-in", "/c/morning", "/c/new", "/c/close"])
def test_another_site_can_send_nothing(phone: Phone, path: str, headers: dict[str, str]) -> None:
    phone.arrive()
    form = phone.form()
    answer = phone.browser.post(path, data={**form, "pain_average": "9", "score": "9", "step": "send"}, headers=headers)
    assert answer.status_code == 403
    assert phone.check_ins() == []


def test_closing_forgets_the_visit(phone: Phone) -> None:
    phone.arrive()
    assert "Closed" in phone.post("/c/close").text
    assert phone.browser.get("/c").status_code == 403


@pytest.mark.parametrize("value", ["", "x", "a.b.c", "a.99999999999." + "0" * 64, "é", "x" * 4000])
def test_a_made_up_cookie_opens_nothing(phone: Phone, value: str) -> None:
    answer = phone.browser.get("/c/check-in", headers={"cookie": f"lbp_client={value}".encode("latin-1", "replace")})
    assert answer.status_code == 403
