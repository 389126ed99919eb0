"""What else an intake tells: facts that the record lacks, what eases it, how sure the client is, the rest of the body."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import ahead
from lbp_core.coach.screening.body_notes import body_note, record_body_note
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.body_note import BodyNote, Ease, Feel
from lbp_core.models.client import ClientDetails
from lbp_core.models.question import Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, Sex
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import Clock, Open, press, taken_back, words
from tests.pages.test_screening import ON, answer_all, begun
from tests.people import MONDAY, all_no, anna, at, calm, day, screened

RESULT = "Save and see the result"


def in_pain(page: Open, client_id: str) -> AppTest:
    run = begun(page, client_id).query_params["run"]
    return page("screening", client=client_id, run=run, step=Section.PAIN)


def choose(shown: AppTest, place: str, value: object) -> None:
    next(one for one in shown.button_group if one.key.endswith(f"_{place}")).set_value(value)


def test_age_and_sex_on_record_are_not_asked_again(page: Open, studio: Studio) -> None:
    details = ClientDetails(name="Dana Cole", birth_year=1985, sex=Sex.FEMALE)
    known = caseload.add_client(studio, details, key="dana", at=at(MONDAY, 8))
    assert not begun(page, known.id).number_input
    bare = caseload.add_client(studio, ClientDetails(name="Eli Novak"), key="eli", at=at(MONDAY, 8))
    shown = begun(page, bare.id)
    [year] = shown.number_input
    year.set_value(1970)
    choose(shown, "sex", Sex.MALE)
    press(answer_all(shown), ON)
    saved = caseload.client(studio, bare.id).details
    assert (saved.birth_year, saved.sex) == (1970, Sex.MALE)
    assert gate.screenings(studio, bare.id)[0].asked.age == 55
    assert not begun(page, bare.id).number_input


def test_m7_what_eases_it_and_the_rest_of_the_body_are_on_file(page: Open, studio: Studio) -> None:
    client = anna(studio)
    earlier = BodyNote(neck=Feel.STIFF, hips=Feel.SORE)
    record_body_note(studio, client.id, earlier, key="earlier", at=at(MONDAY, 7))
    shown = in_pain(page, client.id)
    choose(shown, "eases", ["walking", "lying"])
    choose(shown, "hips", "none")
    press(shown.run(), RESULT)
    assert body_note(studio, client.id).body == BodyNote(
        neck=Feel.STIFF, hips=Feel.NONE, eases=(Ease.WALKING, Ease.LYING)
    )


def test_m7_nothing_eases_it_is_an_answer_and_silence_is_none(page: Open, studio: Studio) -> None:
    client = anna(studio)
    press(in_pain(page, client.id), RESULT)
    assert body_note(studio, client.id) is None
    shown = in_pain(page, client.id)
    choose(shown, "eases", ["nothing"])
    press(shown.run(), RESULT)
    assert body_note(studio, client.id).body == BodyNote(eases=())


def test_the_first_confidence_is_where_the_review_starts_from(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    assert reviewing.history(studio, client.id, as_of=day(6)).baseline.confidence is None
    shown = in_pain(page, client.id)
    choose(shown, "confidence", 0)
    press(shown.run(), RESULT)
    clock.at += timedelta(days=28)
    shown = in_pain(page, client.id)
    choose(shown, "confidence", 8)
    press(shown.run(), RESULT)
    for as_of in (day(6), day(34)):
        assert reviewing.history(studio, client.id, as_of=as_of).baseline.confidence == 0


# ---- sent ahead from the phone ----


def test_m4_a_screening_begins_with_what_the_client_sent_ahead(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    press(page("screening", client=client.id), "Private questions on their phone")
    asked = ahead.ahead(studio, client.id)
    assert (asked.whole, asked.first, asked.answered) == (False, True, None)
    private = {name: Answer.NO for name in all_no() if name.startswith("ces_") and name != "ces_bilateral"}
    clock.at += timedelta(hours=12)
    ahead.send_ahead(studio, client.id, private, key="sent", at=clock.at)
    clock.at += timedelta(hours=10)
    assert "The client sent their answers" in words(page("screening", client=client.id))
    shown = press(answer_all(begun(page, client.id)), ON)
    assert "Answered by the client alone" in words(shown)
    shown = press(shown, "Go on: legs")
    assert shown.query_params["step"] == Section.LEGS
    for _ in (Section.LEGS, Section.HEALTH):
        shown = press(answer_all(shown), ON)
    choose(shown, "pain_average", 3)
    choose(shown, "settles_hours", 0.5)
    shown = press(shown.run(), RESULT)
    assert gate.gate(studio, client.id, on=day(1)).disposition is Disposition.MANAGE
    assert ahead.ahead(studio, client.id) is None, "what was asked for is done"
    assert "Earlier screenings (1)" in [one.label for one in shown.expander]


def test_answers_sent_more_than_a_week_ahead_are_asked_again(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    ahead.ask_ahead(studio, client.id, whole=False, key="asked", at=clock.at)
    ahead.send_ahead(studio, client.id, {"ces_saddle": Answer.NO}, key="sent", at=clock.at + timedelta(minutes=1))
    clock.at += ahead.KEEPS_FOR + timedelta(minutes=2)
    shown = begun(page, client.id)
    assert shown.query_params["run"] == str(int(clock.at.timestamp()))


# ---- read back ----


def test_every_answer_is_read_back_with_whose_it_is_and_when(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    shown = press(answer_all(begun(page, client.id)), ON)
    clock.at += timedelta(minutes=2)
    taken_back(
        press(answer_all(press(shown, "I have handed it over"), ces_sexual="declined"), "Done. Hand the tablet back")
    )
    shown = page("screening", client=client.id)
    shown.session_state[f"earlier_{client.id}"] = True
    shown = shown.run()
    said = words(shown.toggle[0].set_value(True).run()).replace("\\", "")
    assert "A new change in sexual feeling or function – Prefer not to say" in said
    assert said.count("by the client, 2 Mar, 09:02") == 4
    assert said.count("by the trainer, 2 Mar, 09:00") == 5


def test_a_screening_broken_off_today_goes_on_where_it_stopped(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    started = press(answer_all(begun(page, client.id)), ON)
    shown = press(page("screening", client=client.id), "Go on where it stopped")
    assert shown.query_params["step"] == Section.PRIVATE
    assert shown.query_params["run"] == started.query_params["run"]
    clock.at = at(day(1))
    assert "Go on where it stopped" not in [one.label for one in page("screening", client=client.id).button]


def test_going_back_and_on_writes_nothing_twice(page: Open, studio: Studio) -> None:
    client = anna(studio)
    run = begun(page, client.id).query_params["run"]
    shown = press(answer_all(page("screening", client=client.id, run=run, step=Section.LEGS)), ON)
    assert len(gate.screenings(studio, client.id)) == 1
    shown = press(press(shown, "Back"), ON)
    assert shown.query_params["step"] == Section.HEALTH
    assert len(gate.screenings(studio, client.id)) == 1


def test_an_emergency_ends_the_questions_and_shows_what_to_do(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    shown = press(answer_all(begun(page, client.id), chest_abdo="yes"), ON)
    assert "step" not in shown.query_params
    assert shown.header[0].value == "Call 999 or go to A&E now"
    assert "Meanwhile" in words(shown)
    assert "Go to the programme" not in [one.label for one in shown.get("page_link")]


def test_an_unclear_answer_is_asked_again_on_its_own_step(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    asked = calm(ca_weight=Answer.UNSURE)
    gate.record_screening(studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="u", at=at(MONDAY, 8))
    clock.at = at(day(1))
    shown = press(page("screening", client=client.id), "Ask these now")
    assert shown.query_params["step"] == Section.HEALTH
    next(one for one in shown.button_group if one.key.endswith("_ca_weight")).set_value("no")
    press(shown.run(), ON)
    assert gate.screenings(studio, client.id)[0].asked.answers["ca_weight"] is Answer.NO
    assert gate.gate(studio, client.id, on=day(1)).disposition is Disposition.MANAGE
    assert "Ask these now" not in [one.label for one in page("screening", client=client.id).button]


def test_two_pain_scores_that_do_not_fit_are_said_before_they_are_saved(page: Open, studio: Studio) -> None:
    shown = in_pain(page, anna(studio).id)
    choose(shown, "pain_average", 6)
    choose(shown, "pain_worst", 4)
    assert "One of the two is a slip" in words(shown.run())
