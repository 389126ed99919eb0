"""Which open pages hear of what, and that nobody's tap or presence depends on it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio, the_only_one
from lbp_core.coach.today.news import news as asked
from lbp_core.models.people import Seen
from lbp_core.models.records import By
from pages import _nightly, _studio
from pages._door import news, open_pages
from pages._door.keeper import Keeper
from tests.people import anna, at, day
from tests.signed_in import first_trainer


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return open_studio(sqlite_url(tmp_path / "studio.db"), create=True)


@pytest.fixture(autouse=True)
def no_page() -> Iterator[None]:
    open_pages._PAGES.clear()
    yield
    open_pages._PAGES.clear()


def tells(studio: Studio, client_id: str, key: str) -> None:
    own = studio.seen_by(Seen(client_id=client_id, on=day(1)))
    sharing.send_morning(own, client_id, 3.0, {}, by=By.CLIENT, key=key, at=at(day(1)))


def test_news_is_what_clients_told_since_the_last_look_and_nothing_that_a_trainer_wrote(studio: Studio) -> None:
    first, second = anna(studio).id, anna(studio, key="other", name="Bea Oak").id
    told = asked(studio, None)
    assert told.clients == frozenset()
    trainer = first_trainer(studio, at=at(day(0)))
    anna(studio.seen_by(Seen(person_id=trainer.id, role=trainer.role)), key="third", name="Cay Elm")
    told = asked(studio, told)
    assert told.clients == frozenset()
    tells(studio, first, "one")
    told = asked(studio, told)
    assert told.clients == {first}
    assert asked(studio, told) == asked(studio, told)
    assert asked(studio, told).clients == frozenset()
    tells(studio, second, "two")
    tells(studio, first, "three")
    assert asked(studio, told).clients == {first, second}


def test_a_page_hears_of_its_own_clients_a_list_of_everybody_and_each_once(studio: Studio) -> None:
    open_pages.drawing("of anna", "part a", frozenset({"anna"}))
    open_pages.drawing("list", "part b", None)
    open_pages.drawing("of bea", "part c", frozenset({"bea"}))
    open_pages.heard(frozenset())
    assert open_pages.due() == []
    open_pages.heard(frozenset({"anna"}))
    assert open_pages.due() == [("of anna", "part a"), ("list", "part b")]
    assert open_pages.drawing("of anna", "part a", frozenset({"anna"}))
    assert not open_pages.drawing("of anna", "part a", frozenset({"anna"}))
    open_pages.forget("list")
    assert open_pages.due() == []


def test_pages_that_nobody_looks_at_any_more_do_not_pile_up() -> None:
    for number in range(open_pages.MOST + 5):
        open_pages.drawing(f"page {number}", "part", None)
    assert len(open_pages._PAGES) == open_pages.MOST
    assert "page 0" not in open_pages._PAGES


class Streamlit:
    """Stands where the runtime is: which sessions are connected, and what was asked of it."""

    def __init__(self) -> None:
        self.connected: set[str] = set()
        self.asked: list[tuple[str, BackMsg]] = []
        told = ClientState(query_string="client=anna", page_script_hash="abc")
        found = SimpleNamespace(session=SimpleNamespace(_client_state=told))
        self._session_mgr: Any = SimpleNamespace(get_active_session_info=lambda _: found)

    def is_active_session(self, session: str) -> bool:
        return session in self.connected

    def handle_backmsg(self, session: str, message: BackMsg) -> None:
        self.asked.append((session, message))


def test_a_sleeping_tablet_is_asked_when_it_is_back_at_its_own_address_and_nobody_counts_as_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runtime = Streamlit()
    monkeypatch.setattr(news, "exists", lambda: True)
    monkeypatch.setattr(news, "get_instance", lambda: runtime)
    open_pages.drawing("tablet", "the part", frozenset({"anna"}))
    open_pages.heard(frozenset({"anna"}))
    news._ask_for_the_due()
    assert runtime.asked == []
    runtime.connected.add("tablet")
    news._ask_for_the_due()
    [(session, message)] = runtime.asked
    assert session == "tablet"
    wish = message.rerun_script
    assert (wish.fragment_id, wish.query_string, wish.page_script_hash) == ("the part", "client=anna", "abc")
    assert not wish.widget_states.widgets, "no tap goes along"
    assert not Keeper().by_hand(message.SerializeToString())


def test_the_look_goes_on_after_the_database_was_away_and_every_page_is_drawn_anew_then(
    monkeypatch: pytest.MonkeyPatch, studio: Studio
) -> None:
    turns: list[str] = []

    def answers(_studio: Studio, _last: object) -> object:
        turns.append("asked")
        if 1 < len(turns) < 4:
            raise RuntimeError("away")
        return SimpleNamespace(clients=frozenset())

    monkeypatch.setattr(news, "news", answers)
    monkeypatch.setattr(news, "LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(_studio, "is_open", lambda: True)
    monkeypatch.setattr(_studio, "the_studio", lambda: studio)
    open_pages.drawing("of bea", "part", frozenset({"bea"}))

    async def until_heard() -> None:
        watch = asyncio.create_task(news.watch())
        while not open_pages.due():
            await asyncio.sleep(0.01)
        watch.cancel()

    asyncio.run(asyncio.wait_for(until_heard(), timeout=10))
    assert len(turns) >= 4


def test_the_nightly_look_makes_a_backup_only_where_no_other_app_does(
    monkeypatch: pytest.MonkeyPatch, postgres_url: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("LBP_DATABASE_URL", postgres_url)
    monkeypatch.setenv("LBP_BACKUP_FOLDER", str(tmp_path / "backups"))
    made: list[str] = []
    with the_only_one(postgres_url):
        _nightly.look(lambda: made.append("one"))
    assert made == []
    _nightly.look(lambda: made.append("one"))
    assert len(made) == 1
