"""Finding an exercise by what a trainer calls it: forgives case, hyphens, plurals, missing spaces and small slips."""

from difflib import SequenceMatcher
from functools import cache

from lbp_core.evidence.library import library, plain
from lbp_core.models.exercise import Exercise

ALIKE, SHORTEST = 0.8, 4
"""How alike a slip must be to the word that was meant, and from how many letters on slips and endings are forgiven."""

EXACT, BEGINS, HOLDS, STEP, SPREAD, SLIP, NOT = range(7)
"""How well an exercise answers, best first: a name word for word, its beginning, one with all the words, a step's name with
all of them, the words spread over its names, a name with slips, not at all."""


def search(words: str) -> tuple[Exercise, ...]:
    """What goes by those words, best first; slips are forgiven only where nothing fits as written. None for no words."""
    wanted = plain(words)
    if not wanted:
        return ()
    ranked = {name: _rank(wanted, name) for name in library()}
    found = sorted((name for name in ranked if ranked[name] < SLIP), key=ranked.__getitem__)
    found = found or [name for name in ranked if ranked[name] == SLIP]
    return tuple(library()[name] for name in found)


def _rank(wanted: str, name: str) -> int:
    own, steps = _names(name)
    best = min(_answers(wanted, known) for known in own)
    if best > STEP and any(_holds(wanted, known) for known in steps):
        return STEP
    return SPREAD if best > SPREAD and _holds(wanted, " ".join(own)) else best


@cache
def _names(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the exercise and what its steps are called, plain."""
    one = library()[name]
    own = (one.id, one.name, *one.also)
    return tuple(map(plain, own)), tuple(plain(rung.name.replace(",", " ")) for rung in one.ladder)


def _answers(wanted: str, known: str) -> int:
    if wanted == known:
        return EXACT
    if known.replace(" ", "").startswith(wanted.replace(" ", "")):
        return BEGINS
    if _holds(wanted, known):
        return HOLDS
    return SLIP if _slipped(wanted, known) else NOT


def _holds(wanted: str, known: str) -> bool:
    """Every word that was asked for begins a word that is known, or is one with an ending ('jumping')."""
    return all(any(_begins(part, word) for word in known.split()) for part in wanted.split())


def _begins(part: str, word: str) -> bool:
    return word.startswith(part) or (len(word) >= SHORTEST and part.startswith(word))


def _slipped(wanted: str, known: str) -> bool:
    """Every word is there, or one that it could be a slip of; or the whole is, where spaces went astray."""
    parts = wanted.split()
    return all(any(_alike(part, word) for word in known.split()) for part in parts) or _alike(
        wanted.replace(" ", ""), known.replace(" ", "")
    )


def _alike(part: str, word: str) -> bool:
    if part == word:
        return True
    comparable = min(len(part), len(word)) >= SHORTEST and abs(len(part) - len(word)) < 3
    return comparable and SequenceMatcher(None, part, word).ratio() >= ALIKE
