"""Every row that is written is signed in the same transaction; what is altered past the program is named."""

import random
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update

from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.storage import audit, care, people, tables
from lbp_core.storage.chain import add_link, head, holds_link
from lbp_core.storage.clients import add_client, change_client
from lbp_core.storage.once import once
from lbp_core.storage.seal_keys import NAMED_BY, key_for
from lbp_core.storage.signed import FORM, FORMS, NOT_SIGNED, signature
from lbp_core.storage.store import Store, open_store
from lbp_core.storage.verifying import Verified, verify
from tests.storage.test_scope import DAY, NOW, Role, rows_of

CLIENTS = ("anna", "boris")


@pytest.fixture
def full(store: Store) -> Store:
    """A studio with a row in every table that holds records, written through the store, some of it changed since."""
    with store.write() as tx:
        written = once(tx, "add_person", "", "sam", at=NOW, result="sam")
        people.add_person(tx, written, name="Sam", login="sam", role=Role.TRAINER, password=None, on=DAY)
        tx.execute(insert(tables.studio_file).values(
            id="t", seq=written.seq, at="2026-03-02T09:00:00.000000Z", on_day="2026-03-02", kind="trainer", body="{}"
        ))  # fmt: skip
    for name in CLIENTS:
        with store.write() as tx:
            written = once(tx, "client", "", name, at=NOW, result=name)
            add_client(tx, written, ClientDetails(name=name.title()), on=DAY)
        with store.write() as tx:
            seq = once(tx, "everything", name, "1", at=NOW).seq
            for table, row in rows_of(name, seq).items():
                tx.execute(insert(tables.metadata.tables[table]).values(row))
            audit.note(tx, "opened", client_id=name, at=NOW)
            care.take_on(tx, [name], "sam")
    with store.write() as tx:
        change_client(tx, "anna", ClientDetails(name="Anna Other"), version=1)
        people.keep_pin(tx, "sam", "$argon2id$x")
        care.hand_over(tx, ["boris"], "sam")
    return store


def verified(store: Store) -> Verified:
    with store.read() as tx:
        return verify(tx)


def by_hand(store: Store, change: Callable[[Connection], object]) -> None:
    """Past the program: seals off, no link."""
    with store._engine.execution_options(writing=True).begin() as tx:
        if tx.dialect.name == "sqlite":
            for name in list(tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").scalars()):
                tx.exec_driver_sql(f"DROP TRIGGER {name}")
            tx.exec_driver_sql("PRAGMA defer_foreign_keys=1")
        else:
            tx.execute(text("SET LOCAL session_replication_role = replica"))
        change(tx)


def test_every_table_is_signed_or_says_why_not() -> None:
    assert set(FORMS[FORM]) | set(NOT_SIGNED) == set(tables.metadata.tables)
    assert not set(FORMS[FORM]) & set(NOT_SIGNED)
    for name, columns in FORMS[FORM].items():
        assert set(columns) == {column.name for column in tables.metadata.tables[name].columns}


def test_what_was_written_verifies(full: Store) -> None:
    found = verified(full)
    assert found.broken is None
    assert found.unchecked == 0
    with full.read() as tx:
        counts = [len(tx.execute(select(tables.metadata.tables[name])).all()) for name in FORMS[1]]
    assert all(counts), "a table without rows proves nothing"
    assert found.rows == sum(counts)
    assert found.links >= 6


LATER, EARLIER_DAY = "2026-03-02T10:00:00.000000Z", "2026-02-02"
ALTERED = {
    "studio": {"zone": "Europe/Paris"}, "writes": {"who": "person:jo"}, "audit": {"action": "looked"},
    "clients": {"body": '{"name": "Zoe"}'}, "screenings": {"body": '{"a": 1}'}, "answers": {"answer": "yes"},
    "clearances": {"day": EARLIER_DAY}, "programme_versions": {"because": "x"}, "sessions": {"plan_day": EARLIER_DAY},
    "session_entries": {"score": 9.0}, "check_ins": {"pain_average": 0.0}, "mornings": {"score": 1.0},
    "decisions": {"taken": "progress"}, "client_links": {"at": LATER}, "ended_links": {"at": LATER},
    "client_file": {"kind": "consent"}, "studio_file": {"on_day": EARLIER_DAY}, "people": {"role": "trainer"},
    "person_keys": {"password": "$argon2id$mine"}, "care": {"own": 0, "until": "2030-01-01"},
}  # fmt: skip


@pytest.mark.hazard("H16")
@pytest.mark.parametrize("name", sorted(FORMS[1]))
def test_a_row_altered_by_hand_is_named(full: Store, name: str) -> None:
    table = tables.metadata.tables[name]
    with full.read() as tx:
        row = tx.execute(select(table)).first()
    this = [key == row._mapping[key.name] for key in table.primary_key]
    new = {"role": "owner"} if name == "people" and row._mapping["role"] == "trainer" else ALTERED[name]
    assert any(row._mapping[column] != value for column, value in new.items())
    by_hand(full, lambda tx: tx.execute(update(table).where(*this).values(new)))
    said = verified(full).broken
    assert said is not None
    assert f"of {name}" in said
    assert str(row[0]) in said


@pytest.mark.parametrize("name", ["check_ins", "care", "person_keys", "audit", "session_entries", "ended_links"])
def test_a_row_taken_away_by_hand_is_named(full: Store, name: str) -> None:
    by_hand(full, lambda tx: tx.execute(delete(tables.metadata.tables[name])))
    assert f"of {name}" in (verified(full).broken or "")
    assert "missing" in (verified(full).broken or "")


@pytest.mark.parametrize("name", ["audit", "check_ins", "answers"])
def test_a_row_added_by_hand_is_named(full: Store, name: str) -> None:
    row = rows_of("anna", 1).get(name, {"at": "2026-03-02T09:00:00.000000Z", "actor": "x", "action": "x", "about": ""})
    new = row | ({"id": "forged"} if "id" in row else {})
    by_hand(full, lambda tx: tx.execute(insert(tables.metadata.tables[name]).values(new)))
    with full.write() as tx:
        audit.note(tx, "opened", client_id="anna", at=NOW)
    said = verified(full).broken or ""
    assert f"of {name} were added past this program" in said
    assert "unknown" not in said


def test_a_link_altered_or_taken_away_is_named(full: Store) -> None:
    by_hand(full, lambda tx: tx.execute(delete(tables.chain).where(tables.chain.c.number == 3)))
    assert "Link 3 of the chain is missing" in (verified(full).broken or "")


def test_a_link_that_was_signed_with_another_key_is_named(full: Store) -> None:
    by_hand(full, lambda tx: tx.execute(
        update(tables.chain).where(tables.chain.c.number == 2).values(mac="0" * 64)
    ))  # fmt: skip
    assert "Link 2 of the chain was altered" in (verified(full).broken or "")


def test_what_a_failed_write_touched_is_in_no_link(full: Store) -> None:
    def fail() -> None:
        with full.write() as tx:
            once(tx, "x", "", "never", at=NOW)
            raise Refused("no")

    before = verified(full)
    with pytest.raises(Refused):
        fail()
    with full.write() as tx:
        with pytest.raises(Refused):
            fail()
        audit.note(tx, "opened", client_id="anna", at=NOW)
    after = verified(full)
    assert (after.broken, after.links, after.rows) == (None, before.links + 1, before.rows + 1)


def test_a_head_names_a_point_of_this_chain_and_of_no_other(full: Store) -> None:
    with full.read() as tx:
        here = head(tx)
    with full.write() as tx:
        audit.note(tx, "opened", client_id="anna", at=NOW)
    with full.read() as tx:
        assert holds_link(tx, here)
        assert not holds_link(tx, here[:-1] + ("0" if here[-1] != "0" else "1"))
        assert not holds_link(tx, "9999-aaaa")


def test_a_row_that_a_link_gives_up_may_be_gone(full: Store) -> None:
    def erase(tx: Connection) -> None:
        tx.execute(delete(tables.check_ins).where(tables.check_ins.c.client_id == "anna"))
        add_link(tx, key_for(tx), {"check_ins": {"i-anna": None}})

    by_hand(full, erase)
    assert verified(full).broken is None


def test_a_key_that_lies_elsewhere_signs_and_is_asked_for(
    full: Store, store_url: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path_factory.mktemp("keys") / "seal.key"
    place.write_bytes(b"k" * 40)
    monkeypatch.setenv(NAMED_BY, str(place))
    with full.write() as tx:
        audit.note(tx, "opened", client_id="anna", at=NOW)
    assert (verified(full).broken, verified(full).unchecked) == (None, 0)
    monkeypatch.delenv(NAMED_BY)
    assert (verified(full).broken, verified(full).unchecked) == (None, 1)
    place.write_bytes(b"short")
    monkeypatch.setenv(NAMED_BY, str(place))
    with pytest.raises(Refused, match="at least 32"):
        open_store(store_url)


def test_any_one_of_600_changed_letters_is_noticed(full: Store) -> None:
    dice = random.Random(5)
    with full.read() as tx:
        rows = [
            (name, row) for name in FORMS[1] for row in tx.execute(select(tables.metadata.tables[name])).all()
            if name not in {"studio", "writes", "person_keys", "care"}
        ]  # fmt: skip
    unnoticed = 0
    for _ in range(600):
        name, row = dice.choice(rows)
        place = dice.choice([n for n, value in enumerate(row) if isinstance(value, str) and value])
        letter = dice.randrange(len(row[place]))
        flipped = (
            row[place][:letter] + chr(ord(row[place][letter]) ^ (1 << dice.randrange(5))) + row[place][letter + 1 :]
        )
        new = (*row[:place], flipped, *row[place + 1 :])
        unnoticed += signature(b"k", name, new) == signature(b"k", name, row)
    assert unnoticed == 0
