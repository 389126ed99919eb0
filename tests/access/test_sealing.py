"""Sealing: what opens where, with which key, and what a changed letter does; and the file in which the key lies."""

import os
import stat
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.access.sealing import CannotOpen, Seal, is_sealed
from lbp_core.models.refusal import Refused
from lbp_core.storage.key_file import KeyPlace, key_from, make_key

ROOT = bytes(range(32))
SEAL = Seal.of(ROOT, "second step")


@given(text=st.text(max_size=200), about=st.text(max_size=40))
def test_what_was_sealed_opens_in_its_own_place(text: str, about: str) -> None:
    closed = SEAL.close(text, about, fresh=os.urandom)
    assert is_sealed(closed)
    assert SEAL.open(closed, about) == text


def test_the_same_text_sealed_twice_is_not_the_same_and_never_shows() -> None:
    first, second = (SEAL.close("JBSWY3DPEHPK3PXP", "second step of anna", fresh=os.urandom) for _ in range(2))
    assert first != second
    assert "JBSWY3DPEHPK3PXP" not in first
    assert ROOT.hex() not in f"{SEAL!r}"


@pytest.mark.parametrize(
    ("other", "about"),
    [
        (Seal.of(ROOT, "second step"), "second step of boris"),
        (Seal.of(ROOT, "another purpose"), "second step of anna"),
        (Seal.of(bytes(32), "second step"), "second step of anna"),
    ],
    ids=["another's row", "another purpose", "another key"],
)
def test_it_opens_nowhere_else(other: Seal, about: str) -> None:
    closed = SEAL.close("JBSWY3DPEHPK3PXP", "second step of anna", fresh=os.urandom)
    with pytest.raises(CannotOpen):
        other.open(closed, about)


def test_a_key_of_the_same_name_and_another_value_opens_nothing() -> None:
    closed = SEAL.close("secret", "here", fresh=os.urandom)
    with pytest.raises(CannotOpen):
        Seal(bytes(32), SEAL.name).open(closed, "here")


def test_every_single_changed_letter_is_noticed() -> None:
    closed = SEAL.close("JBSWY3DPEHPK3PXP", "here", fresh=os.urandom)
    for place, letter in enumerate(closed):
        changed = closed[:place] + ("A" if letter != "A" else "B") + closed[place + 1 :]
        with pytest.raises(CannotOpen):
            SEAL.open(changed, "here")


@pytest.mark.parametrize(
    "text", ["", "sealed1", "sealed1..", f"sealed1.{SEAL.name}.", "JBSWY3DPEHPK3PXP", "sealed1.x.ü"]
)
def test_what_was_never_sealed_does_not_open(text: str) -> None:
    with pytest.raises(CannotOpen):
        SEAL.open(text, "here")


@pytest.mark.parametrize(
    "text", [ROOT.hex(), ROOT.hex().upper() + "\n", b64encode(ROOT).decode(), b64encode(ROOT).decode().rstrip("=")]
)
def test_a_key_may_be_written_in_two_ways(text: str) -> None:
    assert key_from(text) == ROOT


@pytest.mark.parametrize("text", ["", "short", "00" * 31, "00" * 33, "zz" * 32, "pass" * 16])
def test_anything_else_is_no_key_and_is_not_repeated(text: str) -> None:
    with pytest.raises(Refused) as refused:
        key_from(text)
    assert not text or text not in str(refused.value)


def test_the_key_file_is_made_once_only_for_its_owner_to_read(tmp_path: Path) -> None:
    place = KeyPlace.beside(tmp_path / "studio.db", given=None)
    assert place.key() is None
    made = place.made(os.urandom)
    file = tmp_path / "studio.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert place.made(os.urandom) == made == place.key()
    assert [one.name for one in tmp_path.iterdir()] == ["studio.key"]


def test_of_many_who_make_it_at_once_all_hold_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: make_key(tmp_path / "studio.key", fresh=os.urandom), range(32)))
    assert len(made) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["studio.key"]


def test_a_file_that_holds_something_else_is_never_taken_or_replaced(tmp_path: Path) -> None:
    file = tmp_path / "studio.key"
    file.write_text("torn", encoding="ascii")
    with pytest.raises(Refused, match="put the right one back"):
        KeyPlace(file=file).made(os.urandom)
    assert file.read_text(encoding="ascii") == "torn"


def test_a_key_that_the_owner_wrote_out_goes_first_and_a_server_has_no_file(tmp_path: Path) -> None:
    assert KeyPlace.beside(tmp_path / "studio.db", given=ROOT.hex()).made(os.urandom) == ROOT
    assert not list(tmp_path.iterdir())
    with pytest.raises(Refused, match="LBP_SECRET_KEY"):
        KeyPlace.beside(None, given=None).made(os.urandom)
