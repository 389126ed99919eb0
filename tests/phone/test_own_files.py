"""What the phone fetches besides its pages: the same for everyone, installable, and nobody's secret in it."""

import json
import re
import struct

import pytest

from lbp_core.coach.phone.own_plan import words
from pages.phone.own_files import mark
from tests.phone.conftest import Phone
from tests.reading_age import reading_age, sentences


def test_it_can_be_put_on_the_home_screen_and_no_token_goes_with_it(phone: Phone) -> None:
    token = phone.link()
    phone.browser.get(f"/c/{token}")
    answer = phone.browser.get("/c/app.webmanifest")
    said = json.loads(answer.text)
    assert answer.headers["content-type"] == "application/manifest+json"
    assert (said["start_url"], said["scope"], said["id"], said["display"]) == ("/c", "/c", "/c", "standalone")
    assert token not in answer.text
    assert "Maria" not in answer.text
    for icon in said["icons"]:
        picture = phone.browser.get(icon["src"])
        wide, high = struct.unpack(">II", picture.content[16:24])
        assert picture.headers["content-type"] == "image/png"
        assert f"{wide}x{high}" == icon["sizes"]
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}


def test_the_worker_looks_after_the_phones_pages_and_no_others(phone: Phone) -> None:
    answer = phone.browser.get("/c/worker.js")
    assert answer.headers["service-worker-allowed"] == "/c"
    assert answer.headers["cache-control"] == "no-store"
    assert "MARK" not in answer.text
    kept = re.search(r"const KEPT = \[(.*?)\]", answer.text)
    assert kept is not None
    for place in re.findall(r'"(/[^"]+)"', kept[1]):
        assert phone.browser.get(place).status_code == 200, place


def test_what_the_phone_keeps_for_when_there_is_no_connection_names_nobody(phone: Phone) -> None:
    phone.arrive()
    page = phone.browser.get("/c/offline").text
    assert "This page needs a connection" in page
    assert "Maria" not in page
    assert 'name="mark"' not in page


@pytest.mark.parametrize("name", ["waiting.js", "phone.js", "icon.svg", "icon-180.png", "icon-192.png"])
def test_files_under_their_mark_are_kept_for_ever(phone: Phone, name: str) -> None:
    answer = phone.browser.get(f"/c/own/{mark()}/{name}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["worker.js", "secrets.js", "..%2Fphone.css", "%2e%2e/phone.css", "phone.css"])
def test_no_other_file_is_given_out(phone: Phone, name: str) -> None:
    assert phone.browser.get(f"/c/own/{mark()}/{name}").status_code == 404


def test_the_words_suit_a_reader_of_eleven() -> None:
    said = words()
    plain = [said.code, said.plan, said.progress, said.waiting, said.app, said.trainer, *said.menu.values()]
    ages = {one: reading_age(one) for part in plain for text in part.values() for one in sentences(text)}
    assert len(ages) > 60
    assert max(ages.values()) <= 11.5, sorted(((age, one) for one, age in ages.items()), reverse=True)[:5]
