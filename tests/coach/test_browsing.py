"""Leafing through the library: each filter leaves out what it should, and what waits is never hidden by a stage."""

import pytest

from lbp_core.coach.library.browsing import Browse, browse, opens, usual_gate
from lbp_core.evidence.equipment import available, equipment
from lbp_core.evidence.library import library
from lbp_core.evidence.templates import triggers
from lbp_core.models.exercise import Category, Pattern
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation
from tests.source import each

WAITING = {item.id for item in library().values() if item.held_back is not None}
ALL = set(library()) - WAITING


def test_with_nothing_asked_everything_is_there_and_what_waits_apart() -> None:
    found, held = browse(Browse())
    assert set(found) == ALL
    assert {one.id for one in held} == WAITING
    assert all(steps == tuple(range(1, len(library()[name].ladder) + 1)) for name, steps in found.items())


@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_pattern_shows_that_pattern_only(pattern: Pattern) -> None:
    found, held = browse(Browse(patterns=[pattern]))
    assert found
    assert {library()[name].pattern for name in [*found, *(one.id for one in held)]} == {pattern}


@pytest.mark.parametrize("kind", list(Category))
def test_a_kind_shows_that_kind_only(kind: Category) -> None:
    found, _ = browse(Browse(categories=[kind]))
    assert {library()[name].category for name in found} == {kind}


@pytest.mark.parametrize("stage", list(Presentation))
def test_a_stage_shows_only_steps_that_are_open_to_it(stage: Presentation) -> None:
    found, held = browse(Browse(stage=stage))
    for name, steps in found.items():
        for step in steps:
            assert library()[name].rung(step).earliest.caution >= stage.caution
    assert {one.id for one in held} == WAITING, "what waits is shown with its checklist at every stage"
    if stage is Presentation.ACUTE_FLARED:
        assert not any(library()[name].rung(step).loaded for name, steps in found.items() for step in steps)


@pytest.mark.parametrize("piece", list(equipment()))
def test_kit_shows_what_can_be_done_with_it(piece: str) -> None:
    found, _ = browse(Browse(kit=[piece]))
    have = available([piece])
    assert all(set(library()[name].rung(step).equipment) <= have for name, steps in found.items() for step in steps)


def test_no_kit_at_all_is_not_the_same_as_any_kit() -> None:
    bare, _ = browse(Browse(kit=[]))
    assert "leg-press" in ALL
    assert set(bare) < ALL
    assert not any(library()[name].rung(step).equipment for name, steps in bare.items() for step in steps)


@pytest.mark.parametrize("trigger", list(Trigger))
def test_a_trigger_leaves_its_steps_out_and_puts_first_what_it_prefers(trigger: Trigger) -> None:
    found, _ = browse(Browse(triggers=[trigger]))
    plan = triggers()[trigger]
    for name, steps in found.items():
        assert not set(steps) & set(plan.avoid.get(name, ()))
    liked = [name in plan.prefer for name in found]
    assert liked == sorted(liked, reverse=True)
    assert any(liked)


@each(sorted(library()))
def test_every_exercise_is_found_by_every_name_it_goes_by(name: str) -> None:
    for words in (library()[name].name, *library()[name].also):
        found, held = browse(Browse(words=words))
        assert name in {*found, *(one.id for one in held)}, words


def test_filters_work_together() -> None:
    wanted = Browse(words="bridge", stage=Presentation.ACUTE_FLARED, kit=[], triggers=[Trigger.EXTENSION])
    found, held = browse(wanted)
    assert found["glute-bridge"] == (1, 2, 3, 4)
    assert not held


def test_a_step_says_its_gate_only_where_it_is_not_the_usual_one() -> None:
    said = opens(library()["hip-thrust"])
    assert said[:3] == (None, None, None)
    assert said[3] is not None
    assert usual_gate() not in said
