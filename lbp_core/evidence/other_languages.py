"""Is every other language whole? What a client reads is there, in that language, with the same numbers and places."""

from collections.abc import Iterator

from lbp_core.evidence.exercise_words import exercise_gaps
from lbp_core.evidence.reading import BrokenKnowledge, Problem
from lbp_core.evidence.translated import translation_problems
from lbp_core.models.language import Language


def other_language_problems() -> Iterator[Problem]:
    """Every gap, everything left over and everything still English, in each language besides English."""
    for language in Language:
        if language is Language.EN:
            continue
        try:
            yield from translation_problems(language)
            yield from exercise_gaps(language)
        except BrokenKnowledge as broken:
            yield from broken.problems
