"""Block follows block for a client on record: from what was reached, with one or two new things, and back after a break."""

from datetime import date

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning, restarting, road
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.client import ClientDetails
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, PlannedBlock, Prescription, Wishes
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.road import Phase, Reached
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.planning.carrying import decided
from tests.months import WEEK, rungs, settled_rungs, trained_weeks
from tests.people import MONDAY, at, emergency, ready, screened


def test_m26_a_redraft_begins_where_the_records_stand_and_says_so(studio: Studio) -> None:
    client_id = ready(studio)
    first = planning.programme(studio, client_id)
    after = trained_weeks(studio, client_id, 3)
    drafted, stands = planning.draft(studio, client_id, Wishes(), start=after), settled_rungs(studio, client_id, after)
    assert first is not None
    higher = [name for name, rung in rungs(drafted).items() if rung > rungs(first.programme).get(name, 99)]
    assert higher, "three good weeks moved something on, and the redraft keeps it"
    decided = planning.programme(studio, client_id)
    assert decided is not None
    above = {name for name, rung in rungs(drafted).items() if name in stands and rung > stands[name]}
    assert all(rungs(drafted)[name] == rungs(decided.programme)[name] == stands[name] + 1 for name in above)
    assert any("Carried on from the records" in line for line in drafted.because)
    whys = [line for day in drafted.days for one in day.prescriptions if one.exercise in higher for line in one.why]
    assert any("settled by the next morning" in line or "last weekly review decided" in line for line in whys)


def test_m26_what_the_last_review_decided_and_nobody_trained_yet_is_carried_into_a_new_draft(studio: Studio) -> None:
    """Up as well as down: a new block never forgets what was decided on Sunday."""
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 2)
    current = planning.programme(studio, client_id)
    assert current is not None
    drafted = planning.draft(studio, client_id, Wishes(), start=after)
    decided, found = (
        {one.exercise: one for day in plan.days if day.kind is not DayKind.WALK for one in day.prescriptions}
        for plan in (current.programme, drafted)
    )
    reviewed = [name for name, one in decided.items() if one.reviewed is not None and name in found]
    assert reviewed
    for name in reviewed:
        assert (found[name].rung, found[name].dose.reps) == (decided[name].rung, decided[name].dose.reps)
        assert any("as the last weekly review decided" in why for why in found[name].why)


def test_m26_what_was_decided_long_ago_gives_way_to_the_records(studio: Studio) -> None:
    reached = {"squat": Reached(exercise="squat", rung=4, asked=None, on=MONDAY, settled=True)}
    plan = planning.draft(studio, ready(studio), Wishes(), start=MONDAY)
    dose = library()["squat"].rung(3).dose
    item = Prescription(exercise="squat", rung=3, dose=dose, why=("Asked.",), reviewed="Squat: a step back.")
    day = plan.days[0].model_copy(
        update={"blocks": (PlannedBlock(block=Block.STRENGTH, minutes=5.0, exercises=(item,)),)}
    )

    def carried_on(begins: date, on: date) -> set[str]:
        week = plan.weeks[0].model_copy(update={"monday": begins, "days": (day,)})
        return set(decided(plan.model_copy(update={"weeks": (week,)}), reached, on=on, limits=limits()))

    assert carried_on(MONDAY + WEEK, MONDAY + WEEK) == {"squat"}
    assert carried_on(MONDAY, MONDAY + WEEK) == set(), "it was trained since"
    assert carried_on(MONDAY + WEEK, MONDAY + WEEK * 2) == set(), "after two weeks away the restart decides"


def test_m26_a_morning_that_was_not_calm_holds_the_redraft_at_the_stages_start(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1, morning=6.0)
    first, again = planning.programme(studio, client_id), planning.draft(studio, client_id, Wishes(), start=after)
    assert first is not None
    fresh = planning.draft(studio, ready_again(studio), Wishes(), start=MONDAY)
    assert not {name for name, rung in rungs(again).items() if rung > rungs(fresh).get(name, rung)}


def ready_again(studio: Studio) -> str:
    """Another client with the same answers and no record."""
    other = caseload.add_client(studio, ClientDetails(name="Ben Holt", birth_year=1985), key="ben", at=at(MONDAY, 8))
    screened(studio, other.id, key="ben intake")
    return other.id


def test_m26_the_next_block_keeps_the_work_and_brings_one_or_two_new_things(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 4)
    before = planning.programme(studio, client_id)
    block = road.road_view(studio, client_id, on=after).block
    assert block is not None
    assert block.over, block.says
    found = road.next_block(studio, client_id, on=after)
    assert before is not None
    new = set(rungs(found.programme)) - set(rungs(before.programme))
    assert found.phase is not Phase.STABILITY
    assert 1 <= len(new) <= 2, new
    assert len(new) <= len(found.new) <= 2
    assert all(library()[name].name in " ".join(found.new) for name in new)
    saved = road.save_next_block(studio, client_id, key="next", at=at(after, 9))
    assert saved.programme.begun == after
    assert saved.because.startswith("Next block · ")
    again = road.road_view(studio, client_id, on=after).block
    assert again is not None
    assert not again.over


def test_m26_the_block_keeps_its_beginning_through_reviews_and_changes(studio: Studio) -> None:
    client_id = ready(studio)
    trained_weeks(studio, client_id, 2)
    version = planning.programme(studio, client_id)
    assert version is not None
    assert version.number == 3
    assert version.programme.begun == MONDAY


def test_m26_the_phases_follow_the_weeks_and_say_what_they_wait_for(studio: Studio) -> None:
    client_id = ready(studio)
    early = road.road_view(studio, client_id, on=MONDAY)
    assert early.standing.phase is Phase.STABILITY
    assert any(line.holds is False for line in early.standing.waits_for)
    after = trained_weeks(studio, client_id, 4)
    later = road.road_view(studio, client_id, on=after)
    assert later.standing.phase.place > Phase.STABILITY.place
    assert all(line.holds for line in later.standing.reasons)
    assert later.weeks[0].phase is Phase.STABILITY


@pytest.mark.hazard("H01")
def test_m26_no_block_follows_while_training_is_paused(studio: Studio) -> None:
    client_id = ready(studio)
    asked = ScreenInput(answers={emergency(): Answer.YES}, age=None)
    gate.record_screening(
        studio, client_id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="new", at=at(MONDAY, 11)
    )
    with pytest.raises(Refused, match="Nothing can be planned"):
        road.next_block(studio, client_id, on=MONDAY)
    assert restarting.restart(studio, client_id, on=MONDAY + WEEK * 5) is None


def test_m26_two_missed_weeks_restart_at_about_seventy_per_cent_once(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 2)
    assert restarting.restart(studio, client_id, on=after) is None, "nothing was missed yet"
    back = after + WEEK * 2
    found = restarting.restart(studio, client_id, on=back)
    assert found is not None
    assert "days ago, so training begins again at about 70 %" in found.says
    before = planning.programme(studio, client_id)
    assert before is not None
    lower = [name for name, rung in rungs(found.programme).items() if rung < rungs(before.programme)[name]]
    assert lower
    assert not [name for name, rung in rungs(found.programme).items() if rung > rungs(before.programme)[name]]
    saved = restarting.save_restart(studio, client_id, key="back", at=at(back, 9))
    assert saved.because == found.says
    assert restarting.restart(studio, client_id, on=back) is None
    assert restarting.save_restart(studio, client_id, key="back", at=at(back, 9)) == saved


def test_m26_after_a_long_break_training_begins_anew_no_higher_than_the_stage(studio: Studio) -> None:
    client_id = ready(studio)
    back = trained_weeks(studio, client_id, 4) + WEEK * 8
    found = restarting.restart(studio, client_id, on=back)
    assert found is not None
    assert "training begins anew" in found.says
    fresh = rungs(planning.draft(studio, ready_again(studio), Wishes(), start=MONDAY))
    assert not {name: rung for name, rung in rungs(found.programme).items() if rung > fresh.get(name, rung)}
    assert found.programme.changed
    assert restarting.save_restart(studio, client_id, key="anew", at=at(back, 9)).programme.begun == back
    assert restarting.restart(studio, client_id, on=back) is None


def test_m26_a_draft_after_missed_weeks_begins_lower_too(studio: Studio) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 2)
    stands, back = settled_rungs(studio, client_id, after), after + WEEK * 2
    drafted = planning.draft(studio, client_id, Wishes(), start=back)
    lower = [name for name, rung in rungs(drafted).items() if name in stands and rung < stands[name]]
    assert lower
    assert any(
        "begins again at about 70 %" in line for day in drafted.days for one in day.prescriptions for line in one.why
    )


def test_m24_goals_shape_the_road_visibly(studio: Studio) -> None:
    client_id = ready(studio)
    client = caseload.client(studio, client_id)
    details = client.details.model_copy(update={"wishes": Wishes(goals=("keep my bones strong",))})
    caseload.change_client(studio, client_id, details, version=client.version, key="goals", at=at(MONDAY, 9))
    assert any("bone" in line for line in road.road_view(studio, client_id, on=MONDAY).ahead)
