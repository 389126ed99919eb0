"""The quick faults, each as a test of its own; the long ones are one command: python3 -m lbp_core faults --long."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT
from tests.faults import cuts, suite
from tests.faults.disk import Disk
from tests.faults.work import modes, new_studio, what_is_wrong, write

NAMES = [name for name, _ in suite.faults(suite.QUICK)]
ALONE = """
import sys
from tests.faults import suite
line = dict(suite.faults(suite.QUICK))[sys.argv[1]]()
print(line)
sys.exit(not line.holds)
"""


@pytest.mark.hazard("H10")
@pytest.mark.hazard("H11")
@pytest.mark.hazard("H12")
@pytest.mark.hazard("H16")
@pytest.mark.hazard("H17")
@pytest.mark.parametrize("name", NAMES)
def test_the_records_survive(name: str, record_property: Callable[[str, object], None]) -> None:
    """In a process of its own: writers are forked and killed, and the disk of the whole process is simulated."""
    done = subprocess.run([sys.executable, "-c", ALONE, name], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    record_property("measured", done.stdout.strip())


def test_both_ways_of_keeping_records_are_tried_where_both_are_here() -> None:
    assert "DELETE + EXTRA" in modes()
    assert set(modes()) <= {"DELETE + EXTRA", "WAL + FULL"}


@pytest.mark.hazard("H11")
@pytest.mark.parametrize(("name", "synchronous"), [("DELETE + EXTRA", "2"), ("WAL + FULL", "1")])
def test_one_setting_less_careful_than_ours_loses_what_was_acknowledged(name: str, synchronous: str) -> None:
    """FULL where EXTRA is used, NORMAL where FULL is used: the cuts tell them apart."""
    count = "sum(map(bool, cuts.cut(work.modes()[sys.argv[1]], 60, synchronous=sys.argv[2])))"
    code = f"import sys; from tests.faults import cuts, work; print({count})"
    if name not in modes():
        return
    done = subprocess.run(
        [sys.executable, "-c", code, name, synchronous], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 0


def test_a_disk_keeps_what_was_synced_and_may_lose_the_rest() -> None:
    disk = Disk({"a": b"old"})
    disk.do(("write", "a", 0, b"new"))
    assert {disk.after_a_cut(random.Random(n))["a"] for n in range(20)} == {b"old", b"new"}
    disk.do(("sync", "a"))
    assert {disk.after_a_cut(random.Random(n))["a"] for n in range(20)} == {b"new"}
    disk.do(("delete", "a", False))
    assert {disk.after_a_cut(random.Random(n)).get("a") for n in range(20)} == {b"new", None}
    disk.do(("delete", "a", True))
    assert disk.after_a_cut(random.Random(1)) == {}


def test_what_was_lost_would_be_seen(tmp_path: Path) -> None:
    from lbp_core.storage.store import open_store

    url = new_studio(tmp_path)
    store = open_store(url)
    for number in range(3):
        write(store, number)
    store.close()
    assert what_is_wrong(url, {0, 1, 2}, ever=2) == ""
    assert "lost ['client 3']" in what_is_wrong(url, {0, 1, 2, 3}, ever=3)
    assert "strangers ['client 2']" in what_is_wrong(url, {0, 1}, ever=1)


def test_a_table_that_does_not_hold_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = cuts.Line("x", "1", "lost", "0 lost", holds=False)
    monkeypatch.setattr(suite, "faults", lambda _: iter([("x", lambda: bad)]))
    assert suite.main([]) == 1
    assert "| x | 1 | lost | 0 lost | NO |" in capsys.readouterr().out
