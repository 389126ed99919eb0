"""Which columns of which rows are signed, and how. Who signs and when: chain.py; who looks again: verifying.py."""

import hmac
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from lbp_core.storage.tables import metadata

FORM = 2
FORMS: dict[int, dict[str, tuple[str, ...]]] = {
    1: {
        "studio": ("id", "zone", "demo"),
        "writes": ("seq", "verb", "owner", "key", "at", "result", "who"),
        "audit": ("seq", "at", "actor", "action", "about", "client_id"),
        "clients": ("id", "seq", "added", "name_key", "version", "body"),
        "screenings": ("id", "seq", "client_id", "at", "on_day", "occasion", "by", "body"),
        "answers": ("id", "seq", "client_id", "screening_id", "question", "answer", "on_day", "stable"),
        "clearances": ("id", "seq", "client_id", "at", "day", "body"),
        "programme_versions": ("id", "seq", "client_id", "number", "at", "because", "body"),
        "sessions": ("id", "seq", "client_id", "programme_version_id", "opened", "on_day", "plan_day", "body"),
        "session_entries": (
            "id", "seq", "session_id", "client_id", "at", "on_day", "kind", "exercise", "score", "minutes", "body",
        ),
        "check_ins": ("id", "seq", "client_id", "at", "week", "on_day", "by", "pain_average", "body"),
        "mornings": ("id", "seq", "client_id", "session_id", "at", "on_day", "by", "score"),
        "decisions": ("id", "seq", "client_id", "at", "as_of", "taken", "body"),
        "client_links": ("id", "seq", "client_id", "at", "token_sha256"),
        "ended_links": ("link_id", "seq", "at"),
        "client_file": ("id", "seq", "client_id", "at", "on_day", "kind", "body"),
        "studio_file": ("id", "seq", "at", "on_day", "kind", "body"),
        "people": ("id", "seq", "login", "name", "role", "added", "ended"),
        "person_keys": ("person_id", "password", "pin", "totp", "recovery", "totp_last"),
        "care": ("client_id", "person_id", "own", "until"),
    }
}  # fmt: skip
FORMS[2] = FORMS[1] | {
    "person_keys": (*FORMS[1]["person_keys"], "account_email", "account_issuer", "account_subject"),
}
"""The columns that are signed, per table. A step that adds a column adds a form; what was signed before stays readable."""

NOT_SIGNED = {
    "glances": "made from the records, and made again where it is lost",
    "sign_ins": "who is at the door just now; it changes with every tap",
    "tries": "wrong passwords of the last minutes",
    "chain": "it signs itself, link by link",
    "seal_keys": "the keys the links are signed with",
}
CHANGING = ("clients", "people", "person_keys", "care")
"""Tables whose rows may change: their newest signature counts. Every other row is signed once."""
NUMBERED = ("writes", "audit", "answers", "session_entries")
"""Tables whose rows get their number from the database: what is new is what comes after the highest one."""


def table_of(name: str) -> Table:
    """The table of that name."""
    return metadata.tables[name]


def columns_of(name: str, form: int = FORM) -> list[Any]:
    """Its signed columns."""
    return [table_of(name).c[column] for column in FORMS[form][name]]


def id_of(name: str, row: Sequence[object], form: int = FORM) -> str:
    """A row's name within its table."""
    return "/".join(str(row[place]) for place in _key_places(name, form))


def signature(key: bytes, name: str, row: Iterable[object]) -> str:
    """64 bits over a row's signed columns."""
    said = json.dumps([name, *row], ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, said.encode(), "sha256")[:8].hex()


def mac_of(key: bytes, before: str, number: int, form: int, rows: str) -> str:
    """What signs a link: the one before it, its place and its rows."""
    return hmac.digest(key, f"{before}|{number}|{form}|{rows}".encode(), "sha256").hex()


@lru_cache
def _key_places(name: str, form: int) -> tuple[int, ...]:
    return tuple(place for place, one in enumerate(columns_of(name, form)) if one.primary_key)
