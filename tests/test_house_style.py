"""How long things may grow, and how they are named."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from lbp_core.bootstrap.places import ROOT
from tests.source import each, functions, modules

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


@each(modules())
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


@each(modules())
def test_few_positional_parameters(path: str) -> None:
    wide = [f.name for f in functions(path) if len(f.args.args) + len(f.args.posonlyargs) > MOST_PARAMETERS]
    assert not wide, f"{path}: {wide} take more than {MOST_PARAMETERS} positional parameters. Make a fact of them."


@each(modules())
def test_names_are_the_coachs_words(path: str) -> None:
    defined = [node.name for node in ast.walk(modules()[path]) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    names = [Path(path).stem, *defined]
    parts = {name: set(re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower())) for name in names}
    assert not {name for name, words in parts.items() if words & BANNED_NAMES}


@each(modules())
def test_every_module_says_what_lives_there(path: str) -> None:
    said = (ast.get_docstring(modules()[path]) or "").split("\n")[0]
    assert re.search(r"[.?!:](\s|$)", said), f"{path} begins with no sentence about itself"


# Called by a framework under its name, or a frame for the tests alone.
CALLED_BY_NAME = {"upgrade", "downgrade", "error", "main"}
REGISTERS = re.compile(r"validator|serializer|listens_for|fixture|computed_field|overload|setter")


def offered(path: str) -> list[str]:
    """Functions and classes of that file that something should use; those that a decorator registers are used."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = [node for node in ast.walk(modules()[path]) if isinstance(node, kinds)]
    free = [node for node in nodes if not any(REGISTERS.search(ast.unparse(sign)) for sign in node.decorator_list)]
    return [node.name for node in free if not node.name.startswith("__") and node.name not in CALLED_BY_NAME]


@cache
def words_used() -> Counter[str]:
    """How often each name occurs in the product, its templates and its rules' sentences."""
    shown = [file.read_text(encoding="utf-8") for file in (ROOT / "pages").rglob("*.html")]
    code = [(ROOT / path).read_text(encoding="utf-8") for path in modules()]
    return Counter(word for text in [*code, *shown] for word in re.findall(r"\w+", text))


@each(modules())
def test_nothing_is_defined_that_nobody_uses(path: str) -> None:
    assert not [name for name in offered(path) if words_used()[name] == 1]
