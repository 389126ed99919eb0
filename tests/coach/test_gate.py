"""The gate: every answer and clearance ever recorded laid together, and what that allows."""

from datetime import timedelta

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.evidence.questions import questions
from lbp_core.models.client import ClientDetails
from lbp_core.models.gate import Gate
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Clearance, Occasion, ScreenInput, StableSymptom
from lbp_core.models.verdict import Disposition, MayTrain
from lbp_core.storage.once import id_from
from tests.people import all_no, anna, at, calm, day, emergency, screened

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


def answer(studio: Studio, client_id: str, on: int = 1, hour: int = 9, **answers: Answer) -> None:
    """A client's check-in answers on that day."""
    asked = ScreenInput(answers=answers, age=None)
    instant = at(day(on), hour)
    key = id_from(str(on), str(hour), str(answers))
    gate.record_screening(studio, client_id, asked, occasion=Occasion.CHECK_IN, by=By.CLIENT, key=key, at=instant)


def clear(studio: Studio, client_id: str, *covers: str, on: int = 1, hour: int = 12, dated: int | None = None) -> None:
    given = Clearance(date=day(on if dated is None else dated), by="Dr Lind", covers=covers)
    key = f"{on} {hour} {covers}"
    gate.record_clearance(studio, client_id, given, role="GP", key=key, at=at(day(on), hour))


def now(studio: Studio, client_id: str, on: int = 2) -> Gate:
    return gate.gate(studio, client_id, on=day(on))


def test_nobody_is_let_in_unscreened(studio: Studio) -> None:
    client = anna(studio)
    found = now(studio, client.id)
    assert found.disposition is Disposition.UNFINISHED
    assert found.locked
    assert found.screened_on is None


def test_a_calm_full_screening_opens(studio: Studio) -> None:
    client = anna(studio)
    record = screened(studio, client.id)
    found = now(studio, client.id)
    assert found.may_train is MayTrain.YES
    assert found.screened_on == record.on
    assert found.covers == ()


def test_the_short_sets_alone_never_open(studio: Studio) -> None:
    client = anna(studio)
    for number, occasion in enumerate((Occasion.SAFETY_SIX, Occasion.CHECK_IN, Occasion.MORNING, Occasion.SYMPTOM)):
        answer(studio, client.id, on=number, **all_no(occasion))
    assert now(studio, client.id).disposition is Disposition.UNFINISHED


@pytest.mark.hazard("H02")
def test_a_yes_from_the_clients_phone_locks_at_once(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, **{emergency(): YES})
    found = now(studio, client.id)
    assert found.disposition is Disposition.STOP_EMERGENCY
    assert found.locked
    assert found.covers == (emergency(),)


@pytest.mark.hazard("H03")
def test_a_yes_taken_back_stays_held_until_it_is_cleared(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, ces_saddle=YES)
    answer(studio, client.id, on=2, ces_saddle=NO)
    screened(studio, client.id, on=day(3), key="again")
    assert now(studio, client.id, on=3).locked
    clear(studio, client.id, "ces_saddle", on=3)
    assert now(studio, client.id, on=3).may_train is MayTrain.YES


def test_a_clearance_opens_only_what_it_covers(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, ces_saddle=YES, neuro_footdrop=YES)
    clear(studio, client.id, "ces_saddle")
    found = now(studio, client.id)
    assert found.locked
    assert found.covers == ("neuro_footdrop",)
    clear(studio, client.id, "neuro_footdrop", hour=13)
    assert not now(studio, client.id).locked


@pytest.mark.hazard("H03")
def test_a_clearance_never_silences_a_later_answer_of_the_same_day(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, hour=9, ces_saddle=YES)
    clear(studio, client.id, "ces_saddle", hour=12)
    assert not now(studio, client.id).locked
    answer(studio, client.id, hour=15, ces_saddle=YES)
    assert now(studio, client.id).locked
    clear(studio, client.id, "ces_saddle", hour=16)
    assert not now(studio, client.id).locked


@pytest.mark.hazard("H18")
@pytest.mark.hazard("H03")
def test_a_clock_put_back_or_forward_opens_nothing(studio: Studio) -> None:
    """The order of writing decides: a clearance stamped years ahead covers no answer that comes after it."""
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, on=1, ces_saddle=YES)
    clear(studio, client.id, "ces_saddle", on=700)
    answer(studio, client.id, on=2, ces_saddle=YES)
    assert now(studio, client.id, on=3).locked
    answer(studio, client.id, on=-300, ces_saddle=NO)
    assert now(studio, client.id, on=3).locked


def test_an_earlier_stamp_on_a_later_yes_still_locks(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    clear(studio, client.id, "ces_saddle", on=5)
    answer(studio, client.id, on=1, ces_saddle=YES)
    assert now(studio, client.id, on=6).locked


def test_unsure_about_an_emergency_locks_and_a_clear_no_opens_again(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, ces_bladder=UNSURE)
    found = now(studio, client.id)
    assert found.disposition is Disposition.REFER_SAME_DAY
    assert found.covers == ("ces_bladder",)
    answer(studio, client.id, on=2, ces_bladder=NO)
    assert not now(studio, client.id).locked


def test_a_question_left_out_keeps_its_last_answer(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, ces_bladder=UNSURE)
    answer(studio, client.id, on=2, ces_bladder=Answer.NOT_ASKED, ces_saddle=NO)
    assert now(studio, client.id).locked


def test_what_is_old_and_assessed_does_not_lock_until_it_is_new(studio: Studio) -> None:
    client = anna(studio)
    asked = calm(ca_history=YES).model_copy(
        update={"stable": (StableSymptom(id="ca_history", date=day(-90), by="Dr Lind"),)}
    )
    gate.record_screening(studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="full", at=at(day(0)))
    assert now(studio, client.id).may_train is MayTrain.YES
    answer(studio, client.id, ca_history=YES)
    assert now(studio, client.id).locked


@pytest.mark.hazard("H03")
def test_calling_an_open_yes_stable_does_not_open_the_gate(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, ces_saddle=YES)
    asked = calm(ces_saddle=YES).model_copy(update={"stable": (StableSymptom(id="ces_saddle", date=day(0), by="me"),)})
    gate.record_screening(studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="2", at=at(day(2)))
    assert now(studio, client.id).locked


@pytest.mark.hazard("H03")
def test_a_client_can_neither_clear_nor_call_stable(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    asked = ScreenInput(
        answers={"ces_saddle": YES},
        age=None,
        stable=(StableSymptom(id="ces_saddle", date=day(0), by="me"),),
        clearances=(Clearance(date=day(9), by="me", covers=("ces_saddle",)),),
    )
    gate.record_screening(studio, client.id, asked, occasion=Occasion.CHECK_IN, by=By.CLIENT, key="1", at=at(day(1)))
    assert now(studio, client.id).locked


def test_pregnancy_asks_for_a_clinician_and_a_clearance_opens(studio: Studio) -> None:
    client = anna(studio)
    gate.record_screening(
        studio, client.id, calm(preg=YES), occasion=Occasion.FULL, by=By.TRAINER, key="1", at=at(day(0))
    )
    assert now(studio, client.id).disposition is Disposition.OUT_OF_SCOPE
    clear(studio, client.id, "preg")
    assert now(studio, client.id).may_train is MayTrain.YES


def test_an_age_that_needs_a_clinician_is_named_and_can_be_cleared(studio: Studio) -> None:
    young = ClientDetails(name="Ida", birth_year=2010)
    client = caseload.add_client(studio, young, key="ida", at=at(day(0)))
    screened(studio, client.id)
    found = now(studio, client.id)
    assert found.disposition is Disposition.OUT_OF_SCOPE
    assert found.covers == ("age_u18",)
    clear(studio, client.id, "age_u18")
    assert now(studio, client.id).may_train is MayTrain.YES


def test_every_single_yes_that_presses_locks(sqlite_studio: Studio) -> None:
    pressing = [one for one in questions().values() if not one.derived and one.level not in {"routine"}]
    for one in pressing:
        client = anna(sqlite_studio, key=one.id, name=one.id)
        screened(sqlite_studio, client.id, key=one.id)
        answer(sqlite_studio, client.id, **{one.id: YES})
        assert now(sqlite_studio, client.id).locked, one.id
        clear(sqlite_studio, client.id, one.id)
        assert not now(sqlite_studio, client.id).locked, one.id


def test_a_routine_yes_keeps_training_modified(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, leg_pain=YES)
    assert now(studio, client.id).may_train is MayTrain.MODIFIED


@pytest.mark.parametrize(
    ("clearance", "role", "says"),
    [
        (Clearance(date=day(1), by=" ", covers=("ces_saddle",)), "GP", "names the clinician"),
        (Clearance(date=day(1), by="Dr Lind", covers=("ces_saddle",)), "", "names the clinician"),
        (Clearance(date=day(1), by="Dr Lind", covers=()), "GP", "covers no answer"),
        (Clearance(date=day(1), by="Dr Lind", covers=("ces_sadle",)), "GP", "not a safety question"),
        (Clearance(date=day(9), by="Dr Lind", covers=("ces_saddle",)), "GP", "still to come"),
        (Clearance(date=day(0), by="Dr Lind", covers=("ces_saddle",)), "GP", "Ask for a newer one"),
    ],
)
def test_a_clearance_that_cannot_count_is_refused(
    sqlite_studio: Studio, clearance: Clearance, role: str, says: str
) -> None:
    client = anna(sqlite_studio)
    screened(sqlite_studio, client.id)
    answer(sqlite_studio, client.id, ces_saddle=YES)
    with pytest.raises(Refused, match=says):
        gate.record_clearance(sqlite_studio, client.id, clearance, role=role, key="1", at=at(day(2)))
    assert now(sqlite_studio, client.id).locked


def test_an_unknown_question_is_refused_and_nothing_is_kept(studio: Studio) -> None:
    client = anna(studio)
    with pytest.raises(Refused, match="not a question id"):
        answer(studio, client.id, ces_sadle=NO)
    assert gate.screenings(studio, client.id) == ()


def test_a_second_submit_of_the_same_form_is_the_first_record(studio: Studio) -> None:
    client = anna(studio)
    first = screened(studio, client.id)
    second = screened(studio, client.id)
    assert first == second
    assert gate.screenings(studio, client.id) == (first,)


def test_weeks_go_by_and_the_duration_with_them(studio: Studio) -> None:
    """Sixty and over, pain for three weeks at intake: a month later the routine age rule speaks."""
    client = anna(studio)
    asked = calm().model_copy(update={"age": 61, "duration_weeks": 3.0})
    gate.record_screening(studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="1", at=at(day(0)))
    details = client.details.model_copy(update={"birth_year": 1960})
    caseload.change_client(studio, client.id, details, version=1, key="older", at=at(day(0)))
    soon, later = now(studio, client.id, on=2), now(studio, client.id, on=10)
    assert "screening.age_60new" not in [reason.rule for reason in soon.reasons]
    assert "screening.age_60new" in [reason.rule for reason in later.reasons]
    assert "age_60new" in later.covers


def test_the_gate_of_many_is_the_gate_of_each(studio: Studio) -> None:
    people = [anna(studio, key=str(number), name=f"Client {number}") for number in range(4)]
    for number, one in enumerate(people[:3]):
        screened(studio, one.id, key=str(number))
    answer(studio, people[1].id, ces_saddle=YES)
    answer(studio, people[2].id, ces_saddle=YES)
    clear(studio, people[2].id, "ces_saddle")
    with studio.store.read() as tx:
        together = gate.gates_of(tx, people, on=day(2))
    assert together == {one.id: now(studio, one.id) for one in people}
    assert [together[one.id].locked for one in people] == [False, True, False, True]


@pytest.mark.hazard("H03")
@pytest.mark.parametrize("apart", [timedelta(seconds=1), timedelta(0), timedelta(seconds=-1), timedelta(days=-1)])
def test_a_clearance_silences_no_answer_that_is_given_after_it_however_close(studio: Studio, apart: timedelta) -> None:
    """The rule of days would silence an answer of the clearance's own day; the order of writing does not."""
    client = anna(studio)
    screened(studio, client.id)
    answer(studio, client.id, ces_saddle=YES)
    clear(studio, client.id, "ces_saddle", hour=12)
    later = at(day(1), 12) + apart
    asked = ScreenInput(answers={"ces_saddle": YES}, age=None)
    gate.record_screening(studio, client.id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="l", at=later)
    assert now(studio, client.id, on=1).locked
    assert now(studio, client.id, on=30).locked


def test_open_since_is_the_day_it_was_first_raised_after_the_last_clearance(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    for on in (1, 4, 9):
        answer(studio, client.id, on=on, ca_night=YES)
        assert now(studio, client.id, on=on).since == day(1)
    answer(studio, client.id, on=10, ca_night=NO)
    assert now(studio, client.id, on=10).since == day(1), "taken back is not settled"
    clear(studio, client.id, "ca_night", on=11)
    assert now(studio, client.id, on=11).since is None
    answer(studio, client.id, on=20, ca_night=YES)
    answer(studio, client.id, on=27, ca_night=YES)
    assert now(studio, client.id, on=27).since == day(20)


def test_a_doubt_is_open_since_it_came_back_after_the_last_clear_no(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    for on, said in ((1, UNSURE), (2, NO), (5, UNSURE), (6, UNSURE)):
        answer(studio, client.id, on=on, ca_night=said)
    assert now(studio, client.id, on=6).since == day(5)


def test_a_routine_doubt_of_long_ago_does_not_make_yesterdays_emergency_old(studio: Studio) -> None:
    client = anna(studio)
    asked = calm(infl=UNSURE)
    gate.record_screening(studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="1", at=at(day(0)))
    assert now(studio, client.id, on=30).since == day(0)
    answer(studio, client.id, on=30, ces_saddle=YES)
    assert now(studio, client.id, on=30).since == day(30)
