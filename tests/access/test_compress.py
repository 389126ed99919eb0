"""Streamlit's files, compressed once; the clients' pages, compressed where no visitor's words are in them."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from lbp_core.access.compress import CompressedPages, CompressedStatic

BODY = b"const words = 'one two three';\n" * 400
asked: list[str] = []


async def serve(request: Request) -> Response:
    asked.append(request.url.path)
    kind = "font/woff2" if request.url.path.endswith("woff2") else "text/javascript"
    status = 404 if "missing" in request.url.path else 200
    return Response(BODY, status, media_type=kind)


@pytest.fixture
def client() -> TestClient:
    asked.clear()
    return TestClient(CompressedStatic(Starlette(routes=[Route("/{path:path}", serve)])))


def test_a_script_travels_small_and_arrives_whole(client: TestClient) -> None:
    answer = client.get("/static/js/a.js")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(BODY) / 10
    assert answer.content == BODY


def test_it_is_compressed_once_and_kept(client: TestClient) -> None:
    assert [client.get("/static/js/a.js").content for _ in range(3)] == [BODY] * 3
    assert asked == ["/static/js/a.js"]


@pytest.mark.parametrize("path", ["/today", "/static/f.woff2", "/static/missing.js", "/media/a.js"])
def test_pages_fonts_and_answers_that_are_no_file_are_left_alone(client: TestClient, path: str) -> None:
    assert "content-encoding" not in client.get(path).headers


def test_a_browser_that_takes_no_gzip_gets_none(client: TestClient) -> None:
    answer = client.get("/static/js/a.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == BODY


def test_the_kept_copy_is_real_gzip(client: TestClient) -> None:
    with client.stream("GET", "/static/js/a.js") as answer:
        assert gzip.decompress(b"".join(answer.iter_raw())) == BODY


def test_our_own_lasting_files_travel_small_too(client: TestClient) -> None:
    assert client.get("/own/mark/links.js").headers["content-encoding"] == "gzip"


# ---- the clients' pages ----

SECRET = b"<p>mark: 0123456789abcdef</p>" * 100


async def a_page(request: Request) -> Response:
    """What was asked for stands in the answer, beside a secret."""
    said = (request.url.query + (await request.body()).decode()).encode()
    return Response(said + SECRET, 404 if "missing" in request.url.path else 200, media_type="text/html")


@pytest.fixture
def phone() -> TestClient:
    route = Route("/{path:path}", a_page, methods=["GET", "POST", "HEAD"])
    return TestClient(CompressedPages(Starlette(routes=[route])))


def test_a_clients_page_travels_small_and_arrives_whole(phone: TestClient) -> None:
    answer = phone.get("/c/check-in")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(SECRET) / 5
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.content == SECRET


@pytest.mark.hazard("H05")
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/c/check-in?week=0123456789abcdef"),
        ("GET", "/c?x"),
        ("POST", "/c/check-in"),
        ("POST", "/c/code"),
        ("GET", "/c/missing"),
        ("GET", "/clients"),
        ("GET", "/check_in"),
    ],
)
def test_h05_nothing_is_compressed_that_a_stranger_could_have_put_a_word_into(
    phone: TestClient, method: str, path: str
) -> None:
    answer = phone.request(method, path, content=b"mark: 0123" if method == "POST" else None)
    assert "content-encoding" not in answer.headers
    assert SECRET in answer.content


def test_a_phone_that_takes_no_gzip_gets_none(phone: TestClient) -> None:
    answer = phone.get("/c/check-in", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == SECRET
