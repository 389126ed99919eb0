"""Is every record what was written? Walks the chain (chain.py) and compares each signed row with the one that is there."""

import hmac
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, inspect, select

from lbp_core.storage.chain import head, rows_named
from lbp_core.storage.seal_keys import Key, known_keys
from lbp_core.storage.signed import CHANGING, FORM, FORMS, id_of, mac_of, signature, table_of
from lbp_core.storage.tables import chain

LINKS_AT_ONCE = 200


@dataclass(frozen=True)
class Verified:
    """`broken`: what is wrong first, None where all is as written. `head`: the last link, fit for a file's name."""

    links: int
    rows: int
    head: str
    broken: str | None = None
    unchecked: int = 0


@dataclass(frozen=True)
class _Said:
    """What a link says of one row: its signature, or None where it was taken away. No secret: its key lies elsewhere."""

    link: int
    form: int
    sign: str | None
    secret: bytes | None

    def holds(self, name: str, row: Row[Any]) -> bool:
        return self.secret is None or signature(self.secret, name, row) == self.sign


@dataclass
class _Walk:
    keys: dict[str, Key | None]
    gone: dict[tuple[str, str], int]
    mac: str = ""
    number: int = 0
    rows: int = 0
    unchecked: int = 0
    once: Counter[str] = field(default_factory=Counter)
    newest: dict[tuple[str, str], _Said] = field(default_factory=dict)


def verify(tx: Connection) -> Verified:
    """Reads every link and every signed row. The first that is not as written is named; nothing is changed."""
    walk = _Walk(keys=known_keys(tx), gone=_gone(tx))
    found = _first_break(tx, walk)
    return Verified(walk.number, walk.rows, head(tx), broken=found, unchecked=walk.unchecked)


def _gone(tx: Connection) -> dict[tuple[str, str], int]:
    """Rows that a link says were taken away, and the last link that says so: what is signed after that came back."""
    wanted = select(chain.c.number, chain.c.rows).where(chain.c.rows.like("%:null%")).order_by(chain.c.number)
    return {
        (name, one): link.number
        for link in tx.execute(wanted)
        for name, rows in _read(link.rows).items()
        for one, sign in rows.items()
        if sign is None
    }


def _read(text: str) -> dict[str, dict[str, str | None]]:
    try:
        found = json.loads(text)
        return found if isinstance(found, dict) and all(isinstance(one, dict) for one in found.values()) else {}
    except ValueError:
        return {}


def _first_break(tx: Connection, walk: _Walk) -> str | None:
    for links in _links(tx):
        for link in links:
            if (broken := _link_break(walk, link)) is not None:
                return broken
        if (broken := _rows_break(tx, walk, links)) is not None:
            return broken
    return _newest_break(tx, walk) or _count_break(tx, walk)


def _links(tx: Connection) -> Iterator[Sequence[Row[Any]]]:
    upto = 0
    while found := tx.execute(
        select(chain).where(chain.c.number > upto).order_by(chain.c.number).limit(LINKS_AT_ONCE)
    ).all():
        yield found
        upto = found[-1].number


def _link_break(walk: _Walk, link: Row[Any]) -> str | None:
    """A link that is missing, altered or signed with a key nobody knows. One whose key lies elsewhere is counted."""
    if link.number != walk.number + 1:
        return (
            f"Link {walk.number + 1} of the chain is missing: what was written then cannot be told from what was added."
        )
    if link.key_id not in walk.keys or link.form not in FORMS:
        return f"Link {link.number} of the chain was altered: it names a key or a form that this studio never had."
    key = walk.keys[link.key_id]
    if key is None:
        walk.unchecked += 1
    elif not hmac.compare_digest(mac_of(key.secret, walk.mac, link.number, link.form, link.rows), link.mac):
        return f"Link {link.number} of the chain was altered, or the one before it."
    walk.number, walk.mac = link.number, link.mac
    return None


def _rows_break(tx: Connection, walk: _Walk, links: Sequence[Row[Any]]) -> str | None:
    """Rows written once, against the one signature each has; those that may change are kept for the end."""
    asked: dict[tuple[str, int], dict[str, _Said]] = defaultdict(dict)
    for said, name, one in (found for link in links for found in _said(walk, link)):
        if name in CHANGING:
            walk.newest[name, one] = said
        elif said.link > walk.gone.get((name, one), 0):
            asked[name, said.form][one] = said
    for (name, form), rows in asked.items():
        walk.once[name] += len(rows)
        walk.rows += len(rows)
        if (broken := _first_not_there(name, rows, _there(tx, name, list(rows), form))) is not None:
            return broken
    return None


def _first_not_there(name: str, rows: dict[str, _Said], there: dict[str, Row[Any]]) -> str | None:
    for one, said in rows.items():
        if one not in there:
            return f"Row {one} of {name} is missing; link {said.link} says that it was written."
        if not said.holds(name, there[one]):
            return f"Row {one} of {name} is not what was written (link {said.link})."
    return None


def _said(walk: _Walk, link: Row[Any]) -> Iterator[tuple[_Said, str, str]]:
    """What a link says of each of its rows, with the row's table and name."""
    key = walk.keys[link.key_id]
    for name, rows in _read(link.rows).items():
        for one, sign in rows.items():
            yield _Said(link.number, link.form, sign, None if key is None else key.secret), name, one


def _there(tx: Connection, name: str, ids: Sequence[str], form: int = FORM) -> dict[str, Row[Any]]:
    kinds = [column.type.python_type for column in table_of(name).primary_key]
    keys = [tuple(kind(part) for kind, part in zip(kinds, one.split("/"), strict=True)) for one in ids]
    many = [rows_named(tx, name, keys[first : first + 500], form) for first in range(0, len(keys), 500)]
    return {id_of(name, row, form): row for rows in many for row in rows}


def _newest_break(tx: Connection, walk: _Walk) -> str | None:
    """Rows that may change, against their newest signature, in the form it was made in."""
    for name in CHANGING:
        newest = {one: said for (table, one), said in walk.newest.items() if table == name}
        there: dict[str, Row[Any]] = {}
        for form in {said.form for said in newest.values()}:
            there |= _there(tx, name, [one for one, said in newest.items() if said.form == form], form)
        walk.rows += len(there)
        walk.once[name] = len(there)
        if (broken := _first_unlike(name, newest, there)) is not None:
            return broken
    return None


def _first_unlike(name: str, newest: dict[str, _Said], there: dict[str, Row[Any]]) -> str | None:
    for one, said in newest.items():
        if (said.sign is None) != (one not in there):
            return (
                f"Row {one} of {name} {'came back' if said.sign is None else 'is missing'}; the chain says otherwise."
            )
        if one in there and not said.holds(name, there[one]):
            return f"Row {one} of {name} is not what was written last (link {said.link})."
    return None


def _count_break(tx: Connection, walk: _Walk) -> str | None:
    """Rows that no link knows: added past this program. An older shape has fewer tables."""
    for name in set(FORMS[FORM]) & set(inspect(tx).get_table_names()):
        many = tx.execute(select(func.count()).select_from(table_of(name))).scalar_one()
        if many > walk.once[name]:
            return f"{many - walk.once[name]} rows of {name} were added past this program, such as row {_stranger(tx, name)}."
    return None


def _stranger(tx: Connection, name: str) -> str:
    """The first row of that table that no link knows."""
    known = {one for links in _links(tx) for link in links for one in _read(link.rows).get(name, {})}
    keys = table_of(name).primary_key
    ids = ("/".join(map(str, row)) for row in tx.execute(select(*keys).order_by(*keys)))
    return next((one for one in ids if one not in known), "unknown")
