"""The real server's websockets, spoken to without a browser: who may open one, how soon one dies, and that none is taken over."""

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.door import locking, people, signing_in
from lbp_core.models.client import ClientDetails
from lbp_core.models.people import Role
from tests.servers import Site
from tests.signed_in import first_trainer, studio_at

pytestmark = pytest.mark.hazard("H05")
A_SECOND = 1.0
JO = "otters in the long grass"


def now() -> datetime:
    return datetime.now(UTC)


def opened(site: Site, token: str, *, session: str | None = None, origin: str | None = "") -> ClientConnection:
    """A websocket as Streamlit's own page opens it; with `session`, one that wants to go on with that session."""
    words = ["streamlit", "none", *([session] if session else [])]
    address = site.url.replace("http", "ws") + "/_stcore/stream"
    cookie = {"Cookie": f"lbp_{site.port}={token}"} if token else {}
    return connect(
        address, subprotocols=words, additional_headers=cookie, origin=site.url if origin == "" else origin, proxy=None
    )


def drawn(socket: ClientConnection, page: str = "", query: str = "") -> tuple[str, str]:
    """Asks for a page to be drawn: the session's id, and everything that came over the line as text."""
    asked = ClientState(page_name=page, query_string=query)
    socket.send(BackMsg(rerun_script=asked).SerializeToString())
    session, said = "", ""
    while True:
        message = ForwardMsg.FromString(socket.recv(timeout=20))
        said += str(message)
        if message.WhichOneof("type") == "new_session":
            session = message.new_session.initialize.session_id
        if message.WhichOneof("type") == "script_finished":
            return session, said


def seconds_until_dead(socket: ClientConnection, do: Callable[[], object]) -> float:
    """How long after that was done the websocket is closed."""
    began = time.monotonic()
    do()
    try:
        while True:
            socket.recv(timeout=5)
    except ConnectionClosed:
        return time.monotonic() - began


@contextmanager
def sign_in(site: Site) -> Iterator[str]:
    site.care()
    yield site.sign_in()


@pytest.mark.parametrize("token", ["", "x" * 43])
def test_without_a_sign_in_no_websocket_opens(app_server: Site, token: str) -> None:
    with pytest.raises(InvalidStatus):
        opened(app_server, token)


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
def test_of_another_site_or_of_none_no_websocket_opens_even_with_the_cookie(app_server: Site, origin: str) -> None:
    with sign_in(app_server) as token, pytest.raises(InvalidStatus):
        opened(app_server, token, origin=origin)


def test_a_signed_out_tablets_websocket_is_dead_within_a_second(
    app_server: Site, record_property: Callable[[str, object], None]
) -> None:
    """Signed out by another process altogether: nothing in the server itself was told of it."""
    studio = studio_at(app_server.database_url)
    with sign_in(app_server) as token, opened(app_server, token) as socket:
        drawn(socket)
        took = seconds_until_dead(socket, lambda: signing_in.sign_out(studio, token, at=now()))
        record_property("measured", f"a websocket is dead {took:.2f} s after another process ended its sign-in")
        assert took < A_SECOND
        with pytest.raises(InvalidStatus):
            opened(app_server, token)


def test_a_lock_in_another_tab_cuts_the_websocket_and_no_file_is_given_out(app_server: Site) -> None:
    studio = studio_at(app_server.database_url)
    with sign_in(app_server) as token, opened(app_server, token) as socket:
        drawn(socket)
        assert seconds_until_dead(socket, lambda: locking.lock(studio, token, at=now())) < A_SECOND
    asked = urllib.request.Request(f"{app_server.url}/media/x.svg", headers={"Cookie": f"lbp={token}"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=5)
    assert refused.value.code == 403


def test_a_session_id_is_no_key(app_server: Site) -> None:
    """Streamlit alone hands a session to whoever names its id; here only to the sign-in that it was drawn for."""
    studio = studio_at(app_server.database_url)
    client = add_client(studio, ClientDetails(name="Zelda Quimby"), key="zelda", at=now())
    with sign_in(app_server) as token:
        first_trainer(studio, at=now())
        socket = opened(app_server, token)
        session, said = drawn(socket, "clients", f"client={client.id}")
        assert "Zelda" in said
        socket.close()
        with pytest.raises(InvalidStatus):
            opened(app_server, "", session=session)
        people.add_person(studio, name="Jo", login="jo", role=Role.TRAINER, password=JO, key="jo", at=now())
        theirs = signing_in.sign_in(studio, "jo", JO, address="there", at=now())
        with opened(app_server, theirs, session=session) as other:
            found, said = drawn(other, "clients", f"client={client.id}")
            assert found != session
            assert "Zelda" not in said
            assert "no such client" in said
        with opened(app_server, token, session=session) as mine:
            assert drawn(mine)[0] == session, "its own sign-in goes on with it"


@pytest.mark.hazard("H04")
def test_in_a_clients_hands_no_page_of_the_trainers_is_drawn_and_no_session_goes_on(app_server: Site) -> None:
    studio = studio_at(app_server.database_url)
    anna = add_client(studio, ClientDetails(name="Anna Berg"), key="anna", at=now())
    boris = add_client(studio, ClientDetails(name="Boris Lind"), key="boris", at=now())
    with sign_in(app_server) as token:
        socket = opened(app_server, token)
        session, _ = drawn(socket, "clients")
        place = f"/check_in?client={anna.id}&alone=1"
        cut = seconds_until_dead(socket, lambda: locking.hand_over(studio, token, anna.id, place=place, at=now()))
        assert cut < A_SECOND
        with opened(app_server, token, session=session) as theirs:
            found, _ = drawn(theirs, "check_in", f"client={anna.id}")
            assert found != session, "the trainer's session does not go on"
            for page in ("today", "clients", "session", "review", "papers", "screening", "studio", "front", ""):
                _, said = drawn(theirs, page, f"client={boris.id}")
                assert "Boris" not in said
                assert "Your week, Anna" in said
