"""A chain of signatures over the records: each piece of work adds one link that signs every row it made or changed.

The link is written in the transaction of the change itself and signs the link before it, so that a row that was altered,
added or taken away past this program is found by its name (verifying.py). It gives a change away; it cannot prevent one,
and it is no proof against somebody who holds the key. A link holds signatures of rows, never what stands in them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Row, Select, Table, Update, bindparam, event, insert, select, tuple_

from lbp_core.storage.seal_keys import Key, key_for
from lbp_core.storage.signed import FORM, FORMS, NUMBERED, columns_of, id_of, mac_of, signature, table_of
from lbp_core.storage.tables import chain

LINK_ROWS = 500
_LAST = select(chain.c.number, chain.c.mac).order_by(chain.c.number.desc()).limit(1)
_ADD = insert(chain)
Signed = dict[str, dict[str, str | None]]


class _Touched:
    """What one piece of work has done so far: rows by name, and where numbered tables ended before it."""

    def __init__(self) -> None:
        self.named: dict[str, dict[tuple[object, ...], bool]] = defaultdict(dict)
        self.ended_at: dict[str, int] = {}


def watch(engine: Engine) -> None:
    """From now on this engine's writes notice which signed rows they touch."""
    event.listen(engine, "before_cursor_execute", _notice_new, named=True)
    event.listen(engine, "before_execute", _notice_change)


def begin(tx: Connection) -> None:
    """A piece of work begins: nothing is touched yet."""
    tx.info["touched"] = _Touched()


def link(tx: Connection) -> None:
    """Ends a piece of work with a link over what it touched; none where it touched nothing. Reads with the machine's eyes."""
    touched: _Touched = tx.info.pop("touched")
    signed: Signed = {}
    key = key_for(tx) if touched.named or touched.ended_at else None
    if key is None:
        return
    for name in FORMS[FORM]:
        rows = [*_numbered(tx, name, touched), *_named(tx, name, touched)]
        found: dict[str, str | None] = {id_of(name, row): signature(key.secret, name, row) for row in rows}
        gone = {"/".join(map(str, one)): None for one, removed in touched.named.get(name, {}).items() if removed}
        if both := gone | found:
            signed[name] = both
    if signed:
        add_link(tx, key, signed)


def add_link(tx: Connection, key: Key, signed: Mapping[str, Mapping[str, str | None]]) -> None:
    """The next link, over these rows' signatures; None is a row that was taken away."""
    last = tx.execute(_LAST).first()
    number, before = (1, "") if last is None else (last.number + 1, last.mac)
    rows = json.dumps(signed, separators=(",", ":"))
    mac = mac_of(key.secret, before, number, FORM, rows)
    tx.execute(_ADD, {"number": number, "form": FORM, "key_id": key.id, "rows": rows, "mac": mac})


def head(tx: Connection) -> str:
    """The last link: its number and the beginning of its signature; '0' before the first."""
    last = tx.execute(_LAST).first()
    return "0" if last is None else f"{last.number}-{last.mac[:12]}"


def holds_link(tx: Connection, of: str) -> bool:
    """True where the link of that name (from `head`) is part of this chain."""
    number, _, mac = of.partition("-")
    found = tx.execute(select(chain.c.mac).where(chain.c.number == int(number))).scalar_one_or_none()
    return of == "0" or (found is not None and found.startswith(mac))


def sign_all(tx: Connection) -> None:
    """Links over every row that is there: how a studio without a chain gets one. It vouches from here on, not for before."""
    key = key_for(tx)
    for name in FORMS[FORM]:
        rows = iter(tx.execute(_in_order(name)))
        while many := [row for _, row in zip(range(LINK_ROWS), rows, strict=False)]:
            add_link(tx, key, {name: {id_of(name, row): signature(key.secret, name, row) for row in many}})


def _in_order(name: str) -> Select[Any]:
    return select(*columns_of(name)).order_by(*table_of(name).primary_key)


def _notice_new(*, conn: Connection, context: Any, **_: Any) -> None:
    touched: _Touched | None = conn.info.get("touched")
    if touched is None or context is None or not context.isinsert or context.compiled is None:
        return
    table: Table = context.compiled.compile_state.dml_table
    if table.name not in FORMS[FORM]:
        return
    keys = [column.name for column in table.primary_key]
    if table.name in NUMBERED:
        if table.name not in touched.ended_at:
            touched.ended_at[table.name] = _end_of(conn, table)
        return
    for row in context.compiled_parameters:
        touched.named[table.name][tuple(row[key] for key in keys)] = False


def _notice_change(conn: Connection, statement: Any, _many: Any, _params: Any, _options: Any) -> None:
    touched: _Touched | None = conn.info.get("touched")
    if touched is None or not isinstance(statement, Update | Delete):
        return
    table = statement.table
    if not isinstance(table, Table) or table.name not in FORMS[FORM]:
        return
    wanted = select(*table.primary_key)
    if statement.whereclause is not None:
        wanted = wanted.where(statement.whereclause)
    for row in conn.execute(wanted).all():
        touched.named[table.name][tuple(row)] = isinstance(statement, Delete)


def _end_of(conn: Connection, table: Table) -> int:
    """Its highest number, past every narrowing: asked of the driver itself."""
    cursor = conn.connection.cursor()
    (column,) = table.primary_key
    cursor.execute(f"SELECT coalesce(max({column.name}), 0) FROM {table.name}")  # noqa: S608 - our own names
    found: int = cursor.fetchall()[0][0]
    return found


def _numbered(tx: Connection, name: str, touched: _Touched) -> Sequence[Row[Any]]:
    if name not in touched.ended_at:
        return ()
    return tx.execute(_after(name), {"end": touched.ended_at[name]}).all()


def _named(tx: Connection, name: str, touched: _Touched) -> Iterator[Row[Any]]:
    wanted = list(touched.named.get(name, ()))
    for first in range(0, len(wanted), LINK_ROWS):
        yield from rows_named(tx, name, wanted[first : first + LINK_ROWS])


def rows_named(tx: Connection, name: str, ids: Sequence[tuple[object, ...]], form: int = FORM) -> Sequence[Row[Any]]:
    """The signed columns of the rows with these primary keys, as many as are there."""
    single = len(table_of(name).primary_key) == 1
    return tx.execute(_these(name, form), {"ids": [one[0] for one in ids] if single else ids}).all()


@lru_cache
def _after(name: str) -> Select[Any]:
    (number,) = table_of(name).primary_key
    return select(*columns_of(name)).where(number > bindparam("end")).order_by(number)


@lru_cache
def _these(name: str, form: int) -> Select[Any]:
    keys = tuple(table_of(name).primary_key)
    these = keys[0] if len(keys) == 1 else tuple_(*keys)
    return select(*columns_of(name, form)).where(these.in_(bindparam("ids", expanding=True)))
