"""The phases of the long road: on where everything holds, back where something fails, and the unknown moves nobody."""

from datetime import timedelta
from typing import Any

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.road import Road, road, road_problems
from lbp_core.evidence.sources import listed_sources
from lbp_core.evidence.templates import presentations
from lbp_core.facts.road import road_weeks
from lbp_core.models.history import ExerciseDone, Prescribed, Session
from lbp_core.models.road import Phase, RoadWeek
from lbp_core.models.timeline import WeekPoint
from lbp_core.planning.road import adds_of, phases_of, standing
from tests.planning.drafting import FLARED, IMPROVING, MONDAY, STRONG

WEEK = timedelta(weeks=1)


def week(number: int, **more: Any) -> RoadWeek:
    """A good week of somebody far along; `more` says otherwise."""
    plain = {
        "monday": MONDAY + WEEK * number, "stage": STRONG, "weeks_trained": 20, "weeks_away": 0, "core": 3, "loaded": 3,
        "pain": 1.5, "calm_weeks": 8,
    }  # fmt: skip
    return RoadWeek.model_validate(plain | more)


def test_m26_the_road_leads_from_stability_to_general_training_and_back_in_a_flare() -> None:
    weeks = [week(n) for n in range(6)] + [week(6, stage=FLARED)] + [week(n) for n in range(7, 11)]
    phases = phases_of(weeks, road())
    assert phases[:4] == (Phase.STRENGTH, Phase.LOAD, Phase.GENERAL, Phase.GENERAL)
    assert phases[6] is Phase.STABILITY
    assert phases[-1] is Phase.GENERAL, "after the flare the way back is quick where all of it still holds"


@pytest.mark.parametrize(
    ("change", "phase"),
    [
        ({"weeks_trained": 1}, Phase.STABILITY),
        ({"core": 1}, Phase.STABILITY),
        ({"stage": FLARED}, Phase.STABILITY),
        ({"stage": None}, Phase.STABILITY),
        ({"stage": IMPROVING}, Phase.STRENGTH),
        ({"weeks_trained": 5}, Phase.STRENGTH),
        ({"loaded": 0}, Phase.STRENGTH),
        ({"loaded": 1}, Phase.LOAD),
        ({"weeks_trained": 11}, Phase.LOAD),
        ({"pain": 2.1}, Phase.LOAD),
        ({"pain": None}, Phase.LOAD),
        ({"calm_weeks": 3}, Phase.LOAD),
        ({"weeks_away": 9}, Phase.STABILITY),
        ({}, Phase.GENERAL),
    ],
)
def test_m26_each_line_holds_its_own_phase_back(change: dict[str, Any], phase: Phase) -> None:
    assert phases_of([week(n, **change) for n in range(8)], road())[-1] is phase


@pytest.mark.parametrize(
    ("change", "phase"),
    [({"pain": 3.2}, Phase.LOAD), ({"pain": None}, Phase.GENERAL), ({"pain": 2.8}, Phase.GENERAL),
     ({"weeks_away": 9}, Phase.STABILITY), ({"stage": IMPROVING}, Phase.STRENGTH), ({"stage": None}, Phase.GENERAL)],
)  # fmt: skip
def test_m26_what_a_phase_keeps_sends_back_only_where_it_fails_for_certain(
    change: dict[str, Any], phase: Phase
) -> None:
    assert phases_of([*(week(n) for n in range(4)), week(4, **change)], road())[-1] is phase


def test_m26_the_standing_says_since_when_why_and_what_the_next_phase_waits_for() -> None:
    stands = standing([week(0), week(1), week(2, pain=2.6), week(3, pain=2.6)], road())
    assert stands.phase is Phase.LOAD
    assert stands.since == MONDAY + WEEK
    assert all(line.holds for line in stands.reasons)
    assert [line.says for line in stands.waits_for if not line.holds] == [
        "Pain of 2 or less on average over four weeks"
    ]
    assert "2.6 over four weeks" in [line.found for line in stands.waits_for]


def test_m26_later_phases_add_carrying_and_pushing() -> None:
    assert [slot.name for slot in adds_of(Phase.STRENGTH, road())] == []
    assert [slot.name for slot in adds_of(Phase.GENERAL, road())] == ["carry", "push"]


def test_m26_the_records_are_counted_week_by_week() -> None:
    row = ExerciseDone(
        exercise="kettlebell-deadlift", rung=3, sets_done=2, load_kg=12.0, prescribed=Prescribed(sets=2, load_kg=12.0)
    )
    calm = Session(date=MONDAY, completed=True, pain_before=2.0, pain_next_morning=2.0, exercises=(row,))
    bad = calm.model_copy(update={"date": MONDAY + WEEK, "pain_next_morning": 6.0})
    points = [
        WeekPoint(monday=MONDAY + WEEK * n, pain=2.0, readings=3, sessions_done=int(n < 2), flare=n == 4)
        for n in range(6)
    ]

    def told(sessions: list[Session]) -> tuple[RoadWeek, ...]:
        return road_weeks(
            points, sessions, {}, library=library(), starts=presentations()[IMPROVING].starts, limits=limits().review
        )

    found = told([calm, bad])
    assert [one.loaded for one in found] == [1] * 6
    assert [one.loaded for one in told([bad])] == [0] * 6
    assert [one.weeks_trained for one in found] == [1, 2, 2, 2, 2, 2]
    assert [one.weeks_away for one in found] == [0, 0, 1, 2, 3, 4]
    assert [one.calm_weeks for one in found] == [1, 2, 3, 4, 0, 1]
    assert [one.pain for one in found] == [None, None, 2.0, 2.0, 2.0, 2.0]


def broken(**changes: Any) -> Road:
    return road().model_copy(update=changes)


def test_the_road_as_it_stands_has_no_slip() -> None:
    assert list(road_problems(road(), library=library(), sources=listed_sources())) == []


def test_slips_in_the_road_are_said_with_their_way_out() -> None:
    variety, phases, goals = road().variety, dict(road().phases), dict(road().goals)
    swap = variety.swaps[0]
    elsewhere = broken(variety=variety.model_copy(update={"swaps": (swap.model_copy(update={"to": "plank"}),)}))
    unknown = broken(variety=variety.model_copy(update={"swaps": (swap.model_copy(update={"to": "squash"}),)}))
    endless = broken(phases=phases | {Phase.LOAD: phases[Phase.LOAD].model_copy(update={"moves_on": ()})})
    short = broken(phases={name: plan for name, plan in phases.items() if name is not Phase.GENERAL})
    line = phases[Phase.LOAD].moves_on[0].model_copy(update={"at_least": None})
    bare = broken(phases=phases | {Phase.LOAD: phases[Phase.LOAD].model_copy(update={"moves_on": (line,)})})
    swung = broken(goals=goals | {"ageing": goals["ageing"].model_copy(update={"brings": ("kettlebell-swing",)})})
    uncited = broken(variety=variety.model_copy(update={"source": "nowhere"}))
    for wrong, words in (
        (elsewhere, "no slot of data/templates/session.yaml has both"), (unknown, "'squash' is not an exercise"),
        (endless, "never ends"), (short, "'general' is missing"), (bare, "needs one of at_least and at_most"),
        (swung, "held back early"), (uncited, "does not list"), (broken(goals={"flying": goals["ageing"]}), "is not a goal"),
    ):  # fmt: skip
        says = [str(one) for one in road_problems(wrong, library=library(), sources=listed_sources())]
        assert any(words in one for one in says), (words, says)
