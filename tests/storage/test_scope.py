"""Whoever looks sees the clients in their care and nobody else, whatever a query asks for or forgets to ask for."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Table, delete, exists, func, insert, literal, select, text, union_all, update
from sqlalchemy.exc import DBAPIError

from lbp_core.models.client import ClientDetails
from lbp_core.models.people import MACHINE, Role, Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage import care, people, tables
from lbp_core.storage.clients import add_client, change_client, find_client
from lbp_core.storage.once import once
from lbp_core.storage.scope import NOT_NARROWED, OF_A_CLIENT, TRAINERS_ONLY, _before
from lbp_core.storage.store import Store

NOW, DAY = datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)
CLIENTS = ("own", "shared", "over", "others")
SAM = Seen(person_id="sam", role=Role.TRAINER, on=DAY)
SEES = {"own", "shared"}
NARROWED = sorted(OF_A_CLIENT)


def rows_of(client: str, seq: int) -> dict[str, dict[str, object]]:
    """One row of this client in every table that holds clients' records."""
    when, day = "2026-03-02T09:00:00.000000Z", "2026-03-02"
    own = {"seq": seq, "client_id": client, "at": when}
    return {
        "screenings": {"id": f"s-{client}", "on_day": day, "occasion": "full", "by": "trainer", "body": "{}", **own},
        "answers": {
            "seq": seq, "client_id": client, "screening_id": f"s-{client}", "question": "q", "answer": "no", "on_day": day,
            "stable": 0,
        },
        "clearances": {"id": f"c-{client}", "day": day, "body": "{}", **own},
        "programme_versions": {"id": f"p-{client}", "number": 1, "because": "", "body": "{}", **own},
        "sessions": {
            "id": f"t-{client}", "seq": seq, "client_id": client, "programme_version_id": f"p-{client}", "opened": when,
            "on_day": day, "plan_day": day, "body": "{}",
        },
        "session_entries": {"session_id": f"t-{client}", "on_day": day, "kind": "note", "body": "{}", **own},
        "check_ins": {"id": f"i-{client}", "week": day, "on_day": day, "by": "client", "body": "{}", **own},
        "mornings": {"id": f"m-{client}", "on_day": day, "by": "client", **own},
        "decisions": {"id": f"d-{client}", "as_of": day, "taken": "hold", "body": "{}", **own},
        "client_links": {"id": f"l-{client}", "token_sha256": f"{client:0>64}", **own},
        "ended_links": {"link_id": f"l-{client}", "seq": seq, "at": when},
        "client_file": {"id": f"f-{client}", "on_day": day, "kind": "par_q", "body": "{}", **own},
    }  # fmt: skip


@pytest.fixture
def two(store: Store) -> Store:
    """A studio with Sam, Jo and four clients: Sam's own, one shared until today, one share that is over, one of Jo's."""
    with store.write() as tx:
        for who in ("sam", "jo"):
            written = once(tx, "add_person", "", who, at=NOW, result=who)
            people.add_person(tx, written, name=who, login=who, role=Role.TRAINER, password=None, on=DAY)
        for client in CLIENTS:
            written = once(tx, "client", "", client, at=NOW, result=client)
            add_client(tx, written, ClientDetails(name=client), on=DAY)
            for table, row in rows_of(client, written.seq).items():
                tx.execute(insert(tables.metadata.tables[table]).values(row))
        care.take_on(tx, ["own"], "sam")
        care.take_on(tx, ["shared", "over", "others"], "jo")
        care.share(tx, "shared", "sam", until=DAY)
        care.share(tx, "over", "sam", until=date(2026, 3, 1))
    return store


def owners(found: Iterator[object] | list[object]) -> set[str]:
    """Whose rows these are: the client's id itself, or the link's, which ends in it."""
    return {str(one).removeprefix("l-") for one in found}


def test_every_table_that_names_a_client_is_narrowed_or_says_why_not() -> None:
    naming = {
        table.name
        for table in tables.metadata.tables.values()
        if "client_id" in table.c or any(key.column.table.name in OF_A_CLIENT for key in table.foreign_keys)
    }
    missing = (naming | {"clients"}) - set(OF_A_CLIENT) - set(NOT_NARROWED)
    assert not missing, f"Add {sorted(missing)} to OF_A_CLIENT in storage/scope.py, or say in NOT_NARROWED why not."


def shapes(table: Table) -> dict[str, object]:
    """The shapes a query on that table may have; each gives the column that says whose a row is, or counts by it."""
    key = table.c[OF_A_CLIENT[table.name]]
    other, inner = table.alias("other"), select(key).subquery("inner_rows")
    return {
        "all": select(key),
        "all columns": select(key, table),
        "by name": select(key).where(key.in_([*CLIENTS, *(f"l-{one}" for one in CLIENTS)])),
        "an alias": select(other.c[key.name]),
        "a join with itself": select(key).join(other, other.c[key.name] == key),
        "an outer join": select(key).outerjoin(other, other.c[key.name] == key),
        "a subquery": select(inner.c[key.name]),
        "of a WITH": select(select(key).cte("of_a_with").c[key.name]),
        "a union": union_all(select(key), select(key)),
        "a union of limited ones": union_all(*(select(select(key).limit(99).subquery()) for _ in range(2))),
        "in a list": select(key).where(key.in_(select(key))),
        "with exists": select(key).where(exists().where(other.c[key.name] == key)),
        "grouped": select(key, func.count()).group_by(key),
        "plain words": text(f"SELECT {key.name} FROM {table.name}"),
        "plain words in capitals": text(f'SELECT "{key.name}" FROM "{table.name}" ORDER BY 1'),
    }


SEEN = {MACHINE: set(CLIENTS), SAM: SEES, Seen(client_id="own", on=DAY): {"own"}}


@pytest.mark.hazard("H05")
@pytest.mark.parametrize("eyes", SEEN, ids=["the machine", "a trainer", "a client"])
def test_no_shape_of_a_read_shows_another_trainers_client(two: Store, eyes: Seen) -> None:
    with two.seen_by(eyes).read() as tx:
        for table in NARROWED:
            for shape, wanted in shapes(tables.metadata.tables[table]).items():
                found = owners([row[0] for row in tx.execute(wanted)])  # type: ignore[call-overload]
                assert found == SEEN[eyes], f"{table}: {shape}"


def test_an_assistant_opens_no_record_at_all(two: Store) -> None:
    kit = two.seen_by(Seen(person_id="sam", role=Role.ASSISTANT, on=DAY))
    for table in NARROWED:
        for wanted in shapes(tables.metadata.tables[table]).values():
            with pytest.raises(Refused, match="assistant"), kit.read() as tx:
                tx.execute(wanted)  # type: ignore[call-overload]


@pytest.mark.hazard("H05")
@pytest.mark.parametrize("eyes", [SAM, Seen(client_id="own", on=DAY)], ids=["a trainer", "a client"])
def test_no_row_is_written_about_a_client_who_may_not_be_seen(two: Store, eyes: Seen) -> None:
    with two.write() as tx:
        seq = once(tx, "x", "", "x", at=NOW).seq
        for client in CLIENTS:  # a second row of each, so that it is the first in no other way
            link = rows_of(client, seq)["client_links"] | {"id": f"open-{client}", "token_sha256": f"{client:1>64}"}
            tx.execute(insert(tables.client_links).values(link))
    for table in sorted(set(NARROWED) - {"clients", "glances"}):
        for client in CLIENTS:
            row = rows_of(client, seq)[table]
            row |= {"id": f"new-{client}"} if "id" in row else {}
            row |= {"token_sha256": f"{client:2>64}"} if table == "client_links" else {}
            row |= {"number": 2} if table == "programme_versions" else {}
            row |= {"link_id": f"open-{client}"} if table == "ended_links" else {}
            refused = None
            try:
                with two.seen_by(eyes).write() as tx:
                    tx.execute(insert(tables.metadata.tables[table]).values(row))
            except Refused as sentence:
                refused = str(sentence)
            theirs_to_write = eyes.client_id is None or table not in TRAINERS_ONLY
            assert (refused is None) == (client in SEEN[eyes] and theirs_to_write), f"{table}: {client}: {refused}"


@pytest.mark.hazard("H05")
def test_an_own_row_cannot_point_at_another_clients_session(two: Store) -> None:
    with two.write() as tx:
        seq = once(tx, "x", "", "x", at=NOW).seq
    astray = rows_of("own", seq)["session_entries"] | {"session_id": "t-others"}
    with pytest.raises(Refused, match="no such client"), two.seen_by(SAM).write() as tx:
        tx.execute(insert(tables.session_entries), [rows_of("own", seq)["session_entries"], astray])


def test_a_change_reaches_only_clients_who_may_be_seen(two: Store) -> None:
    with two.seen_by(SAM).write() as tx:
        assert tx.execute(update(tables.clients).values(version=7)).rowcount == len(SEES)
    with pytest.raises(DBAPIError), two.seen_by(SAM).write() as tx:
        tx.execute(delete(tables.clients).where(tables.clients.c.id == "own"))
    with two.seen_by(SAM).write() as tx:
        assert tx.execute(delete(tables.clients).where(tables.clients.c.id == "others")).rowcount == 0
    with pytest.raises(Refused, match="no such client"), two.seen_by(SAM).write() as tx:
        change_client(tx, "others", ClientDetails(name="Changed"), version=1)
    with two.read() as tx:
        assert {row.id: row.version for row in tx.execute(select(tables.clients))} == {
            "own": 7, "shared": 7, "over": 1, "others": 1,
        }  # fmt: skip


def test_a_client_alone_adds_nobody_and_changes_nobody_else(two: Store) -> None:
    with pytest.raises(Refused), two.seen_by(Seen(client_id="own", on=DAY)).write() as tx:
        add_client(tx, once(tx, "client", "", "new", at=NOW, result="new"), ClientDetails(name="New"), on=DAY)
    with pytest.raises(Refused, match="your trainer"), two.seen_by(Seen(client_id="own", on=DAY)).write() as tx:
        tx.execute(update(tables.clients).values(version=8))
    with two.seen_by(Seen(client_id="own", on=DAY)).write() as tx:
        assert tx.execute(update(tables.glances).values(rings=1)).rowcount == 1


def test_rows_copied_from_a_query_are_not_taken(two: Store) -> None:
    copied = insert(tables.mornings).from_select(
        ["id", "seq", "client_id", "at", "on_day", "by"],
        select(
            literal("copy"),
            tables.mornings.c.seq,
            tables.mornings.c.client_id,
            *(tables.mornings.c[n] for n in ("at", "on_day", "by")),
        ),
    )
    with pytest.raises(Refused), two.seen_by(SAM).write() as tx:
        tx.execute(copied)


def test_plain_words_that_are_no_read_are_not_sent(two: Store) -> None:
    for words in ("DELETE FROM mornings", "UPDATE clients SET version = 9", "DROP TABLE clients"):
        with pytest.raises(RuntimeError, match="neither a read"), two.seen_by(SAM).write() as tx:
            tx.execute(text(words))


def test_everybody_reads_through_their_own_eyes_inside_anothers_write(two: Store) -> None:
    with two.write() as whole:
        with two.seen_by(SAM).read() as theirs:
            with pytest.raises(Refused):
                find_client(theirs, "others")
            with two.seen_by(Seen(client_id="others", on=DAY)).write() as own:
                assert find_client(own, "others").id == "others"
            with pytest.raises(Refused):
                find_client(theirs, "others")
        assert find_client(whole, "others").id == "others"
    with two.seen_by(SAM).write() as narrow:
        with pytest.raises(ZeroDivisionError), two.read():
            raise ZeroDivisionError
        with pytest.raises(Refused):
            find_client(narrow, "others")


def test_a_sight_without_a_day_sees_no_share(two: Store) -> None:
    with two.seen_by(SAM.model_copy(update={"on": None})).read() as tx:
        assert owners(list(tx.execute(select(tables.clients.c.id)).scalars())) == {"own"}


def test_a_share_holds_on_its_last_day_and_not_after(two: Store) -> None:
    for day, seen in ((date(2026, 3, 1), {"own", "shared", "over"}), (DAY, SEES), (date(2026, 3, 3), {"own"})):
        with two.seen_by(SAM.model_copy(update={"on": day})).read() as tx:
            assert owners(list(tx.execute(select(tables.clients.c.id)).scalars())) == seen


def test_every_write_says_whose_it_was(two: Store) -> None:
    for eyes, key in ((SAM, "1"), (Seen(client_id="own", on=DAY), "2"), (MACHINE, "3")):
        with two.seen_by(eyes).write() as tx:
            once(tx, "tried", "", key, at=NOW)
    with two.read() as tx:
        who = select(tables.writes.c.who).where(tables.writes.c.verb == "tried").order_by(tables.writes.c.seq)
        assert list(tx.execute(who).scalars()) == ["person:sam", "client:own", "machine"]


def plan(tx: Connection, sql: str) -> str:
    """How SQLite finds the rows."""
    return "\n".join(row[3] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))


def test_the_narrowing_finds_its_rows_by_an_index(two: Store) -> None:
    """Also where a query names the rows itself: then by that, and not by everybody in care."""
    if two.place.startswith("postgres"):
        return
    with two.read() as tx:
        for table in sorted(set(NARROWED) - {"ended_links"}):
            column = OF_A_CLIENT[table]
            mine = _before(frozenset({table}), frozenset(), lite=True, one=False).replace("?", "'sam'")
            whole = plan(tx, f"WITH {mine} SELECT * FROM {table}")
            mine = _before(frozenset({table}), frozenset({table}), lite=True, one=False).replace("?", "'sam'")
            named = plan(tx, f"WITH {mine} SELECT * FROM {table} WHERE {table}.{column} IN ('own')")
            assert "SCAN" not in whole + named, whole + named
            assert f"({column}=?" in whole, whole
            assert f"({column}=?" in named, named
            assert "care_by_person" in whole, whole
