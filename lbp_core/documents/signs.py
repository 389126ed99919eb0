"""Which signs the letters in data/fonts can print, and a text without the others: an empty box names nobody."""

import re
import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

FONTS = Path(__file__).parents[2] / "data" / "fonts"
JOINERS = "\u200c\u200d"
"""They shape the letters beside them and have no picture of their own."""
LONE_JOINER = rf"(?<!\S)[{JOINERS}]+|[{JOINERS}]+(?!\S)"
LEFT_OUT = "[…]"
UNBROKEN = "\u00a0"


def printable(content: Any) -> Any:
    """The same content with every text in it as it can be printed."""
    if isinstance(content, str):
        return in_print(content)
    if isinstance(content, Mapping):
        return {key: printable(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [printable(value) for value in content]
    return content


def in_print(text: str) -> str:
    """Spaces as single spaces, pictures and control signs left out, letters nobody here can print as '[…]'."""
    kept = "".join(_kept(sign) for sign in normalize("NFC", text))
    while LEFT_OUT * 2 in kept:
        kept = kept.replace(LEFT_OUT * 2, LEFT_OUT)
    return re.sub(" +", " ", re.sub(LONE_JOINER, "", kept)).strip()


def not_printed(text: str) -> str:
    """The letters and figures of a text that cannot be printed, each once; '' where all can."""
    return "".join(dict.fromkeys(sign for sign in normalize("NFC", text) if _kept(sign) == LEFT_OUT))


def _kept(sign: str) -> str:
    if sign.isspace():
        return sign if sign == UNBROKEN else " "
    if category(sign)[0] == "C":
        return sign if sign in JOINERS else ""
    if ord(sign) in _known():
        return sign
    return LEFT_OUT if category(sign)[0] in "LN" else ""


@cache
def _known() -> frozenset[int]:
    """Every code point that one of the fonts has a picture for."""
    files = [*FONTS.glob("*.otf"), *FONTS.glob("*.ttf")]
    return frozenset(code for file in sorted(files) for code in _codes(file.read_bytes()))


def _codes(font: bytes) -> Iterator[int]:
    """The code points of an OpenType font's own table of them (cmap, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    places = {font[at : at + 4]: at for at in range(12, 12 + 16 * tables, 16)}
    (start,) = struct.unpack_from(">I", font, places[b"cmap"] + 8)
    (kinds,) = struct.unpack_from(">H", font, start + 2)
    for place in {struct.unpack_from(">I", font, start + 8 + 8 * kind)[0] for kind in range(kinds)}:
        (shape,) = struct.unpack_from(">H", font, start + place)
        if shape in READ:
            yield from READ[shape](font, start + place)


def _short_ranges(font: bytes, at: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, at + 6)
    lasts = struct.unpack_from(f">{twice // 2}H", font, at + 14)
    firsts = struct.unpack_from(f">{twice // 2}H", font, at + 16 + twice)
    for first, last in zip(firsts, lasts, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)


def _long_ranges(font: bytes, at: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, at + 12)
    for group in range(groups):
        first, last = struct.unpack_from(">II", font, at + 16 + 12 * group)
        yield from range(first, last + 1)


READ = {4: _short_ranges, 12: _long_ranges}
