"""The files of docs/deploy before two servers that only say which they are: who answers, and what the proxy's cookie says then.

The small proxy of the tests is tried everywhere, nginx and Caddy where they are on the machine. Whole journeys behind either:
test_two_apps.py with LBP_FRONT.
"""

import http.client
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.many.apps import STUDIO
from tests.many.fronts import Front, here
from tests.many.proxy import STAYS_AT

NOBODY = 9
"""A port where nothing listens."""
Make = Callable[[list[int], Path], Front]


class Says(BaseHTTPRequestHandler):
    """Says its own port, and what the proxy told it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One answer."""
        told = [self.headers.get(name, "") for name in ("Host", "X-Forwarded-Proto", "X-Forwarded-For")]
        said = " ".join([str(self.server.server_port), *told]).encode()  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


@pytest.fixture(scope="module")
def ports() -> Iterator[list[int]]:
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Says) for _ in range(2)]
    for one in servers:
        Thread(target=one.serve_forever, daemon=True).start()
    yield [one.server_port for one in servers]
    for one in servers:
        one.shutdown()
        one.server_close()


def through(front: Front, cookie: str = "") -> tuple[list[str], str]:
    """What the app behind says, and where the proxy's cookie has the browser then."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with closing(http.client.HTTPSConnection("127.0.0.1", front.port, context=trusting, timeout=30)) as line:
        kept = {"Cookie": f"{STAYS_AT}={cookie}"} if cookie else {}
        line.request(
            "GET", "/sign-in", headers={"Host": f"{STUDIO}:{front.port}", "X-Forwarded-For": "10.9.9.9", **kept}
        )
        answer = line.getresponse()
        given = [one for one in answer.msg.get_all("set-cookie") or () if one.startswith(f"{STAYS_AT}=")]
        return answer.read().decode().split(" "), given[0].split(";")[0].partition("=")[2] if given else cookie


@pytest.mark.parametrize("make", here(), ids=lambda make: make.__name__.strip("_").lower())
def test_a_browser_stays_at_its_app_and_moves_on_where_that_one_is_gone(
    ports: list[int], make: Make, tmp_path: Path
) -> None:
    with closing(make(ports, tmp_path)) as front:
        for app in (0, 1, 1, 0):
            said, cookie = through(front, front.cookie(app))
            assert said == [str(ports[app]), f"{STUDIO}:{front.port}", "https", "127.0.0.1"]
            assert cookie == front.cookie(app)
        dealt = [through(front) for _ in range(16)]
        assert {said[0] for said, _ in dealt} == {str(port) for port in ports}, "newcomers are dealt to both"
        assert all(cookie == front.cookie(ports.index(int(said[0]))) for said, cookie in dealt)
    (tmp_path / "one_gone").mkdir()
    with closing(make([ports[0], NOBODY], tmp_path / "one_gone")) as front:
        said, cookie = through(front, front.cookie(1))
        assert (said[0], cookie) == (str(ports[0]), front.cookie(0))
