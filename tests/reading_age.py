"""How old a reader a sentence asks for: Flesch and Kincaid's grade plus five years, syllables counted by rule."""

import re

VOWELS = re.compile(r"[aeiouy]+")
QUIET_END = re.compile(
    r"(?<![aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzgh])es$|(?<=[aeiouy][^aeiouy])e(?=ly$|ful$|less$|ment$)"
)
SPLIT_VOWELS = re.compile(r"ia(?!l)|io(?!n|us)|iu|(?<!p)eo(?!u)|ua(?!r)|[aeiou]ing$")
FIRST_SCHOOL_YEAR = 5
ONE_BREATH = 8
"""A shorter sentence is read in one breath: it is measured as if its words went on to this many."""


def syllables(word: str) -> int:
    """Syllables of one English word, at least one."""
    plain = word.casefold().replace("'", "")
    found = QUIET_END.sub("", plain)
    return max(1, len(VOWELS.findall(found)) + len(SPLIT_VOWELS.findall(plain)))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon, a semicolon and a bracket end one, as a reader's breath does."""
    parts = re.split(r"[.!?;:()\n]+(?:\s|$)|\s–\s", re.sub(r"\{\w+\}", "name", text))
    return [part.strip() for part in parts if re.search(r"[A-Za-z]", part)]


def reading_age(sentence: str) -> float:
    """Years of age. Words are letters with an apostrophe or a hyphen inside; numbers count as one syllable."""
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?|\d+", sentence)
    if not words:
        return 0
    spoken = sum(syllables(word) for word in words)
    filled = max(0, ONE_BREATH - len(words))
    count = len(words) + filled
    return 0.39 * count + 11.8 * (spoken + 1.3 * filled) / count - 15.59 + FIRST_SCHOOL_YEAR
