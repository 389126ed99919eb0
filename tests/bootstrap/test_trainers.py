"""add-trainer: the first person of a studio and the next, and what it says where something is missing."""

import os
import subprocess
import sys
from datetime import UTC, datetime

from pyotp import TOTP

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.door import own_keys, people, signing_in
from lbp_core.coach.studio import open_studio
from lbp_core.models.people import Seen


def add_trainer(url: str, *words: str, password: str, command: str = "add-trainer") -> subprocess.CompletedProcess[str]:
    """The command with that password on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "lbp_core", command, *words],
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


def test_new_password_is_the_way_back_in_at_the_machine_and_ends_the_second_step(sqlite_file_url: str) -> None:
    studio, now = open_studio(sqlite_file_url, create=True), datetime.now(UTC)
    ann = people.set_up_first(studio, name="Ann", login="ann", password="seven damp bicycles", key="1", at=now)
    own = studio.seen_by(Seen(person_id=ann.id, role=ann.role))
    secret = own_keys.offer_second_step(own).secret
    own_keys.begin_second_step(own, secret, TOTP(secret).at(now), key="2", at=now)
    nobody = add_trainer(sqlite_file_url, "--login", "bo", password="nine quiet lanterns", command="new-password")
    assert (nobody.returncode, nobody.stdout) == (2, "")
    assert "Nobody here signs in as 'bo'" in nobody.stderr
    weak = add_trainer(sqlite_file_url, "--login", "ann", password="short", command="new-password")
    assert "at least 12" in weak.stderr
    back = add_trainer(sqlite_file_url, "--login", "Ann", password="nine quiet lanterns", command="new-password")
    assert "Ann has a new password. Second step and open sign-ins have ended" in back.stdout, back.stderr
    assert signing_in.sign_in(studio, "ann", "nine quiet lanterns", address="here", at=datetime.now(UTC))
