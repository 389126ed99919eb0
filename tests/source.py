"""The project's own source as the house tests read it. What it must be like is in test_architecture.py and others."""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from lbp_core.bootstrap.places import ROOT

FOLDERS = ("lbp_core", "pages")
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".ini", ".txt", ".html", ".css", ".js", ".svg", ".sh", ""}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the product, by its path in the project."""
    files = [*ROOT.glob("app.py"), *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))]
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in sorted(files)}


def each(cases: Iterable[object]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """One test over all these cases that names every one which breaks it: thousands of tests cost more than they look at.

    A case is what the test takes, or a tuple of all that it takes.
    """
    all_cases = tuple(cases)

    def of(test: Callable[..., None]) -> Callable[[], None]:
        def every_one() -> None:
            wrong = []
            for case in all_cases:
                words = case if isinstance(case, tuple) else (case,)
                try:
                    test(*words)
                except AssertionError as error:
                    wrong.append(f"{', '.join(name_of(word) for word in words)}: {error}")
            assert all_cases, "nothing was looked at"
            assert not wrong, "\n".join(wrong)

        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            setattr(every_one, name, getattr(test, name))
        return every_one

    return of


def name_of(word: object) -> str:
    """A thing by its id, anything else as it is written."""
    return str(getattr(word, "id", word))[:60]


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, also those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write the whole name, not a relative import"
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def functions(path: str) -> list[ast.FunctionDef]:
    """Every function of that file, also those inside others."""
    return [node for node in ast.walk(modules()[path]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def project_files() -> list[Path]:
    """Every text file of the project, without what git leaves alone."""
    left_alone = {
        ".git",
        ".venv",
        "__pycache__",
        ".pytest_cache",
        ".ruff_cache",
        ".mypy_cache",
        ".hypothesis",
        "shots",
        "studio",
    }
    files = (file for file in ROOT.rglob("*") if file.is_file() and not left_alone & set(file.relative_to(ROOT).parts))
    return [file for file in files if file.suffix in TEXT and not file.name.startswith("studio.db")]
