"""Old, looked at and unchanged: only the trainer says so, with a name and a day; new or changed always counts again."""

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.evidence.assessed import may_be_old
from lbp_core.evidence.questions import questions as bank
from lbp_core.models.question import Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, StableSymptom
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import Clock, Open, press, words
from tests.pages.test_screening import ON, answer_all, begun, questions
from tests.people import MONDAY, anna, at, calm, day, screened

OLD = "Old, looked at and unchanged"


def told(shown: AppTest, label: str) -> AppTest:
    """The control under a yes with that label."""
    return next(one for one in shown.button_group if one.label == label)


def in_legs(page: Open, client_id: str, run: str | None = None) -> AppTest:
    run = run or begun(page, client_id).query_params["run"]
    return answer_all(page("screening", client=client_id, run=run, step=Section.LEGS), leg_pain="yes")


def assess(shown: AppTest, name: str = "Dr *Okafor*", role: str | None = "GP") -> AppTest:
    shown = told(shown, "New, or known for long?").set_value("old").run()
    if role:
        told(shown, "Who looked at it").set_value(role)
    next(one for one in shown.text_input if one.label == "Their name").set_value(name)
    next(one for one in shown.date_input if one.label == "On which day").set_value(MONDAY)
    return shown.run()


def test_an_old_symptom_is_recorded_with_who_and_when_and_silences_the_yes(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    shown = answer_all(assess(in_legs(page, client.id)), leg_pain="yes", leg_pain_severe="no")
    press(shown, ON)
    [kept] = gate.screenings(studio, client.id)[0].asked.stable
    assert kept == StableSymptom(id="leg_pain", date=MONDAY, by="Dr *Okafor* (GP)")
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.MANAGE
    shown = page("screening", client=client.id)
    card = [one.value for one in shown.text if "Dr *Okafor* (GP)" in one.value]
    assert card == ["Pain below one knee – Dr *Okafor* (GP), 2 Mar 2026"]


def test_new_or_changed_counts_again_and_the_next_screening_offers_the_same_as_before(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client = anna(studio)
    before = calm(leg_pain=Answer.YES, leg_pain_severe=Answer.NO).model_copy(
        update={"stable": (StableSymptom(id="leg_pain", date=MONDAY, by="Dr Okafor (GP)"),)}
    )
    gate.record_screening(
        studio, client.id, before, occasion=Occasion.FULL, by=By.TRAINER, key="old", at=at(MONDAY, 8, 30)
    )
    clock.at = at(day(28))
    shown = answer_all(in_legs(page, client.id), leg_pain="yes", leg_pain_severe="no")
    offered = told(shown, "New, or known for long?").options
    assert offered[-1].startswith("As before: Dr Okafor")
    same = told(shown, "New, or known for long?").set_value("same").run()
    press(same, ON)
    assert gate.gate(studio, client.id, on=day(28)).disposition is Disposition.MANAGE
    clock.at = at(day(56))
    shown = answer_all(in_legs(page, client.id), leg_pain="yes", leg_pain_severe="no")
    press(told(shown, "New, or known for long?").set_value("new").run(), ON)
    assert gate.gate(studio, client.id, on=day(56)).disposition is Disposition.REFER_ROUTINE


def test_half_an_assessment_saves_nothing_and_says_what_is_missing(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(assess(in_legs(page, client.id), role=None), ON)
    assert "not by whom and when" in shown.error[0].value
    assert gate.screenings(studio, client.id) == ()
    again = page("screening", **shown.query_params)
    assert next(one for one in again.text_input if one.label == "Their name").value == "Dr *Okafor*", "nothing is lost"


def test_an_old_yes_is_not_kept_by_itself_while_it_is_told(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    shown = begun(page, client.id)
    shown = next(one for one in questions(shown) if one.key.endswith("_neuro_gait")).set_value("yes").run()
    told(shown, "New, or known for long?").set_value("old").run()
    clock.at = at(MONDAY, 12)
    page("today")
    assert gate.screenings(studio, client.id) == ()


@pytest.mark.parametrize("name", sorted(may_be_old()))
def test_the_client_alone_is_never_asked_whether_it_is_old(name: str) -> None:
    item = bank()[name]
    assert not item.private
    assert item.follows is None


def test_a_yes_of_the_client_alone_offers_nothing_but_help(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(press(answer_all(begun(page, client.id)), ON), "I have handed it over")
    shown = answer_all(shown, ces_bladder="yes", ces_sexual="yes")
    assert "New, or known for long?" not in [one.label for one in shown.button_group]
    assert OLD not in words(shown)


def test_a_changed_symptom_is_heard_through_its_follow_up(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    run = begun(page, client.id).query_params["run"]
    shown = answer_all(page("screening", client=client.id, run=run, step=Section.LEGS), neuro_tingle="yes")
    shown = answer_all(assess(shown), neuro_tingle="yes", neuro_tingle_worse="yes")
    press(shown, ON)
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.REFER_URGENT
