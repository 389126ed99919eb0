"""The exercise library: whole for the manual, strict about what is written in it."""

from pathlib import Path
from shutil import copytree

import pytest

from lbp_core.evidence.library import FOLDER, library, plain, read_library
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.models.exercise import Pattern, Unit
from lbp_core.models.verdict import Presentation
from tests.source import each

MANUAL = (
    "cat-camel", "hip-flexor-stretch", "thoracic-rotation", "hamstring-stretch", "dead-bug", "side-plank", "bird-dog",
    "modified-curl-up", "pallof-press", "glute-bridge", "hip-hinge", "kettlebell-deadlift", "squat", "split-squat",
    "step-up", "step-back", "row", "carry", "walk", "bike", "elliptical",
)  # fmt: skip
RUNGS = 7


def test_the_library_holds_the_manuals_ids_each_with_a_whole_ladder() -> None:
    assert set(MANUAL) <= set(library())
    assert all(6 <= len(library()[name].ladder) <= RUNGS for name in MANUAL)
    assert all(4 <= len(item.ladder) <= RUNGS for item in library().values())


def test_the_library_is_large_enough_to_offer_a_choice() -> None:
    assert len(library()) >= 45
    assert sum(len(item.ladder) for item in library().values()) >= 220


@each(library())
def test_m07_every_exercise_says_why_with_a_structure_a_source_and_what_means_stop(name: str) -> None:
    exercise = library()[name]
    assert 40 <= len(exercise.why) <= 260
    assert exercise.source
    assert len(exercise.stop) >= 10
    assert len(exercise.fine) >= 10
    assert len(exercise.faults) >= 2


def test_m07_the_structures_of_the_manual_are_explained_somewhere() -> None:
    said = " ".join(item.why for item in library().values()).casefold()
    for structure in ("lumbar spine", "disc", "transverse abdominis", "gluteus maximus", "hip abductors", "thoracic"):
        assert structure in said, structure


@pytest.mark.parametrize("name", MANUAL)
def test_m12_no_weight_and_no_late_rung_is_open_to_a_flared_back(name: str) -> None:
    open_early = [rung for rung in library()[name].ladder if rung.earliest is Presentation.ACUTE_FLARED]
    assert open_early, "a flared back has a rung of everything"
    assert not any(rung.loaded for rung in open_early)


def test_m16_every_ladder_can_be_stepped_back_with_nothing_in_the_hands() -> None:
    needs_its_machine = {
        "bike", "bike-bouts", "chop-lift-hold", "elliptical", "kettlebell-deadlift", "lat-pulldown", "lateral-step-down",
        "leg-press", "pallof-press", "pool-walk", "row", "rower", "step-up",
    }  # fmt: skip
    for exercise in library().values():
        if exercise.id not in needs_its_machine and exercise.held_back is None:
            assert any(not rung.equipment for rung in exercise.ladder[:3]), exercise.id


def test_doses_are_counted_in_the_exercises_unit() -> None:
    for exercise in library().values():
        for rung in exercise.ladder:
            counted = {
                Unit.REPS: rung.dose.reps,
                Unit.HOLD: rung.dose.hold_s,
                Unit.METRES: rung.dose.metres,
                Unit.MINUTES: rung.dose.minutes,
            }[exercise.unit]
            assert counted, (exercise.id, rung.name)


def test_every_pattern_has_an_exercise() -> None:
    assert {item.pattern for item in library().values()} == set(Pattern)


TYPOS = [
    ("unknown key", "  name: Row\n", "  nome: Row\n", ("row.nome", "'nome' is not a word", "Did you mean 'name'?")),
    (
        "unknown source",
        "  source: fenwick-2009\n",
        "  source: fenwik-2009\n",
        ("row", "fenwik-2009", "Did you mean 'fenwick-2009'?"),
    ),
    ("unknown equipment", "equipment: [rack]", "equipment: [rak]", ("row, rung 6", "'rak'", "Did you mean 'rack'?")),
    ("wrong unit", "  unit: reps\n", "  unit: hold\n", ("row, rung 1", "counted in hold", "Write 'hold_s:'")),
    ("range upside down", "reps: [8, 10]", "reps: [10, 8]", ("row, rung 6", "10 to 8 does not run upward")),
    ("no start load", "load_g: 15000, ", "", ("row, rung 2", "is loaded", "dose.load_g")),
    ("weight on an unloaded rung", ", loaded: true, step_g: 2500", "", ("row, rung 2", "not loaded", "loaded: true")),
    (
        "weight in a flare",
        ", earliest: subacute_improving}",
        "}",
        ("row, rung 2", "flared", "earliest: subacute_improving"),
    ),
    (
        "shared name",
        "  also: [Cable row,",
        "  also: [Side bridge,",
        ("side-plank", "Side bridge", "Give one of them another name"),
    ),
    (
        "one other name",
        "also: [Cable row, Supported row, Seated row, Band row]",
        "also: [Cable row]",
        ("row", "1 other names", "at least two"),
    ),
    ("not a number", "sets: 2", "sets: two", ("row, rung 1, dose.sets", "whole number", "two")),
    ("an exercise twice", "row:\n", "bike:\n", ("bike", "is already in data/", "Keep one of the two")),
    ("no fields", "row:\n  name: Row\n", "oar: text\nrow:\n  name: Row\n", ("oar", "is not an exercise")),
    ("broken YAML", "  name: Row\n", "  name: [Row\n", ("line", "a bracket is not closed")),
    ("a rung name twice", "name: Inverted row", "name: Bent-over row", ("row", "two rungs called 'Bent-over row'")),
]


@pytest.mark.parametrize(("old", "new", "says"), [typo[1:] for typo in TYPOS], ids=[typo[0] for typo in TYPOS])
def test_a_slip_in_an_exercise_file_says_where_it_is_and_what_to_write(
    tmp_path: Path, old: str, new: str, says: tuple[str, ...]
) -> None:
    folder = tmp_path / "exercises"
    copytree(FOLDER, folder)
    text = (folder / "pull.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "pull.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenKnowledge) as broken:
        read_library(folder)
    said = "\n".join(map(str, broken.value.problems))
    assert all(words in said for words in says), said


def test_a_missing_rung_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    copytree(FOLDER, folder)
    lines = (folder / "squat_more.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "Quarter wall sit, dose" not in line]
    assert len(kept) == len(lines) - 1
    (folder / "squat_more.yaml").write_text("".join(kept), encoding="utf-8")
    with pytest.raises(BrokenKnowledge, match="wall-sit: has 3 rungs; a ladder has at least 4"):
        read_library(folder)


def test_all_slips_are_said_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    copytree(FOLDER, folder)
    for file, old, new in (
        ("pull.yaml", "tag: C", "tag: Z"),
        ("carry.yaml", "our-convention", "nobody"),
        ("hinge.yaml", "sets: 2", "sets: 0"),
    ):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenKnowledge) as broken:
        read_library(folder)
    assert {problem.file for problem in broken.value.problems} == {
        f"data/exercises/{name}" for name in ("pull.yaml", "carry.yaml", "hinge.yaml")
    }


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrokenKnowledge, match="holds no exercises"):
        read_library(tmp_path)


def names_of(name: str) -> set[str]:
    """Id, name and other names, as they are compared."""
    return {plain(words) for words in (name, library()[name].name, *library()[name].also)}


@each(library())
def test_every_name_leads_to_its_exercise_alone(name: str) -> None:
    assert len(library()[name].also) >= 2
    assert not names_of(name) & {words for other in library() if other != name for words in names_of(other)}


def test_a_coach_changes_a_dose_and_a_cue_with_a_text_editor(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    copytree(FOLDER, folder)
    path = folder / "bridge.yaml"
    text = path.read_text(encoding="utf-8")
    before = "{name: Short-range bridge, dose: {sets: 2, reps: [8, 12]"
    assert before in text
    text = text.replace(before, "{name: Short-range bridge, dose: {sets: 3, reps: [6, 10]")
    path.write_text(text.replace("ribs stay down.", "ribs stay heavy."), encoding="utf-8")
    rung = read_library(folder)["glute-bridge"].rung(2)
    assert (rung.dose.sets, rung.dose.reps) == (3, (6, 10))
    assert rung.cue == "Lift a hand's width; ribs stay heavy."
