"""Two apps on one database: what they must agree on, asked by a browser that no proxy keeps at one of them; then journeys
behind a proxy: a phone at one and a tablet at the other, the database started again, and at last an app killed between two sets.

One file, so that the apps are started once.
"""

import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.door import locking
from lbp_core.coach.floor import training
from lbp_core.coach.phone import plan_codes, sharing
from lbp_core.models.client import ClientDetails
from lbp_core.models.records import EntryKind
from lbp_core.storage.verifying import verify
from tests.conftest import PHONE, TABLET
from tests.journeys.still import stands_still
from tests.journeys.test_floor import Hand, begun
from tests.many.apps import CLIENTS, STUDIO, asked
from tests.many.conftest import Many
from tests.many.visitor import Answer, Visitor
from tests.phone.forms import hidden
from tests.servers import Postgres
from tests.signed_in import LOGIN, PASSWORD, PIN

A_SECOND = 1.0
TRIES = 3
TILE, TICK = "[class*='st-key-set_'] button", "[class*='st-key-done_set_']"
Arrive = Callable[[dict[str, int]], Page]
WEEK = {"pain_average": "3", "pain_worst": "5", "flare": "none", "confidence": "7", "new": "none"}
Told = Callable[[str, object], None]


def now() -> datetime:
    return datetime.now(UTC)


def visitor(many: Many, name: str = STUDIO) -> Visitor:
    return Visitor(many.apps.ports, name)


def inside(many: Many) -> Visitor:
    """Signed in at the first app."""
    browser = visitor(many)
    assert browser.fill_in(0, 0, "/sign-in", login=LOGIN, password=PASSWORD).status == 303
    return browser


def straight_to(many: Many, app: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", many.apps.ports[app]), timeout=30)


@contextmanager
def stream(many: Many, browser: Visitor, app: int) -> Iterator[ClientConnection]:
    """That browser's websocket at that app, as Streamlit's own page opens it, with a page drawn."""
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.9"}
    said["Cookie"] = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    with connect(
        f"ws://{STUDIO}/_stcore/stream", sock=straight_to(many, app), subprotocols=["streamlit", "none"], proxy=None,
        additional_headers=said, origin=f"https://{STUDIO}",
    ) as line:  # fmt: skip
        line.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        line.recv(timeout=30)
        yield line


def dead_after(line: ClientConnection) -> float:
    """Seconds until it is closed."""
    began = time.monotonic()
    try:
        while True:
            line.recv(timeout=10)
    except ConnectionClosed:
        return time.monotonic() - began


def at_once(*what: Callable[[], Answer]) -> list[Answer]:
    with ThreadPoolExecutor(len(what)) as pool:
        return [one.result(timeout=90) for one in [pool.submit(each) for each in what]]


def test_of_two_who_set_the_studio_up_at_once_one_is_its_first_person(many: Many) -> None:
    """It was tried before everything else, one at each app."""
    assert sorted(many.came_in) == [False, True]
    assert asked(many.apps.database, "SELECT count(*) FROM people") == [(1,)]


def test_whoever_signs_in_at_one_app_is_in_at_the_other_and_a_form_of_one_is_taken_by_the_other(many: Many) -> None:
    browser = visitor(many)
    assert browser.fill_in(0, 1, "/sign-in", login=LOGIN, password=PASSWORD).status == 303
    assert [browser.ask(app, "/clients").status for app in (0, 1)] == [200, 200]


def test_signing_out_at_one_app_closes_the_websockets_at_the_other_within_a_second(
    many: Many, record_property: Told
) -> None:
    browser = inside(many)
    with stream(many, browser, 0) as here, stream(many, browser, 1) as there:
        assert browser.fill_in(1, 1, "/sign-out").status in {200, 303}
        took = [dead_after(one) for one in (there, here)]
    record_property("measured", f"signed out at one app, a websocket at the other is dead after {max(took):.2f} s")
    assert max(took) < A_SECOND * 2, took
    assert [browser.ask(app, "/clients").status for app in (0, 1)] == [303, 303]


def test_the_tablet_handed_over_at_one_app_is_in_the_clients_hands_at_the_other(many: Many) -> None:
    browser = inside(many)
    place = f"/check_in?client={many.client_id}&alone=1"
    locking.hand_over(many.apps.studio, browser.cookies["__Host-lbp"], many.client_id, place=place, at=now())
    for app in (0, 1):
        assert browser.ask(app, "/clients").to.startswith("/check_in")
        assert browser.ask(app, f"/documents/{many.client_id}/leaving/records.json").status == 403
    assert browser.fill_in(0, 1, "/locked", pin=PIN).status == 303
    assert [browser.ask(app, "/clients").status for app in (0, 1)] == [200, 200]


def test_wrong_pins_at_both_apps_are_counted_together(many: Many) -> None:
    browser = inside(many)
    locking.lock(many.apps.studio, browser.cookies["__Host-lbp"], at=now())
    said = [browser.fill_in(turn % 2, turn % 2, "/locked", pin="9999").text for turn in range(5)]
    assert "4 more, then the password is asked" in said[0]
    assert "3 more" in said[1]
    assert "Too many wrong PINs" in said[4]
    assert browser.fill_in(1, 0, "/locked", pin=PIN).status != 303, "the right PIN is too late at either app"
    assert browser.fill_in(1, 0, "/locked", password=PASSWORD).status == 303


def test_wrong_passwords_at_both_apps_are_counted_together(many: Many) -> None:
    stranger = Visitor(many.apps.ports, address="127.0.0.66")
    guesses = [stranger.fill_in(turn % 2, turn % 2, "/sign-in", login="nobody", password="x" * 12) for turn in range(7)]
    shut = ["There were several failed tries" in one.text for one in guesses]
    assert shut == [False] * 5 + [True] * 2


def test_a_code_told_at_one_app_opens_the_plan_at_the_other_once_and_five_tries_are_five_in_all(many: Many) -> None:
    code = plan_codes.plan_code(many.apps.studio, many.client_id, key="code", at=now())
    phone = visitor(many, CLIENTS)
    phone.ask(0, many.link)
    for turn in range(5):
        form = hidden(phone.ask(turn % 2, "/c/plan").text)
        assert "That is not the code" in phone.ask(turn % 2, "/c/code", form | {"code": "AAAA AAAA"}).text
    form = hidden(phone.ask(0, "/c/plan").text)
    assert phone.ask(1, "/c/code", form | {"code": code}).status != 303, "five were tried, at two apps"
    code = plan_codes.plan_code(many.apps.studio, many.client_id, key="another", at=now())
    form = hidden(phone.ask(0, "/c/plan").text)
    assert phone.ask(1, "/c/code", form | {"code": code}).status == 303


@pytest.mark.hazard("H10")
def test_the_same_form_sent_to_both_apps_in_the_same_moment_is_saved_once(many: Many) -> None:
    client = add_client(many.apps.studio, ClientDetails(name="Otto Once"), key="otto", at=now())
    link = f"/c/{sharing.make_link(many.apps.studio, client.id, key='link', at=now())}"
    phone = visitor(many, CLIENTS)
    phone.ask(0, link)
    form = hidden(phone.ask(1, "/c/check-in").text) | WEEK | {"step": "send"}
    sent = at_once(*[lambda app=turn % 2: phone.ask(app, "/c/check-in", form) for turn in range(8)])
    assert all("Sent. Thank you" in one.text for one in sent), Counter(one.status for one in sent)
    [(kept,)] = asked(many.apps.database, f"SELECT count(*) FROM check_ins WHERE client_id = '{client.id}'")
    assert kept == 1


@pytest.mark.hazard("H16")
def test_what_both_apps_write_at_once_is_one_chain_without_a_gap(many: Many, record_property: Told) -> None:
    studio, at = many.apps.studio, now()
    links = []
    for number in range(16):
        client = add_client(studio, ClientDetails(name=f"Client {number}"), key=f"chain {number}", at=at)
        links.append(f"/c/{sharing.make_link(studio, client.id, key='link', at=at)}")

    def tell(number: int) -> Answer:
        phone = visitor(many, CLIENTS)
        phone.ask(number % 2, links[number])
        form = hidden(phone.ask(number % 2, "/c/morning").text)
        return phone.ask(number % 2, "/c/morning", form | {"score": "3"})

    said = at_once(*[lambda number=number: tell(number) for number in range(len(links))])
    assert all("Sent" in one.text for one in said), Counter(one.status for one in said)
    with studio.store.read() as tx:
        found = verify(tx)
    assert found.broken is None, found.broken
    [(first, last, many_links)] = asked(many.apps.database, "SELECT min(number), max(number), count(*) FROM chain")
    assert (first, last) == (1, many_links)
    record_property("measured", f"two apps wrote at once: a chain of {many_links} links, every row as it was written")


def test_the_guard_of_uploads_takes_a_token_that_the_other_app_gave_out(many: Many) -> None:
    """Streamlit compares cookie and header with each other, so it needs no secret that both know; here it gets as far as
    asking for the session, which is at the other app."""
    browser = inside(many)
    browser.ask(0, "/_stcore/health")
    token = browser.cookies.get("_streamlit_xsrf", "")
    assert token
    answers = [browser.ask(app, "/_stcore/upload_file/no-session/no-file", {}, how="PUT").status for app in (0, 1)]
    assert answers[0] == answers[1]


def come_in(page: Page, many: Many, to: str = "/") -> None:
    page.goto(f"{many.at(STUDIO)}{to}")
    page.get_by_label("Your sign-in name").fill(LOGIN)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("button", name="Lock")).to_be_visible(timeout=30_000)


def phone_at(many: Many, arrive: Arrive, app: int) -> Page:
    """A client's phone whose way leads to that app."""
    page = arrive(PHONE)
    page.context.add_cookies([{"name": "lbp_node", "value": many.front.cookie(app), "url": many.at(CLIENTS)}])
    page.goto(f"{many.at(CLIENTS)}{many.link}")
    assert many.at_app(page) == app
    return page


def sets_kept(many: Many) -> list[tuple[str | None, int | None]]:
    [record] = training.sessions(many.apps.studio, many.client_id)
    return [(one.exercise, one.set_number) for one in record.entries if one.kind is EntryKind.SET_DONE]


@pytest.mark.hazard("H02")
def test_what_a_phone_tells_one_app_shows_on_the_tablet_at_the_other_within_a_second(
    many: Many, arrive: Arrive, record_property: Told
) -> None:
    """Where the machine is so busy that a plain page takes a quarter of a second and more, within four such pages."""
    tablet = arrive(TABLET)
    come_in(tablet, many, f"/check_in?client={many.client_id}")
    expect(tablet.get_by_text("Last pain", exact=False).first).to_be_visible(timeout=30_000)
    phone, took, plain = phone_at(many, arrive, 1 - many.at_app(tablet)), [], []
    for score in range(4, 4 + TRIES):
        stands_still(tablet)
        began = time.monotonic()
        phone.goto(f"{many.at(CLIENTS)}/c/morning")
        plain.append(time.monotonic() - began)
        phone.get_by_role("button", name=str(score), exact=True).click()
        expect(phone.get_by_text("Sent", exact=False).first).to_be_visible(timeout=20_000)
        told = time.monotonic()
        expect(tablet.get_by_text(f"Last pain {score} / 10", exact=False).first).to_be_visible(timeout=20_000)
        took.append(time.monotonic() - told)
    record_property("measured", f"a phone's answer shows on a tablet at another app after {median(took):.2f} s")
    assert median(took) < max(A_SECOND, 4 * median(plain)), (took, plain)


def on_the_floor(tablet: Page, many: Many) -> int:
    """The client's session, begun where it was not yet. How many sets are ticked."""
    if training.sessions(many.apps.studio, many.client_id):
        tablet.goto(f"{many.at(STUDIO)}/session?client={many.client_id}")
    else:
        begun(Hand(tablet), many.at(STUDIO), many.client_id)
    expect(tablet.locator(TILE).first).to_be_visible(timeout=30_000)
    stands_still(tablet)
    return tablet.locator(TICK).count()


@pytest.mark.hazard("H11")
def test_a_database_that_is_started_again_costs_a_tap_a_moment(many: Many, arrive: Arrive, postgres: Postgres) -> None:
    """Both apps run on; the tap that falls into the gap waits for it, and nothing is lost."""
    tablet = arrive(TABLET)
    come_in(tablet, many)
    ticks = on_the_floor(tablet, many)
    before = len(sets_kept(many))
    with ThreadPoolExecutor(1) as pool:
        postgres.stop()
        tapped = pool.submit(time.sleep, 1.0)
        tablet.locator(TILE).first.tap()
        tapped.result()
        postgres.start()
    expect(tablet.locator(TICK)).to_have_count(ticks + 1, timeout=30_000)
    assert len(sets_kept(many)) == before + 1
    expect(tablet.get_by_role("button", name="Lock")).to_be_visible()


@pytest.mark.hazard("H11")
@pytest.mark.hazard("H10")
def test_an_app_killed_between_two_sets_costs_one_reconnect_and_no_set(
    many: Many, arrive: Arrive, record_property: Told
) -> None:
    tablet = arrive(TABLET)
    come_in(tablet, many)
    hand, ticks = Hand(tablet), on_the_floor(tablet, many)
    hand.tap(tablet.locator(TILE))
    expect(tablet.locator(TICK)).to_have_count(ticks + 1, timeout=30_000)
    before, place = many.at_app(tablet), tablet.url
    many.apps.kill(before)
    killed = time.monotonic()
    expect(tablet.locator(".floor-line[data-kind='lost']")).to_be_attached(timeout=20_000)
    expect(tablet.locator(".floor-line:not([data-kind='lost'])")).to_be_attached(timeout=60_000)
    stands_still(tablet)
    back = time.monotonic() - killed
    hand.tap(tablet.locator(TILE))
    expect(tablet.locator(TICK)).to_have_count(ticks + 2, timeout=30_000)
    assert many.at_app(tablet) == 1 - before, "the browser has moved on to the other app, and stays there"
    assert len(sets_kept(many)) == len(set(sets_kept(many))) == ticks + 2
    assert tablet.url == place, "the same client, the same session"
    expect(tablet.get_by_role("button", name="Lock")).to_be_visible()
    record_property("measured", f"after its app was killed a tablet is back at the other one in {back:.1f} s")
    tablet.reload()
    expect(tablet.locator(TICK)).to_have_count(ticks + 2, timeout=30_000)
    phone = phone_at(many, arrive, 1 - before)
    expect(phone.get_by_text("Sita", exact=False).first).to_be_visible()
