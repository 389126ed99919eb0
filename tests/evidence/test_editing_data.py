"""A coach edits data/ with a text editor. Whatever slips: all of it is said at once, with file, line, entry and way out."""

import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree

import pytest
import yaml

from lbp_core.bootstrap.places import ROOT
from lbp_core.evidence.limits import limits
from lbp_core.evidence.reading import Problem
from tests.evidence.editing import a_copy, slip, told

SLIPS = yaml.safe_load((Path(__file__).parent / "slips.yaml").read_text(encoding="utf-8"))
TOGETHER, UNREADABLE = SLIPS["together"], SLIPS["unreadable"]
PULL, LIMITS = "exercises/pull.yaml", "limits.yaml"


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    with a_copy(tmp_path_factory.mktemp("together")) as folder:
        for one in TOGETHER:
            slip(folder, one["file"], one["old"], one["new"])
        return told()


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    with a_copy(tmp_path_factory.mktemp("unreadable")) as folder:
        for one in UNREADABLE:
            slip(folder, one["file"], one["old"], one["new"].replace("FIVE_THOUSAND_NINES", "9" * 5000))
        (folder / "exercises" / "pull_more.yaml").write_text("", encoding="utf-8")
        (folder / "exercises" / "squat_more.yaml").write_bytes("wall-sit:\n  name: Café\n".encode("latin-1"))
        (folder / "exercises" / "hip_more.yml").write_text("hip: {}\n", encoding="utf-8")
        (folder / "exercises" / "hinge_more.yaml").write_text("- just\n- a list\n", encoding="utf-8")
        (folder / "templates" / "sets.yaml").write_text("# nothing\n", encoding="utf-8")
        (folder / "words" / "check_in.yaml").unlink()
        (folder / "pictures" / "legs.yaml").write_text("- a list\n", encoding="utf-8")
        return told()


@pytest.mark.parametrize("one", TOGETHER, ids=lambda one: one["slip"])
def test_every_slip_is_said_with_its_way_out_however_many_there_are(
    together: list[Problem], one: dict[str, str]
) -> None:
    said = [str(problem) for problem in together if f"data/{one['file']}" in str(problem)]
    fits = [line for line in said if one["says"] in line]
    assert fits, "\n".join(said)
    assert any(one["way_out"] in line for line in fits), fits


def test_nothing_is_said_of_what_did_not_slip(together: list[Problem]) -> None:
    touched = [f"data/{one['file']}" for one in TOGETHER]
    assert not [str(problem) for problem in together if not any(file in str(problem) for file in touched)]
    assert len(together) <= len(TOGETHER) + 8, "\n".join(map(str, together))


def test_every_problem_says_its_line(together: list[Problem]) -> None:
    assert not [str(one) for one in together if one.line is None and not one.entry.startswith("line ")]


@pytest.mark.parametrize("one", UNREADABLE, ids=lambda one: one["slip"])
def test_a_file_that_cannot_be_read_says_why(unreadable: list[Problem], one: dict[str, str]) -> None:
    found = [str(problem) for problem in unreadable if problem.file == f"data/{one['file']}"]
    assert [line for line in found if one["says"] in line], found


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("exercises/pull_more.yaml", "is empty. Put back what was in it, or take the file away."),
        ("exercises/squat_more.yaml", "line 2: holds a letter that is not UTF-8. Save the file as UTF-8"),
        ("exercises/hip_more.yml", "is not read. Call it hip_more.yaml, or take it away."),
        ("exercises/hinge_more.yaml", "must be entries, each a word with a colon"),
        ("templates/sets.yaml", "is empty. Put back what was in it."),
        ("words/check_in.yaml", "is not there. Put it back from the project."),
        ("pictures/legs.yaml", "must be entries, each a word with a colon"),
    ],
)
def test_a_file_that_holds_something_else_says_so(unreadable: list[Problem], file: str, says: str) -> None:
    found = [str(problem) for problem in unreadable if problem.file == f"data/{file}"]
    assert [line for line in found if says in line], found


def test_exercises_in_a_broken_file_are_not_called_unknown(unreadable: list[Problem]) -> None:
    assert not [str(problem) for problem in unreadable if "is not an exercise in" in problem.says]


def test_a_file_saved_by_windows_is_read_as_it_is(tmp_path: Path) -> None:
    with a_copy(tmp_path) as folder:
        for path in folder.rglob("*.yaml"):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert [str(problem) for problem in told()] == []


def test_a_folder_without_exercises_is_one_problem_and_no_flood(tmp_path: Path) -> None:
    with a_copy(tmp_path) as folder:
        for path in (folder / "exercises").iterdir():
            path.unlink()
        found = [str(one) for one in told() if "pictures" not in one.file and "demo" not in one.file]
    assert found == ["data/exercises · folder: holds no exercises. Put the files back."]


def test_a_step_that_gets_another_name_asks_for_its_drawing(tmp_path: Path) -> None:
    with a_copy(tmp_path) as folder:
        slip(folder, "exercises/squat_more.yaml", "name: Half wall sit,", "name: Half a wall sit,")
        found = [str(problem) for problem in told()]
    assert [line for line in found if "shows 'Half wall sit' of 'wall-sit', which is no rung of it." in line], found
    assert [line for line in found if "wall-sit, rung 3: 'Half a wall sit' has no drawing. Write its name" in line]
    assert [line for line in found if "Did you mean 'Half a wall sit'? Correct 'shows'." in line]


def test_a_coach_changes_a_limit_and_it_counts(tmp_path: Path) -> None:
    with a_copy(tmp_path) as folder:
        slip(folder, LIMITS, "{value: 75, unit: '%'", "{value: 80, unit: '%'")
        assert limits().review.adherence.value == 80
        assert told() == []
    assert limits().review.adherence.value == 75


def test_check_data_prints_them_all_counts_them_and_never_a_traceback(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copytree(ROOT / "lbp_core", project / "lbp_core", ignore=lambda *_: ["__pycache__"])
    copytree(ROOT / "data", project / "data")
    copy(ROOT / "requirements.txt", project)
    slip(project / "data", LIMITS, ', unit: seconds, says: "Getting', ', says: "Getting')
    slip(project / "data", PULL, "  name: Row\n", "  nome: Row\n")
    slip(project / "data", "exercises/hip.yaml", "  name: Band walk\n", "\tname: Band walk\n")
    ran = subprocess.run(
        [sys.executable, "-m", "lbp_core", "check-data"], cwd=project, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stdout + ran.stderr
    *lines, last = ran.stdout.splitlines()
    assert last.startswith(f"{len(lines)} to mend in data/.")
    assert len({line.split(" · ")[0].split(",")[0] for line in lines}) == 3
