"""What is held back early is never drafted, however it is asked for, and the reason is said."""

import pytest

from lbp_core.evidence import templates
from lbp_core.evidence.library import library
from lbp_core.evidence.templates import SessionTemplate, session_template
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import Programme, Wishes
from lbp_core.models.verdict import Presentation
from tests.planning.drafting import GYM, STRONG, ask, drafted, random_clients, used

HELD = {item.id for item in library().values() if item.held_back is not None}


@pytest.mark.parametrize("presentation", list(Presentation))
@pytest.mark.parametrize("name", sorted(HELD))
def test_m12_what_is_held_back_is_not_drafted_even_when_asked_for(name: str, presentation: Presentation) -> None:
    plan = drafted(Wishes(minutes=75, days_per_week=5, equipment=GYM, prefer=(name,)), presentation)
    assert not used(plan) & HELD
    assert any(library()[name].name in said and "asked for" in said for said in plan.broken)
    assert any(said.startswith(library()[name].name) and "checklist" in said for said in plan.ruled_out)


def test_m12_no_random_client_gets_anything_that_is_held_back() -> None:
    for wishes, presentation, triggers, may_train, start in random_clients(150, seed=12):
        plan = ask(wishes, presentation, *triggers, may_train=may_train, start=start)
        assert isinstance(plan, Programme)
        assert not used(plan) & HELD


def _offering(held: Exercise) -> SessionTemplate:
    """The template with that exercise first in every slot."""
    template = session_template()

    def changed(day: templates.DayTemplate) -> templates.DayTemplate:
        blocks = tuple(
            block.model_copy(
                update={
                    "slots": tuple(slot.model_copy(update={"choose": (held.id, *slot.choose)}) for slot in block.slots)
                }
            )
            for block in day.blocks
        )
        return day.model_copy(update={"blocks": blocks})

    days = {name: changed(getattr(template, name)) for name in ("strength_day", "core_day", "walk_day")}
    return template.model_copy(update=days)


@pytest.fixture(params=sorted(HELD))
def careless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A template that offers something held back in every slot, and stages that give it a start."""
    offering = _offering(library()[request.param])
    monkeypatch.setattr("lbp_core.planning.draft.session_template", lambda: offering)
    for plan in templates.presentations().values():
        monkeypatch.setitem(plan.starts, request.param, 1)
    return request.param


def test_m12_the_planner_refuses_it_even_where_a_template_offers_it(careless: str) -> None:
    assert careless not in used(drafted(Wishes(minutes=75, equipment=GYM, prefer=(careless,)), STRONG))


def test_the_manuals_own_exercises_stay_first_choice_where_kit_and_triggers_allow_them() -> None:
    manual = {
        "cat-camel", "hip-flexor-stretch", "thoracic-rotation", "dead-bug", "modified-curl-up", "side-plank", "bird-dog",
        "glute-bridge", "split-squat", "row", "kettlebell-deadlift", "walk", "carry", "squat", "hip-hinge",
    }  # fmt: skip
    for presentation in Presentation:
        assert used(drafted(Wishes(minutes=60, equipment=GYM), presentation)) <= manual


def test_a_client_without_kit_still_pulls() -> None:
    plan = drafted(Wishes(minutes=45), STRONG)
    assert {"inverted-row", "prone-arm-raise", "chest-supported-row"} & used(plan)


def test_an_exercise_nobody_wants_is_replaced_and_not_left_out() -> None:
    plan = drafted(Wishes(minutes=45, equipment=GYM, avoid=("bird-dog", "glute-bridge", "cat-camel")), STRONG)
    assert {"bear-hold", "hip-hinge", "rock-back"} <= used(plan)
