"""A copy of data/ to spoil: everything that reads data/ reads the copy, and remembers nothing from before."""

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest

from lbp_core.coach.docs import knowledge
from lbp_core.evidence.reading import DATA, Problem
from lbp_core.evidence.spoken import OncePerLanguage


def _ours() -> list[object]:
    return [module for name, module in list(sys.modules.items()) if name.startswith("lbp_core")]


def _forget() -> None:
    for module in _ours():
        for value in list(vars(module).values()):
            if isinstance(value, functools._lru_cache_wrapper | OncePerLanguage):
                value.cache_clear()


@contextmanager
def a_copy(folder: Path) -> Iterator[Path]:
    """A copy of data/ in that folder, read by everybody until the end."""
    copy = folder / "data"
    copytree(DATA, copy)
    with pytest.MonkeyPatch.context() as patch:
        for module in _ours():
            for name, value in list(vars(module).items()):
                if isinstance(value, Path) and value.is_relative_to(DATA):
                    patch.setattr(module, name, copy / value.relative_to(DATA))
        _forget()
        yield copy
    _forget()


def slip(copy: Path, file: str, old: str, new: str) -> None:
    """One edit of the copy, as a coach would make it."""
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def told() -> list[Problem]:
    """What check-data says."""
    return knowledge.problems()
