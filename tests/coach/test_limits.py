"""What a clinician's clearance limits is said wherever something is loaded, and what is certain is held to."""

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.gate.limits_told import limits_told
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.coach.today import waiting
from lbp_core.coach.weekly import reviewing
from lbp_core.evidence.library import library
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.models.programme import PlannedDay, Prescription, Programme, Wishes
from lbp_core.models.records import By, ClearanceRecord, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Clearance, Occasion
from lbp_core.models.verdict import Verdict
from lbp_core.models.views import DueKind
from lbp_core.planning.within import beyond
from tests.coach.test_reviewing import SUNDAY, good_week
from tests.people import MONDAY, anna, at, calm, day, opened, ready

LIGHT = ClearanceLimits(load_g_most=10_000)
NO_BENDING = ClearanceLimits(no_loaded_bending=True)
EQUIPMENT = tuple(sorted({piece for one in library().values() for rung in one.ladder for piece in rung.equipment}))


def cleared(
    studio: Studio, client_id: str, limits: ClearanceLimits | None, *covers: str, on: int = 0, says: str | None = None,
    review_on: int | None = None,
) -> Gate:  # fmt: skip
    """A clinician's word on that day, with those limits."""
    given = Clearance(date=day(on), by="Dr Lind", covers=covers or ("ca_night",), limits=says)
    gate.record_clearance(
        studio, client_id, given, role="GP", limits=limits, key=f"{on} {limits} {covers}", at=at(day(on), 9, 30),
        review_on=None if review_on is None else day(review_on),
    )  # fmt: skip
    return gate.gate(studio, client_id, on=day(on))


def heavy(studio: Studio, client_id: str, load_g: int = 20_000) -> Programme:
    """The client's plan with a loaded goblet squat of that load in every session."""
    squat = next(
        one for one in library().values() if one.demands.flexion and one.ladder[-1].loaded and not one.held_back
    )
    rung = len(squat.ladder)
    dose = squat.ladder[-1].dose.model_copy(update={"load_g": load_g})
    item = Prescription(exercise=squat.id, rung=rung, dose=dose)
    kept = planning.programme(studio, client_id).programme

    def with_squat(one: PlannedDay) -> PlannedDay:
        first, *rest = one.blocks
        return one.model_copy(update={"blocks": (first.model_copy(update={"exercises": (item,)}), *rest)})

    weeks = tuple(week.model_copy(update={"days": tuple(map(with_squat, week.days))}) for week in kept.weeks)
    return kept.model_copy(update={"weeks": weeks})


def test_they_are_in_force_until_later_clearances_cover_all_that_theirs_did(studio: Studio) -> None:
    client_id = ready(studio)
    found = cleared(studio, client_id, LIGHT, "ca_night", "shape")
    assert found.within == LIGHT
    found = cleared(studio, client_id, NO_BENDING, "ca_night", on=1)
    assert found.within == ClearanceLimits(load_g_most=10_000, no_loaded_bending=True), (
        "both hold, the strictest of each"
    )
    found = cleared(studio, client_id, None, "shape", "ca_night", on=2)
    assert (found.limits, found.within) == ((), ClearanceLimits())


def test_they_are_told_in_the_clients_own_unit_with_what_was_written_beside_them(studio: Studio) -> None:
    client_id = ready(studio)
    limits = ClearanceLimits(load_g_most=20_000, no_impact=True, supervised_only=True)
    found = cleared(studio, client_id, limits, says="Pain up to 3 is fine. ")
    assert limits_told(found) == (
        "Dr Lind (GP), 2 Mar: no load over 20 kg; no impact; only with the trainer beside them; Pain up to 3 is fine.",
    )
    assert "44 lb" in limits_told(found, WeightUnit.LB)[0]
    view = training.open_session(studio, client_id, on=MONDAY, key="o", at=at(MONDAY, 10))
    assert view.brief[0].startswith("Limits from Dr Lind (GP)")


@pytest.mark.hazard("H03")
def test_a_heavier_set_is_refused_and_a_lighter_one_is_taken(studio: Studio) -> None:
    client_id = ready(studio)
    planning.save(studio, client_id, heavy(studio, client_id), because="loads", key="h", at=at(MONDAY, 9))
    session_id = opened(studio, client_id)
    card = training.session(studio, session_id).cards[0]
    cleared(studio, client_id, LIGHT)
    as_planned = Entry(kind=EntryKind.SET_DONE, exercise=card.exercise.id, set_number=1)
    for load, taken in ((None, False), (10_001, False), (10_000, True), (0, True)):
        tap = as_planned.model_copy(update={"load_g": load})
        if taken:
            training.tap(studio, session_id, tap, key=str(load), at=at(MONDAY, 11))
        else:
            with pytest.raises(Refused, match="10 kg at most"):
                training.tap(studio, session_id, tap, key=str(load), at=at(MONDAY, 11))
    assert (
        training.session(studio, session_id).cards[0].advice == "The clearance allows 10 kg at most. Take less weight."
    )


def test_an_exercise_that_the_clearance_leaves_out_says_so_and_takes_no_set(studio: Studio) -> None:
    client_id = ready(studio)
    planning.save(studio, client_id, heavy(studio, client_id), because="loads", key="h", at=at(MONDAY, 9))
    session_id = opened(studio, client_id)
    cleared(studio, client_id, NO_BENDING)
    card = training.session(studio, session_id).cards[0]
    assert card.advice == "The clearance leaves out bending under load. Leave this one out today."
    tap = Entry(kind=EntryKind.SET_DONE, exercise=card.exercise.id, set_number=1, load_g=0)
    with pytest.raises(Refused, match="bending under load"):
        training.tap(studio, session_id, tap, key="1", at=at(MONDAY, 11))
    skip = Entry(kind=EntryKind.SKIPPED, exercise=card.exercise.id)
    training.tap(studio, session_id, skip, key="2", at=at(MONDAY, 11))
    other = training.session(studio, session_id).cards[1]
    done = Entry(kind=EntryKind.SET_DONE, exercise=other.exercise.id, set_number=1)
    training.tap(studio, session_id, done, key="3", at=at(MONDAY, 11))


def test_a_plan_beyond_the_clearance_is_not_saved(studio: Studio) -> None:
    client_id = ready(studio)
    cleared(studio, client_id, LIGHT)
    with pytest.raises(Refused, match=r"was not saved: the clearance allows 10 kg at most"):
        planning.save(studio, client_id, heavy(studio, client_id), because="loads", key="h", at=at(MONDAY, 9))
    planning.save(studio, client_id, heavy(studio, client_id, 10_000), because="loads", key="i", at=at(MONDAY, 9))


@pytest.mark.parametrize("limits", [NO_BENDING, ClearanceLimits(no_impact=True), LIGHT])
def test_a_draft_keeps_inside_the_clearance_and_says_what_it_left_out(
    sqlite_studio: Studio, limits: ClearanceLimits
) -> None:
    client = anna(sqlite_studio)
    asked = calm().model_copy(update={"pain_average": 1.0, "week_means": (1.0, 1.0)})
    gate.record_screening(
        sqlite_studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="1", at=at(MONDAY)
    )
    wishes = Wishes(equipment=EQUIPMENT, minutes=60)
    before = planning.draft(sqlite_studio, client.id, wishes, start=MONDAY)
    cleared(sqlite_studio, client.id, limits)
    found = planning.draft(sqlite_studio, client.id, wishes, start=MONDAY)
    for one in (item for each in found.days for item in each.prescriptions):
        exercise = library()[one.exercise]
        loaded = exercise.rung(one.rung).loaded or one.dose.load_g
        assert not (limits.no_loaded_bending and loaded and exercise.demands.flexion), exercise.name
        assert not (limits.no_impact and exercise.demands.impact), exercise.name
    if limits is NO_BENDING:
        assert found != before
        assert any("the clearance leaves out bending under load" in line for line in found.ruled_out)


def test_next_week_steps_over_no_limit_and_brings_back_what_lies_beyond(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    planning.save(studio, client_id, heavy(studio, client_id), because="loads", key="h", at=at(SUNDAY, 9))
    cleared(studio, client_id, LIGHT, on=6)
    record = reviewing.decide(studio, client_id, as_of=SUNDAY, taken=Verdict.HOLD, why=None, key="d", at=at(SUNDAY, 21))
    assert record.programme_version_id is not None
    ahead = planning.programme(studio, client_id).programme
    assert {item.dose.load_g for each in ahead.days for item in each.prescriptions} <= {None, 10_000}
    assert any("made lighter: the clearance allows 10 kg at most" in line for line in ahead.changed)


def test_what_can_only_be_left_out_is_left_out_of_next_week(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    planning.save(studio, client_id, heavy(studio, client_id), because="loads", key="h", at=at(SUNDAY, 9))
    cleared(studio, client_id, NO_BENDING, on=6)
    reviewing.decide(studio, client_id, as_of=SUNDAY, taken=Verdict.HOLD, why=None, key="d", at=at(SUNDAY, 21))
    ahead = planning.programme(studio, client_id).programme
    for one in (item for each in ahead.days for item in each.prescriptions):
        exercise = library()[one.exercise]
        assert not (exercise.demands.flexion and (exercise.rung(one.rung).loaded or one.dose.load_g)), exercise.name


def test_a_day_to_look_again_waits_on_that_day_and_closes_nothing(studio: Studio) -> None:
    client_id = ready(studio)
    cleared(studio, client_id, None, review_on=10)

    def waits(on: int) -> list[str]:
        found = waiting.due_for(studio, client_id, on=day(on))
        return [one.says for one in found if one.kind is DueKind.SCREENING]

    assert waits(9) == []
    [says] = waits(10)
    assert says == "Dr Lind (GP) asked for a new look by 12 Mar. Ask for a newer clearance, and record it."
    assert not gate.gate(studio, client_id, on=day(10)).locked
    cleared(studio, client_id, None, on=11)
    assert waits(11) == []


def test_a_day_to_look_again_before_the_clearance_is_refused(studio: Studio) -> None:
    client_id = ready(studio)
    with pytest.raises(Refused, match="no later"):
        cleared(studio, client_id, None, on=0, review_on=0)


def test_a_clearance_stored_before_there_were_ticks_is_still_read() -> None:
    old = (
        '{"id":"1","client_id":"2","at":"2026-03-02T09:00:00Z","role":"GP","clearance":{"date":"2026-03-02",'
        '"by":"Dr Lind","covers":["ca_night"],"limits":"Nothing over 10 kg"}}'
    )
    read = ClearanceRecord.model_validate_json(old)
    assert (read.limits, read.review_on, read.clearance.limits) == (None, None, "Nothing over 10 kg")


def test_of_two_weights_the_limit_is_that_of_both_together() -> None:
    farmers, bell = library()["carry"], library()["kettlebell-deadlift"]
    assert beyond(farmers, 3, 12_000, LIGHT) == "the clearance allows 10 kg in total at most"
    assert beyond(bell, 4, 12_000, LIGHT) == "the clearance allows 10 kg at most"
    assert beyond(farmers, 3, 10_000, LIGHT) is None
