"""In which language words are read just now: English unless a client's own page, paper or message is being made.

The words lie in data/ (English) and data/<language>/ (the same shape, words only). How the two are laid over each other is
in translated.py. What is stored, decided or shown to the trainer never asks this: it is English.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, update_wrapper, wraps
from typing import Any, Generic, ParamSpec, TypeVar

from pydantic import BaseModel

from lbp_core.evidence import reading
from lbp_core.evidence.reading import fit, read_as
from lbp_core.evidence.translated import translated
from lbp_core.models.language import Language

Params = ParamSpec("Params")
Read = TypeVar("Read")
Shape = TypeVar("Shape", bound=BaseModel)

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default=Language.EN)


def spoken() -> Language:
    """The language of whoever reads what is being made."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Until the end of this block words are read in that language, in this thread or task alone."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def in_english(do: Callable[Params, Read]) -> Callable[Params, Read]:
    """Decorates what writes down: it is the trainer's record, whatever language the client reads."""

    @wraps(do)
    def done(*args: Params.args, **named: Params.kwargs) -> Read:
        with speaking(Language.EN):
            return do(*args, **named)

    return done


class OncePerLanguage(Generic[Params, Read]):
    """A reader that remembers what it read, one answer for each language."""

    def __init__(self, read: Callable[Params, Read]) -> None:
        def kept(_language: Language, *args: Any, **named: Any) -> Read:
            return read(*args, **named)

        self._kept: Any = cache(kept)
        update_wrapper(self, read)

    def __call__(self, *args: Params.args, **named: Params.kwargs) -> Read:
        """What was read in the language spoken just now."""
        found: Read = self._kept(spoken(), *args, **named)
        return found

    def cache_clear(self) -> None:
        """Forgets everything, as `functools.cache` does."""
        self._kept.cache_clear()


def once_per_language(read: Callable[Params, Read]) -> OncePerLanguage[Params, Read]:
    """Decorates a function whose answer is words: asked once in each language."""
    return OncePerLanguage(read)


def read_spoken(shape: type[Shape], file: str) -> Shape:
    """That file of data/ in the language spoken just now. Raises BrokenKnowledge where it, or its translation, has a gap."""
    path = reading.DATA / file
    return read_as(shape, path) if spoken() is Language.EN else fit(shape, translated(file, spoken()), path)
