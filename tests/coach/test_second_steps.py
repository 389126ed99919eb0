"""The second step's secret in the studio: sealed, opened only with the key, and the ways back where the key is gone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pyotp import TOTP

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.door import own_keys, people, signing_in
from lbp_core.coach.door.second_steps import KeyGone, seal_plain_ones
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.people import Person, Seen
from lbp_core.models.refusal import Refused
from tests.people import MONDAY, at
from tests.signed_in import LOGIN, PASSWORD, first_trainer

NOW = at(MONDAY, 9)
PLAIN = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A studio with its first trainer."""
    made = open_studio(sqlite_url(tmp_path / "studio.db"), create=True)
    first_trainer(made, at=NOW)
    return made


def ines(studio: Studio) -> Person:
    return people.people(studio)[0]


def own(studio: Studio) -> Studio:
    return studio.seen_by(Seen(person_id=ines(studio).id, role=ines(studio).role))


def begun(studio: Studio) -> tuple[str, tuple[str, ...]]:
    """The second step is on: its secret and its recovery codes."""
    secret = own_keys.offer_second_step(own(studio)).secret
    return secret, own_keys.begin_second_step(own(studio), secret, TOTP(secret).at(NOW), key="on", at=NOW)


def come_in(studio: Studio, code: str | None, *, minute: int = 1) -> str:
    return signing_in.sign_in(studio, LOGIN, PASSWORD, code=code, address="here", at=at(MONDAY, 9, minute))


def in_plain(tmp_path: Path, secret: str | None) -> None:
    """As an older version kept it."""
    with closing(sqlite3.connect(tmp_path / "studio.db")) as file, file:
        file.execute("UPDATE person_keys SET totp = ?", (secret,))


def test_a_stolen_file_of_the_studio_does_not_show_it(studio: Studio, tmp_path: Path) -> None:
    secret, _ = begun(studio)
    studio.store.close()
    for file in tmp_path.glob("studio.db*"):
        assert secret.encode() not in file.read_bytes()
    assert come_in(studio, TOTP(secret).at(at(MONDAY, 9, 1)))


def test_moved_into_another_persons_row_it_opens_nothing(studio: Studio, tmp_path: Path) -> None:
    secret, _ = begun(studio)
    jo = people.add_person(
        studio, name="Jo", login="jo", role=ines(studio).role, password="nine quiet lanterns", key="jo", at=NOW
    )
    with closing(sqlite3.connect(tmp_path / "studio.db")) as file, file:
        file.execute(
            "UPDATE person_keys SET totp = (SELECT totp FROM person_keys WHERE totp IS NOT NULL) WHERE person_id = ?",
            (jo.id,),
        )
    with pytest.raises(KeyGone):
        signing_in.sign_in(studio, "jo", "nine quiet lanterns", code=TOTP(secret).at(NOW), address="here", at=NOW)


def test_what_an_older_version_kept_in_plain_letters_is_sealed_once(studio: Studio, tmp_path: Path) -> None:
    in_plain(tmp_path, PLAIN)
    assert seal_plain_ones(studio) == 1
    assert seal_plain_ones(studio) == 0
    studio.store.close()
    assert PLAIN.encode() not in (tmp_path / "studio.db").read_bytes()
    again = open_studio(sqlite_url(tmp_path / "studio.db"))
    assert come_in(again, TOTP(PLAIN).at(at(MONDAY, 9, 1)))


def test_without_a_place_for_a_key_the_old_ones_go_on_and_no_new_one_begins(studio: Studio, tmp_path: Path) -> None:
    in_plain(tmp_path, PLAIN)
    (tmp_path / "studio.key").write_text("no key at all", encoding="ascii")
    assert seal_plain_ones(studio) == 0
    assert come_in(studio, TOTP(PLAIN).at(at(MONDAY, 9, 1)))
    in_plain(tmp_path, None)
    with pytest.raises(Refused, match="put the right one back"):
        begun(studio)


def test_where_the_key_is_gone_a_sentence_says_the_ways_back_and_each_of_them_leads_back(
    studio: Studio, tmp_path: Path
) -> None:
    secret, codes = begun(studio)
    key = (tmp_path / "studio.key").read_bytes()
    (tmp_path / "studio.key").unlink()
    with pytest.raises(KeyGone, match="recovery"):
        come_in(studio, TOTP(secret).at(at(MONDAY, 9, 1)))
    assert come_in(studio, codes[0])
    (tmp_path / "studio.key").write_bytes(key)
    assert come_in(studio, TOTP(secret).at(at(MONDAY, 9, 2)), minute=2)
    (tmp_path / "studio.key").unlink()
    people.new_password_for(studio, ines(studio).id, "nine quiet lanterns", key="new", at=NOW)
    assert signing_in.sign_in(studio, LOGIN, "nine quiet lanterns", address="here", at=at(MONDAY, 9, 3))


def test_another_key_opens_nothing_and_a_new_second_step_takes_it(studio: Studio, tmp_path: Path) -> None:
    secret, codes = begun(studio)
    other = open_studio(sqlite_url(tmp_path / "studio.db"), secret_key="ab" * 32)
    with pytest.raises(KeyGone):
        come_in(other, TOTP(secret).at(at(MONDAY, 9, 1)))
    assert come_in(other, codes[1])
    own_keys.end_second_step(own(other), password=PASSWORD, address="here", key="off", at=at(MONDAY, 9, 2))
    fresh = own_keys.offer_second_step(own(other)).secret
    own_keys.begin_second_step(own(other), fresh, TOTP(fresh).at(NOW), key="on again", at=NOW)
    assert come_in(other, TOTP(fresh).at(at(MONDAY, 9, 2)), minute=2)


def test_tries_with_a_lost_key_count_like_all_others(studio: Studio, tmp_path: Path) -> None:
    begun(studio)
    (tmp_path / "studio.key").unlink()
    for _ in range(5):
        with pytest.raises(KeyGone):
            come_in(studio, "000000")
    with pytest.raises(Refused, match="Nobody is locked out"):
        come_in(studio, "000000")
