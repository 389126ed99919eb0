"""A flared day only takes away: nothing new, no harder step, no more of anything; and never nothing at all."""

from dataclasses import replace

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.exercise import Block
from lbp_core.models.programme import PlannedBlock, Prescription, Programme, Wishes
from lbp_core.models.verdict import MayTrain
from lbp_core.planning.calm_day import calm_day
from lbp_core.planning.next_week import needs_of
from tests.planning.checker import STAGES, seconds
from tests.planning.drafting import GYM, STRONG, ask, drafted, random_clients

CLIENTS = list(random_clients(300, seed=77))


def calmed(plan: Programme) -> list[tuple[dict[str, Prescription], dict[str, Prescription], float]]:
    """Each different day: what it had, what is left, and its minutes by our own count."""
    needs = needs_of(plan, library(), limits())
    found = []
    for day in {day.kind: day for day in plan.days}.values():
        after = calm_day(day, needs)
        assert after.date == day.date
        had, left = ({item.exercise: item for item in one.prescriptions} for one in (day, after))
        assert left
        found.append((had, left, sum(seconds(item.dose) for item in after.prescriptions) / 60))
    return found


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_nothing_new_nothing_harder_and_no_more_of_anything(first: int) -> None:
    most = STAGES["acute_flared"]["minutes_most"]
    for wishes, presentation, triggers, may_train, start in CLIENTS[first : first + 100]:
        plan = ask(wishes, presentation, *triggers, may_train=may_train, start=start)
        assert isinstance(plan, Programme)
        for had, left, minutes in calmed(plan):
            assert left.keys() <= had.keys()
            assert minutes <= most * 1.01
            assert minutes <= sum(seconds(item.dose) for item in had.values()) / 60 + 0.01
            for name, item in left.items():
                was = had[name]
                assert item.rung <= min(was.rung, STAGES["acute_flared"]["starts"][name])
                assert item.dose.sets <= min(2, was.dose.sets)
                assert item.dose.load_g is None
                assert not library()[name].rung(item.rung).loaded
                assert item.dose.reps is None or was.dose.reps is None or item.dose.reps[1] <= was.dose.reps[1]
                assert (item.dose.hold_s or 0) <= (was.dose.hold_s or 99)
                assert item.dose.minutes is None or item.dose.minutes[1] <= (was.dose.minutes or (0, 0))[1]
                assert (item.dose.reps_in_reserve or 9) >= 4 + (may_train is MayTrain.MODIFIED)


def test_where_nothing_of_the_day_suits_a_flare_easy_movement_takes_its_place_and_says_so() -> None:
    plan = drafted(Wishes(minutes=45, equipment=GYM), STRONG)
    day = plan.days[0]
    swing = Prescription(exercise="kettlebell-swing", rung=2, dose=library()["kettlebell-swing"].rung(2).dose)
    only = day.model_copy(update={"blocks": (PlannedBlock(block=Block.STRENGTH, minutes=5, exercises=(swing,)),)})
    after = calm_day(only, needs_of(plan, library(), limits()))
    assert [item.exercise for item in after.prescriptions] == ["belly-breathing", "walk"]
    assert after.prescriptions[1].dose.minutes == (5, 5)
    assert all("suits a flare" in item.why[0] for item in after.prescriptions)


def test_somebody_who_does_not_get_down_to_the_floor_is_not_sent_there_by_a_flare() -> None:
    plan = drafted(Wishes(minutes=45, floor=False), STRONG)
    needs = needs_of(plan, library(), limits())
    for day in plan.days:
        assert all(not library()[one.exercise].on_the_floor(one.rung) for one in calm_day(day, needs).prescriptions)


def test_what_the_client_does_on_an_easier_step_stays_there() -> None:
    plan = drafted(Wishes(minutes=45), STRONG)
    needs = replace(needs_of(plan, library(), limits()))
    day = plan.days[0]
    easy = [item.model_copy(update={"rung": 1}) for item in day.prescriptions if item.exercise == "glute-bridge"]
    low = day.model_copy(update={"blocks": (PlannedBlock(block=Block.STRENGTH, minutes=5, exercises=tuple(easy)),)})
    assert [item.rung for item in calm_day(low, needs).prescriptions] == [1]
