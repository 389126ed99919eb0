"""Writes happen once, whole, one after the other, and stay as they were written."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.clients import add_client, change_client, find_client
from lbp_core.storage.copying import copy_whole
from lbp_core.storage.migrating import bring_up_to_date, scripts
from lbp_core.storage.once import once
from lbp_core.storage.opening import path_of
from lbp_core.storage.store import Store, open_store
from lbp_core.storage.turns import WriteGate

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WRITERS, ROUNDS = 21, 40
MAY_CHANGE = {"clients", "glances", "people", "person_keys", "care", "sign_ins", "tries", "alembic_version"}
WRITTEN_ONCE = sorted(set(tables.metadata.tables) - MAY_CHANGE)


def add(store: Store, name: str = "Anna", key: str = "1") -> str:
    with store.write() as tx:
        written = once(tx, "client", "", key, at=NOW)
        if not written.again:
            add_client(tx, written, ClientDetails(name=name), on=NOW.date())
        return written.result


def rows(tx: Connection, table: str) -> int:
    return tx.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar_one()


def add_and_fail(store: Store, name: str = "Anna", key: str = "1") -> None:
    with store.write():
        add(store, name, key)
        raise ZeroDivisionError


def test_the_same_key_finds_the_first_result_and_writes_nothing(store: Store) -> None:
    first, second = add(store, "Anna"), add(store, "Boris")
    with store.read() as tx:
        assert first == second
        assert find_client(tx, first).name == "Anna"
        assert rows(tx, "clients") == rows(tx, "writes") == 1


def test_the_same_key_for_another_verb_or_owner_is_another_write(store: Store) -> None:
    with store.write() as tx:
        found = {once(tx, verb, owner, "1", at=NOW).result for verb in ("a", "b") for owner in ("x", "y")}
    assert len(found) == 4


@pytest.mark.hazard("H10")
def test_the_same_key_from_twenty_threads_at_once_writes_one_row(store: Store) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(add(store, key="same"))) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with store.read() as tx:
        assert len(found) == 20
        assert len(set(found)) == 1
        assert rows(tx, "clients") == 1


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_a_key_that_is_none_is_refused(store: Store, key: str) -> None:
    with store.write() as tx, pytest.raises(Refused, match="1 to 200"):
        once(tx, "client", "", key, at=NOW)


def test_an_instant_without_a_zone_is_an_error(store: Store) -> None:
    with store.write() as tx, pytest.raises(ValueError, match="no time zone"):
        once(tx, "client", "", "1", at=datetime(2026, 3, 2, 9))  # noqa: DTZ001


@pytest.mark.hazard("H12")
def test_twenty_one_writers_lose_nothing(store: Store) -> None:
    client_id = add(store)
    troubles: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(ROUNDS):
                with store.write() as tx:
                    found = find_client(tx, client_id)
                    number = int(found.details.name.removeprefix("Anna") or 0) + 1
                    change_client(tx, client_id, ClientDetails(name=f"Anna{number}"), version=found.version)
        except BaseException as trouble:  # noqa: BLE001
            troubles.append(trouble)

    threads = [threading.Thread(target=count_up) for _ in range(WRITERS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with store.read() as tx:
        found = find_client(tx, client_id)
    assert troubles == []
    assert found.name == f"Anna{WRITERS * ROUNDS}"
    assert found.version == WRITERS * ROUNDS + 1


@pytest.mark.hazard("H12")
def test_two_programs_on_one_database_lose_nothing(store: Store, store_url: str) -> None:
    """Two stores stand for two processes: each has its own queue, the database alone keeps them apart."""
    client_id = add(store)
    others = [open_store(store_url) for _ in range(3)]
    for other in others:
        other._gate = WriteGate()

    def count_up(mine: Store) -> None:
        for _ in range(25):
            with mine.write() as tx:
                found = find_client(tx, client_id)
                change_client(tx, client_id, found.details, version=found.version)

    threads = [threading.Thread(target=count_up, args=(other,)) for other in others]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with store.read() as tx:
        assert find_client(tx, client_id).version == 76
    for other in others:
        other.close()


@pytest.mark.hazard("H12")
def test_a_stale_version_is_refused_and_nothing_changes(store: Store) -> None:
    client_id = add(store)
    with store.write() as tx:
        change_client(tx, client_id, ClientDetails(name="Anna Berg"), version=1)
    with pytest.raises(Refused, match="changed meanwhile"), store.write() as tx:
        change_client(tx, client_id, ClientDetails(name="Anna Holm"), version=1)
    with store.read() as tx:
        assert find_client(tx, client_id).name == "Anna Berg"


@pytest.mark.hazard("H11")
def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store)
    with store.read() as tx:
        assert rows(tx, "clients") == rows(tx, "writes") == 0
    add(store)


def test_a_write_inside_a_write_is_part_of_it(store: Store) -> None:
    with store.write():
        add(store)
        with store.read() as tx:
            assert rows(tx, "clients") == 1
    with pytest.raises(ZeroDivisionError):
        add_and_fail(store, "Boris", "2")
    with store.read() as tx:
        assert rows(tx, "clients") == 1


def test_an_inner_write_that_fails_takes_only_itself_back(store: Store) -> None:
    with store.write():
        add(store, "Anna", "1")
        with pytest.raises(ZeroDivisionError):
            add_and_fail(store, "Boris", "2")
    with store.read() as tx:
        assert rows(tx, "clients") == 1


def test_a_reader_never_sees_half_a_write(store: Store) -> None:
    with store.write():
        add(store)
        seen: list[int] = []

        def look() -> None:
            with store.read() as tx:
                seen.append(rows(tx, "clients"))

        other = threading.Thread(target=look)
        other.start()
        other.join()
    assert seen == [0]


def filled(tx: Connection) -> None:
    """One row in every table that is written once."""
    written = once(tx, "client", "", "1", at=NOW)
    add_client(tx, written, ClientDetails(name="Anna"), on=NOW.date())
    seq, who, when, day = written.seq, written.result, "2026-03-02T09:00:00.000000Z", "2026-03-02"
    own = {"seq": seq, "client_id": who, "at": when}
    for name, values in {
        "screenings": {"id": "s", "on_day": day, "occasion": "full", "by": "trainer", "body": "{}", **own},
        "answers": {
            "seq": seq, "client_id": who, "screening_id": "s", "question": "q", "answer": "no", "on_day": day, "stable": 0,
        },
        "clearances": {"id": "c", "day": day, "body": "{}", **own},
        "programme_versions": {"id": "p", "number": 1, "because": "", "body": "{}", **own},
        "sessions": {
            "id": "t", "seq": seq, "client_id": who, "programme_version_id": "p", "opened": when, "on_day": day,
            "plan_day": day, "body": "{}",
        },
        "session_entries": {"session_id": "t", "on_day": day, "kind": "note", "body": "{}", **own},
        "check_ins": {"id": "i", "week": day, "on_day": day, "by": "client", "body": "{}", **own},
        "mornings": {"id": "m", "on_day": day, "by": "client", **own},
        "decisions": {"id": "d", "as_of": day, "taken": "hold", "body": "{}", **own},
        "client_links": {"id": "l", "token_sha256": "0" * 64, **own},
        "ended_links": {"link_id": "l", "seq": seq, "at": when},
        "client_file": {"id": "f", "on_day": day, "kind": "par_q", "body": "{}", **own},
        "audit": {"at": when, "actor": "machine", "action": "signed in", "about": ""},
        "studio_file": {"id": "g", "seq": seq, "at": when, "on_day": day, "kind": "trainer", "body": "{}"},
    }.items():  # fmt: skip
        tx.execute(insert(tables.metadata.tables[name]).values(**values))


@pytest.mark.hazard("H03")
@pytest.mark.hazard("H16")
@pytest.mark.parametrize("table", WRITTEN_ONCE)
def test_a_row_once_written_is_neither_changed_nor_removed(store: Store, table: str) -> None:
    with store.write() as tx:
        filled(tx)
    found = tables.metadata.tables[table]
    column = next(iter(found.columns))
    for attempt in (update(found).values({column.name: column}), delete(found)):
        with pytest.raises(DBAPIError, match="written once"), store.write() as tx:
            tx.execute(attempt)
    with store.read() as tx:
        assert rows(tx, table) >= 1


@pytest.mark.hazard("H16")
def test_a_client_is_never_deleted(store: Store) -> None:
    add(store)
    with pytest.raises(DBAPIError), store.write() as tx:
        tx.execute(delete(tables.clients))


REPLACED = "REPLACE INTO writes (seq, verb, owner, key, at, result) SELECT seq, 'x', owner, key, at, result FROM writes"


@pytest.mark.hazard("H16")
def test_a_sealed_table_is_not_emptied_or_replaced_by_the_back_door(store: Store) -> None:
    with store.write() as tx:
        once(tx, "client", "", "1", at=NOW)
        back_door = REPLACED if tx.dialect.name == "sqlite" else "TRUNCATE writes CASCADE"
    with pytest.raises(DBAPIError, match="written once"), store.write() as tx:
        tx.execute(text(back_door))


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("clients", {"id": "x", "seq": 1, "added": "soon", "name_key": "x", "version": 1, "body": "{}"}),
        ("clients", {"id": "x", "seq": 1, "added": "2026-03-02", "name_key": "x", "version": 0, "body": "{}"}),
        ("clients", {"id": "x", "seq": 1, "added": "2026-03-02", "name_key": "x", "version": 1, "body": "nothing"}),
        ("clients", {"id": "x", "seq": 99, "added": "2026-03-02", "name_key": "x", "version": 1, "body": "{}"}),
        ("writes", {"verb": "a", "owner": "b", "key": "", "at": "2026-03-02T09:00:00.000000Z", "result": "r"}),
        ("writes", {"verb": "a", "owner": "b", "key": "c", "at": "2026-03-02 09:00", "result": "r"}),
    ],
)
def test_the_tables_themselves_refuse_what_cannot_be(store: Store, table: str, values: dict[str, object]) -> None:
    add(store)
    with pytest.raises(DBAPIError), store.write() as tx:
        tx.execute(insert(tables.metadata.tables[table]).values(**values))


def test_a_child_without_its_parent_is_refused(store: Store) -> None:
    with store.write() as tx:
        seq = once(tx, "x", "", "1", at=NOW).seq
    with pytest.raises(IntegrityError), store.write() as tx:
        tx.execute(
            insert(tables.client_links).values(
                id="l", seq=seq, client_id="nobody", at="2026-03-02T09:00:00.000000Z", token_sha256="0" * 64
            )
        )


def test_the_tables_in_the_code_are_those_of_the_migrations(store: Store) -> None:
    with store.read() as tx:
        for name, table in tables.metadata.tables.items():
            tx.execute(select(table).limit(1))
            found = tx.exec_driver_sql(f"SELECT * FROM {name} LIMIT 0")
            assert set(found.keys()) == {column.name for column in table.columns}, name


def test_every_sqlite_table_is_strict(sqlite_file_url: str) -> None:
    from lbp_core.storage.store import create_store

    store = create_store(sqlite_file_url, zone="Europe/London", demo=False)
    with store.read() as tx:
        made = tx.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    store.close()
    loose = [name for name, sql in made if "STRICT" not in sql and not name.startswith(("sqlite_", "alembic_"))]
    assert loose == []


def test_a_studio_of_this_version_is_not_migrated_again(store: Store) -> None:
    add(store)
    bring_up_to_date(store._engine)
    with store.read() as tx:
        assert rows(tx, "clients") == 1
        assert tx.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == scripts().get_current_head()


def test_a_copy_is_whole_and_opens(sqlite_file_url: str, tmp_path: Path) -> None:
    from lbp_core.storage.store import create_store

    store = create_store(sqlite_file_url, zone="Europe/London", demo=False)
    client_id = add(store)
    copy = tmp_path / "copy.db"
    copy_whole(sqlite_file_url, copy)
    store.close()
    opened = open_store(sqlite_file_url.replace("studio.db", "copy.db"))
    assert path_of(sqlite_file_url) != copy
    with opened.read() as tx:
        assert find_client(tx, client_id).name == "Anna"
    opened.close()


def test_who_waits_too_long_is_told_so() -> None:
    gate = WriteGate(patience=0.05)
    with gate:
        told: list[str] = []

        def wait() -> None:
            try:
                with gate:
                    told.append("came in")
            except Refused as sentence:
                told.append(str(sentence))

        other = threading.Thread(target=wait)
        other.start()
        other.join()
    assert told[0].startswith("The studio is busy")
    with gate:
        pass


def test_who_came_first_goes_first() -> None:
    gate, order = WriteGate(), []
    started = [threading.Event() for _ in range(6)]

    def take(number: int) -> None:
        started[number].set()
        with gate:
            order.append(number)

    with gate:
        threads = []
        for number in range(6):
            threads.append(threading.Thread(target=take, args=(number,)))
            threads[-1].start()
            started[number].wait()
            while len(gate._waiting) <= number:
                pass
    for one in threads:
        one.join()
    assert order == list(range(6))
