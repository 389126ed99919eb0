"""On which line of its file an entry of data/ stands, found again only where something is wrong. What is wrong: slips.py."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import yaml

from lbp_core.evidence import reading
from lbp_core.evidence.reading import Problem

NAMES = frozenset({"id", "name", "block"})
"""Words by which an item of a list is called."""


def with_lines(problems: list[Problem]) -> list[Problem]:
    """Each problem with the line it is about, where its file can still be read."""
    trees: dict[str, yaml.Node | None] = {}
    for problem in problems:
        if problem.file not in trees:
            trees[problem.file] = _tree(reading.DATA.parent / problem.file)
    return [_placed(problem, trees[problem.file]) for problem in problems]


def _tree(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), reading.StrictLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


def _placed(problem: Problem, node: yaml.Node | None) -> Problem:
    line: int | None = None
    for step in re.sub(r", rung (\d+)", r".ladder.\1", problem.entry).replace(", ", ".").split("."):
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return problem if line is None else dataclasses.replace(problem, line=line)


def _child(node: Any, step: str, deeper: int = 2) -> tuple[int, yaml.Node] | None:
    """The line and the node that this step leads to: a key, a place in a list from 1, or an item of that name."""
    here: list[tuple[yaml.Node, yaml.Node]] = []
    if isinstance(node, yaml.MappingNode):
        here = node.value
        fits = [value for key, value in here if key.value == step]
        at = [key for key, _ in here if key.value == step]
    elif isinstance(node, yaml.SequenceNode):
        here = [(item, item) for item in node.value]
        fits = [item for number, item in enumerate(node.value, 1) if step == str(number) or _called(item, step)]
        at = fits
    else:
        return None
    if fits:
        return at[0].start_mark.line + 1, fits[0]
    below = (_child(value, step, deeper - 1) for _, value in here) if deeper else ()
    return next((found for found in below if found is not None), None)


def _called(item: yaml.Node, step: str) -> bool:
    if not isinstance(item, yaml.MappingNode):
        return False
    return any(key.value in NAMES and value.value == step for key, value in item.value)
