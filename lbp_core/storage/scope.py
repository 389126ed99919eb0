"""Through whose eyes a transaction reads: the one place where it is enforced. Who is signed in is not known here.

A read that is not the machine's own is sent with a temporary table (WITH ...) before it under the very name of each table
it touches, holding only the rows of the clients that this person has in their care: what a query does not ask for, it
cannot forget. A new row is taken only where every row it names is one that may be seen.
"""

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Delete,
    Engine,
    Select,
    Table,
    Update,
    bindparam,
    event,
    func,
    select,
)

from lbp_core.models.people import MACHINE, Role, Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage.in_care import day_of, has_many, in_care

OF_A_CLIENT = {
    "clients": "id",
    "screenings": "client_id",
    "answers": "client_id",
    "clearances": "client_id",
    "programme_versions": "client_id",
    "sessions": "client_id",
    "session_entries": "client_id",
    "check_ins": "client_id",
    "mornings": "client_id",
    "decisions": "client_id",
    "client_file": "client_id",
    "client_links": "client_id",
    "glances": "client_id",
    "ended_links": "link_id",
}
"""Every table with a client's records, and the column that says whose (ended_links: by the link it ended)."""

NOT_NARROWED = {
    "care": "it is what the narrowing itself reads; the verbs of coach/door/caring.py guard it",
    "audit": "it holds no health detail; the verbs of coach/door/audit.py guard it",
    "sign_ins": "only the door reads it, before anybody is known (coach/door/signing_in.py)",
}
"""The tables that name a client and are read whole, each with its reason."""

TRAINERS_ONLY = frozenset({"clients", "clearances", "programme_versions", "sessions", "decisions", "client_links"})
"""What a client, on their phone or a tablet in their hands, reads of their own and never writes."""

FOR_YOUR_TRAINER = "This is for your trainer to do, and nothing was changed. Ask them."
NO_RECORDS = "An assistant's sign-in opens no client's records. Ask a trainer, or sign in as one."
NOT_HERE = "There is no such client in this studio. Choose one from the list of clients."
_OWN_WAY = re.compile(
    r"\b(" + "|".join(OF_A_CLIENT) + r")\.(?:id|client_id|session_id|screening_id|link_id)\s*(?:=|IN\b)"
)
_NAMES = re.compile(r"\b(" + "|".join(OF_A_CLIENT) + r")\b")
_LINKS = "SELECT id FROM {schema}client_links WHERE client_id IN (SELECT client_id FROM in_care)"
_MINE = "SELECT client_id FROM in_care"
_ONE = "SELECT CAST({0} AS TEXT) AS client_id"
_PERSON = "SELECT client_id FROM care WHERE person_id = {0} AND (until IS NULL OR until >= {1})"
_ROWS = "{table} AS NOT MATERIALIZED (SELECT * FROM {schema}{table} WHERE {column} IN ({rows}))"
_CHECKED = "{table} AS NOT MATERIALIZED (SELECT * FROM main.{table} WHERE EXISTS ({rows} = {table}.{column}))"
"""Row by row, by the key of `care`: who has ten thousand clients in their care pays only for the rows that are read."""
_THEIRS = "SELECT 1 FROM in_care WHERE in_care.client_id"
_LINKED = "SELECT 1 FROM in_care, main.client_links AS made WHERE made.client_id = in_care.client_id AND made.id"


def seen_of(tx: Connection) -> Seen:
    """Through whose eyes this transaction reads."""
    found: Seen = tx.get_execution_options().get("seen", MACHINE)
    return found


def guard(engine: Engine) -> None:
    """From now on every statement on this engine is narrowed to what its transaction may see."""
    event.listen(engine, "before_execute", _narrow_change, retval=True)
    event.listen(engine, "before_cursor_execute", _narrow_statement, retval=True)


def _narrow_change(conn: Connection, statement: Any, many: Any, params: Any, _options: Any) -> tuple[Any, Any, Any]:
    """A change or removal reaches only rows that may be seen."""
    seen = seen_of(conn)
    if not seen.everything and isinstance(statement, Update | Delete):
        table = statement.table
        if isinstance(table, Table) and table.name in OF_A_CLIENT:
            _check_hand(table, seen)
            statement = statement.where(table.c[OF_A_CLIENT[table.name]].in_(in_care(seen)))
    return statement, many, params


def _narrow_statement(conn: Connection, _cursor: Any, sql: str, *rest: Any) -> tuple[str, Any]:
    given, context, _many = rest
    seen = seen_of(conn)
    touched = frozenset() if seen.everything else _touched(sql)
    if not touched:
        return sql, given
    if seen.client_id is None and seen.role is Role.ASSISTANT:
        raise Refused(NO_RECORDS)
    if context.isinsert:
        _check_new_rows(conn, context, seen)
        return sql, given
    if context.isupdate or context.isdelete:
        return sql, given
    return _narrowed(conn, sql, given, seen)


def _narrowed(conn: Connection, sql: str, given: Any, seen: Seen) -> tuple[str, Any]:
    lite = conn.dialect.name == "sqlite"
    touched, found, one = _touched(sql), _found_by_itself(sql), seen.client_id is not None
    if lite and not one and "glances" in touched and has_many(conn, seen.person_id):
        found |= {"glances"}
    before = _before(touched, found, lite=lite, one=one)
    words = [seen.client_id] if seen.client_id is not None else [seen.person_id, day_of(seen)]
    begun = re.match(r"\s*(WITH\s+RECURSIVE\b|WITH\b|SELECT\b|\()", sql, re.IGNORECASE)
    if begun is None:
        raise RuntimeError(f"A statement on clients' records that is neither a read nor known to the scope: {sql[:80]}")
    opening = begun[1].upper()
    whole = f"WITH {before} {sql}" if not opening.startswith("WITH") else f"{opening} {before}, {sql[begun.end() :]}"
    if lite:
        return whole, (*words, *(given or ()))
    return whole, {**(given or {}), **{f"in_care_{place}": word for place, word in enumerate(words)}}


@lru_cache(maxsize=4_096)
def _touched(sql: str) -> frozenset[str]:
    """The tables of clients' records whose names occur in it; one too many does no harm."""
    return frozenset(_NAMES.findall(sql))


@lru_cache(maxsize=4_096)
def _found_by_itself(sql: str) -> frozenset[str]:
    """The tables whose rows it names already: there the narrowing is to be a check, not the way to find them."""
    return frozenset(_OWN_WAY.findall(sql))


@lru_cache(maxsize=1_024)
def _before(touched: frozenset[str], found: frozenset[str], *, lite: bool, one: bool) -> str:
    """SQLite would take the inner name for the temporary table itself, so there it is told which is meant.

    It lays out the whole list of clients in care for every IN; where a statement finds its rows itself, each is looked up.
    """
    schema, marks = ("main.", ("?", "?")) if lite else ("", ("%(in_care_0)s", "%(in_care_1)s"))
    mine = (_ONE if one else _PERSON).format(*marks)
    narrowed = []
    for table in sorted(touched):
        linked, checked = table == "ended_links", lite and (table in found or table == "ended_links")
        rows = (_LINKED if checked else _LINKS) if linked else _THEIRS if checked else _MINE
        form = {"table": table, "schema": schema, "column": OF_A_CLIENT[table], "rows": rows.format(schema=schema)}
        narrowed.append((_CHECKED if checked else _ROWS).format(**form))
    return ", ".join([f"in_care AS NOT MATERIALIZED ({mine})", *narrowed])


def _check_new_rows(conn: Connection, context: Any, seen: Seen) -> None:
    """Every record that a new row names (its client, its session ...) must be there for these eyes."""
    table: Table = context.compiled.compile_state.dml_table
    _check_hand(table, seen)
    if table.name == "clients":
        return
    if context.compiled.compile_state.statement.select is not None:
        raise Refused(NOT_HERE)
    for key in table.foreign_keys:
        named = {row.get(key.parent.name) for row in context.compiled_parameters} - {None}
        if key.column.table.name not in OF_A_CLIENT or not named:
            continue
        if key.column.table.name == "clients" and seen.client_id is not None:
            seen_rows = len(named & {seen.client_id})
        else:
            seen_rows = conn.execute(_there(key.column), {"named": list(named)}).scalar_one()
        if seen_rows != len(named):
            raise Refused(NOT_HERE)


@lru_cache(maxsize=64)
def _there(column: Column[str]) -> Select[int]:
    """How many of the rows named so may be seen. Asked at every write, so it is put together once."""
    return select(func.count()).select_from(column.table).where(column.in_(bindparam("named", expanding=True)))


def _check_hand(table: Table, seen: Seen) -> None:
    if seen.client_id is not None and table.name in TRAINERS_ONLY:
        raise Refused(FOR_YOUR_TRAINER)
