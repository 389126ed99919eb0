"""Out, erased, and in again: exactly what left comes back; and nothing of it lies in the file in between."""

import io
import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from lbp_core.coach.client import caseload
from lbp_core.coach.door import caring
from lbp_core.coach.leaving import bringing_in, erasing, kit
from lbp_core.coach.screening.pad import Sheet
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.coach.today.glances import bring_up
from lbp_core.coach.weekly import reviewing
from lbp_core.exchange import our_json
from lbp_core.keeping.erased import erased
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.opening import backups_of
from lbp_core.storage.scope import OF_A_CLIENT
from lbp_core.storage.verifying import verify
from tests.leaving.conftest import LATER, NEIGHBOUR, NEIGHBOURS_WORDS, OWN, OWN_WORDS, eyes, filled, founded
from tests.people import day, train

HOUR = timedelta(hours=1)
MARKS = (OWN, OWN.casefold(), "Wilhelmina", OWN_WORDS, "wheelbarrow")


def records(studio: Studio, client_id: str) -> bytes:
    with studio.store.read() as tx:
        return "".join(kit.records_json(tx, studio, client_id)).encode()


def brought(studio: Studio, text: bytes) -> str:
    return bringing_in.bring_in_records(studio, io.BytesIO(text), at=LATER + 2 * HOUR).id


def counts(studio: Studio) -> dict[str, int]:
    with studio.store.read() as tx:
        return {name: len(tx.execute(select(table)).all()) for name, table in tables.metadata.tables.items()}


@pytest.fixture(params=["sqlite", "postgres"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Studio, str, str]:
    """The filled studio on SQLite, and one made anew on PostgreSQL."""
    if request.param == "sqlite":
        found: tuple[Studio, str, str] = request.getfixturevalue("two")
        return found
    return filled(founded(request.getfixturevalue("postgres_url")))


def test_out_erased_and_in_again_is_byte_for_byte_the_same(anywhere: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = anywhere
    first, beside = records(studio, own), records(studio, neighbour)
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    assert brought(eyes(studio, "sam"), first) == own
    assert records(studio, own) == first
    assert records(studio, neighbour) == beside
    with studio.store.read() as tx:
        assert verify(tx).broken is None


def test_into_an_empty_studio_and_out_again_is_byte_for_byte_the_same(
    two: tuple[Studio, str, str], tmp_path: Path, postgres_url: str
) -> None:
    studio, own, _ = two
    first = records(studio, own)
    for url in (f"sqlite:///{tmp_path / 'empty.db'}", postgres_url):
        empty = open_studio(url, create=True)
        brought(empty, first)
        assert records(empty, own) == first
        with empty.store.read() as tx:
            assert verify(tx).broken is None


def test_who_came_back_is_coached_on_as_before(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    sam, view = eyes(studio, "sam"), lambda: reviewing.review_view(studio, own, on=day(15))
    before, first = view(), records(studio, own)
    erasing.erase(sam, own, typed=OWN, at=LATER)
    brought(sam, first)
    assert view() == before
    bring_up(studio, on=day(20))
    assert [one.client.name for one in caseload.caseload(sam, on=day(20))] == [OWN]
    assert caring.is_own(sam, own)
    train(studio, own, on=day(15))


def test_after_erasing_no_row_names_the_client(anywhere: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = anywhere
    before = counts(studio)
    receipt = erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    with studio.store.read() as tx:
        for name, table in tables.metadata.tables.items():
            for row in tx.execute(select(table)).mappings():
                assert not [mark for mark in MARKS if mark in str(dict(row))], name
                assert name in {"chain", "studio_file"} or own not in str(dict(row)), name
        assert verify(tx).broken is None
    after = counts(studio)
    for name in OF_A_CLIENT:
        assert before[name] - after[name] == receipt.rows.get(name, 0), name
    assert receipt.total == sum(receipt.rows.values()) > 50
    assert records(studio, neighbour)


@pytest.mark.parametrize("how", ["after the app", "while it runs"])
def test_no_byte_of_the_client_is_left_in_the_file_or_beside_it(
    two: tuple[Studio, str, str], tmp_path: Path, how: str
) -> None:
    studio, own, _ = two
    (tmp_path / "studio.db.before-update").write_bytes(f"an older copy with {OWN}".encode())

    def found() -> dict[str, list[str]]:
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        told = {file.name: [mark for mark in MARKS if mark.encode() in file.read_bytes()] for file in files}
        return {name: marks for name, marks in told.items() if marks}

    assert found()
    receipt = erasing.erase(eyes(studio, "sam"), own, typed=f"  {OWN.upper()} ", at=LATER)
    if how == "after the app":
        studio.store.close()
    assert found() == {}
    assert receipt.swept
    assert receipt.copies == ("studio.db.before-update",)
    assert NEIGHBOURS_WORDS.encode() in (tmp_path / "studio.db").read_bytes()


def test_the_seals_are_back_after_erasing(anywhere: tuple[Studio, str, str]) -> None:
    studio, own, _ = anywhere
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    for name in ("screenings", "audit", "writes", "client_file", "clients"):
        with pytest.raises(Exception, match="written once|kept"), studio.store.write() as tx:
            tx.execute(delete(tables.metadata.tables[name]))


def test_erasing_asks_for_the_name_and_for_the_clients_own_trainer(two: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = two
    before = counts(studio)
    with pytest.raises(Refused, match="not this client's"):
        erasing.erase(eyes(studio, "sam"), own, typed=NEIGHBOUR, at=LATER)
    with pytest.raises(Refused, match="no such client"):
        erasing.erase(eyes(studio, "sam"), neighbour, typed=NEIGHBOUR, at=LATER)
    caring.share(eyes(studio, "jo"), neighbour, "sam", until=day(30), key="sh", at=LATER)
    with pytest.raises(Refused, match="shared with you"):
        erasing.erase(eyes(studio, "sam"), neighbour, typed=NEIGHBOUR, at=LATER)
    after = counts(studio)
    assert {name for name in before if before[name] != after[name]} <= {"care", "audit", "writes", "chain"}
    assert not (backups_of(studio.store.place) / "erased.jsonl").exists()


def test_a_receipt_says_what_went_and_nothing_of_who(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    receipt = erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    told = erasing.receipt_told(receipt)
    assert all(said in told for said in (receipt.reference, f"{receipt.total} rows", "2026-03-22 12:00 UTC"))
    assert not [mark for mark in (*MARKS, own) if mark in told]


def test_an_older_database_that_is_put_back_is_erased_again(two: tuple[Studio, str, str], tmp_path: Path) -> None:
    studio, own, neighbour = two
    with sqlite3.connect(tmp_path / "studio.db") as live, sqlite3.connect(tmp_path / "older.db") as older:
        live.backup(older)
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    gone = erased(backups_of(studio.store.place))
    assert gone == (own,)
    back = open_studio(f"sqlite:///{tmp_path / 'older.db'}")
    assert erasing.erase_again(back.store, gone, at=LATER + HOUR) == (own,)
    assert erasing.erase_again(back.store, gone, at=LATER + HOUR) == ()
    back.store.close()
    assert not [mark for mark in MARKS if mark.encode() in (tmp_path / "older.db").read_bytes()]
    assert records(open_studio(f"sqlite:///{tmp_path / 'older.db'}"), neighbour)


def test_who_was_brought_in_again_is_no_longer_on_the_list(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    first, folder = records(studio, own), backups_of(studio.store.place)
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    brought(eyes(studio, "sam"), first)
    assert erased(folder) == ()
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER + 3 * HOUR)
    assert erased(folder) == (own,)


def test_an_erasure_that_fails_midway_leaves_everything_and_the_list_as_it_was(
    two: tuple[Studio, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    studio, own, _ = two
    before = counts(studio)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(erasing, "note", fail)
    with pytest.raises(RuntimeError):
        erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    assert counts(studio) == before
    assert erased(backups_of(studio.store.place)) == ()
    monkeypatch.undo()
    with pytest.raises(Exception, match="written once"), studio.store.write() as tx:
        tx.execute(delete(tables.screenings))


def test_taps_not_saved_yet_are_forgotten_and_a_tablet_in_their_hands_is_locked(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    sheet = Sheet(own, "run", By.CLIENT)
    studio.pad.tap(sheet, "leg_pain", "yes", at=LATER)
    with studio.store.write() as tx:
        row = {
            "id": "visit", "person_id": "sam", "token_sha256": "0" * 64, "opened": "2026-03-22T10:00:00.000000Z",
            "last_seen": "2026-03-22T10:00:00.000000Z", "locked": 0, "pin_fails": 0, "handed_to": own,
            "handed_until": "2026-03-22T13:00:00.000000Z", "handed_place": f"/check_in?client={own}",
        }  # fmt: skip
        tx.execute(tables.sign_ins.insert().values(row))
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    assert not studio.pad.taps(sheet)
    with studio.store.read() as tx:
        visit = tx.execute(select(tables.sign_ins)).mappings().one()
    assert (visit["locked"], visit["handed_to"], visit["handed_place"]) == (1, None, None)


# ---- files that are not to be trusted --------------------------------------------------------------------------------


def changed(text: bytes, change: Callable[[dict], object]) -> bytes:
    said = json.loads(text)
    change(said)
    return json.dumps(said).encode()


def body(row: dict, **new: object) -> None:
    row["body"] = row["body"] | new


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "breaks off or is not JSON"),
    "cut short": (lambda text: text[: len(text) // 2], "breaks off or is not JSON"),
    "not text": (lambda _: b"\xff\xfe\x00records", "not text"),
    "a list": (lambda _: b"[1, 2]", "holds no records"),
    "another program's": (lambda _: b'{"format": "hevy"}', "not this program's"),
    "newer": (lambda text: changed(text, lambda said: said.update(version=99)), "newer version of the program"),
    "version nought": (lambda text: changed(text, lambda said: said.update(version=0)), "counted from 1"),
    "version as words": (lambda text: changed(text, lambda said: said.update(version="1")), "counted from 1"),
    "said twice": (lambda text: text.replace(b'"zone":', b'"zone": "UTC", "zone":', 1), "twice"),
    "deep": (lambda _: b"[" * 100_000 + b"]" * 100_000, "brackets within brackets"),
    "deep and open": (lambda _: b'{"a":' * 5_000, "brackets within brackets"),
    "no number": (lambda text: text.replace(b'"version": 1', b'"version": NaN', 1), "no number a record can hold"),
    "a huge number": (lambda text: text.replace(b'"version": 1', b'"version": ' + b"9" * 5_000, 1), "what no record holds"),
    "a table too many": (lambda text: changed(text, lambda said: said["tables"].update(people=[])), "table 'people'"),
    "a table too few": (lambda text: changed(text, lambda said: said["tables"].pop("sessions")), "no table 'sessions'"),
    "a column too many": (
        lambda text: changed(text, lambda said: said["tables"]["sessions"][0].update(x=1)), "column of sessions 'x'"
    ),
    "a column too few": (
        lambda text: changed(text, lambda said: said["tables"]["sessions"][0].pop("opened")),
        "no column of sessions 'opened'",
    ),
    "a list where text belongs": (
        lambda text: changed(text, lambda said: said["tables"]["sessions"][0].update(opened=[1])), "where text or a number"
    ),
    "a nought in text": (
        lambda text: changed(text, lambda said: said["tables"]["writes"][0].update(key="a\0b")), "signs in it"
    ),
    "half a sign": (
        lambda text: changed(text, lambda said: said["tables"]["writes"][0].update(key="\ud800")), "signs in it"
    ),
    "somebody else's row": (
        lambda text: changed(text, lambda said: said["tables"]["sessions"][0].update(client_id="x" * 20)), "somebody else"
    ),
    "two clients": (
        lambda text: changed(text, lambda said: said["tables"]["clients"].append(said["tables"]["clients"][0])), "names 2 clients"
    ),
    "a pain of 11": (
        lambda text: changed(text, lambda said: said["tables"]["mornings"][0].update(score=11.0)), "no studio can hold"
    ),
    "a day that is none": (
        lambda text: changed(text, lambda said: said["tables"]["mornings"][0].update(on_day="yesterday")), "no studio can hold"
    ),
    "a body of another shape": (
        lambda text: changed(text, lambda said: body(said["tables"]["check_ins"][0], strange=1)), "cannot be read"
    ),
    "a body with two owners": (
        lambda text: changed(text, lambda said: body(said["tables"]["check_ins"][0], client_id="x")), "two things"
    ),
    "an unknown kind of paper": (
        lambda text: changed(text, lambda said: said["tables"]["client_file"][0].update(kind="spell")), "does not know"
    ),
    "a key among the papers": (
        lambda text: changed(text, lambda said: said["tables"]["client_file"][0].update(kind="plan_code")), "does not know"
    ),
    "a gap in the order": (
        lambda text: changed(text, lambda said: said["tables"]["writes"][0].update(seq=77)), "gaps or doubles"
    ),
    "a row without its write": (
        lambda text: changed(text, lambda said: said["tables"]["decisions"][0].update(seq=9_999)), "does not have"
    ),
    "a write of somebody else": (
        lambda text: changed(text, lambda said: said["tables"]["writes"][1].update(owner="x" * 20)), "somebody else"
    ),
    "a log of its own erasing": (
        lambda text: changed(text, lambda said: said["tables"]["audit"].append(
            {"at": "2026-03-10T10:00:00.000000Z", "actor": "x", "action": "erased", "about": "", "client_id": said["client"]}
        )), "no kit does"
    ),
    "an unknown exercise": (lambda text: text.replace(b'"exercise": "', b'"exercise": "zz-'), "library does not have"),
}  # fmt: skip


@pytest.fixture(scope="session")
def out_once(filled_once: tuple[Path, str, str]) -> bytes:
    """The records of Sam's client as a file."""
    file, own, _ = filled_once
    return records(open_studio(f"sqlite:///{file}"), own)


@pytest.mark.parametrize("how", BAD)
def test_a_file_that_is_not_whole_changes_nothing(studio: Studio, out_once: bytes, how: str) -> None:
    change, says = BAD[how]
    before = counts(studio)
    with pytest.raises(Refused, match=says) as refused:
        brought(studio, change(out_once))
    assert len(str(refused.value)) < 420
    assert "Traceback" not in str(refused.value)
    assert counts(studio) == before
    brought(studio, out_once)


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(studio: Studio) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            Endless.taken += size
            return b" " * size

    with pytest.raises(Refused, match="larger than 64 MB"):
        bringing_in.bring_in_records(studio, Endless(), at=LATER)  # type: ignore[arg-type]
    assert Endless.taken <= our_json.LARGEST_MB * 1_000_000 + 1


def test_who_is_here_already_is_not_brought_in_twice(two: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = two
    before = counts(studio)
    with pytest.raises(Refused, match=f"here already: {OWN}"):
        brought(eyes(studio, "sam"), records(studio, own))
    with pytest.raises(Refused, match="with a colleague") as refused:
        brought(eyes(studio, "sam"), records(studio, neighbour))
    assert NEIGHBOUR not in str(refused.value)
    assert counts(studio) == before


def test_an_id_that_another_client_has_is_explained(two: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = two
    text = records(studio, own)
    with studio.store.read() as tx:
        theirs = (
            tx.execute(select(tables.mornings.c.id).where(tables.mornings.c.client_id == neighbour)).scalars().first()
        )
    erasing.erase(eyes(studio, "sam"), own, typed=OWN, at=LATER)
    with pytest.raises(Refused, match="belongs to somebody else"):
        brought(studio, changed(text, lambda said: said["tables"]["mornings"][0].update(id=theirs)))


def test_a_windows_text_file_and_a_rewritten_one_come_in_too(studio: Studio, out_once: bytes) -> None:
    client_id = brought(studio, b"\xef\xbb\xbf" + json.dumps(json.loads(out_once), indent=2).encode())
    assert records(studio, client_id) == out_once
