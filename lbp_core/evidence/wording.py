"""Words that are kept out of everything a person can see, as data/words/kept_out.yaml has them; and where they stand."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, read_as, read_yaml
from lbp_core.evidence.slips import entry_of
from lbp_core.models.base import Frozen
from lbp_core.models.language import Language

KEPT_OUT = DATA / "words" / "kept_out.yaml"
Loc = tuple[int | str, ...]


class KeptOut(Frozen):
    """data/words/kept_out.yaml: pattern to what to write instead, sentences where it may stay, fields that are not ours."""

    words: dict[str, str]
    on_purpose: tuple[str, ...]
    not_ours: tuple[str, ...]


@cache
def kept_out(language: Language = Language.EN) -> KeptOut:
    """The list of that language. Raises BrokenKnowledge."""
    return read_as(KeptOut, KEPT_OUT if language is Language.EN else DATA / language.value / "words" / KEPT_OUT.name)


def claims(text: str, language: Language = Language.EN) -> list[tuple[str, str]]:
    """Each word in the text that claims too much, and what to write instead."""
    if not _any_pattern(language).search(text):
        return []
    for sentence in kept_out(language).on_purpose:
        text = re.sub(re.escape(sentence), "", text, flags=re.IGNORECASE)
    return [(found[0], instead) for pattern, instead in _patterns(language) for found in pattern.finditer(text)]


def language_of(path: Path) -> Language:
    """The language of a data file, by the folder it lies in."""
    folders = {one: (DATA / one.value).resolve() for one in Language if one is not Language.EN}
    return next((one for one, folder in folders.items() if path.resolve().is_relative_to(folder)), Language.EN)


def texts_in(content: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a data file with its place; keys and fields that are not ours left out."""
    inside: Iterable[tuple[int | str, Any]] = ()
    if isinstance(content, dict):
        inside = ((str(name), value) for name, value in content.items() if name not in kept_out().not_ours)
    elif isinstance(content, list):
        inside = enumerate(content)
    elif isinstance(content, str):
        yield loc, content
    for step, value in inside:
        yield from texts_in(value, (*loc, step))


def wording_problems() -> Iterable[Problem]:
    """Every kept-out word in any file of data/ that can be read."""
    for path in sorted(DATA.rglob("*.yaml")):
        try:
            content = read_yaml(path)
        except BrokenKnowledge:
            continue
        for loc, text in texts_in(content):
            for word, instead in claims(text, language_of(path)):
                says = f"says '{word}', which this product does not claim. Write for example: {instead}."
                yield Problem(str(path.relative_to(DATA.parent)), entry_of(loc, content), says)


@cache
def _any_pattern(language: Language) -> re.Pattern[str]:
    """All of them in one: most texts hold none, and are passed over with one look."""
    return re.compile("|".join(pattern.pattern for pattern, _ in _patterns(language)), re.IGNORECASE)


@cache
def _patterns(language: Language) -> list[tuple[re.Pattern[str], str]]:
    made = []
    for word, instead in kept_out(language).words.items():
        try:
            made.append((re.compile(rf"\b(?:{word})\b", re.IGNORECASE), instead))
        except re.error:
            says = f"'{word}' is no pattern. Write the word as it is, and its endings like (s|ed|ing)?."
            folder = "data" if language is Language.EN else f"data/{language.value}"
            raise BrokenKnowledge([Problem(f"{folder}/words/kept_out.yaml", "words", says)]) from None
    return made
