"""What a password must not be made of, as data/words/passwords.yaml has it."""

from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen


class PasswordWords(Frozen):
    """Common words, in small letters, and rows of neighbouring keys."""

    words: tuple[str, ...] = Field(min_length=100)
    rows: tuple[str, ...] = Field(min_length=3)


@cache
def password_words() -> PasswordWords:
    """The words. Raises BrokenKnowledge."""
    return read_as(PasswordWords, DATA / "words" / "passwords.yaml")
