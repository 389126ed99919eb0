"""Writes that wait at the same moment are committed as one: none is acknowledged before, each fails alone."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError

from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.clients import add_client
from lbp_core.storage.once import once
from lbp_core.storage.store import Store, open_store
from lbp_core.storage.together import MOST_TOGETHER

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
Told = dict[str, str]


def add(store: Store, name: str) -> None:
    with store.write() as tx:
        written = once(tx, "client", "", name, at=NOW)
        if not written.again:
            add_client(tx, written, ClientDetails(name=name), on=NOW.date())


def names(store: Store) -> set[str]:
    with store.read() as tx:
        return set(tx.execute(select(tables.clients.c.name_key)).scalars())


def commits(store: Store) -> list[str]:
    found: list[str] = []
    event.listen(store._engine, "commit", lambda _: found.append("commit"))
    return found


def queue(store: Store, *writers: Callable[[], None], told: Told, first: Callable[[], None] = lambda: None) -> None:
    """The writers, all waiting while a first write is open; `told` gets each one's end by its number."""

    def go(number: int, write: Callable[[], None]) -> None:
        try:
            write()
            told[str(number)] = "acknowledged"
        except Exception as error:  # noqa: BLE001
            told[str(number)] = str(error)

    threads = [threading.Thread(target=go, args=pair) for pair in enumerate(writers)]
    try:
        with store.write():
            first()
            for number, thread in enumerate(threads, 1):
                thread.start()
                while len(store._gate._waiting) < number:
                    pass
            assert told == {}, "nobody is told anything before the disk has it"
    finally:
        for thread in threads:
            thread.join()


def test_who_waits_together_is_committed_together(store: Store) -> None:
    told: Told = {}
    counted = commits(store)
    queue(store, *(lambda name=f"c{n}": add(store, name) for n in range(5)), told=told, first=lambda: add(store, "c9"))
    assert set(told.values()) == {"acknowledged"}
    assert names(store) == {"c0", "c1", "c2", "c3", "c4", "c9"}
    assert len(counted) - 1 == 1, "one commit for the six, and the one of reading the names"


def test_at_most_so_many_wait_for_each_other(store: Store) -> None:
    told: Told = {}
    counted = commits(store)
    queue(store, *(lambda name=f"c{n}": add(store, name) for n in range(2 * MOST_TOGETHER)), told=told)
    assert set(told.values()) == {"acknowledged"}
    assert len(counted) == 3


@pytest.mark.hazard("H11")
def test_one_that_fails_takes_nobody_with_it(store: Store) -> None:
    def fails() -> None:
        with store.write():
            add(store, "half")
            raise Refused("Not today.")

    told: Told = {}
    queue(store, lambda: add(store, "anna"), fails, lambda: add(store, "boris"), told=told)
    assert told == {"0": "acknowledged", "1": "Not today.", "2": "acknowledged"}
    assert names(store) == {"anna", "boris"}


@pytest.mark.hazard("H11")
@pytest.mark.parametrize("late", [False, True], ids=["in the middle", "at the commit"])
def test_a_database_that_gives_up_is_told_to_everyone_aboard(store: Store, late: bool) -> None:
    def breaks() -> None:
        with store.write():
            add(store, "half")
            raise OperationalError("INSERT", None, Exception("database or disk is full"))

    def no_commit(_: object) -> None:
        raise OperationalError("COMMIT", None, Exception("database or disk is full"))

    told: Told = {}
    if late:
        event.listen(store._engine, "commit", no_commit)
    with pytest.raises(Refused, match="The disk is full"):
        queue(store, lambda: add(store, "anna"), (lambda: add(store, "dora")) if late else breaks, told=told)
    if late:
        event.remove(store._engine, "commit", no_commit)
    assert "The disk is full" in told["0"]
    assert "Nothing was saved" in told["0"]
    assert names(store) == set()
    add(store, "carla")
    assert names(store) == {"carla"}, "the next one finds everything in order"


def test_two_stores_on_one_place_wait_for_each_other(store: Store, store_url: str) -> None:
    other = open_store(store_url)
    told: Told = {}
    queue(store, lambda: add(other, "anna"), lambda: add(store, "boris"), lambda: add(other, "carla"), told=told)
    assert set(told.values()) == {"acknowledged"}
    assert names(store) == {"anna", "boris", "carla"}
    other.close()


def test_after_a_queue_nothing_stays_open(store: Store) -> None:
    told: Told = {}
    queue(store, *(lambda name=f"c{n}": add(store, name) for n in range(3)), told=told)
    assert store._gate.together is None
    add(store, "later")
    with store.read() as tx:
        assert tx.execute(select(func.count()).select_from(tables.clients)).scalar_one() == 4
