"""The walls of the house: who imports whom, and what has no place in the core or in a page."""

import ast
import re
import sys
from functools import cache

import pytest

from lbp_core.bootstrap.places import ROOT
from tests.source import each, imports, modules

SEEDED_DICE = "lbp_core/coach/demo"  # invented clients: the same seed, the same studio
MAY_PRINT = ("lbp_core/bootstrap", "lbp_core/__main__.py")


@cache
def rooms() -> dict[str, tuple[set[str], set[str]]]:
    """The table of docs/architecture.md: room to what it may import of ours and of others."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", page, re.MULTILINE)
    return {room: (_words(ours), _words(others)) for room, ours, others in rows}


def _words(cell: str) -> set[str]:
    return {word.strip() for word in cell.split(",")} - {"–", ""}


def room_of(path: str) -> str | None:
    """The room a file stands in: the longest that fits. The core's own caption stands in none."""
    place = path.removesuffix(".py")
    fitting = [room for room in rooms() if f"{place}/".startswith(f"{room.removesuffix('.py')}/")]
    return max(fitting, key=len, default=None)


def wall_broken(path: str, name: str) -> str | None:
    """Why this file may not import that; None where it may."""
    here = room_of(path)
    if here is None:
        return None if path == "lbp_core/__init__.py" else "stands in no room of docs/architecture.md"
    ours, others = rooms()[here]
    target = room_of(name.replace(".", "/"))
    if target is None:
        top = name.split(".")[0]
        return None if top in sys.stdlib_module_names or top in others else f"may not import {top}"
    known_as = target.removeprefix("lbp_core/")
    return None if target == here or known_as in ours else f"may not import from {known_as}"


@each(modules())
def test_every_import_keeps_to_the_table(path: str) -> None:
    broken = [(line, name, wall_broken(path, name)) for line, name in imports(modules()[path])]
    assert not [f"{path}:{line} {name}: {why}" for line, name, why in broken if why]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lbp_core/rules/weekly_review.py", "lbp_core.storage.engine"),
        ("lbp_core/facts/week.py", "lbp_core.rules.record"),
        ("lbp_core/charts/weeks.py", "lbp_core.storage.rows"),
        ("lbp_core/models/base.py", "lbp_core.evidence.limits"),
        ("lbp_core/coach/weekly/review.py", "streamlit"),
        ("pages/review.py", "lbp_core.rules.weekly_review"),
        ("pages/review.py", "sqlalchemy"),
        ("lbp_core/storage/rows.py", "lbp_core.coach.weekly.review"),
        ("lbp_core/bootstrap/commands.py", "pydantic"),
    ],
)
def test_c01_c02_the_table_has_walls(path: str, name: str) -> None:
    assert wall_broken(path, name)


def test_c07_the_top_level_is_the_one_of_the_brief() -> None:
    wanted = ("app.py", "pages", "lbp_core", "data", "tests", "requirements.txt", ".streamlit")
    assert [name for name in wanted if not (ROOT / name).exists()] == []
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert [
        name for name in ("streamlit", "pandas", "altair", "pydantic", "pytest") if f"\n{name}==" not in pinned
    ] == []


CORE = [path for path in modules() if path.startswith("lbp_core/") and not path.startswith(MAY_PRINT)]
FORBIDDEN_CALLS = {
    "print": "prints",
    "input": "asks the keyboard",
    "datetime.now": "asks the clock",
    "datetime.utcnow": "asks the clock",
    "datetime.today": "asks the clock",
    "date.today": "asks the clock",
    "time.time": "asks the clock",
    "time.sleep": "waits",
}
FORBIDDEN_MODULES = {
    "random": "rolls dice",
    "socket": "speaks to the network",
    "urllib.request": "speaks to the network",
}


@each(CORE)
def test_c02_the_core_has_no_clock_dice_network_or_print(path: str) -> None:
    calls = [ast.unparse(node.func) for node in ast.walk(modules()[path]) if isinstance(node, ast.Call)]
    slips = [FORBIDDEN_CALLS[call] for call in calls if call in FORBIDDEN_CALLS]
    if path.startswith(SEEDED_DICE):
        slips += [
            f"rolls dice without a seed: {call}" for call in calls if call == "Random()" or call.startswith("random.")
        ]
    for _, name in imports(modules()[path]):
        seeded = path.startswith(SEEDED_DICE) and name == "random.Random"
        slips += [
            says for module, says in FORBIDDEN_MODULES.items() if f"{name}.".startswith(f"{module}.") and not seeded
        ]
    assert not slips, f"{path}: {slips}. Take it as an argument."


SQL = re.compile(
    r"\b(SELECT\s+.+\s+FROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\b", re.DOTALL
)


@each([path for path in modules() if not path.startswith("lbp_core/storage/")])
def test_c01_sql_lives_in_storage_only(path: str) -> None:
    texts = [
        node.value
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in texts if SQL.search(text)]


@each([path for path in modules() if path.startswith("pages/") or path == "app.py"])
def test_c01_a_page_holds_no_threshold(path: str) -> None:
    """A page shows and saves; a number that pain, effort or load is compared with belongs to data/limits.yaml."""
    slips = []
    for node in ast.walk(modules()[path]):
        if isinstance(node, ast.Compare) and any(isinstance(o, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for o in node.ops):
            said = ast.unparse(node)
            if re.search(r"pain|score|effort|load|level|confidence|rise|worst", said) and re.search(
                r"\b[1-9]\d*\b", said
            ):
                slips.append(f"{path}:{node.lineno} {said}")
    assert not slips
