"""Reads data/ strictly: YAML words stay words, numbers stay numbers, and every problem says file, entry and way out."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from lbp_core.evidence.slips import close_to, entry_of, in_plain_words, sentence

DATA = Path(__file__).parents[2] / "data"

MERGE = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
"""A line that a merge left behind."""

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """One thing wrong in data/: which file, which entry, what is wrong and what to write instead. `line` from 1."""

    file: str
    entry: str
    says: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{where} · {self.entry}: {self.says}"


class BrokenKnowledge(Exception):
    """data/ cannot be used as it is. `problems` lists everything found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader written in C, eight times as fast, where this machine's PyYAML was built with it."""


class StrictLoader(_SAFE):  # type: ignore[misc]
    """Reads YAML 1.2's plain words: `no`, `yes`, `on`, `1:30` and dates stay the text that was written."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """A key written twice is an error; YAML itself would keep the last in silence."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, list | dict):
                raise yaml.MarkedYAMLError(problem="unhashable key", problem_mark=key_node.start_mark)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"'{key}' is written twice", problem_mark=key_node.start_mark)
            seen.add(key)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


StrictLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def read_yaml(path: Path) -> Any:
    """What the file says. Raises BrokenKnowledge with the line where it cannot be read."""
    text = _text(path)
    try:
        return yaml.load(text, StrictLoader)  # noqa: S506 - a SafeLoader underneath
    except yaml.MarkedYAMLError as error:
        number = error.problem_mark.line if error.problem_mark else 0
        said = in_plain_words(str(error.problem), "".join(text.splitlines()[number : number + 1]))
        raise BrokenKnowledge([Problem(_short(path), f"line {number + 1}", said)]) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        said = f"holds something that cannot be read: {str(error).splitlines()[0]}. Take it out or put it in quotes."
        raise BrokenKnowledge([Problem(_short(path), "file", said)]) from None


def read_entries(path: Path) -> dict[str, Any]:
    """What the file says, entry by entry. Raises BrokenKnowledge where it is empty or no list of words with values."""
    content = read_yaml(path)
    if content is None:
        raise BrokenKnowledge(
            [Problem(_short(path), "file", "is empty. Put back what was in it, or take the file away.")]
        )
    if not isinstance(content, dict):
        says = "must be entries, each a word with a colon and its fields under it. Write 'word:' before what it says."
        raise BrokenKnowledge([Problem(_short(path), "file", says)])
    return {str(name): entry for name, entry in content.items()}


def names_in(path: Path) -> frozenset[str] | None:
    """The entries of a file by name, even where one of them is wrong. None where the file cannot be read at all."""
    try:
        return frozenset(read_entries(path))
    except BrokenKnowledge:
        return None


def read_as(shape: type[Shape], path: Path) -> Shape:
    """The file as that model. Raises BrokenKnowledge with every problem in it."""
    return fit(shape, read_yaml(path), path)


def fit(shape: type[Shape], content: Any, path: Path) -> Shape:
    """Content already read, as that model. Raises BrokenKnowledge with every problem in it."""
    if content is None:
        raise BrokenKnowledge([Problem(_short(path), "file", "is empty. Put back what was in it.")])
    try:
        return shape.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise BrokenKnowledge(
            [
                Problem(_short(path), entry_of(found["loc"], content), sentence(found, shape))
                for found in error.errors(include_url=False)
            ]
        ) from None
    except (ValueError, RecursionError):
        raise BrokenKnowledge([Problem(_short(path), "file", "refers to itself. Take the '*' out.")]) from None


def nearest(word: str, known: Iterable[str]) -> str:
    """' Did you mean …?' for a misspelt word, or nothing where no known word is near."""
    found = close_to(word, known)
    return f" Did you mean '{found}'?" if found else ""


def _text(path: Path) -> str:
    """The file's words. Raises BrokenKnowledge where they are missing, not UTF-8, or two versions at once."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BrokenKnowledge([Problem(_short(path), "file", "is not there. Put it back from the project.")]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        says = "holds a letter that is not UTF-8. Save the file as UTF-8 and type that letter again."
        raise BrokenKnowledge([Problem(_short(path), f"line {line}", says)]) from None
    marks = [number for number, line in enumerate(text.splitlines(), 1) if MERGE.match(line)]
    if marks:
        says = (
            "holds two versions at once. Keep one, and take out the lines that begin with <<<<<<<, ======= or >>>>>>>."
        )
        raise BrokenKnowledge([Problem(_short(path), f"line {marks[0]}", says)])
    return text


def _short(path: Path) -> str:
    return str(path.relative_to(DATA.parent)) if path.is_relative_to(DATA.parent) else str(path)
