"""Damaged lines by the thousand: one answer each, in order, never a fault of ours. LBP_LINES asks for more of them."""

import io
import json
import os
from copy import deepcopy
from random import Random
from typing import Any

from lbp_core.coach.wire.wire import answer_lines, screen_line
from lbp_core.evidence.questions import questions
from tests.laws.random_screenings import screening

HOW_MANY = int(os.environ.get("LBP_LINES", "3000"))
ASKED = [item.id for item in questions().values() if not item.derived]
JUNK: list[Any] = [
    None,
    True,
    -1,
    3.7,
    1e309,
    10**30,
    "",
    "yes",
    "2026-02-30",
    "2099-01-01T10:00",
    "\ud800",
    "0",
    [],
    {},
]
JUNK += [[None], [[]], {"a": 1}, "é" * 200]
SIGNS = [*"{}[],:\"'\\tn0 é", "\t", "\x01", "\\u", "null"]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place inside, as the keys that lead to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, below in inner for found in ((*path, key), *places(below, (*path, key)))]


def spoil(line: dict[str, Any], dice: Random) -> None:
    """One thing in it goes wrong: a value, a key, or both are gone."""
    *way, last = dice.choice(places(line))
    at: Any = line
    for key in way:
        at = at[key]
    if isinstance(at, dict) and dice.random() < 0.4:
        value = at.pop(last)
        if dice.random() < 0.7:
            at[dice.choice((last.upper(), last[1:], last + "s", last[::-1]))] = value
    else:
        at[last] = deepcopy(dice.choice(JUNK))


def damage(text: bytes, dice: Random) -> bytes:
    """The text itself is cut, broken into or mangled."""
    at, kind = dice.randrange(len(text) + 1), dice.randrange(6)
    if kind == 0:
        return text[:at]
    if kind == 1:
        return text[:at] + dice.choice(SIGNS).encode() + text[at:]
    if kind == 2:
        return text[:at] + text[at + dice.randint(1, 9) :]
    if kind == 3:
        return text[:at] + bytes([dice.randrange(128, 256)]) + text[at:]
    return text + text if kind == 4 else text.replace(b'"', b"'").replace(b"null", b"None")


def damaged(dice: Random) -> bytes:
    line = json.loads(json.dumps(screening(dice, ASKED, list(questions()))))
    for _ in range(dice.choice((1, 1, 2, 4))):
        spoil(line, dice)
    text = json.dumps(line).encode()
    return (damage(text, dice) if dice.random() < 0.5 else text).replace(b"\n", b" ") or b"-"


def test_every_damaged_line_has_one_answer_and_none_is_a_fault_of_ours() -> None:
    dice = Random(4)
    lines = [damaged(dice) for _ in range(HOW_MANY)]
    out = io.BytesIO()
    answer_lines(io.BytesIO(b"\n".join(lines)), out, screen_line)
    given = [json.loads(answer) for answer in out.getvalue().splitlines()]
    assert len(given) == HOW_MANY
    errors = [(number, one) for number, one in enumerate(given, 1) if "error" in one]
    assert HOW_MANY > len(errors) > HOW_MANY / 2
    for number, one in errors:
        assert one["line"] == number
        assert "fault in this program" not in one["error"], lines[number - 1]
        assert one["error"].endswith(".")
        assert len(one["error"]) < 400
