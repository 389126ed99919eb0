"""The words of a running session, for the pages. Their author mends them in data/words/floor.yaml."""

from lbp_core.evidence.floor_words import FloorWords, floor_words

__all__ = ["FloorWords", "words_here"]


def words_here() -> FloorWords:
    """Everything said on the floor. Raises BrokenKnowledge."""
    return floor_words()
