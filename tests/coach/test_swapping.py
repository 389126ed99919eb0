"""The machine is taken: something else for today, never more than may be, taken back by one tap; the plan stays."""

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.floor.swapping import swap_today, swaps_today
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.flare import note_flare
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.facts.eased import planned_as, stands_now, times_eased
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.floor import Swap
from lbp_core.models.programme import Wishes
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Clearance
from lbp_core.planning.within import beyond
from tests.people import MONDAY, at, opened, ready
from tests.planning.drafting import GYM


@pytest.fixture
def studio(sqlite_studio: Studio) -> Studio:
    return sqlite_studio


def begun(studio: Studio) -> str:
    return opened(studio, ready(studio))


def strength(studio: Studio, session_id: str) -> str:
    """An exercise that others can stand in for."""
    cards = training.session(studio, session_id).cards
    return next(one.exercise.id for one in cards if swaps_today(studio, session_id, one.exercise.id))


def test_a_swap_stands_for_the_sets_left_is_no_easing_and_leaves_the_plan(studio: Studio) -> None:
    session_id = begun(studio)
    name = strength(studio, session_id)
    card = next(one for one in training.session(studio, session_id).cards if one.exercise.id == name)
    client_id = training.session(studio, session_id).client.id
    plan = planning.programme(studio, client_id)
    done = Entry(kind=EntryKind.SET_DONE, exercise=name, set_number=1)
    if len(card.sets) > 1:
        training.tap(studio, session_id, done, key="1", at=at(MONDAY, 10, 5))
    first = swaps_today(studio, session_id, name)[0]
    view = swap_today(studio, session_id, name, first.exercise, key="swap", at=at(MONDAY, 10, 6))
    new = next(one for one in view.cards if one.exercise.id == first.exercise)
    assert new.swapped
    assert f"instead of {card.exercise.name}" in (new.eased or "")
    assert len(new.sets) <= max(1, len(card.sets) - 1)
    assert name not in [one.exercise.id for one in view.cards]
    assert planning.programme(studio, client_id) == plan


@pytest.mark.hazard("H10")
def test_the_same_swap_twice_is_one_and_its_undo_brings_the_first_back(studio: Studio) -> None:
    session_id = begun(studio)
    name = strength(studio, session_id)
    before = training.session(studio, session_id).cards
    to = swaps_today(studio, session_id, name)[0].exercise
    for _ in range(2):
        view = swap_today(studio, session_id, name, to, key="swap", at=at(MONDAY, 10, 6))
    assert [one.kind for one in view.record.entries].count(EntryKind.SWAPPED) == 1
    back = Entry(kind=EntryKind.EASE_UNDONE, exercise=to)
    assert training.tap(studio, session_id, back, key="back", at=at(MONDAY, 10, 7)).cards == before


def test_what_is_offered_fits_kit_stage_and_what_is_there_already(studio: Studio) -> None:
    session_id = begun(studio)
    view = training.session(studio, session_id)
    there = {one.exercise.id for one in view.cards}
    offered = 0
    for card in view.cards:
        for swap in swaps_today(studio, session_id, card.exercise.id):
            offered += 1
            assert swap.exercise not in there
            assert library()[swap.exercise].held_back is None
            assert swap.dose.sets <= len(card.sets)
            assert beyond(library()[swap.exercise], swap.rung, swap.dose.load_g, view.gate.within) is None
    assert offered >= 5


def test_a_swap_to_something_that_was_never_offered_is_refused(studio: Studio) -> None:
    session_id = begun(studio)
    name = strength(studio, session_id)
    with pytest.raises(Refused, match="does not fit here any more"):
        swap_today(studio, session_id, name, "jefferson-curl", key="x", at=at(MONDAY, 10, 6))


def test_a_swap_by_hand_that_asks_for_more_sets_is_refused(studio: Studio) -> None:
    session_id = begun(studio)
    name = strength(studio, session_id)
    to = swaps_today(studio, session_id, name)[0]
    more = to.dose.model_copy(update={"sets": 9})
    entry = Entry(kind=EntryKind.SWAPPED, exercise=name, instead=to.exercise, rung=to.rung, dose=more)
    with pytest.raises(Refused, match="never ask for more"):
        training.tap(studio, session_id, entry, key="more", at=at(MONDAY, 10, 6))


def test_what_the_client_asked_to_leave_out_is_never_offered(studio: Studio) -> None:
    session_id = begun(studio)
    view = training.session(studio, session_id)
    name = strength(studio, session_id)
    unwanted = swaps_today(studio, session_id, name)[0].exercise
    version = planning.programme(studio, view.client.id)
    assert version is not None
    wishes = (version.programme.wishes or Wishes()).model_copy(update={"avoid": (unwanted,)})
    without = version.programme.model_copy(update={"wishes": wishes})
    planning.save(studio, view.client.id, without, because="Not that one.", key="avoid", at=at(MONDAY, 11))
    assert unwanted not in [one.exercise for one in swaps_today(studio, session_id, name)]


def test_a_clearance_bounds_every_swap(studio: Studio) -> None:
    client_id = ready(studio)
    drafted = planning.draft(studio, client_id, Wishes(minutes=60, equipment=GYM), start=MONDAY)
    planning.save(studio, client_id, drafted, because="A gym.", key="gym", at=at(MONDAY, 9))
    session_id = opened(studio, client_id)
    limits = ClearanceLimits(load_g_most=1_000, no_impact=True, no_loaded_bending=True)
    given = Clearance(date=MONDAY, by="Dr Lind", covers=("ca_night",))
    gate.record_clearance(studio, client_id, given, role="GP", limits=limits, key="c", at=at(MONDAY, 11))
    after = offered(studio, session_id)
    assert after
    assert not any(_beyond(one, limits) for one in after)
    name = strength(studio, session_id)
    one = swaps_today(studio, session_id, name)[0]
    heavy = one.dose.model_copy(update={"load_g": 20_000, "sets": 1})
    entry = Entry(kind=EntryKind.SWAPPED, exercise=name, instead=one.exercise, rung=one.rung, dose=heavy)
    with pytest.raises(Refused, match="the clearance"):
        training.tap(studio, session_id, entry, key="heavy", at=at(MONDAY, 11, 1))


def offered(studio: Studio, session_id: str) -> list[Swap]:
    """Everything offered for any exercise of the session."""
    cards = training.session(studio, session_id).cards
    return [one for card in cards for one in swaps_today(studio, session_id, card.exercise.id)]


def _beyond(one: Swap, limits: ClearanceLimits) -> bool:
    return beyond(library()[one.exercise], one.rung, one.dose.load_g, limits) is not None


@pytest.mark.hazard("H02")
def test_in_a_flare_nothing_is_swapped_the_calm_version_stays(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = strength(studio, session_id)
    swap = swaps_today(studio, session_id, name)[0]
    note_flare(studio, client_id, key="flare", at=at(MONDAY, 10, 5))
    left = training.session(studio, session_id).cards
    assert all(swaps_today(studio, session_id, card.exercise.id) == () for card in left)
    item = left[0].exercise.id
    dose = swap.dose.model_copy(update={"sets": 1})
    entry = Entry(kind=EntryKind.SWAPPED, exercise=item, instead=swap.exercise, rung=swap.rung, dose=dose)
    with pytest.raises(Refused, match="calm version stays"):
        training.tap(studio, session_id, entry, key="x", at=at(MONDAY, 10, 6))


def test_a_swap_counts_as_no_easing(studio: Studio) -> None:
    session_id = begun(studio)
    name = strength(studio, session_id)
    to = swaps_today(studio, session_id, name)[0].exercise
    record = swap_today(studio, session_id, name, to, key="swap", at=at(MONDAY, 10, 6)).record
    assert times_eased(record, name) == 0
    assert stands_now(record, name) == to
    assert planned_as(record, to) == name
