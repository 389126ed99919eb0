"""Alternatives, gates, held-back criteria and published loads: whole in the library, and every slip said with its way out."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

import pytest

from lbp_core.evidence import held_back_checks, learning, template_checks, templates
from lbp_core.evidence.alternatives import stand_ins
from lbp_core.evidence.library import FOLDER, library, read_library
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, read_as
from lbp_core.evidence.sources import sources
from lbp_core.evidence.unlocking import Unlocking, checklist, unlock_of, unlocking
from lbp_core.models.exercise import Category, Exercise, Pattern
from lbp_core.models.return_to import COUNTED, Fact, Group
from lbp_core.models.verdict import Presentation
from tests.source import each

STEPS = [(item.id, number) for item in library().values() for number in range(1, len(item.ladder) + 1)]


@each(STEPS)
def test_every_step_has_two_alternatives_that_open_as_early(name: str, number: int) -> None:
    item = library()[name]
    found = stand_ins(item, number, library())
    assert len({one.exercise.id for one in found}) >= 2
    for one in found:
        assert one.exercise.id != name
        assert one.exercise.held_back is None
        assert one.exercise.rung(one.rung).earliest.caution >= item.rung(number).earliest.caution
        assert one.because


def test_an_alternative_stands_about_as_far_up_its_own_ladder() -> None:
    bridge = library()["glute-bridge"]
    low, high = (
        {one.exercise.id: one.rung for one in stand_ins(bridge, number, library())}
        for number in (1, len(bridge.ladder))
    )
    assert low["hip-thrust"] < high["hip-thrust"]


def test_m01_every_kind_and_every_pattern_offers_a_choice() -> None:
    for kind in Category:
        assert sum(item.category is kind and item.held_back is None for item in library().values()) >= 3, kind
    for pattern in set(Pattern) - {Pattern.SPRING}:
        assert sum(item.pattern is pattern and item.held_back is None for item in library().values()) >= 3, pattern


def test_m10_the_hips_have_a_way_to_train_lying_standing_and_on_one_leg() -> None:
    hips = [item for item in library().values() if item.category is Category.HIP_AND_GLUTE and item.held_back is None]
    assert {item.position for item in hips} >= {"supine", "side_lying", "prone", "standing"}
    assert len(hips) >= 10


def test_m11_no_mobility_step_forces_the_back_and_leg_symptoms_close_the_deep_ones() -> None:
    leg = templates.triggers()["leg_symptoms"].avoid
    for item in library().values():
        if item.pattern is Pattern.MOBILITY and item.demands.flexion >= 2:
            assert set(range(1, len(item.ladder) + 1)) <= set(leg[item.id]), item.id


@pytest.mark.parametrize("name", [item.id for item in library().values() if item.held_back is not None])
def test_m12_what_waits_has_a_checklist_that_records_and_the_trainer_can_confirm(name: str) -> None:
    lines = checklist(library()[name])
    assert {Fact.SCREENING, Fact.STAGE, Fact.WEEK_PAIN, Fact.CALM_WEEKS, Fact.CONFIDENCE, Fact.TRAINER} <= {
        line.fact for line in lines
    }
    for line in lines:
        number = line.at_least if line.at_least is not None else line.at_most
        assert (number is None) == (line.unit is None)
        assert number is not None or line.fact not in COUNTED
        assert line.source in sources()
    assert all(rung.earliest is Presentation.CHRONIC_RECURRENT for rung in library()[name].ladder)
    assert len(library()[name].ladder) >= 4


def test_m12_all_six_groups_of_the_manual_wait() -> None:
    assert {item.held_back.group for item in library().values() if item.held_back is not None} == set(Group)


def test_nothing_else_has_a_checklist() -> None:
    assert checklist(library()["bird-dog"]) == ()


def test_a_step_says_what_opens_it() -> None:
    press = library()["hip-thrust"]
    assert unlock_of(press, 1) == unlocking().first.says
    assert unlock_of(press, 3) == unlocking().next.says
    assert unlock_of(press, 4) == unlocking().first_weight.says
    assert "16 kg" in unlock_of(press, 5)
    with pytest.raises(IndexError, match="rungs 1 to 5"):
        unlock_of(press, 6)


def test_m19_loads_at_the_spine_are_published_ones_for_ranking_only() -> None:
    known = {item.id: item.compression for item in library().values() if item.compression is not None}
    assert {name: found.newtons for name, found in known.items()} == {
        "modified-curl-up": (1991, 1991),
        "side-plank": (2585, 2585),
        "bird-dog": (2000, 3000),
        "sit-up": (3350, 3506),
        "kettlebell-swing": (3200, 3200),
        "barbell-deadlift": (17192, 17192),
    }
    assert all("ranking" in found.note for found in known.values())
    assert len(known["bird-dog"].sources) == 2, "where texts disagree both are named"


def test_other_lists_are_named_only_where_somebody_looked_them_up() -> None:
    known = {name: item.elsewhere for name, item in library().items()}
    there = [one.free_exercise_db for one in known.values() if one.free_exercise_db]
    numbers = [one.wger for one in known.values() if one.wger]
    assert len(there) >= 30
    assert len(numbers) >= 30
    assert len(set(numbers)) == len(numbers), "a number stands for one movement"
    assert (known["bird-dog"].wger, known["bird-dog"].free_exercise_db) == (1572, None), "one list has it, one has not"
    assert known["modified-curl-up"].wger is None, "neither list has it"


SLIPS = [
    (
        "one alternative",
        "bridge_more.yaml",
        "    - {exercise: hip-thrust, because: More for the seat.}\n",
        "",
        "heel-bridge.alternatives: names 1; at least 2 are needed. Add '- {exercise: id, because: reason}'.",
    ),
    (
        "an alternative that is itself",
        "bridge_more.yaml",
        "    - {exercise: hip-thrust, because: More for the seat.}",
        "    - {exercise: heel-bridge, because: More for the seat.}",
        "heel-bridge.alternatives: names the exercise itself. Name another one.",
    ),
    (
        "an unknown alternative",
        "bridge_more.yaml",
        "{exercise: hip-thrust, because: More for the seat.}",
        "{exercise: hip-trust, because: More for the seat.}",
        "'hip-trust' is not an exercise in data/exercises. Did you mean 'hip-thrust'? Correct it or add it there.",
    ),
    (
        "an alternative that is held back",
        "bridge_more.yaml",
        "{exercise: hip-thrust, because: More for the seat.}",
        "{exercise: barbell-deadlift, because: More for the seat.}",
        "'barbell-deadlift' is held back early and stands in for nothing.",
    ),
    (
        "an alternative twice",
        "bridge_more.yaml",
        "{exercise: hip-thrust, because: More for the seat.}",
        "{exercise: glute-bridge, because: More for the seat.}",
        "heel-bridge.alternatives: names 'glute-bridge' twice",
    ),
    (
        "an alternative without a reason",
        "bridge_more.yaml",
        "{exercise: hip-thrust, because: More for the seat.}",
        "{exercise: hip-thrust}",
        "'because' is missing. Add it",
    ),
    (
        "an unlock at the bottom",
        "bridge_more.yaml",
        "cue: Dig the heels in and hold; nothing lifts.",
        "cue: Dig the heels in and hold; nothing lifts., unlock: Ready.",
        "heel-bridge, rung 1: opens with its exercise. Take 'unlock' out",
    ),
    (
        "a stage left out",
        "hip.yaml",
        'equipment: [band], earliest: subacute_improving}\n    - {name: "Side step, band at the ankles"',
        'equipment: [band]}\n    - {name: "Side step, band at the ankles"',
        "band-walk, rung 5: leaves out a stage",
    ),
    (
        "held back without criteria",
        "held_back.yaml",
        "    criteria:\n      - {says: Straight sets with two reps left., fact: sessions, exercise: squat, rung: 5, at_least: 3, "
        "unit: weeks, source: our-convention, tag: D}\n      - {says: The back stays long to the last rep of a hard set., "
        "fact: trainer, source: our-convention, tag: D}\n",
        "",
        "bending-circuit.held_back: has no criteria. Write under which it returns",
    ),
    (
        "held back without an unlock",
        "held_back.yaml",
        ', unlock: "Dead-stop swings in two sessions with pain of 2 or less, back to usual next day."',
        "",
        "kettlebell-swing, rung 2: is held back and does not say what opens it. Write 'unlock:'.",
    ),
    (
        "held back and open early",
        "held_back.yaml",
        "cue: Shoulder blades just leave the floor., earliest: chronic_recurrent}",
        "cue: Shoulder blades just leave the floor., earliest: subacute_improving}",
        "sit-up, rung 1: is held back: write 'earliest: chronic_recurrent'.",
    ),
    (
        "a threshold without a unit",
        "held_back.yaml",
        "at_least: 20, unit: reps",
        "at_least: 20",
        "kettlebell-swing.criteria.1: 20 has no unit. Write 'unit:' beside it.",
    ),
    (
        "a unit without a number",
        "held_back.yaml",
        "at_least: 20, unit: reps",
        "unit: reps",
        "has the unit 'reps' and no number",
    ),
    (
        "a counted fact without a number",
        "held_back.yaml",
        "at_least: 3, unit: weeks, source",
        "source",
        "bending-circuit.criteria.1: is confirmed by sessions, which is a number",
    ),
    (
        "sessions of nobody",
        "held_back.yaml",
        "exercise: squat, rung: 5, ",
        "",
        "bending-circuit.criteria.1: is confirmed by sessions: write whose",
    ),
    (
        "sessions of an unknown exercise",
        "held_back.yaml",
        "exercise: squat, rung: 5",
        "exercise: sqat, rung: 5",
        "'sqat' is not an exercise in data/exercises. Did you mean 'squat'?",
    ),
    (
        "a rung off that ladder",
        "held_back.yaml",
        "exercise: squat, rung: 5",
        "exercise: squat, rung: 15",
        "there is no rung 15; rungs of 'squat' run from 1 to 7",
    ),
    (
        "a criterion with an unknown source",
        "held_back.yaml",
        "unit: seconds, source: berglund-2015",
        "unit: seconds, source: berglund-2051",
        "cites 'berglund-2051', which data/sources.yaml does not list. Did you mean 'berglund-2015'?",
    ),
    ("an unknown fact", "held_back.yaml", "fact: trainer", "fact: traner", "fact: must be"),
    (
        "compression without a source",
        "trunk.yaml",
        "sources: [mcgill-2002-table], tag: C}",
        "tag: C}",
        ".compression: has no source. Write 'sources: [key]', or take the figure out.",
    ),
    (
        "compression upside down",
        "trunk.yaml",
        "newtons: [2000, 3000]",
        "newtons: [3000, 2000]",
        "bird-dog.compression: 3000 to 2000 newtons does not run upward",
    ),
    (
        "a range from one text",
        "trunk.yaml",
        "sources: [mcgill-2002-table, mcgill-2007]",
        "sources: [mcgill-2007]",
        "bird-dog.compression: is a range from one source. Name the sources that differ",
    ),
    (
        "compression as a limit",
        "trunk.yaml",
        "Texts disagree, so a range. Model estimate in young healthy men: for ranking",
        "Texts disagree, so a range. Model estimate in young healthy men: for stopping",
        "bird-dog.compression: does not say that it is for ranking only",
    ),
    (
        "compression with an unknown source",
        "trunk.yaml",
        "sources: [mcgill-2002-table, mcgill-2007]",
        "sources: [mcgill-2002-table, mcgil-2007]",
        "bird-dog: cites 'mcgil-2007', which data/sources.yaml does not list.",
    ),
    ("an unknown kind", "carry.yaml", "category: movement_practice", "category: magic", "carry.category: must be"),
    ("no kind", "carry.yaml", "  category: movement_practice\n", "", "carry.category: 'category' is missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_says_file_entry_and_what_to_write(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    folder = tmp_path / "exercises"
    copytree(FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenKnowledge) as broken:
        read_library(folder)
    said = "\n".join(map(str, broken.value.problems))
    assert says in said, said
    assert f"data/exercises/{file}" in said


def read_gates(tmp_path: Path, old: str, new: str) -> Unlocking:
    """The gates after that slip."""
    text = (DATA / "templates" / "unlock.yaml").read_text(encoding="utf-8")
    assert old in text
    wrong = tmp_path / "unlock.yaml"
    wrong.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_as(Unlocking, wrong)


def gate_problems(gates: Unlocking) -> str:
    return said(held_back_checks.gate_problems(gates, library=library(), sources=sources()))


def said(problems: Iterable[Problem]) -> str:
    return "\n".join(map(str, problems))


def test_a_slip_in_the_gates_is_said(tmp_path: Path) -> None:
    assert gate_problems(unlocking()) == ""
    assert "common.3: 3 has no unit" in gate_problems(read_gates(tmp_path, "at_most: 3, unit: out of 10", "at_most: 3"))
    assert "Did you mean 'alrwaily-2016'?" in gate_problems(read_gates(tmp_path, "alrwaily-2016", "alrwaily-2061"))
    assert "next: cites 'nobody'" in gate_problems(
        read_gates(tmp_path, 'tidy form.", source: our-convention', 'tidy form.", source: nobody')
    )
    with pytest.raises(BrokenKnowledge, match="'failed' is missing"):
        read_gates(tmp_path, "failed: {", "flailed: {")


def test_a_group_that_nobody_stands_for_is_said() -> None:
    without = {name: item for name, item in library().items() if name != "jump"}
    assert "impact: no exercise is held back for this group" in said(held_back_checks.groups_missing(without))


def test_a_template_that_offers_what_waits_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: dict[str, Exercise] = dict(library())
    waiting["row"] = waiting["row"].model_copy(update={"held_back": waiting["jump"].held_back})
    found = said(template_checks.check_nothing_held_back_is_offered(waiting))
    assert "strength_day.pull: 'row' is held back early and no plan may offer it" in found


def test_m27_the_learning_topics_name_what_exists_and_all_twelve_references_are_used() -> None:
    known = learning.topics()
    assert said(learning.topic_problems(known, library=library(), sources=sources())) == ""
    cited = {key for topic in known.values() for key in topic.sources}
    assert {key for key, source in sources().items() if source.manual} <= cited
    wrong = known["hips"].model_copy(update={"exercises": ("hip-trust",), "sources": ("rfes-2017",)})
    slips = said(learning.topic_problems({"hips": wrong}, library=library(), sources=sources()))
    assert "Did you mean 'hip-thrust'?" in slips
    assert "Did you mean 'rfess-2017'?" in slips
