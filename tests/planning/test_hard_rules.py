"""Random clients: every draft keeps every hard rule, proved by the checker that shares no code with the planner."""

import time
from datetime import timedelta

import pytest

from lbp_core.models.programme import DayKind, NoPlan, Programme, Wishes
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from tests.planning.checker import faults, trained_blocks
from tests.planning.drafting import FLARED, GYM, STRONG, Client, ask, drafted, random_clients

CLIENTS = list(random_clients(2_000, seed=20260302))
AT_ONCE = 100


@pytest.mark.parametrize("first", range(0, len(CLIENTS), AT_ONCE))
def test_a_draft_keeps_every_hard_rule(first: int) -> None:
    for client in CLIENTS[first : first + AT_ONCE]:
        wishes, presentation, triggers, may_train, start = client
        found = ask(wishes, presentation, *triggers, may_train=may_train, start=start)
        assert isinstance(found, Programme), client
        assert faults(found, wishes, presentation, triggers, gentle=may_train is MayTrain.MODIFIED) == [], client
        assert trained_blocks(found) & {"core", "strength"}, client


def test_the_checker_sees_each_kind_of_fault() -> None:
    wishes = Wishes(minutes=60, equipment=GYM)
    plan = drafted(wishes, STRONG)
    flared = faults(plan, wishes, FLARED, (), gentle=False)
    assert any("carries weight" in fault for fault in flared)
    assert any("above the ceiling" in fault for fault in flared)
    assert any("minutes of" in fault for fault in flared)
    assert any("sets" in fault for fault in flared)
    assert any("in reserve" in fault for fault in flared)
    assert any("needs cable" in fault for fault in faults(plan, Wishes(minutes=60), STRONG, (), gentle=False))
    assert any("brings on" in fault for fault in faults(plan, wishes, STRONG, tuple(Trigger), gentle=False))
    avoiding = wishes.model_copy(update={"avoid": ("row",)})
    assert any("leave it out" in fault for fault in faults(plan, avoiding, STRONG, (), gentle=False))
    week = plan.weeks[0]
    strength = next(day for day in week.days if day.kind is DayKind.STRENGTH)
    twice = strength.model_copy(update={"date": strength.date + timedelta(days=1)})
    crowded = plan.model_copy(update={"weeks": (week.model_copy(update={"days": (strength, twice)}), *plan.weeks[1:])})
    assert "strength on two days running" in faults(crowded, wishes, STRONG, (), gentle=False)
    swung = strength.blocks[-1].exercises[0].model_copy(update={"exercise": "kettlebell-swing", "rung": 1})
    block = strength.blocks[-1].model_copy(update={"exercises": (swung,)})
    swinging = strength.model_copy(update={"blocks": (*strength.blocks[:-1], block)})
    early = plan.model_copy(update={"weeks": (week.model_copy(update={"days": (swinging,)}), *plan.weeks[1:])})
    assert any("held back early" in fault for fault in faults(early, wishes, STRONG, (), gentle=False))
    only = strength.model_copy(update={"blocks": strength.blocks[:1]})
    stretching = plan.model_copy(update={"weeks": (week.model_copy(update={"days": (only,)}), *plan.weeks[1:])})
    assert any("stretching only" in fault for fault in faults(stretching, wishes, STRONG, (), gentle=False))


@pytest.mark.parametrize("client", CLIENTS[:60], ids=range(60))
def test_no_draft_for_a_locked_client(client: Client) -> None:
    wishes, presentation, triggers, _, start = client
    found = ask(wishes, presentation, *triggers, may_train=MayTrain.NO, start=start)
    assert isinstance(found, NoPlan)
    assert "clearance" in found.sentence


def test_who_does_not_get_down_to_the_floor_trains_standing_and_sitting_and_is_told_what_is_left_out() -> None:
    for presentation in Presentation:
        plan = drafted(Wishes(minutes=40, floor=False), presentation)
        assert faults(plan, Wishes(minutes=40, floor=False), presentation, (), gentle=False) == []
        assert any(
            "is done on the floor" in fault
            for fault in faults(drafted(Wishes(), presentation), Wishes(floor=False), presentation, (), gentle=False)
        )
        assert trained_blocks(plan) >= {"core", "strength"}
        assert any("getting down to the floor does not go well" in line for line in plan.ruled_out)


def test_the_same_client_gets_the_same_draft() -> None:
    for wishes, presentation, triggers, may_train, start in CLIENTS[:40]:
        first, second = (ask(wishes, presentation, *triggers, may_train=may_train, start=start) for _ in range(2))
        assert first == second


def test_a_draft_takes_less_than_fifty_milliseconds() -> None:
    took = []
    for wishes, presentation, triggers, may_train, start in CLIENTS[:100]:
        began = time.process_time()
        ask(wishes, presentation, *triggers, may_train=may_train, start=start)
        took.append(time.process_time() - began)
    assert sorted(took)[95] < 0.05


@pytest.mark.parametrize("presentation", list(Presentation))
@pytest.mark.parametrize("minutes", [10, 15, 20, 25, 30, 45, 60, 75])
def test_sessions_use_the_minutes_they_have(presentation: Presentation, minutes: int) -> None:
    plan = drafted(Wishes(minutes=minutes, equipment=GYM), presentation)
    longest = max(day.minutes for day in plan.days)
    room = min(minutes, {"acute_flared": 30, "subacute_improving": 50, "chronic_recurrent": 45}[presentation.value])
    assert room * 0.88 <= longest <= minutes
