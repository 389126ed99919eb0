"""A file of data/ with its words in another language: the words of data/<language>/ laid over the English file.

Numbers, ids, sources and what only the trainer reads stay the English file's, so that no translation can change what is
asked, decided or kept. A gap is an error, never English in silence. What may stay is listed in data/<language>/language.yaml.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lbp_core.evidence import reading
from lbp_core.evidence.reading import BrokenKnowledge, Problem, nearest, read_as, read_yaml
from lbp_core.models.base import Frozen
from lbp_core.models.language import Language

PLACES = re.compile(r"\{[a-z_]*\}")
"""What is filled in, such as {name}."""


class Kept(Frozen):
    """data/<language>/language.yaml: by file the entries that stay as they are, and words that are the same in both."""

    stays: dict[str, tuple[str, ...]]
    same: tuple[str, ...]


@dataclass
class Overlay:
    """One file's words being laid over; `problems` are filled as they are met."""

    file: str
    kept: Kept
    problems: list[Problem] = field(default_factory=list)

    def laid(self, english: Any, said: Any, place: str = "") -> Any:
        """The English content with the words said in their places."""
        if isinstance(english, Mapping):
            return self._entries(english, said, place)
        if isinstance(english, list) and english:
            return self._items(english, said, place)
        if not isinstance(english, str):
            return english
        if self._stays(place):
            if said is not None:
                self._amiss(place, "is not for a client to read. Take it out here; the English file has it.")
            return english
        return self._words(english, said, place)

    def _entries(self, english: Mapping[str, Any], said: Any, place: str) -> dict[str, Any]:
        given = said if isinstance(said, Mapping) else {}
        if said is not None and not isinstance(said, Mapping):
            self._amiss(place, "must have entries as the English file has.")
        for name in given.keys() - english.keys():
            more = nearest(str(name), english)
            self._amiss(_in(place, name), f"is not in the English file.{more} Correct it or take it out.")
        return {name: self.laid(value, given.get(name), _in(place, name)) for name, value in english.items()}

    def _items(self, english: list[Any], said: Any, place: str) -> list[Any]:
        if all(isinstance(item, Mapping) and "id" in item for item in english):
            known = {item["id"]: item for item in english}
            return list(self._entries(known, said, place).values())
        given = said if isinstance(said, list) else [None] * len(english)
        if len(given) != len(english):
            self._amiss(place, f"has {len(given)} lines and the English file {len(english)}. Write one for each.")
            given = [*given, *[None] * len(english)][: len(english)]
        pairs = zip(english, given, strict=True)
        return [self.laid(item, other, _in(place, number)) for number, (item, other) in enumerate(pairs, 1)]

    def _words(self, english: str, said: Any, place: str) -> str:
        if not english and not said:
            return english
        if not isinstance(said, str) or not said.strip():
            self._amiss(place, f"is missing. Translate: {english[:60]}")
            return english
        if sorted(set(PLACES.findall(english))) != sorted(set(PLACES.findall(said))):
            wanted = ", ".join(sorted(set(PLACES.findall(english)))) or "nothing"
            self._amiss(place, f"must have the same places to fill in as the English words: {wanted}.")
        if numbers_in(english) != numbers_in(said):
            self._amiss(place, f"names other numbers than the English words: {', '.join(sorted(numbers_in(english)))}.")
        wordy = re.search(r"[A-Za-z]{2}", PLACES.sub("", said))
        if said.strip() == english.strip() and wordy and said.strip() not in self.kept.same:
            self._amiss(place, f"is still English: '{said[:60]}'. Translate it, or list it under 'same'.")
        return said

    def _stays(self, place: str) -> bool:
        names = place.split(".")
        return any(name in names for name in self.kept.stays.get(self.file, ()))

    def _amiss(self, place: str, says: str) -> None:
        self.problems.append(Problem(self.file, place.lstrip(".") or "file", says))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers written in figures, without the sign between thousands: an age, a day, a telephone number."""
    return frozenset(re.findall(r"[0-9]+", re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text)))


def kept_in(language: Language) -> Kept:
    """What stays as it is in that language. Raises BrokenKnowledge."""
    return read_as(Kept, reading.DATA / language.value / "language.yaml")


def translated(file: str, language: Language) -> Any:
    """The content of that file of data/ with its words in that language. Raises BrokenKnowledge with every gap."""
    made, problems = _laid_over(file, language)
    if problems:
        raise BrokenKnowledge(problems)
    return made


def translation_problems(language: Language) -> Iterator[Problem]:
    """Everything amiss in the words of that language: gaps, what is left over, what is still English."""
    for file in kept_in(language).stays:
        try:
            yield from _laid_over(file, language)[1]
        except BrokenKnowledge as broken:
            yield from broken.problems
    folder = reading.DATA / language.value
    known = {*kept_in(language).stays, "language.yaml", "words/kept_out.yaml"}
    for path in sorted(folder.rglob("*.yaml")):
        file = str(path.relative_to(folder))
        if file not in known and path.parent.name != "exercises":
            yield Problem(
                f"data/{language}/{file}", "file", "is read by nobody. List it under 'stays', or take it away."
            )


def _laid_over(file: str, language: Language) -> tuple[Any, list[Problem]]:
    overlay = Overlay(file, kept_in(language))
    made = overlay.laid(read_yaml(reading.DATA / file), read_yaml(reading.DATA / language.value / file))
    where = f"data/{language.value}/{file}"
    return made, [Problem(where, one.entry, one.says) for one in overlay.problems]


def _in(place: str, name: object) -> str:
    return f"{place}.{name}" if place else str(name)
