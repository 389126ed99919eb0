"""Reads data/ strictly: YAML words stay words, numbers stay numbers, and every problem says file, entry and way out."""

import difflib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

DATA = Path(__file__).parents[2] / "data"

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True)
class Problem:
    """One thing wrong in data/: which file, which entry, what is wrong and what to write instead."""

    file: str
    entry: str
    says: str

    def __str__(self) -> str:
        return f"{self.file} · {self.entry}: {self.says}"


class BrokenKnowledge(Exception):
    """data/ cannot be used as it is. `problems` lists everything found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader written in C, eight times as fast, where this machine's PyYAML was built with it."""


class _StrictLoader(_SAFE):  # type: ignore[misc]
    """Reads YAML 1.2's plain words: `no`, `yes`, `on`, `1:30` and dates stay the text that was written."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """A key written twice is an error; YAML itself would keep the last in silence."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"'{key}' is written twice", problem_mark=key_node.start_mark)
            seen.add(key)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


_StrictLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def read_yaml(path: Path) -> Any:
    """What the file says. Raises BrokenKnowledge with the line where it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506 - a SafeLoader underneath
    except FileNotFoundError:
        raise BrokenKnowledge([Problem(_short(path), "file", "is not there. Put it back from the project.")]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenKnowledge([Problem(_short(path), f"line {line}", f"{error.problem}. Mend that line.")]) from None


def read_as(shape: type[Shape], path: Path) -> Shape:
    """The file as that model. Raises BrokenKnowledge with every problem in it."""
    return fit(shape, read_yaml(path), path)


def fit(shape: type[Shape], content: Any, path: Path) -> Shape:
    """Content already read, as that model. Raises BrokenKnowledge with every problem in it."""
    try:
        return shape.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise BrokenKnowledge(
            [
                Problem(_short(path), ".".join(map(str, found["loc"])) or "file", _sentence(found, shape))
                for found in error.errors(include_url=False)
            ]
        ) from None


def nearest(word: str, known: Iterable[str]) -> str:
    """' Did you mean …?' for a misspelt word, or nothing where no known word is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean '{found[0]}'?" if found else ""


def _sentence(found: Any, shape: type[BaseModel]) -> str:
    key = str(found["loc"][-1]) if found["loc"] else ""
    if found["type"] == "extra_forbidden":
        return f"'{key}' is not a word this file knows.{nearest(key, shape.model_fields)} Take it out or correct it."
    if found["type"] == "missing":
        return f"'{key}' is missing. Add it."
    return f"{found['msg']}; it says {found['input']!r}."


def _short(path: Path) -> str:
    return str(path.relative_to(DATA.parent)) if path.is_relative_to(DATA.parent) else str(path)
