"""add-trainer: the first person of a studio and the next, and what it says where something is missing."""

import os
import subprocess
import sys
from datetime import UTC, datetime

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.door import people, signing_in
from lbp_core.coach.studio import open_studio


def add_trainer(url: str, *words: str, password: str) -> subprocess.CompletedProcess[str]:
    """The command with that password on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "lbp_core", "add-trainer", *words],
        cwd=ROOT, env={**os.environ, "LBP_DATABASE_URL": url}, input=f"{password}\n", capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


def test_add_trainer_makes_the_first_person_the_owner_and_the_next_a_trainer(sqlite_file_url: str) -> None:

    open_studio(sqlite_file_url, create=True)
    first = add_trainer(sqlite_file_url, "--name", "Ann Bell", "--login", "ann", password="seven damp bicycles")
    second = add_trainer(sqlite_file_url, "--name", "Bo", "--login", "bo", password="nine quiet lanterns")
    assert "Ann Bell is an owner of this studio" in first.stdout, first.stderr
    assert "Bo is a trainer of this studio" in second.stdout, second.stderr
    assert "Next: python3 -m lbp_core run" in second.stdout
    studio = open_studio(sqlite_file_url)
    assert [one.role.value for one in people.people(studio)] == ["owner", "trainer"]
    assert signing_in.sign_in(studio, "bo", "nine quiet lanterns", address="here", at=datetime.now(UTC))


def test_add_trainer_says_what_is_missing_and_takes_no_password_as_a_word(sqlite_file_url: str) -> None:

    nowhere = add_trainer(sqlite_file_url, "--name", "Ann", "--login", "ann", password="seven damp bicycles")
    assert nowhere.returncode == 2
    assert "There is no studio at" in nowhere.stderr
    open_studio(sqlite_file_url, create=True)
    for words, password, says in (
        (("--login", "ann"), "seven damp bicycles", "needs --name"),
        (("--name", "Ann", "--login", "ann"), "", "reads the password from standard input"),
        (("--name", "Ann", "--login", "ann"), "too short", "at least 12"),
        (("--name", "Ann", "--login", "a b"), "seven damp bicycles", "cannot be a sign-in name"),
        (("--name", "Ann", "--login", "ann", "--password", "x"), "", "it does not know --password"),
    ):
        refused = add_trainer(sqlite_file_url, *words, password=password)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert says in refused.stderr
