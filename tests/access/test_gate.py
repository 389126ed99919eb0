"""The guard: which request comes in by which door, and what every answer carries. Who is signed in: test_who_is_in.py."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from lbp_core.access.doors import Hosts
from lbp_core.access.gate import Gate
from lbp_core.access.headers import inline_scripts, page_policy, source_hash, tablet_policy
from tests.access.keepers import HERE, Everybody

TABLET, PHONE = tablet_policy(["'sha256-x'"]), page_policy(["'sha256-y'"])


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.headers.get("x-lbp-session", "nobody"))


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text(websocket.headers.get("x-lbp-session", "nobody"))
    await websocket.close()


def client(host: str = "localhost", peer: str = "127.0.0.1", scheme: str = "http", **gate: object) -> TestClient:
    """A browser whose sign-in is in order, at a studio whose phone pages have a name of their own."""
    app = Starlette(
        routes=[WebSocketRoute("/_stcore/stream", socket), Route("/{path:path}", echo, methods=["GET", "POST", "PUT"])]
    )
    hosts = Hosts(phone="studio.example")
    settings = {"tablet": TABLET, "phone": PHONE, "hosts": hosts, "keeper": Everybody(HERE), **gate}
    return TestClient(Gate(app, **settings), base_url=f"{scheme}://{host}", client=(peer, 1))


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"])
def test_the_machine_itself_opens_every_page(host: str) -> None:
    assert client().get("/today", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("peer", ["::1", "127.0.0.9", "::ffff:127.0.0.1"])
def test_every_loopback_peer_counts_as_the_machine_itself(peer: str) -> None:
    assert client(peer=peer).get("/today").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil@localhost", "", "127.0.0.1.nip.io", "10.0.0.5"]
)
@pytest.mark.parametrize("path", ["/", "/today", "/c", "/_stcore/health", "/static/js/index.js"])
def test_a_foreign_host_is_refused_everywhere(host: str, path: str) -> None:
    assert client().get(path, headers={"host": host}).status_code == 403


@pytest.mark.parametrize("peer", ["192.168.1.20", "::ffff:192.168.1.20", "fe80::1", "", "testclient"])
def test_trainer_pages_answer_nobody_but_the_machine_itself(peer: str) -> None:
    assert client(peer=peer).get("/today").status_code == 403


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip", "via"])
def test_a_proxy_that_calls_itself_localhost_opens_no_trainer_page(header: str) -> None:
    assert client().get("/today", headers={header: "127.0.0.1"}).status_code == 403


def test_two_hosts_in_one_request_count_as_none() -> None:
    assert client().get("/today", headers=[("host", "localhost"), ("host", "localhost")]).status_code == 403


@pytest.mark.hazard("H05")
def test_the_phone_host_serves_the_phone_pages_over_tls_and_nothing_else() -> None:
    outside = client("studio.example", "203.0.113.9", "https")
    assert outside.get("/c").status_code == outside.get("/c/check-in").status_code == 200
    for path in ("/", "/today", "/cx", "/_stcore/health", "/static/js/index.js", "/media/x"):
        assert outside.get(path).status_code == 404


def test_the_phone_host_without_tls_is_refused() -> None:
    assert client("studio.example", "203.0.113.9", "http").get("/c").status_code == 403


def test_without_a_phone_host_no_outside_name_is_served() -> None:
    assert client("studio.example", "203.0.113.9", "https", hosts=Hosts()).get("/c").status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/metrics/", "http://localhost//_stcore/metrics", "/_stcore//metrics",
     "/_stcore/agent/openapi.json", "/today/_stcore/agent/mcp", "/_STCORE/METRICS",
     "/%5fstcore/metrics", "/_stcore/script-health-check"],
)  # fmt: skip
def test_what_is_for_machines_is_never_served(path: str) -> None:
    assert client().get(path).status_code == 404


def test_a_clients_identity_header_never_arrives() -> None:
    assert client().get("/today", headers={"x-lbp-session": "trainer"}).text == HERE.badge
    assert client().get("/static/x.js", headers={"x-lbp-session": "trainer"}).text == "nobody"
    sent = {"X-LBP-Session": "trainer", "origin": "http://localhost"}
    with client().websocket_connect("ws://localhost/_stcore/stream", headers=sent) as opened:
        assert opened.receive_text() == HERE.badge


@pytest.mark.hazard("H05")
@pytest.mark.parametrize("name", ["lbp_client", "__Host-lbp_client"])
@pytest.mark.parametrize("value", ["a.1.b", "", "expired"])
def test_a_browser_with_a_clients_visit_gets_the_phone_pages_only(name: str, value: str) -> None:
    cookie = {"cookie": f"theme=dark; {name}={value}"}
    refused = client().get("/today", headers=cookie)
    assert refused.status_code == 403
    assert "/c/close" in refused.text
    assert client().get("/c", headers=cookie).status_code == 200
    with (
        pytest.raises(WebSocketDisconnect),
        client().websocket_connect("ws://localhost/_stcore/stream", headers=cookie),
    ):
        pass


@pytest.mark.parametrize(
    ("host", "peer", "scheme"),
    [("evil.example", "127.0.0.1", "ws"), ("localhost", "10.0.0.9", "ws"), ("studio.example", "10.0.0.9", "wss")],
)
def test_the_websocket_has_the_same_doors(host: str, peer: str, scheme: str) -> None:
    knocking = client(host, peer, scheme)
    with pytest.raises(WebSocketDisconnect) as refused, knocking.websocket_connect(f"{scheme}://{host}/_stcore/stream"):
        pass
    assert refused.value.code == 1008


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}, {"origin": "null"},
     {"origin": "https://localhost"}, {"origin": "http://localhost:9"}, {"sec-fetch-site": "same-origin", "origin": "http://evil.example"}],
)  # fmt: skip
def test_a_form_from_another_site_is_refused(headers: dict[str, str]) -> None:
    assert client().post("/c/check-in", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "same-origin"}, {"origin": "http://localhost"}])
def test_a_form_of_our_own_comes_in(headers: dict[str, str]) -> None:
    assert client().post("/c/check-in", headers=headers).status_code == 200


def test_phone_pages_can_be_read_and_posted_to_and_nothing_else() -> None:
    assert client().put("/c/check-in").status_code == 405


@pytest.mark.parametrize("path", ["/", "/today", "/c", "/_stcore/metrics", "/media/x", "/c/check-in"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_answer_carries_the_headers(path: str, scheme: str) -> None:
    headers = client(scheme=scheme).get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert ("strict-transport-security" in headers) is (scheme == "https")


def test_phone_pages_may_run_no_script_at_all() -> None:
    policy = client().get("/c").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.parametrize("path", ["/static/js/index.js", "/own/mark/links.js", "/own/mark/light/bird-dog/6.svg"])
def test_files_whose_address_names_their_content_stay_cachable(path: str) -> None:
    assert "cache-control" not in client().get(path).headers


@pytest.mark.parametrize("path", ["/own", "/owner", "/today/own/links.js"])
def test_nothing_else_is_kept(path: str) -> None:
    assert client().get(path).headers["cache-control"] == "no-store"


def test_while_the_studio_cannot_open_every_page_says_why_and_the_phone_hears_no_details() -> None:
    says = "The file <b>/srv/anna/studio.db</b> is empty."
    broken = client(trouble=lambda: says).get("/today")
    assert broken.status_code == 503
    assert "&lt;b&gt;/srv/anna/studio.db" in broken.text
    phone = client("studio.example", "203.0.113.9", "https", trouble=lambda: says).get("/c")
    assert phone.status_code == 503
    assert "anna" not in phone.text


def test_phone_pages_take_no_websocket() -> None:
    with pytest.raises(WebSocketDisconnect) as refused, client().websocket_connect("ws://localhost/c/x"):
        pass
    assert refused.value.code == 1008


def test_inline_scripts_are_named_by_their_hash() -> None:
    page = "<script>\n  one()\n</script><script type=module src=x></script>"
    assert inline_scripts(page) == (source_hash("\n  one()\n"),)
