"""The leaving kit: everything about one client, nothing of anybody else, in forms that others can read."""

import csv
import io
import json
import zipfile

import pytest
from fhir.resources.R4B.bundle import Bundle
from sqlalchemy import func, insert, select

from lbp_core.coach.client import caseload
from lbp_core.coach.door import audit, caring
from lbp_core.coach.leaving import kit
from lbp_core.coach.studio import Studio
from lbp_core.exchange import sheets
from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.scope import NOT_NARROWED, OF_A_CLIENT
from lbp_core.storage.whole_client import LEAVES, STAYS
from tests.leaving.conftest import LATER, NEIGHBOUR, NEIGHBOURS_WORDS, OWN, OWN_WORDS, eyes, kit_of
from tests.people import at, day


def texts(made: zipfile.ZipFile) -> dict[str, str]:
    return {name: made.read(name).decode("utf-8", "replace") for name in made.namelist()}


def rows(made: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.read(f"csv/{name}.csv").decode("utf-8-sig"), newline="")))


def test_every_table_that_names_a_client_leaves_or_says_why_it_stays() -> None:
    naming = set(OF_A_CLIENT) | set(NOT_NARROWED)
    assert naming - set(LEAVES) - set(STAYS) == set()
    assert set(LEAVES) & set(STAYS) == set()
    for name, columns in LEAVES.items():
        numbered = {"id"} if name in {"answers", "session_entries"} else {"seq"} if name == "audit" else set()
        assert set(columns) | numbered == set(tables.metadata.tables[name].c.keys()), name


def test_every_row_of_the_client_is_in_the_records(two: tuple[Studio, str, str], the_kit: zipfile.ZipFile) -> None:
    studio, own, _ = two
    found = json.loads(the_kit.read("records.json"))["tables"]
    with studio.store.read() as tx:
        for name in set(LEAVES) - {"writes", "client_file", "audit"}:
            table = tables.metadata.tables[name]
            whose = table.c[OF_A_CLIENT[name]]
            many = tx.execute(select(func.count()).select_from(table).where(whose == own)).scalar_one()
            assert len(found[name]) == many > 0, name
    kinds = {row["kind"] for row in found["client_file"]}
    assert {"consent", "letter", "symptom_told", "body_note", "measure", "par_q", "stop_rule", "flare"} <= kinds
    assert not {kind for kind in kinds if kind.startswith("plan_code")}


@pytest.mark.hazard("H05")
def test_no_file_of_a_kit_holds_a_word_a_name_or_an_id_of_a_neighbour(
    two: tuple[Studio, str, str], the_kit: zipfile.ZipFile
) -> None:
    studio, _, neighbour = two
    with studio.store.read() as tx:
        ids = {neighbour}
        for name in (
            "sessions",
            "screenings",
            "programme_versions",
            "check_ins",
            "mornings",
            "decisions",
            "client_file",
        ):
            table = tables.metadata.tables[name]
            ids |= set(tx.execute(select(table.c.id).where(table.c.client_id == neighbour)).scalars())
    marks = {NEIGHBOUR, NEIGHBOUR.split()[0], NEIGHBOUR.split()[1], NEIGHBOURS_WORDS, "marmalade", *ids}
    assert len(ids) > 8
    made = the_kit
    for name, text in texts(made).items():
        assert not [mark for mark in marks if mark.casefold() in text.casefold() or mark in name], name
    assert [name for name, text in texts(made).items() if OWN in text], "the search itself finds what is there"


def test_a_kit_has_what_its_readme_promises(the_kit: zipfile.ZipFile) -> None:
    made = the_kit
    names = set(made.namelist())
    assert {"README.txt", "records.json", "fhir.json", "progress.pdf", "charts/pain-and-load.svg"} <= names
    assert {f"csv/{one.name}.csv" for one in (*sheets.SHEETS, sheets.COLUMNS)} <= names
    letters = [name for name in names if name.startswith("letters/")]
    assert letters
    assert made.read(letters[0]).startswith(b"%PDF")
    assert made.read("charts/pain-and-load.png").startswith(b"\x89PNG")
    assert b"<svg" in made.read("charts/pain-and-load.svg")
    readme = made.read("README.txt").decode()
    assert OWN in readme
    assert ("handout.pdf" in names) != ("handout.pdf is not in here" in readme)
    assert "misses" not in readme


def test_every_column_is_documented_and_every_sheet_has_rows(the_kit: zipfile.ZipFile) -> None:
    made = the_kit
    documented = {(row["sheet"], row["column"]) for row in rows(made, "columns")}
    for sheet in sheets.SHEETS:
        header = made.read(f"csv/{sheet.name}.csv").decode("utf-8-sig").splitlines()[0].split(",")
        assert {(sheet.name, name) for name in header} <= documented
    empty = {sheet.name for sheet in sheets.SHEETS if not rows(made, sheet.name)}
    assert empty <= {"training_before"}
    assert all(row["says"] and row["a_row_is"] for row in rows(made, "columns"))


def test_words_that_a_spreadsheet_would_run_are_made_harmless(the_kit: zipfile.ZipFile) -> None:
    made = the_kit
    assert any(row["note"] == f"'={OWN_WORDS}" for row in rows(made, "sessions"))
    for sheet in sheets.SHEETS:
        for row in rows(made, sheet.name):
            bad = [
                cell
                for cell in row.values()
                if cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
            ]
            assert not bad, (sheet.name, bad)


def test_days_are_iso_and_unknown_is_empty(the_kit: zipfile.ZipFile) -> None:
    made = the_kit
    (first, *_) = rows(made, "check_ins")
    assert first["week_from"] == "2026-03-02"
    assert (first["pain_average_0_10"], first["flare_days"], first["sessions_done"]) == ("4", "", "")


def test_the_bundle_is_valid_fhir(the_kit: zipfile.ZipFile) -> None:
    bundle = Bundle.model_validate_json(the_kit.read("fhir.json"))
    kinds = {one.resource.get_resource_type() for one in bundle.entry}
    assert kinds == {
        "Patient", "CodeSystem", "Observation", "QuestionnaireResponse", "CarePlan", "Consent", "ServiceRequest",
        "DocumentReference", "AuditEvent",
    }  # fmt: skip
    codes = {
        one.resource.code.coding[0].code for one in bundle.entry if one.resource.get_resource_type() == "Observation"
    }
    assert {"72514-3", "75893-8", "73985-4"} <= codes
    addresses = [one.fullUrl for one in bundle.entry]
    assert len(addresses) == len(set(addresses))


def test_every_own_code_of_the_bundle_is_explained_in_it(the_kit: zipfile.ZipFile) -> None:
    text = the_kit.read("fhir.json").decode()
    bundle = json.loads(text)
    system = next(one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "CodeSystem")
    known = {one["code"] for one in system["concept"]}

    def codings(part: object) -> list[str]:
        if isinstance(part, dict):
            own = [part["code"]] if part.get("system") == "urn:lbp:codes" and isinstance(part.get("code"), str) else []
            return own + [code for value in part.values() for code in codings(value)]
        return [code for one in part for code in codings(one)] if isinstance(part, list) else []

    assert set(codings(bundle)) <= known
    references = {one["reference"] for one in _dicts(bundle) if "reference" in one}
    assert references <= {one["fullUrl"] for one in bundle["entry"]}


def _dicts(part: object) -> list[dict]:
    if isinstance(part, dict):
        return [part, *(one for value in part.values() for one in _dicts(value))]
    return [one for value in part for one in _dicts(value)] if isinstance(part, list) else []


def test_the_same_records_on_the_same_day_are_the_same_bytes_but_for_the_log(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    first, second = texts(kit_of(studio, own)), texts(kit_of(studio, own))
    differ = {name for name in first if first[name] != second.get(name)}
    assert differ <= {"csv/log.csv", "fhir.json"}
    assert first["records.json"] == second["records.json"]


@pytest.mark.hazard("H05")
def test_only_the_clients_own_trainer_takes_it_out_and_it_is_noted(two: tuple[Studio, str, str]) -> None:
    studio, own, neighbour = two
    with pytest.raises(Refused, match="no such client"):
        kit.write_kit(eyes(studio, "sam"), neighbour, io.BytesIO(), at=LATER)
    caring.share(eyes(studio, "jo"), neighbour, "sam", until=day(30), key="sh", at=LATER)
    with pytest.raises(Refused, match="shared with you"):
        kit.write_kit(eyes(studio, "sam"), neighbour, io.BytesIO(), at=LATER)
    kit.write_kit(eyes(studio, "sam"), own, io.BytesIO(), at=LATER)
    lines = audit.log_of_client(eyes(studio, "sam"), own)
    assert [one.actor for one in lines if one.action == "took out the record"] == ["person:sam"]
    assert not [one for one in audit.log_of_client(studio, neighbour) if one.action.startswith("took out the record")]


def test_a_client_of_whom_nothing_is_known_has_a_kit_too(studio: Studio) -> None:
    added = caseload.add_client(studio, ClientDetails(name="=cmd|' /C calc'!A0"), key="k", at=at(day(0)))
    made = kit_of(studio, added.id)
    assert rows(made, "client")[0]["name"] == "'=cmd|' /C calc'!A0"
    Bundle.model_validate_json(made.read("fhir.json"))
    assert "handout.pdf is not in here: there is no programme." in made.read("README.txt").decode()


def test_an_unknown_kind_of_row_in_the_log_has_a_name(two: tuple[Studio, str, str]) -> None:
    studio, own, _ = two
    with studio.store.write() as tx:
        line = {
            "at": "2026-03-10T10:00:00.000000Z",
            "actor": "person:gone",
            "action": "opened",
            "about": "",
            "client_id": own,
        }
        tx.execute(insert(tables.audit).values(line))
    who = {row["who"] for row in rows(kit_of(studio, own), "log")}
    assert "somebody who is not here any more" in who
    assert not [one for one in who if one.startswith(("person:", "client:"))]
