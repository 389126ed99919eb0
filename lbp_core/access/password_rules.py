"""Which passwords and PINs are taken: long enough, and nothing a stranger would try first. No rules about signs or capitals."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from lbp_core.models.refusal import Refused

SHORTEST, LONGEST = 12, 128
SHORTEST_PIN, LONGEST_PIN = 4, 8
RUN = 4
PIECES, LEFT_OVER = 4, 3
"""At most so many common words, and so few other letters beside them, make a password that is guessed first."""

_LOOKS_LIKE = str.maketrans("0134579@$!+|", "oleastgasitl")


def check_password(given: str, *, words: Iterable[str], rows: Iterable[str]) -> None:
    """Raises Refused where it is too short, too long or too easy; `words` and `rows` are what people type first."""
    if len(given) < SHORTEST:
        raise Refused(
            f"This password has {len(given)} characters; it takes at least {SHORTEST}. A few words of your own in a row "
            "are easy to remember."
        )
    if len(given) > LONGEST:
        raise Refused(
            f"This password has {len(given)} characters; at most {LONGEST} are allowed. Choose a shorter one."
        )
    if too_easy(given, words=words, rows=rows):
        raise Refused(
            "This password is made of what strangers try first: common words, your own name, neighbouring keys or "
            "something repeated. Choose other words, ones that nobody would put together."
        )


def too_easy(given: str, *, words: Iterable[str], rows: Iterable[str]) -> bool:
    """True where little is left once common words, rows of keys and repetitions are taken away."""
    plain = unicodedata.normalize("NFKC", given).casefold()
    kept = re.sub(r"[\W_]", "", plain)
    if len(set(kept)) < RUN + 1 or re.fullmatch(r"(.{1,5}?)\1+.{0,4}", kept):
        return True
    letters = re.sub(r"[\W\d_]+$|^[\W\d_]+", "", plain).translate(_LOOKS_LIKE)
    known = sorted({one.casefold() for one in words if len(one) > 1}, key=len, reverse=True)
    return _little_left(_without_runs(kept, rows), []) or _little_left(re.sub(r"[\W\d_]", "", letters), known)


def check_pin(given: str) -> None:
    """Raises Refused where it is no PIN, or the first that a stranger would try."""
    if not re.fullmatch(rf"[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}", given):
        raise Refused(
            f"A PIN is {SHORTEST_PIN} to {LONGEST_PIN} digits and nothing else. Choose one and type it again."
        )
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(given)}
    if steps <= {0} or steps <= {1} or steps <= {9} or re.fullmatch(r"(..)\1+|19\d\d|20\d\d", given):
        raise Refused("This PIN is one that a stranger would try first. Choose one without a row, a repeat or a year.")


def _little_left(text: str, known: list[str]) -> bool:
    """Common words are taken out, the longest first."""
    pieces = 0
    for word in known:
        text, found = re.subn(re.escape(word), " ", text)
        pieces += found
    return pieces <= PIECES and len(text.replace(" ", "")) <= LEFT_OVER


def _without_runs(text: str, rows: Iterable[str]) -> str:
    """What is left without neighbouring keys, forwards and backwards."""
    for row in rows:
        for way in (row, row[::-1]):
            for size in range(len(way), RUN - 1, -1):
                for start in range(len(way) - size + 1):
                    text = text.replace(way[start : start + size], " ")
    return text
