"""`export`, `import` and `erase` from the keyboard: out, erased, in again, and what is said on the way."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.client import caseload
from lbp_core.coach.leaving import bringing_in, studio_kit
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from tests.leaving.conftest import LATER, NEIGHBOUR, OWN, eyes
from tests.leaving.test_history import STRONG
from tests.leaving.test_round_trip import MARKS, records
from tests.people import at, day


@pytest.fixture
def by_hand(two: tuple[Studio, str, str], tmp_path: Path):
    """run(words...) on the filled studio."""
    two[0].store.close()
    backups = {"LBP_BACKUP_FOLDER": str(tmp_path / "backups")}

    def run(*words: str, url: str = f"sqlite:///{tmp_path / 'studio.db'}") -> subprocess.CompletedProcess[str]:
        env = os.environ | backups | {"LBP_DATABASE_URL": url}
        return subprocess.run(
            [sys.executable, "-m", "lbp_core", *words],
            env=env, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False,
        )  # fmt: skip

    return run


def test_out_erased_and_in_again_by_command_is_byte_for_byte_the_same(by_hand, tmp_path: Path) -> None:
    first, again, packed = tmp_path / "first.json", tmp_path / "again.json", tmp_path / "kit.zip"
    assert "lie in" in by_hand("export", OWN, str(first)).stdout
    assert by_hand("export", OWN.upper(), str(packed)).returncode == 0
    assert zipfile.ZipFile(packed).read("records.json") == first.read_bytes()
    assert first.stat().st_mode & 0o077 == 0
    gone = by_hand("erase", OWN)
    assert gone.returncode == 0
    assert "Receipt E-" in gone.stdout
    assert not [mark for mark in MARKS if mark.encode() in (tmp_path / "studio.db").read_bytes()]
    assert "no client" in by_hand("export", OWN, str(again)).stderr
    assert OWN in by_hand("import", str(packed)).stdout
    assert by_hand("export", OWN, str(again)).returncode == 0
    assert again.read_bytes() == first.read_bytes()


def test_what_cannot_be_done_is_a_sentence_and_leaves_no_file(by_hand, tmp_path: Path) -> None:
    there = tmp_path / "there.zip"
    there.write_text("something")
    (tmp_path / "bad.json").write_text("{")
    said = {
        ("export", "Nobody Atall", str(tmp_path / "x.zip")): "There is no client 'Nobody Atall'",
        ("export", OWN, str(there)): "already a file",
        ("export", OWN, str(tmp_path / "no" / "x.zip")): "is not there",
        ("import", str(tmp_path / "none.zip")): "There is no file",
        ("import", str(tmp_path / "bad.json")): "breaks off",
        ("erase", "Wilhelmina"): "There is no client 'Wilhelmina'",
    }
    for words, says in said.items():
        done = by_hand(*words)
        assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False), (
            words,
            done.stderr,
        )
    assert there.read_text() == "something"
    assert not [*tmp_path.glob("*.part"), *tmp_path.glob(".*.part"), tmp_path / "x.zip"][:-1]


def test_history_comes_in_by_command_after_a_dry_run(by_hand, tmp_path: Path) -> None:
    file = tmp_path / "strong.csv"
    file.write_text(STRONG)
    assert "--client" in by_hand("import", str(file)).stderr
    asked = by_hand("import", str(file), "--client", OWN)
    assert "kilograms or pounds" in asked.stdout + asked.stderr
    assert asked.returncode == 2
    dry = by_hand("import", str(file), "--client", OWN, "--unit", "kg", "--dry-run")
    assert "3 sets on 2 days" in dry.stdout
    assert "Nothing was brought in" in dry.stdout
    assert "3 sets were kept" in by_hand("import", str(file), "--client", OWN, "--unit", "kg").stdout


def test_the_whole_studio_leaves_and_comes_into_an_empty_one(two: tuple[Studio, str, str], tmp_path: Path) -> None:
    studio, own, neighbour = two
    made, told = io.BytesIO(), []
    studio_kit.write_studio_kit(eyes(studio, "sam"), made, at=LATER, progress=lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(0, 2), (1, 2), (2, 2)]
    names = zipfile.ZipFile(made).namelist()
    assert {"clients.csv", "people.csv", "README.txt"} < set(names)
    assert b"argon2" not in made.getvalue()
    empty = open_studio(f"sqlite:///{tmp_path / 'empty.db'}", create=True)
    came = bringing_in.bring_in_kit(empty, made, at=LATER)
    assert {one.name for one in came} == {OWN, NEIGHBOUR}
    assert (records(empty, own), records(empty, neighbour)) == (records(studio, own), records(studio, neighbour))
    with pytest.raises(Refused, match="owner"):
        studio_kit.write_studio_kit(eyes(studio, "jo"), io.BytesIO(), at=LATER)


def test_of_a_studios_kit_all_come_in_or_none(two: tuple[Studio, str, str], tmp_path: Path) -> None:
    studio, own, neighbour = two
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as kit:
        for name, text in (("a", records(studio, own)), ("b", records(studio, neighbour)[:-40])):
            inner = io.BytesIO()
            with zipfile.ZipFile(inner, "w") as one:
                one.writestr("records.json", text)
            kit.writestr(f"clients/{name}.zip", inner.getvalue())
    empty = open_studio(f"sqlite:///{tmp_path / 'empty.db'}", create=True)
    with pytest.raises(Refused, match="breaks off"):
        bringing_in.bring_in_kit(empty, made, at=LATER)
    assert caseload.count(empty, on=day(20)) == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [(b"PK\x03\x04 and then nothing", "damaged"), (None, "0 clients' kits"), (b"PK", "breaks off or is not JSON")],
    ids=["cut short", "another zip", "two letters"],
)
def test_a_zip_that_is_no_kit_is_refused(studio: Studio, given: bytes | None, says: str) -> None:
    made = io.BytesIO(given or b"")
    if given is None:
        with zipfile.ZipFile(made, "w") as kit:
            kit.writestr("holiday.jpg", b"x")
    with pytest.raises(Refused, match=says):
        bringing_in.bring_in_kit(studio, made, at=LATER)


def test_a_small_zip_that_unpacks_without_end_is_refused(studio: Studio) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kit:
        kit.writestr("records.json", b" " * 70_000_000)
    assert len(made.getvalue()) < 100_000
    with pytest.raises(Refused, match="larger than 64 MB"):
        bringing_in.bring_in_kit(studio, made, at=LATER)


def test_two_clients_of_one_name_are_told_apart_by_their_ids(
    by_hand, two: tuple[Studio, str, str], tmp_path: Path
) -> None:
    made = open_studio(f"sqlite:///{tmp_path / 'studio.db'}")
    twin = caseload.add_client(made, ClientDetails(name=OWN), key="twin", at=at(day(0)))
    made.store.close()
    assert "2 clients are called" in by_hand("erase", OWN).stderr
    assert by_hand("export", twin.id, str(tmp_path / "twin.json")).returncode == 0
    assert json.loads((tmp_path / "twin.json").read_text())["client"] == twin.id


def test_a_restore_by_command_erases_again_who_was_erased_since(by_hand, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    assert by_hand("backup", str(kept)).returncode == 0
    assert OWN.encode() in kept.read_bytes()
    assert by_hand("erase", OWN).returncode == 0
    done = by_hand("restore", str(kept))
    assert done.returncode == 0, done.stderr
    assert not [mark for mark in MARKS if mark.encode() in (tmp_path / "studio.db").read_bytes()]
    assert NEIGHBOUR.encode() in (tmp_path / "studio.db").read_bytes()
