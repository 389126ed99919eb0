"""Every clause of the brief and of the manual names the tests that prove it, or the issue that will bring them."""

import re
import subprocess
import sys
from functools import cache

import pytest
from pydantic import Field

from lbp_core.bootstrap.places import ROOT
from lbp_core.evidence.reading import fit, read_yaml
from lbp_core.models.base import Frozen

FILE = ROOT / "tests/traceability.yaml"
CLAUSES = [f"C{number}" for number in range(1, 8)] + [f"M{number}" for number in range(1, 29)]
ISSUES_TO_COME = {3, 4, 5, 6, 7, 8, 9}


class Clause(Frozen):
    """One clause: what it asks, the tests that prove it, and the issue that brings what is still missing."""

    says: str = Field(min_length=10)
    tests: tuple[str, ...] = ()
    not_yet: int | None = None


class Clauses(Frozen):
    """tests/traceability.yaml."""

    clauses: dict[str, Clause]


@cache
def clauses() -> dict[str, Clause]:
    """The clauses as the file has them."""
    return fit(Clauses, {"clauses": read_yaml(FILE)}, FILE).clauses


def without_case(nodeid: str) -> str:
    """A test's name without its parameters."""
    return re.sub(r"\[.*", "", nodeid)


def found_by(session: pytest.Session) -> set[str]:
    """Every test that pytest finds in the files that are named; this run has found them already where it is a whole one."""
    files = {test.split("::")[0] for clause in clauses().values() for test in clause.tests}
    here = {without_case(item.nodeid) for item in session.items}
    return here if files <= {name.split("::")[0] for name in here} else collected(*sorted(files))


@cache
def collected(*files: str) -> set[str]:
    """The same, asked of a pytest of its own."""
    words = ["-c", "tests/pytest.ini", "--rootdir", ".", "-p", "no:cacheprovider", "--collect-only", "-q", *files]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    return {without_case(line) for line in ran.stdout.splitlines() if "::" in line}


def test_every_clause_stands_in_the_file_and_no_other() -> None:
    assert list(clauses()) == CLAUSES


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_names_its_tests_or_the_issue_that_brings_them(clause: str) -> None:
    asked = clauses()[clause]
    assert asked.tests or asked.not_yet, f"{clause} names neither a test nor an issue"
    assert asked.not_yet is None or asked.not_yet in ISSUES_TO_COME


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_test_that_a_clause_names_is_there(clause: str, request: pytest.FixtureRequest) -> None:
    there = found_by(request.session)
    gone = [test for test in clauses()[clause].tests if test not in there]
    assert not gone, f"{clause} names {gone}, which pytest does not find. Correct tests/traceability.yaml."
