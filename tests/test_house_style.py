"""How long things may grow, and how they are named."""

import ast
import re
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT
from tests.source import functions, modules

LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_PAGE, MOST_PARAMETERS = 200, 30, 80, 5
BANNED_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "manager",
    "processor",
    "handler",
    "data",
    "info",
    "misc",
}
# A module may be longer for a reason; the reason stands here.
LONG_FOR_A_REASON = {"lbp_core/storage/migrations/versions": "a released shape is history and is never edited"}
LONG_FUNCTIONS: dict[str, str] = {}


@pytest.mark.parametrize("path", modules())
def test_nothing_outgrows_its_ceiling(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    page = path.startswith("pages/") and path.count("/") == 1
    ceiling = LONGEST_PAGE if page else LONGEST_MODULE
    records = path.startswith("lbp_core/rules/") or any(map(path.startswith, LONG_FOR_A_REASON))
    lines = len(text.splitlines())
    assert records or lines <= ceiling, f"{path} has {lines} lines; the ceiling is {ceiling}. Give a part its own file."
    long = [f"{path}:{f.lineno} {f.name} has {size(f)} lines" for f in functions(path) if size(f) > LONGEST_FUNCTION]
    assert not [line for line in long if line.split()[1] not in LONG_FUNCTIONS]


def size(function: ast.FunctionDef) -> int:
    """Lines from def to the end."""
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize("path", modules())
def test_few_positional_parameters(path: str) -> None:
    wide = [f.name for f in functions(path) if len(f.args.args) + len(f.args.posonlyargs) > MOST_PARAMETERS]
    assert not wide, f"{path}: {wide} take more than {MOST_PARAMETERS} positional parameters. Make a fact of them."


@pytest.mark.parametrize("path", modules())
def test_names_are_the_coachs_words(path: str) -> None:
    defined = [node.name for node in ast.walk(modules()[path]) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    names = [Path(path).stem, *defined]
    parts = {name: set(re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower())) for name in names}
    assert not {name for name, words in parts.items() if words & BANNED_NAMES}


@pytest.mark.parametrize("path", modules())
def test_every_module_says_what_lives_there(path: str) -> None:
    said = (ast.get_docstring(modules()[path]) or "").split("\n")[0]
    assert re.search(r"[.?!:](\s|$)", said), f"{path} begins with no sentence about itself"
