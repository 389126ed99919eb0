"""One life's rows, made anew for another person: other ids, another name, their own places in the order of writes.

The rows are laid out once; a copy only puts the person's own beginning in front of every id. Each row is signed as it is
made, with the studio's own key, exactly as the chain signs a row that it reads back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import Connection, select

from lbp_core.storage.clients import name_key
from lbp_core.storage.signed import FORM, FORMS, NUMBERED, table_of

WHO = 5
"""Letters of an id that tell the person; the rest is the life's own."""
ID, NAME = "\x01id\x01", "\x01name\x01"
OF_A_LIFE = (
    "writes", "clients", "screenings", "answers", "clearances", "programme_versions", "sessions", "session_entries",
    "check_ins", "mornings", "decisions", "client_file",
)  # fmt: skip
"""Parents first."""
FIRST = (
    "Amara", "Bryn", "Callum", "Dilys", "Edwin", "Farah", "Greta", "Hamish", "Imran", "Jools", "Keziah", "Lorna", "Marek",
    "Niamh", "Oona", "Piotr", "Quentin", "Rhian", "Sunita", "Tariq", "Una", "Vikram", "Wanda", "Xenia", "Yusuf", "Zofia",
)  # fmt: skip
LAST = (
    "Abbott", "Barlow", "Chowdhury", "Dunmore", "Eastwood", "Fairclough", "Garside", "Holroyd", "Iqbal", "Jessop", "Kirkby",
    "Lomax", "Mistry", "Nowak", "Ogden", "Pemberton", "Quayle", "Rashid", "Sutcliffe", "Thackray", "Upton", "Varley", "Wragg",
    "Yeadon",
)  # fmt: skip
Row = list[Any]


@dataclass(frozen=True)
class Rows:
    """A table's rows of one life. `marked`: per row, the columns that hold an id or the name."""

    table: str
    rows: Sequence[Row]
    marked: Sequence[tuple[int, ...]]
    seq: int | None
    number: int | None


@dataclass(frozen=True)
class Template:
    """One life, ready to be copied. `tail`: what is left of the client's id."""

    tail: str
    tables: Sequence[Rows]
    writes: int


def columns(name: str) -> tuple[str, ...]:
    """A table's columns in the order they are signed and written in."""
    found = FORMS[FORM][name]
    assert {column.name for column in table_of(name).columns} == set(found), name
    return found


def read(tx: Connection, client_id: str, name: str) -> Template:
    """The rows of that client's life, with their name."""
    found = {one: _rows_of(tx, one, client_id) for one in OF_A_LIFE if one != "writes"}
    seqs = sorted({row["seq"] for rows in found.values() for row in rows})
    writes, wanted = table_of("writes"), []
    for begin in range(0, len(seqs), 500):
        asked = select(writes).where(writes.c.seq.in_(seqs[begin : begin + 500]))
        wanted += [dict(row._mapping) for row in tx.execute(asked)]
    place = {seq: number for number, seq in enumerate(seqs)}
    ids = {row["id"] for rows in found.values() for row in rows if isinstance(row.get("id"), str)}
    every = {row["seq"]: row for row in wanted}
    found["writes"] = [every[seq] for seq in seqs]
    tables = tuple(_laid_out(one, found[one], place, ids, name) for one in OF_A_LIFE if found[one])
    return Template(client_id[WHO:], tables, len(seqs))


def _rows_of(tx: Connection, name: str, client_id: str) -> list[dict[str, Any]]:
    table = table_of(name)
    whose = table.c.id if name == "clients" else table.c.client_id
    asked = select(table).where(whose == client_id).order_by(*table.primary_key if name in NUMBERED else (table.c.seq,))
    return [dict(row._mapping) for row in tx.execute(asked)]


def _laid_out(table: str, rows: list[dict[str, Any]], place: dict[int, int], ids: set[str], name: str) -> Rows:
    order = columns(table)
    made, marked = [], []
    for row in rows:
        told = [_marked(row[column], ids, name) for column in order]
        if table == "writes" and not row["owner"]:
            told[order.index("key")] = f"{ID} {row['key']}"
        if table == "clients":
            told[order.index("name_key")] = NAME.upper()
        told[order.index("seq")] = place[row["seq"]]
        made.append(told)
        marked.append(tuple(at for at, value in enumerate(told) if isinstance(value, str) and "\x01" in value))
    number = order.index("id") if table in NUMBERED and table != "writes" else None
    return Rows(table, made, marked, order.index("seq"), number)


def _marked(value: object, ids: set[str], name: str) -> object:
    """The same text with a mark where an id begins, or where the name stands. Ids are long enough to be found as they are."""
    if not isinstance(value, str):
        return value
    if value in ids:
        return ID + value[WHO:]
    for one in (one for one in ids if one in value) if '"id"' in value or "_id" in value else ():
        value = value.replace(one, ID + one[WHO:])
    return value.replace(name, NAME)


def copied(
    life: Template, number: int, *, name: str, from_write: int, from_row: dict[str, int]
) -> Iterator[tuple[str, list[Row]]]:
    """The life of that person, table by table. `from_write`: the place of their first write; `from_row`: first numbers."""
    who = f"{number:0{WHO}x}"
    key = name_key(name)
    for one in life.tables:
        made, next_number = [], from_row.get(one.table, 0)
        for row, marked in zip(one.rows, one.marked, strict=True):
            new = row.copy()
            for at in marked:
                new[at] = new[at].replace(ID, who).replace(NAME, name).replace(NAME.upper(), key)
            new[one.seq] += from_write
            if one.number is not None:
                new[one.number] = next_number
                next_number += 1
            made.append(new)
        yield one.table, made


def invented(number: int, seed: int) -> str:
    """A made-up name; the number keeps it one of a kind."""
    dice = Random(f"{seed} name {number}")
    return f"{dice.choice(FIRST)} {dice.choice(LAST)} {number}"
