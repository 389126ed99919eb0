"""A studio with two clients whose months leave nothing out, on SQLite and on PostgreSQL."""

import io
import zipfile
from pathlib import Path

import pytest

from lbp_core.coach.client import symptoms
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate, pausing
from lbp_core.coach.leaving import kit
from lbp_core.coach.letters import letters
from lbp_core.coach.papers import consents, par_q
from lbp_core.coach.phone import ahead, plan_codes, sharing
from lbp_core.coach.plan import flare
from lbp_core.coach.screening import body_notes, measures, starting_point, stop_rules
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.body_note import BodyNote
from lbp_core.models.consent import Subject
from lbp_core.models.history import CheckIn
from lbp_core.models.measure import MeasureScore
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.people import Role, Seen
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.screening import Clearance, Occasion
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.symptom_told import SymptomTold
from lbp_core.models.verdict import Disposition
from lbp_core.storage import care, people
from lbp_core.storage.once import once
from tests.people import all_no, anna, at, day, opened, planned, screened, train
from tests.servers import copy_studio

NEIGHBOUR = "Quillon Featherstonehaugh"
NEIGHBOURS_WORDS = "zebra crossing by the marmalade works"
OWN = "Wilhelmina Appleyard"
OWN_WORDS = "the orange wheelbarrow at sunset"
LATER = at(day(20), 12)


def full_months(studio: Studio, name: str, words: str, *, key: str) -> str:
    """A client with a row in every table, her words in every place that takes words."""
    client_id = anna(studio, key=key, name=name).id
    consents.give(studio, client_id, Subject.DATA, by=By.CLIENT, key="c", at=at(day(0), 8))
    screened(studio, client_id)
    version = planned(studio, client_id)
    exercise = version.programme.days[0].prescriptions[0].exercise
    session = opened(studio, client_id, on=day(1))
    for number, entry in enumerate(
        (
            Entry(kind=EntryKind.PAIN_BEFORE, score=3.5),
            Entry(kind=EntryKind.SET_DONE, exercise=exercise, set_number=1),
            Entry(kind=EntryKind.PAIN_DURING, exercise=exercise, score=2.0),
            Entry(kind=EntryKind.NOTE, text=f"={words}"),
            Entry(kind=EntryKind.FINISHED),
        )
    ):
        training.tap(studio, session, entry, key=f"t{number}", at=at(day(1), 11, number))
    train(studio, client_id, on=day(3))
    sharing.send_morning(studio, client_id, 2.0, {}, by=By.CLIENT, key="m", at=at(day(4)))
    told = CheckIn(date=day(6), pain_average=4.0, pain_worst=6.0, confidence=7.0, nights_disturbed=2)
    sharing.send_check_in(
        studio, client_id, told, all_no(Occasion.CHECK_IN), by=By.CLIENT, note=words, key="ci", at=at(day(6))
    )
    sharing.make_link(studio, client_id, key="l", at=at(day(6)))
    plan_codes.plan_code(studio, client_id, key="pc", at=at(day(6)))
    ahead.ask_ahead(studio, client_id, whole=False, key="a", at=at(day(6)))
    body_notes.record_body_note(studio, client_id, BodyNote(words=words), key="b", at=at(day(6)))
    measures.record_measure(
        studio, client_id, MeasureScore(measure="rmdq", score=9.0, on=day(6)), key="me", at=at(day(6))
    )
    starting_point.record_start(studio, client_id, confidence=6.0, key="s", at=at(day(6)))
    stop_rules.keep_stop_rule(
        studio, client_id, StopRule(exercise=exercise, above=2, then=words), key="r", at=at(day(6))
    )
    form = ParQ(done_on=day(5), outcome=ParQOutcome.ALL_NO, expires=day(300))
    par_q.record_par_q(studio, client_id, form, key="p", at=at(day(6)))
    symptoms.tell_symptom(
        studio, client_id, SymptomTold(score=4.0, by=By.TRAINER, note=words), {}, key="sy", at=at(day(7))
    )
    pausing.refer(studio, client_id, reason=words, soon=Disposition.REFER_URGENT, key="pa", at=at(day(8)))
    letters.make_letter(studio, client_id, key="le", at=at(day(8), 12))
    cleared = Clearance(date=day(9), by=f"Dr {words[:12]}", covers=("trainer_pause",))
    gate.record_clearance(studio, client_id, cleared, role="GP", key="cl", at=at(day(9)))
    flare.note_flare(studio, client_id, key="f", at=at(day(10)))
    reviewing.decide(studio, client_id, as_of=day(6), taken=None, why=None, key="d", at=at(day(13)))
    return client_id


def founded(url: str) -> Studio:
    """A new studio with Sam, who owns it, and Jo; nobody has a client yet."""
    made = open_studio(url, create=True)
    with made.store.write() as tx:
        for who, role in (("sam", Role.OWNER), ("jo", Role.TRAINER)):
            written = once(tx, "add_person", "", who, at=at(day(0)), result=who)
            people.add_person(tx, written, name=who.title(), login=who, role=role, password=None, on=day(0))
    return made


def filled(studio: Studio) -> tuple[Studio, str, str]:
    """The studio, and a client of Sam's and a neighbour of Jo's with everything on record."""
    own = full_months(studio, OWN, OWN_WORDS, key="own")
    neighbour = full_months(studio, NEIGHBOUR, NEIGHBOURS_WORDS, key="neighbour")
    with studio.store.write() as tx:
        care.take_on(tx, [own], "sam")
        care.take_on(tx, [neighbour], "jo")
    return studio, own, neighbour


@pytest.fixture(autouse=True)
def _own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of the erased lies in a folder of the test's own."""
    monkeypatch.setenv("LBP_BACKUP_FOLDER", str(tmp_path / "backups"))


@pytest.fixture
def studio(sqlite_file_url: str) -> Studio:
    """A new studio without clients."""
    return founded(sqlite_file_url)


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The file of a filled studio, made once; each test has its own copy."""
    file = tmp_path_factory.mktemp("filled") / "studio.db"
    made, own, neighbour = filled(founded(f"sqlite:///{file}"))
    made.store.close()
    return file, own, neighbour


@pytest.fixture
def two(filled_once: tuple[Path, str, str], tmp_path: Path) -> tuple[Studio, str, str]:
    """The studio, a client of Sam's and a neighbour of Jo's."""
    file, own, neighbour = filled_once
    copy_studio(file, tmp_path / "studio.db")
    return open_studio(f"sqlite:///{tmp_path / 'studio.db'}"), own, neighbour


@pytest.fixture(scope="session")
def kit_once(filled_once: tuple[Path, str, str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The kit of Sam's client, made once."""
    file, own, _ = filled_once
    copy = tmp_path_factory.mktemp("kit") / "studio.db"
    copy_studio(file, copy)
    made = io.BytesIO()
    kit.write_kit(open_studio(f"sqlite:///{copy}"), own, made, at=LATER)
    return made.getvalue()


@pytest.fixture
def the_kit(kit_once: bytes) -> zipfile.ZipFile:
    """That kit, opened."""
    return zipfile.ZipFile(io.BytesIO(kit_once))


def eyes(studio: Studio, who: str) -> Studio:
    """The studio as Sam or Jo sees it."""
    role = Role.OWNER if who == "sam" else Role.TRAINER
    return studio.seen_by(Seen(person_id=who, role=role, on=day(20)))


def kit_of(studio: Studio, client_id: str, *, when=LATER) -> zipfile.ZipFile:
    """The kit, opened."""
    made = io.BytesIO()
    kit.write_kit(studio, client_id, made, at=when)
    return zipfile.ZipFile(made)
