"""A phone whose connection breaks: nothing lost, nothing doubled, nothing called sent that is not, help at once all the same."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.evidence.words import words_for
from lbp_core.models.client import ClientDetails
from lbp_core.models.records import CheckInRecord
from lbp_core.models.verdict import Disposition
from lbp_core.storage import tables, weeks
from tests.conftest import PHONE
from tests.servers import Site

NOT_SENT = "Not sent yet"


class Maria:
    """A phone in her hand, and the studio behind it."""

    def __init__(self, site: Site, page: Page, studio: Studio, name: str) -> None:
        self.site, self.page, self.studio = site, page, studio
        self.id = add_client(studio, ClientDetails(name="Maria Okonkwo"), key=name, at=datetime.now(UTC)).id
        self.link = f"{site.url}/c/{sharing.make_link(studio, self.id, key='phone', at=datetime.now(UTC))}"
        page.goto(self.link)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.site.url}{path}")

    def cut(self, *, off: bool = True) -> None:
        self.page.context.set_offline(off)

    def tap(self, name: str, value: str) -> None:
        self.page.locator(f'input[name="{name}"][value="{value}"]').tap()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).tap()

    def sent(self) -> list[CheckInRecord]:
        with self.studio.store.read() as tx:
            return list(weeks.all_check_ins(tx, self.id))

    def mornings(self) -> list[float | None]:
        with self.studio.store.read() as tx:
            found = tables.mornings.select().where(tables.mornings.c.client_id == self.id)
            return [row.score for row in tx.execute(found.order_by(tables.mornings.c.seq))]

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=15_000)

    def sees_it_sent(self) -> None:
        """By the page or by its worker, whichever came first."""
        said = re.compile("Sent. Thank you, Maria|have been sent now")
        expect(self.page.get_by_text(said).first).to_be_visible(timeout=15_000)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("offline")
    open_studio(sqlite_url(folder / "studio.db"), create=True)
    with closing(Site.soon(folder)) as running:
        yield running


@pytest.fixture
def maria(site: Site, visit: Callable[..., Page], request: pytest.FixtureRequest) -> Maria:
    page = visit(PHONE, has_touch=True, is_mobile=True)
    return Maria(site, page, open_studio(site.database_url), request.node.name)


@pytest.mark.hazard("H10")
def test_a_check_in_that_cannot_be_sent_waits_on_the_phone_and_goes_by_itself_once(maria: Maria) -> None:
    maria.go("/c/check-in")
    maria.tap("pain_average", "4")
    maria.page.get_by_label("No, none of these").tap()
    maria.cut()
    maria.press("Look it over")
    maria.sees(NOT_SENT)
    maria.sees("kept on this phone")
    assert maria.sent() == []
    maria.cut(off=False)
    maria.page.evaluate("dispatchEvent(new Event('online'))")
    maria.sees_it_sent()
    assert [one.check_in.pain_average for one in maria.sent()] == [4]
    maria.go("/c")
    expect(maria.page.locator("#waiting")).not_to_contain_text("kept on this phone")
    assert len(maria.sent()) == 1


@pytest.mark.hazard("H10")
def test_an_answer_that_arrived_though_the_phone_never_heard_of_it_is_not_doubled(maria: Maria) -> None:
    maria.go("/c/morning")
    lost: list[int] = []
    maria.page.route("**/c/morning", lambda route: (lost.append(route.fetch().status), route.abort())[1])
    maria.press("3")
    maria.sees_it_sent()
    assert lost[0] == 200, "it had arrived, and its answer was lost"
    assert maria.mornings() == [3]


def test_what_waits_survives_the_page_and_can_be_changed(maria: Maria) -> None:
    maria.go("/c/check-in")
    maria.tap("pain_average", "4")
    maria.cut()
    maria.press("Look it over")
    maria.sees(NOT_SENT)
    maria.press("Change something")
    maria.tap("pain_average", "5")
    maria.press("Look it over")
    maria.sees(NOT_SENT)
    maria.cut(off=False)
    maria.go("/c")
    for _ in range(75):  # the page or its worker sends them, whichever comes first; the worker says it on another page
        if maria.sent():
            break
        maria.page.wait_for_timeout(200)
    assert [one.check_in.pain_average for one in maria.sent()] == [5]


@pytest.mark.hazard("H02")
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"q_ces_saddle": "yes"}, Disposition.STOP_EMERGENCY),
        ({"q_ces_bladder": "unsure"}, Disposition.REFER_SAME_DAY),
        ({"q_ca_night": "yes", "q_rapid_worse": "yes"}, Disposition.REFER_SAME_DAY),
        ({"q_neuro_footdrop": "yes", "q_neuro_footdrop_sudden": "declined"}, Disposition.STOP_EMERGENCY),
    ],
    ids=["an emergency", "not sure", "two together", "a doubt after a yes"],
)
def test_h02_without_a_connection_an_answer_that_needs_help_is_answered_at_once(
    maria: Maria, answers: dict[str, str], told: Disposition
) -> None:
    maria.go("/c/new")
    maria.cut()
    for name, value in answers.items():
        maria.tap(name, value)
    maria.press("Send to my trainer")
    help_now = maria.page.get_by_role("alert")
    expect(help_now.get_by_role("heading", name=words_for(told).headline)).to_be_in_viewport()
    expect(help_now).to_contain_text(words_for(told).for_client)
    expect(help_now).to_contain_text("Your trainer does not know yet.")
    maria.sees(NOT_SENT)
    assert not maria.page.get_by_text("Sent. Thank you").count()
    maria.cut(off=False)
    maria.page.evaluate("dispatchEvent(new Event('online'))")
    expect(maria.page.get_by_text(NOT_SENT)).to_have_count(0, timeout=15_000)
    expect(maria.page.get_by_role("alert").get_by_role("heading", name=words_for(told).headline)).to_be_visible()


def test_a_form_that_went_to_sleep_goes_when_the_link_is_opened_again(maria: Maria) -> None:
    maria.go("/c/morning")
    maria.page.context.clear_cookies()
    maria.press("6")
    maria.sees("This page went to sleep")
    assert maria.mornings() == []
    maria.page.goto(maria.link)
    maria.sees("have been sent now")
    assert maria.mornings() == [6]


@pytest.mark.hazard("H05")
def test_h05_answers_of_one_client_never_go_out_under_the_link_of_another(site: Site, maria: Maria) -> None:
    maria.go("/c/morning")
    maria.cut()
    maria.press("7")
    maria.sees(NOT_SENT)
    maria.page.context.clear_cookies()
    maria.cut(off=False)
    other = add_client(maria.studio, ClientDetails(name="Boris"), key=maria.link, at=datetime.now(UTC))
    token = sharing.make_link(maria.studio, other.id, key="phone", at=datetime.now(UTC))
    maria.page.goto(f"{site.url}/c/{token}")
    maria.sees("they belong to another link")
    assert maria.mornings() == []
    maria.page.goto(maria.link)
    maria.sees("have been sent now")
    assert maria.mornings() == [7]


@pytest.mark.hazard("H05")
def test_closing_asks_first_and_then_leaves_nothing_on_a_shared_phone(maria: Maria) -> None:
    strange = (
        "waiting.keep({key: 'k', path: '/c/morning', body: 'key=k&mark=x&score=2', at: Date.now(), state: 'waiting'})"
    )
    maria.page.evaluate(strange)
    maria.go("/c")
    maria.sees("they belong to another link")
    maria.press("Close on this phone")
    maria.sees("If you close now, they are gone")
    maria.press("Keep them")
    maria.press("Close on this phone")
    maria.press("Close and throw them away")
    maria.sees("To come back, open the link in your message.")
    left = "indexedDB.databases().then(async (all) => [all.length && (await waiting.all()).length, (await caches.keys()).length])"
    assert maria.page.evaluate(left) == [0, 0]
    assert maria.page.context.cookies() == []


def test_without_a_connection_the_start_page_says_so_and_names_nobody(maria: Maria) -> None:
    maria.cut()
    maria.page.goto(f"{maria.site.url}/c")
    maria.sees("No connection")
    assert "Maria" not in maria.page.content()


def test_back_after_sent_is_harmless_and_back_from_looking_over_keeps_what_was_tapped(maria: Maria) -> None:
    maria.page.get_by_text("My week").tap()
    maria.tap("pain_average", "4")
    maria.press("Look it over")
    expect(maria.page.get_by_role("heading", name="Is this right?")).to_be_visible()
    maria.page.go_back()
    expect(maria.page.locator('input[name="pain_average"][value="4"]')).to_be_checked()
    maria.press("Look it over")
    maria.press("Send to my trainer")
    maria.sees("Sent. Thank you, Maria")
    maria.page.go_back()
    expect(maria.page.get_by_role("heading", name="Hello Maria")).to_be_visible()
    maria.page.go_forward()
    assert len(maria.sent()) == 1


def test_the_code_is_never_kept_on_the_phone(maria: Maria) -> None:
    maria.go("/c/plan")
    maria.page.locator("#code").fill("ABCD 2345")
    maria.press("Open")
    maria.sees("There is no open code")
    assert maria.page.evaluate("waiting.all()") == []
