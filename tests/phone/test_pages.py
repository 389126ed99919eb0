"""Every phone page: small, complete without script, in the house colours, marked in a demo; the morning tap, something new."""

import re
import tomllib
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.gate.gate import gate, screenings
from lbp_core.coach.studio import open_studio, today
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import MayTrain
from lbp_core.planning.words import week_in_words as week_words
from lbp_core.storage import tables
from pages.phone.paper import numbers_in, style
from pages.phone.routes import ROUTES
from tests.phone.conftest import Phone

PAGES = ["/c", "/c/check-in", "/c/morning", "/c/new", "/c/before", "/c/plan", "/c/progress"]
LARGEST = 60_000


@pytest.mark.parametrize("path", PAGES)
def test_a_page_brings_nothing_but_our_own_files_and_no_script_in_itself(phone: Phone, path: str) -> None:
    phone.arrive()
    page = phone.browser.get(path)
    assert len(page.content) + len(str(page.headers)) <= LARGEST
    assert not re.search(r"url\(|@import|javascript:|\son\w+=|\sstyle=", page.text)
    fetched = re.findall(r'<(?:script|link|img|source)\b[^>]*?\b(?:src|href|srcset)="([^"]*)"', page.text)
    assert len(fetched) == page.text.count("<script") + page.text.count("<link")
    assert all(re.fullmatch(r"/c/(app\.webmanifest\?in=en|own/[0-9a-f]{12}/[a-z0-9.-]+)", one) for one in fetched)
    assert re.findall(r"<script[^>]*>([^<]*)", page.text) == ["", ""], "no script stands in the page itself"


@pytest.mark.parametrize("path", [*PAGES, "/c/nonsense"])
def test_every_page_carries_the_headers_and_may_run_no_script_but_ours(phone: Phone, path: str) -> None:
    phone.arrive()
    headers = phone.browser.get(path).headers
    assert headers["cache-control"] == "no-store"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "same-origin"


def test_the_table_of_routes_is_the_one_the_tests_know() -> None:
    forms = {"/c/check-in", "/c/morning", "/c/new", "/c/before", "/c/code", "/c/open", "/c/close", "/c/language"}
    read = {"/c", "/c/plan", "/c/progress", "/c/offline", "/c/worker.js", "/c/app.webmanifest", "/c/{token:str}"}
    own = {"/c/own/{mark}/{name}", "/c/own/{mark}/{theme}/{exercise}/{rung:int}.svg"}
    assert {route.path for route in ROUTES} == forms | read | own
    assert all(route.methods <= {"GET", "HEAD", "POST"} for route in ROUTES)


@pytest.mark.parametrize("path", PAGES)
def test_a_demo_studio_says_so_on_every_page(
    phone: Phone, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Demo studio" not in phone.browser.get(path).text
    url = sqlite_url(tmp_path / "demo.db")
    open_studio(url, create=True, demo=True)
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    assert "Demo studio" in phone.browser.get(path).text


def test_the_colours_are_those_of_the_theme() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part))
        for part in style().split("@media (prefers-contrast")[0].split("prefers-color-scheme: dark")
    )
    names = {
        "ground": "backgroundColor", "soft": "secondaryBackgroundColor", "ink": "textColor", "line": "borderColor",
        "act": "linkColor",        "calm": "greenBackgroundColor", "calm-ink": "greenTextColor", "warn": "orangeBackgroundColor",
        "stop": "redBackgroundColor",        "stop-ink": "redTextColor", "stop-edge": "redColor", "quiet": "grayTextColor",
    }  # fmt: skip
    for ours, theirs in names.items():
        assert light[ours] == theme["light"][theirs], ours
        assert dark[ours] == theme["dark"][theirs], ours


def test_advice_names_its_numbers_in_order() -> None:
    assert numbers_in("Call 111, or 999 if worse; 111 again. 1999 and 9990 are none.") == ("111", "999")


def test_a_week_is_named_by_its_days(phone: Phone) -> None:
    monday = today(phone.studio, phone.at).replace(day=2)
    assert week_words(monday) == "2–8 March"
    assert week_words(monday.replace(month=4, day=27)) == "27 April – 3 May"


# ---- the morning after ----


def mornings(phone: Phone) -> list[float | None]:
    with phone.studio.store.read() as tx:
        return [row.score for row in tx.execute(tables.mornings.select().order_by(tables.mornings.c.seq))]


def test_one_tap_saves_the_morning(phone: Phone) -> None:
    phone.arrive()
    answer = phone.post("/c/morning", **phone.form("/c/morning"), score="3")
    assert "Sent. Thank you" in answer.text
    assert mornings(phone) == [3]


def test_a_double_tap_saves_one_morning_and_another_number_counts(phone: Phone) -> None:
    phone.arrive()
    form = phone.form("/c/morning")
    phone.post("/c/morning", **form, score="3")
    phone.post("/c/morning", **form, score="3")
    assert mornings(phone) == [3]
    phone.post("/c/morning", **form, score="4")
    assert mornings(phone)[-1] == 4


@pytest.mark.parametrize("score", ["", "11", "NaN", "-0", "3.0"])
def test_a_morning_that_is_no_score_is_refused_with_a_sentence(phone: Phone, score: str) -> None:
    phone.arrive()
    answer = phone.post("/c/morning", **phone.form("/c/morning"), score=score)
    assert answer.status_code == 422
    assert "goes from 0 to 10" in answer.text
    assert mornings(phone) == []


# ---- something new ----


def test_something_new_is_saved_answered_and_closes_the_gate(phone: Phone) -> None:
    phone.arrive()
    answer = phone.post("/c/new", **phone.form("/c/new"), q_ces_bowel="yes")
    assert 'href="tel:999"' in answer.text
    assert screenings(phone.studio, phone.client_id)[0].asked.answers == {"ces_bowel": Answer.YES}
    assert gate(phone.studio, phone.client_id, on=today(phone.studio, phone.at)).may_train is MayTrain.NO


def test_nothing_answered_is_asked_again(phone: Phone) -> None:
    phone.arrive()
    answer = phone.post("/c/new", **phone.form("/c/new"))
    assert answer.status_code == 422
    assert screenings(phone.studio, phone.client_id) == ()
