"""A flare by one tap: calm days, a lighter week, then as before; the week is held, the chart shows it."""

from datetime import timedelta

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.flare import flare_ahead, note_flare, take_flare_back
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.evidence.templates import presentations
from lbp_core.models.programme import Programme
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Presentation, Verdict
from tests.coach.test_reviewing import SUNDAY, good_week
from tests.people import MONDAY, anna, at, calm, day, opened, ready
from tests.planning.checker import faults

FLARED = Presentation.ACUTE_FLARED


def test_the_first_days_are_calm_the_next_week_is_lighter_and_then_it_is_as_before(studio: Studio) -> None:
    client_id = ready(studio)
    before = planning.programme(studio, client_id)
    assert before is not None
    after = note_flare(studio, client_id, key="f", at=at(day(2), 9)).programme
    was = {one.date: one for one in before.programme.days}
    for one in after.days:
        old = was[one.date]
        if one.date < day(2) or one.date > day(12):
            assert one == old
        elif one.date <= day(5):
            assert one.minutes <= presentations()[FLARED].minutes_most
            assert not any(item.dose.load_g for item in one.prescriptions)
        else:
            assert (
                sum(item.dose.sets for item in one.prescriptions) < sum(item.dose.sets for item in old.prescriptions)
                or one.minutes < old.minutes
            )
    calm_days = after.model_copy(
        update={
            "weeks": (
                after.weeks[0].model_copy(
                    update={"days": tuple(one for one in after.days if day(2) <= one.date <= day(5))}
                ),
            )
        }
    )
    wishes = calm_days.wishes
    assert wishes is not None
    found = faults(calm_days, wishes.model_copy(update={"weeks": 1}), FLARED, calm_days.triggers, gentle=False)
    assert found == []
    assert "Flare on 4 Mar: until 7 Mar" in after.changed[0]


def test_the_session_that_is_open_gets_its_calm_version_at_once_and_keeps_what_was_done(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    minutes = training.session(studio, session_id).record.plan.minutes
    note_flare(studio, client_id, key="f", at=at(MONDAY, 10, 30))
    view = training.session(studio, session_id)
    assert view.record.latest(EntryKind.FLARED) is not None
    assert not any(card.prescription.dose.load_g for card in view.cards)
    assert sum(len(card.sets) for card in view.cards) <= 2 * len(view.cards)
    assert view.record.plan.minutes == minutes
    note_flare(studio, client_id, key="f", at=at(MONDAY, 10, 30))
    assert sum(one.kind is EntryKind.FLARED for one in training.session(studio, session_id).record.entries) == 1


def test_the_week_is_held_and_the_chart_shows_the_flare(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    assert reviewing.review_view(studio, client_id, on=day(7)).result.verdict is Verdict.PROGRESS
    note_flare(studio, client_id, key="f", at=at(SUNDAY, 21))
    view = reviewing.review_view(studio, client_id, on=day(7))
    assert view.result.verdict is Verdict.HOLD
    assert any("flare" in reason.rule for reason in view.result.reasons)
    assert [point.flare_days for point in view.timeline if point.flare] == [0.5]


def test_what_a_flare_would_write_is_said_before_it_is_written_and_stays_said_while_it_is_on(studio: Studio) -> None:
    client_id = ready(studio)
    ahead = flare_ahead(studio, client_id, on=day(2))
    assert (ahead.calm_until, ahead.ramp_until, ahead.noted) == (day(5), day(12), None)
    written = note_flare(studio, client_id, key="f", at=at(day(2), 9)).programme.changed[0]
    assert "until 7 Mar" in written
    assert "until 14 Mar" in written
    assert flare_ahead(studio, client_id, on=day(12)) == ahead.model_copy(update={"noted": day(2), "filed": 1})
    assert flare_ahead(studio, client_id, on=day(13)).noted is None


@pytest.mark.hazard("H02")
def test_behind_a_lock_or_without_a_programme_there_is_nothing_to_ease(studio: Studio) -> None:
    with pytest.raises(Refused, match="Nothing can be planned"):
        note_flare(studio, anna(studio).id, key="f", at=at(MONDAY, 9))
    client_id = ready_again(studio)
    flag = calm().model_copy(update={"answers": {"ces_saddle": Answer.YES}})
    gate.record_screening(studio, client_id, flag, occasion=Occasion.SYMPTOM, by=By.TRAINER, key="x", at=at(MONDAY, 12))
    with pytest.raises(Refused, match="999"):
        note_flare(studio, client_id, key="g", at=at(MONDAY, 12, 5))


def ready_again(studio: Studio) -> str:
    client = anna(studio, key="second", name="Cara Dunn")
    gate.record_screening(
        studio, client.id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key="s", at=at(MONDAY, 8, 30)
    )
    drafted = planning.draft(studio, client.id, client.details.wishes, start=MONDAY)
    planning.save(studio, client.id, drafted, because="First.", key="p", at=at(MONDAY, 9))
    return client.id


def test_a_flare_in_the_second_half_of_a_week_reaches_into_the_next(studio: Studio) -> None:
    client_id = ready(studio)
    after = note_flare(studio, client_id, key="f", at=at(day(5), 9)).programme
    calm_until = day(5) + timedelta(days=3)
    assert any(
        day(7) <= one.date <= calm_until and not any(item.dose.load_g for item in one.prescriptions)
        for one in after.days
    )


def strength_of(studio: Studio, client_id: str) -> Programme:
    version = planning.programme(studio, client_id)
    assert version is not None
    return version.programme


def test_a_slip_is_taken_back_on_the_same_day_and_leaves_nothing_behind(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    before = strength_of(studio, client_id)
    note_flare(studio, client_id, key="f", at=at(SUNDAY, 20))
    assert flare_ahead(studio, client_id, on=SUNDAY).undo
    saved = take_flare_back(studio, client_id, key="u", at=at(SUNDAY, 21))
    assert take_flare_back(studio, client_id, key="u", at=at(SUNDAY, 21)) == saved
    assert strength_of(studio, client_id) == before
    assert "slip" in saved.because
    assert flare_ahead(studio, client_id, on=SUNDAY).noted is None
    view = reviewing.review_view(studio, client_id, on=day(7))
    assert view.result.verdict is Verdict.PROGRESS
    assert not [point for point in view.timeline if point.flare]
    with pytest.raises(Refused, match="cannot be taken back"):
        take_flare_back(studio, client_id, key="v", at=at(SUNDAY, 22))
    note_flare(studio, client_id, key="g", at=at(SUNDAY, 23))
    assert flare_ahead(studio, client_id, on=SUNDAY).noted == SUNDAY


def test_a_flare_is_not_taken_back_the_day_after_nor_over_a_change_made_since(studio: Studio) -> None:
    client_id = ready(studio)
    note_flare(studio, client_id, key="f", at=at(day(2), 9))
    assert not flare_ahead(studio, client_id, on=day(3)).undo
    with pytest.raises(Refused, match="cannot be taken back"):
        take_flare_back(studio, client_id, key="u", at=at(day(3), 9))
    planning.save(studio, client_id, strength_of(studio, client_id), because="By hand.", key="p", at=at(day(2), 10))
    assert not flare_ahead(studio, client_id, on=day(2)).undo


def test_the_session_that_is_open_is_as_it_was_again_until_a_set_was_done_in_the_calm_one(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    cards = [card.prescription for card in training.session(studio, session_id).cards]
    note_flare(studio, client_id, key="f", at=at(MONDAY, 10, 30))
    assert training.session(studio, session_id).record.flared
    take_flare_back(studio, client_id, key="u", at=at(MONDAY, 10, 31))
    view = training.session(studio, session_id)
    assert [card.prescription for card in view.cards] == cards
    assert not view.record.flared
    note_flare(studio, client_id, key="g", at=at(MONDAY, 10, 32))
    first = training.session(studio, session_id).cards[0].exercise.id
    training.tap(
        studio, session_id, Entry(kind=EntryKind.SET_DONE, exercise=first, set_number=1), key="s", at=at(MONDAY, 11)
    )
    assert not flare_ahead(studio, client_id, on=MONDAY).undo
    with pytest.raises(Refused, match="cannot be taken back"):
        take_flare_back(studio, client_id, key="v", at=at(MONDAY, 11, 5))


@pytest.mark.hazard("H02")
def test_a_flare_is_not_taken_back_behind_a_lock(studio: Studio) -> None:
    client_id = ready(studio)
    note_flare(studio, client_id, key="f", at=at(MONDAY, 9))
    flag = calm().model_copy(update={"answers": {"ces_saddle": Answer.YES}})
    gate.record_screening(studio, client_id, flag, occasion=Occasion.SYMPTOM, by=By.TRAINER, key="x", at=at(MONDAY, 12))
    with pytest.raises(Refused, match="999"):
        take_flare_back(studio, client_id, key="u", at=at(MONDAY, 12, 5))
