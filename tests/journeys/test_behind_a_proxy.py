"""The studio under its names, behind a real TLS proxy: in, train, hand over, a client's phone; and who is refused there."""

import http.client
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from lbp_core.bootstrap import programs
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import open_studio
from tests.conftest import CHROMIUM_WORDS, PHONE, TABLET
from tests.journeys.test_floor import Hand, begun, in_training, sets_kept
from tests.servers import Site
from tests.signed_in import LOGIN, PASSWORD, PIN, first_trainer
from tests.tls_proxy import TlsProxy, certificate

STUDIO, CLIENTS, STRANGER = "studio.example", "check-in.example", "other.example"
NAMES = "MAP *.example 127.0.0.1"


@dataclass
class Behind:
    """The app behind its proxy, one client in training, and that client's link."""

    site: Site
    proxy: TlsProxy
    client_id: str
    link: str

    def at(self, name: str) -> str:
        """Where that name is served."""
        return f"https://{name}:{self.proxy.port}"

    def ask(self, name: str, path: str, *, port: int | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
        """One request under that name, through the proxy; or straight to that port, in plain letters."""
        if port is None:
            line = http.client.HTTPSConnection("127.0.0.1", self.proxy.port, context=trusting(), timeout=30)
            headers = {"Host": f"{name}:{self.proxy.port}", **headers}
        else:
            line, headers = http.client.HTTPConnection("127.0.0.1", port, timeout=30), {"Host": name, **headers}
        with closing(line):
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read().decode()


def trusting() -> ssl.SSLContext:
    """Takes the certificate that was made a moment ago."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """The app under two names, set up as docs/operating.md says."""
    folder, at = tmp_path_factory.mktemp("behind"), datetime.now(UTC)
    studio = open_studio(sqlite_url(folder / "studio.db"), create=True)
    client_id = in_training(studio)
    first_trainer(studio, at=at)
    link = f"/c/{sharing.make_link(studio, client_id, key='link', at=at)}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LBP_STUDIO_HOST", STUDIO)
        patch.setenv("LBP_PHONE_HOST", CLIENTS)
        with closing(Site.soon(folder)) as site, closing(proxy_for(site, folder)) as proxy:
            yield Behind(site, proxy, client_id, link)


def proxy_for(site: Site, folder: Path) -> TlsProxy:
    return TlsProxy(site.port, certificate(folder, STUDIO, CLIENTS, STRANGER))


@pytest.fixture(scope="module")
def outside(behind: Behind) -> Iterator[Browser]:
    """A browser that finds these names at the proxy."""
    found = programs.chromium()
    assert found, "There is no Chromium here. Install it with: python3 -m lbp_core test"
    words = [*CHROMIUM_WORDS, f"--host-resolver-rules={NAMES}"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), headless=True, args=words)
        yield chromium
        chromium.close()


def page_of(browser: Browser, viewport: dict[str, int]) -> Page:
    return browser.new_context(viewport=viewport, has_touch=True, locale="en-GB", ignore_https_errors=True).new_page()


def come_in(page: Page, behind: Behind, to: str = "/") -> None:
    page.goto(f"{behind.at(STUDIO)}{to}")
    page.get_by_label("Your sign-in name").fill(LOGIN)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.hazard("H04")
def test_in_train_hand_over_and_back_under_the_studios_name(behind: Behind, outside: Browser) -> None:
    page = page_of(outside, TABLET)
    come_in(page, behind)
    expect(page.get_by_role("link", name="Open the session").first).to_be_visible(timeout=20_000)
    cookies = {one["name"]: one for one in page.context.cookies()}
    ours = cookies[f"__Host-lbp_{behind.proxy.port}"]
    assert (ours["secure"], ours["httpOnly"], ours["sameSite"], ours["path"]) == (True, True, "Lax", "/")
    assert all(one["secure"] for one in cookies.values())
    hand = Hand(page)
    begun(hand, behind.at(STUDIO), behind.client_id)
    hand.tap(page.locator("[class*='st-key-set_'] button"))
    expect(page.locator("[class*='st-key-done_set_']").first).to_be_visible(timeout=20_000)
    assert len(sets_kept(behind.site, behind.client_id)) == 1
    page.goto(f"{behind.at(STUDIO)}/check_in?client={behind.client_id}")
    page.get_by_role("button", name="Start their check-in").click()
    expect(page).to_have_url(re.compile("alone=1"), timeout=20_000)
    page.goto(f"{behind.at(STUDIO)}/clients")
    expect(page).to_have_url(re.compile("/check_in"), timeout=20_000)
    page.goto(f"{behind.at(STUDIO)}/locked")
    page.locator("#pin").fill(PIN)
    page.get_by_role("button", name="Open").last.click()
    expect(page).to_have_url(re.compile("back=1"), timeout=20_000)
    page.context.close()


def test_a_client_checks_in_under_the_phones_name_and_sees_no_more_of_the_studio(
    behind: Behind, outside: Browser
) -> None:
    page = page_of(outside, PHONE)
    page.goto(f"{behind.at(CLIENTS)}{behind.link}")
    expect(page).to_have_url(f"{behind.at(CLIENTS)}/c")
    assert {one["name"] for one in page.context.cookies()} == {f"__Host-lbp_client_{behind.proxy.port}"}
    page.goto(f"{behind.at(CLIENTS)}/c/morning")
    page.get_by_role("button", name="2", exact=True).click()
    expect(page.get_by_text("Sent", exact=False).first).to_be_visible()
    answer = page.goto(f"{behind.at(CLIENTS)}/clients")
    assert answer is not None
    assert answer.status == 404
    answer = page.goto(f"{behind.at(STUDIO)}{behind.link}")
    assert answer is not None
    assert answer.status == 404
    page.context.close()


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        (STRANGER, {}),
        ("127.0.0.1", {}),
        ("localhost", {}),
        (STUDIO, {"Host": f"{STUDIO}.evil.example"}),
        (STRANGER, {"X-Forwarded-Host": STUDIO}),
        ("localhost", {"X-Forwarded-Host": STUDIO, "X-Forwarded-For": "127.0.0.1"}),
    ],
    ids=str,
)
def test_under_no_other_name(behind: Behind, name: str, headers: dict[str, str]) -> None:
    status, _, page = behind.ask(name, "/sign-in", **headers)
    assert status == 403
    assert "does not answer under this name" in page


@pytest.mark.parametrize("headers", [{}, {"X-Forwarded-For": "10.0.0.7"}, {"Forwarded": "proto=https"}], ids=str)
@pytest.mark.parametrize("name", [STUDIO, CLIENTS])
def test_plain_letters_are_refused_under_both_names(behind: Behind, name: str, headers: dict[str, str]) -> None:
    for path in ("/sign-in", "/c"):
        status, _, _ = behind.ask(name, path, port=behind.site.port, **headers)
        assert status == 403


def test_a_proxy_that_does_not_say_that_it_was_encrypted_opens_nothing(behind: Behind, tmp_path: Path) -> None:
    with closing(TlsProxy(behind.site.port, certificate(tmp_path, STUDIO), says_proto=False)) as careless:
        other = Behind(behind.site, careless, behind.client_id, behind.link)
        assert other.ask(STUDIO, "/sign-in")[0] == 403


@pytest.mark.parametrize("path", ["/sign-in", "/set-up", "/clients", "/c"])
def test_a_proxy_that_nobody_set_up_opens_nothing(behind: Behind, path: str) -> None:
    """As nginx does it where it is told nothing: the app's own address for a host, HTTP/1.0, no word of where it came from."""
    with socket.create_connection(("127.0.0.1", behind.site.port), timeout=30) as line:
        line.sendall(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{behind.site.port}\r\nConnection: close\r\n\r\n".encode())
        assert b" 403 " in line.recv(200).split(b"\r\n")[0]


def test_every_answer_asks_for_encryption_from_now_on_and_pages_are_not_kept(behind: Behind) -> None:
    for name, path in ((STUDIO, "/sign-in"), (CLIENTS, "/c"), (STUDIO, "/nowhere")):
        _, headers, _ = behind.ask(name, path)
        assert headers["strict-transport-security"] == "max-age=31536000"
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("origin", ["", "https://evil.example", f"http://{STUDIO}"])
def test_the_websocket_opens_for_nobody_from_elsewhere(behind: Behind, origin: str) -> None:
    said = [
        "GET /_stcore/stream HTTP/1.1", f"Host: {STUDIO}:{behind.proxy.port}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]  # fmt: skip
    said += [f"Origin: {origin}"] if origin else []
    with (
        socket.create_connection(("127.0.0.1", behind.proxy.port), timeout=30) as plain,
        trusting().wrap_socket(plain, server_hostname=STUDIO) as line,
    ):
        line.sendall("\r\n".join([*said, "", ""]).encode())
        assert b" 101 " not in line.recv(200)
