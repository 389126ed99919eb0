"""Nothing is installed that nobody uses, and nothing is used that is not named: requirements.txt and tests/requirements.txt."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT
from tests.source import imports, modules

FILES = {"requirements.txt": False, "tests/requirements.txt": True}
"""Each list, and whether only the tests need what it names."""
USED_BY_NAME = {
    "python-multipart": "Starlette reads forms with it",
    "pysqlite3": "imported by name where there is a wheel for this machine",
    "sqlcipher3": "imported by name where a studio has a key",
    "tzdata": "zoneinfo reads it where the system has no zones",
    "pytest": "the command itself",
    "pytest-xdist": "its -n and --dist",
    "ruff": "a command of .ci/run",
    "mypy": "a command of .ci/run",
    "types-PyYAML": "read by mypy alone",
}
OURS = {"lbp_core", "pages", "tests", "app"}
BROUGHT_ALONG = {
    "anyio": "Starlette",
    "markupsafe": "Jinja2",
    "PIL": "Streamlit",
    "google": "Streamlit",
    "numpy": "pandas",
    "websockets": "Streamlit",
}
"""What a package that is named brings along and we speak to as well."""


def named(file: str) -> list[str]:
    """The packages that a list pins."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [found[0].split("[")[0] for line in lines if (found := re.match(r"[A-Za-z0-9_.\[\]-]+(?===)", line))]


@cache
def imported(*, by_tests: bool) -> set[str]:
    """The first part of every name that is imported."""
    trees = list(modules().values())
    if by_tests:
        trees = [ast.parse(one.read_text(encoding="utf-8")) for one in (ROOT / "tests").rglob("*.py")]
    return {name.split(".")[0] for tree in trees for _, name in imports(tree)}


@cache
def brings() -> dict[str, set[str]]:
    """Package to the names it can be imported by, in small letters with dashes."""
    found: dict[str, set[str]] = {}
    for name, packages in packages_distributions().items():
        for package in packages:
            found.setdefault(package.lower().replace("_", "-"), set()).add(name)
    return found


@pytest.mark.parametrize(("file", "package"), [(file, package) for file in FILES for package in named(file)])
def test_every_package_that_is_named_is_used(file: str, package: str) -> None:
    names = brings().get(package.lower().replace("_", "-"), {package.replace("-", "_").lower()})
    used = imported(by_tests=False) | (imported(by_tests=True) if FILES[file] else set())
    assert names & used or package in USED_BY_NAME, f"nobody imports {package}. Take it out of {file}."


@pytest.mark.parametrize(("by_tests", "files"), [(False, ["requirements.txt"]), (True, list(FILES))])
def test_every_package_that_is_used_is_named(by_tests: bool, files: list[str]) -> None:
    known = {
        name
        for file in files
        for package in named(file)
        for name in brings().get(package.lower().replace("_", "-"), set())
    }
    known |= {package.replace("-", "_").lower() for file in files for package in named(file)}
    foreign = imported(by_tests=by_tests) - OURS - set(sys.stdlib_module_names) - known - set(BROUGHT_ALONG)
    assert not foreign, f"{sorted(foreign)} are imported and stand in none of {files}"


def test_the_lists_are_read() -> None:
    assert {"streamlit", "pandas", "SQLAlchemy"} <= set(named("requirements.txt"))
    assert Path(ROOT / "tests/requirements.txt").exists()
    assert "hypothesis" in named("tests/requirements.txt")
