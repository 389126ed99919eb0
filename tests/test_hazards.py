"""The hazard log: whole, acceptable, printed, each test of it marked, and a gate that closes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.docs.hazards import markdown
from lbp_core.evidence import hazards as log
from lbp_core.evidence.hazards import HIGHEST, Hazard, Rating, hazard_problems, hazards
from tests.hazard_gate import broken

CELLS = [(severity, likelihood) for severity in range(1, 6) for likelihood in range(1, 6)]
NAMED = [(one.id, test) for one in hazards() for test in one.tests]


def test_every_hazard_is_in_the_log_and_what_is_left_of_it_may_stay() -> None:
    assert list(hazard_problems()) == []
    assert len(hazards()) == HIGHEST


@pytest.mark.parametrize(("severity", "likelihood"), CELLS)
def test_worse_or_likelier_is_never_a_lower_risk(severity: int, likelihood: int) -> None:
    risk = Rating(severity=severity, likelihood=likelihood).risk
    assert risk <= Rating(severity=min(5, severity + 1), likelihood=likelihood).risk
    assert risk <= Rating(severity=severity, likelihood=min(5, likelihood + 1)).risk


@pytest.mark.parametrize(
    ("severity", "likelihood", "risk"), [(4, 3, 3), (2, 4, 3), (3, 3, 3), (3, 2, 2), (4, 1, 2), (2, 1, 1), (5, 5, 5)]
)
def test_the_matrix_is_the_published_one(severity: int, likelihood: int, risk: int) -> None:
    assert Rating(severity=severity, likelihood=likelihood).risk == risk


@pytest.mark.parametrize(("hazard", "test"), NAMED)
def test_a_test_of_the_log_is_there_and_carries_the_hazards_mark(hazard: str, test: str) -> None:
    file, _, name = test.partition("::")
    source = (ROOT / file).read_text(encoding="utf-8")
    found = re.search(rf"((?:^@[^\n]*\n(?:^[ \])][^\n]*\n)*)*)^def {name}\(", source, re.MULTILINE)
    assert found, f"{hazard} names {test}, which is not there. Correct data/hazards.yaml."
    assert f'hazard("{hazard}")' in found[1], f'{test} does not say @pytest.mark.hazard("{hazard}").'


def test_the_printed_log_is_fresh() -> None:
    printed = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
    assert printed == markdown(), "docs/hazards.md is stale. Mend it with: python3 -m lbp_core rulebook"


def test_a_hazard_that_is_deleted_doubled_or_left_too_high_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    high = hazards()[1].model_copy(update={"after": Rating(severity=4, likelihood=3)})
    worse = hazards()[2].model_copy(update={"before": Rating(severity=1, likelihood=1)})
    changed: tuple[Hazard, ...] = (hazards()[0], hazards()[0], high, worse, *hazards()[3:-1])
    monkeypatch.setattr(log, "hazards", lambda: changed)
    said = {(one.entry, one.says.split(". ")[0]) for one in hazard_problems()}
    assert said == {
        ("H21", "is not in the log"),
        ("H01", "is in the log twice"),
        ("H02", "is left with a risk of 3; below 3 is allowed"),
        ("H03", "is worse after its controls than before"),
    }


def test_a_test_that_is_missing_or_fails_in_one_case_opens_its_hazard() -> None:
    every = {test for _, test in NAMED}
    assert broken(every, set()) == []
    hazard, test = NAMED[0]
    assert broken(every - {test}, set()) == [f"{hazard}: {test} did not run"]
    assert broken(every, {test}) == [f"{hazard}: {test} did not pass"]


@pytest.mark.parametrize("workers", ["0", "2"])
@pytest.mark.parametrize("written", ["pytest.skip('today not')", "assert False", "pass"])
def test_the_gate_closes_on_a_run_that_leaves_tests_out(tmp_path: Path, written: str, workers: str) -> None:
    """A run of one small test never shows every hazard, so with the gate asked for it cannot be green."""
    file = tmp_path / "test_small.py"
    file.write_text(f"import pytest\n\ndef test_small():\n    {written}\n", encoding="utf-8")
    words = ["-c", "tests/pytest.ini", "-p", "no:cacheprovider", "-p", "tests.hazard_gate", "-q", "-n", workers]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words, "--hazard-log", str(file)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 1, ran.stdout
    assert "HAZARD NOT SHOWN TO BE CONTROLLED: H01" in ran.stdout
