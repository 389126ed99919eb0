"""What a phone sent, read with limits: how long, how many fields, each once. What the fields mean is in fields.py."""

import re
from hashlib import sha256
from typing import Any
from unicodedata import category

from starlette.requests import Request

from lbp_core.coach.phone import client_forms
from lbp_core.models.refusal import Refused
from pages._plain import form_pairs

LONGEST = 32_768
MOST_FIELDS = 120

Fields = dict[str, str]


async def read(request: Request) -> Fields:
    """The fields as sent. Raises TooLong, and Refused where a field came twice."""
    pairs = await form_pairs(request, longest=LONGEST, most=MOST_FIELDS)
    fields = {name: _clean(value) for name, value in pairs}
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(trouble("twice", question=shortened(twice)))
    return fields


def key_of(fields: Fields) -> str:
    """The same form with the same answers has the same key, so it is saved once; a corrected one is saved beside it."""
    if not re.fullmatch(r"[0-9a-f]{32}", fields.get("key", "")):
        raise Refused(trouble("unknown_field", entered="key"))
    told = sorted((name, value) for name, value in fields.items() if name not in {"step", "mark"} and value)
    return f"{fields['key']}-{sha256(repr(told).encode()).hexdigest()[:16]}"


def trouble(name: str, **filled: Any) -> str:
    """One sentence of data/words/check_in.yaml, section troubles, filled in."""
    return client_forms.words().troubles[name].format(**filled)


def shortened(text: str) -> str:
    """Enough of what was entered to know it again."""
    return text if len(text) <= 24 else f"{text[:24]}…"


def _clean(text: str) -> str:
    """Line ends as one sign; control signs, which no database wants, left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in plain if sign == "\n" or category(sign) not in {"Cc", "Cs"}).strip()
