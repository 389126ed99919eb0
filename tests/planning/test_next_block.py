"""Random clients with random records: the draft that follows keeps every hard rule and begins nothing above what had settled."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.road import road
from lbp_core.facts.reached import reached
from lbp_core.models.history import ExerciseDone, Prescribed, Session
from lbp_core.models.programme import DayKind, NoPlan, Programme
from lbp_core.models.road import Phase
from lbp_core.models.verdict import MayTrain
from lbp_core.planning.carrying import carried, walks_on
from lbp_core.planning.draft import Onward, draft_programme
from lbp_core.planning.next_block import new_in, trained_in, turn_of
from lbp_core.planning.next_week import needs_of
from tests.planning.checker import faults, trained_blocks
from tests.planning.drafting import FLARED, GYM, IMPROVING, STRONG, Client, ask, drafted, random_clients

CLIENTS = list(random_clients(200, seed=20261122))


def random_months(programme: Programme, dice: random.Random) -> Iterator[Session]:
    """Weeks of that programme on wandering rungs and loads, with calm mornings, bad ones and ones nobody told."""
    asked = {item.exercise: item for day in programme.days for item in day.prescriptions}
    rungs = {name: item.rung for name, item in asked.items()}
    first = programme.weeks[0].monday - timedelta(days=7 * dice.choice([3, 8, 20]))
    for number in range(dice.choice([1, 4, 12, 30])):
        rows = []
        for name in dice.sample(sorted(asked), dice.randint(1, len(asked))):
            rungs[name] = min(len(library()[name].ladder), max(1, rungs[name] + dice.choice([-1, 0, 0, 1])))
            dose = library()[name].rung(rungs[name]).dose
            load = None if dose.load_g is None else dose.load_g / 1000 * dice.choice([1, 1.25, 2, 3])
            rows.append(
                ExerciseDone(
                    exercise=name, rung=rungs[name], sets_done=dice.choice([0, 1, dose.sets, dose.sets]), load_kg=load,
                    prescribed=Prescribed(sets=dose.sets, reps=dose.reps, hold_s=dose.hold_s, load_kg=load),
                    pain_during=dice.choice([None, 1.0, 4.0, 7.0]), technique_ok=dice.choice([True, True, None, False]),
                )
            )  # fmt: skip
        yield Session(
            date=first + timedelta(days=2 * number), completed=dice.random() < 0.9, pain_before=dice.choice([None, 2.0, 4.0]),
            pain_next_morning=dice.choice([None, 1.0, 3.0, 4.0, 7.0]), exercises=tuple(rows),
        )  # fmt: skip


def highest_settled(sessions: list[Session]) -> dict[str, tuple[int, float]]:
    """Counted apart from the product: the highest rung and load of each exercise that was done in full and was calm after."""
    found: dict[str, tuple[int, float]] = {}
    for one in sessions:
        before, after = one.pain_before, one.pain_next_morning
        if not one.completed or before is None or after is None or after - before > 1:
            continue
        for row in one.exercises:
            full = (
                row.sets_done is not None and row.prescribed is not None and row.sets_done >= (row.prescribed.sets or 1)
            )
            if full and (row.pain_during or 0) <= 5 and row.technique_ok is not False:
                rung, load = found.get(row.exercise, (0, 0.0))
                found[row.exercise] = (max(rung, row.rung or 0), max(load, row.load_kg or 0.0))
    return found


def following(client: Client, dice: random.Random) -> tuple[Programme, Programme, list[Session], tuple[str, ...]]:
    """The first programme, the block after it, the months between, and the sentences on what is new."""
    wishes, stage, triggers, may_train, start = client
    first = ask(wishes, stage, *triggers, may_train=may_train, start=start)
    assert isinstance(first, Programme)
    sessions = list(random_months(first, dice))
    stands = reached(sessions, limits().review)
    onward = Onward(
        begun=carried(stands, on=start, library=library(), limits=limits()),
        walks=walks_on(first, library(), paused=False),
    )
    needs = replace(needs_of(first, library(), limits()), begun=onward.begun)
    turn = turn_of(first, dice.choice(list(Phase)), road(), needs)
    found = draft_programme(
        wishes, stage, triggers, may_train=may_train, start=start, library=library(), limits=limits(),
        onward=turn.onto(onward),
    )  # fmt: skip
    assert isinstance(found, Programme), (client, found)
    return first, found, sessions, new_in(found, turn, library())


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_m26_the_next_block_keeps_every_hard_rule_and_stays_below_what_had_settled(first: int) -> None:
    for number, client in enumerate(CLIENTS[first : first + 50]):
        wishes, stage, triggers, may_train, _ = client
        _, block, sessions, _ = following(client, random.Random(first + number))
        assert faults(block, wishes, stage, triggers, gentle=may_train is MayTrain.MODIFIED) == [], client
        assert trained_blocks(block) & {"core", "strength"}, client
        assert _above(block, sessions) == [], client


def _above(block: Programme, sessions: list[Session]) -> list[str]:
    best, done = highest_settled(sessions), {row.exercise for one in sessions for row in one.exercises}
    return [
        f"{item.exercise}: rung {item.rung}, {item.dose.load_g} g; settled {best[item.exercise]}"
        for day in block.days
        if day.kind is not DayKind.WALK
        for item in day.prescriptions
        if item.exercise in done and item.exercise in best
        if item.rung > best[item.exercise][0]
        or (item.rung == best[item.exercise][0] and (item.dose.load_g or 0) / 1000 > best[item.exercise][1] + 0.001)
    ]


def test_the_count_sees_a_block_above_what_had_settled() -> None:
    wishes, stage, triggers, may_train, start = CLIENTS[0]
    block = ask(wishes, stage, *triggers, may_train=may_train, start=start)
    assert isinstance(block, Programme)
    item = next(one for day in block.days for one in day.prescriptions if day.kind is not DayKind.WALK and one.rung > 1)
    row = ExerciseDone(exercise=item.exercise, rung=item.rung - 1, sets_done=2, prescribed=Prescribed(sets=2))
    low = Session(date=start, completed=True, pain_before=2.0, pain_next_morning=2.0, exercises=(row,))
    assert _above(block, [low])


def test_m26_a_block_brings_one_or_two_new_things_and_names_each() -> None:
    for minutes in (30, 45, 60):
        wishes = CLIENTS[0][0].model_copy(
            update={"minutes": minutes, "equipment": GYM, "avoid": (), "prefer": (), "goals": (), "floor": True}
        )
        for phase in (Phase.STRENGTH, Phase.LOAD, Phase.GENERAL):
            current = drafted(wishes, STRONG)
            turn = turn_of(current, phase, road(), needs_of(current, library(), limits()))
            block = draft_programme(
                wishes, STRONG, (), may_train=MayTrain.YES, start=date(2026, 3, 30), library=library(), limits=limits(),
                onward=turn.onto(Onward()),
            )  # fmt: skip
            assert isinstance(block, Programme)
            new = trained_in(block) - trained_in(current)
            assert len(new) <= 2, (minutes, phase, new)
            assert len(new_in(block, turn, library())) == len(new)


def test_m26_where_nothing_is_swapped_a_set_more_is_the_new_thing() -> None:
    wishes = CLIENTS[0][0].model_copy(update={"minutes": 60, "avoid": (), "prefer": (), "goals": (), "equipment": ()})
    current = drafted(wishes, IMPROVING)
    rows = tuple(
        ExerciseDone(
            exercise=item.exercise, rung=item.rung, sets_done=2, prescribed=Prescribed(sets=2, reps=item.dose.reps)
        )
        for item in next(day for day in current.days if day.kind is DayKind.STRENGTH).prescriptions
    )
    start = date(2026, 3, 4)
    for morning, longer in ((1.0, True), (6.0, False)):
        told = Session(
            date=date(2026, 3, 2), completed=True, pain_before=1.0, pain_next_morning=morning, exercises=rows
        )
        begun = carried(reached([told], limits().review), on=start, library=library(), limits=limits())
        needs = replace(needs_of(current, library(), limits()), begun=begun)
        turn = turn_of(current, Phase.STABILITY, road(), needs)
        assert bool(turn.longer) is longer
        assert len(turn.longer) <= road().variety.new_things
        block = draft_programme(
            wishes, IMPROVING, (), may_train=MayTrain.YES, start=start, library=library(), limits=limits(),
            onward=turn.onto(Onward(begun=begun)),
        )  # fmt: skip
        assert isinstance(block, Programme)
        most = {item.exercise: item.dose.sets for day in block.days for item in day.prescriptions if item.dose.sets > 2}
        assert set(most) <= set(turn.longer)
        assert all(any("one set more" in line for line in new_in(block, turn, library())) for _ in most)


def test_m26_a_lift_whose_weight_is_growing_gives_way_last() -> None:
    wishes = CLIENTS[0][0].model_copy(
        update={"minutes": 60, "avoid": (), "prefer": (), "goals": (), "equipment": GYM, "floor": True}
    )
    current = drafted(wishes, IMPROVING)
    swaps = turn_of(current, Phase.STRENGTH, road(), needs_of(current, library(), limits())).swaps
    assert swaps[0].from_ not in ("dead-bug", "side-plank"), "without a record the file's own order holds"
    row = ExerciseDone(exercise=swaps[0].from_, rung=4, sets_done=2, load_kg=20.0, prescribed=Prescribed(sets=2))
    told = Session(date=date(2026, 3, 2), completed=True, pain_before=1.0, pain_next_morning=1.0, exercises=(row,))
    begun = carried(reached([told], limits().review), on=date(2026, 3, 4), library=library(), limits=limits())
    needs = replace(needs_of(current, library(), limits()), begun=begun)
    assert turn_of(current, Phase.STRENGTH, road(), needs).swaps[0].from_ != swaps[0].from_


def test_m24_a_goal_leads_what_the_next_block_brings() -> None:
    wishes = CLIENTS[0][0].model_copy(
        update={"minutes": 60, "equipment": GYM, "avoid": (), "prefer": (), "floor": True, "goals": ()}
    )
    older = wishes.model_copy(update={"goals": ("keep my bones strong",)})
    back = wishes.model_copy(update={"goals": ("return after years off",)})
    turns = {}
    for name, one in (("plain", wishes), ("older", older), ("back", back)):
        current = drafted(one, IMPROVING)
        turns[name] = turn_of(current, Phase.STRENGTH, road(), needs_of(current, library(), limits()))
    assert len(turns["back"].swaps) == 1, "after time off one new thing a block is enough"
    assert len(turns["older"].swaps) == 2
    brings = road().goals["ageing"].brings
    assert any(swap.to in brings for swap in turns["older"].swaps)


def test_m26_a_flare_begins_at_its_own_stage_whatever_was_reached_before() -> None:
    strong = drafted(CLIENTS[0][0].model_copy(update={"equipment": GYM, "avoid": (), "prefer": ()}), STRONG)
    rows = tuple(
        ExerciseDone(exercise=item.exercise, rung=item.rung, sets_done=item.dose.sets, prescribed=Prescribed(sets=2))
        for item in strong.days[0].prescriptions
    )
    calm = Session(date=date(2026, 3, 1), completed=True, pain_before=1.0, pain_next_morning=1.0, exercises=rows)
    begun = carried(reached([calm], limits().review), on=date(2026, 3, 2), library=library(), limits=limits())
    wishes = strong.wishes
    assert wishes is not None
    found = draft_programme(
        wishes, FLARED, (), may_train=MayTrain.YES, start=date(2026, 3, 2), library=library(), limits=limits(),
        onward=Onward(begun=begun),
    )  # fmt: skip
    assert not isinstance(found, NoPlan)
    assert faults(found, wishes, FLARED, (), gentle=False) == []
