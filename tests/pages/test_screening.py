"""Screening on the tablet: nothing preselected, each step saved, a yes said at once, the private ones out of sight."""

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.models.question import Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import Open, press, taken_back, words
from tests.people import MONDAY, anna, screened

ON = "Save and go on"


def questions(shown: AppTest) -> list:
    return [one for one in shown.button_group if (one.key or "").startswith("question_")]


def answer_all(shown: AppTest, **others: str) -> AppTest:
    """Taps 'no' everywhere but where said otherwise."""
    for one in questions(shown):
        asked = next((name for name in others if one.key.endswith(f"_{name}")), None)
        one.set_value(others[asked] if asked else "no")
    return shown.run()


def begun(page: Open, client_id: str) -> AppTest:
    return press(page("screening", client=client_id), "Start the screening")


def test_m4_nothing_is_preselected_and_an_open_question_stays_open(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = begun(page, client.id)
    assert questions(shown)
    assert all(one.value is None for one in questions(shown))
    press(shown, ON)
    kept = gate.screenings(studio, client.id)[0]
    assert set(kept.asked.answers.values()) == {Answer.NOT_ASKED}
    assert kept.result.disposition is Disposition.UNFINISHED


def test_m4_the_whole_path_ends_in_a_result_with_its_stage(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(answer_all(begun(page, client.id)), ON)
    shown = taken_back(press(answer_all(press(shown, "I have handed it over")), "Done. Hand the tablet back"))
    shown = press(answer_all(shown), ON)
    shown = press(answer_all(shown), ON)
    for one in shown.button_group:
        if one.key.startswith("strip_"):
            one.set_value(3)
        elif one.key.endswith("duration_weeks"):
            one.set_value(12)
        elif one.key.endswith("settles_hours"):
            one.set_value(0.5)
        elif one.key.endswith("light_activity"):
            one.set_value(False)
    shown = press(shown.run(), "Save and see the result")
    now = gate.gate(studio, client.id, on=MONDAY)
    assert not now.locked
    assert now.presentation is not None
    assert "Training can go ahead" in words(shown)
    assert any(one.label == "Go to the programme" for one in shown.get("page_link"))


def test_m5_an_emergency_yes_locks_and_is_said_before_the_next_question(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(answer_all(begun(page, client.id), chest_abdo="yes"), ON)
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.STOP_EMERGENCY
    assert "999" in shown.header[0].value


def test_m4_the_private_questions_are_answered_alone(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(answer_all(begun(page, client.id)), ON)
    assert not questions(shown), "not one is shown before the tablet is handed over"
    assert "alone" in words(shown)
    shown = press(shown, "I have handed it over")
    assert "Anna Berg" not in words(shown), "the record is out of sight"
    shown = press(answer_all(shown, ces_bladder="declined"), "Done. Hand the tablet back")
    kept = gate.screenings(studio, client.id)[0]
    assert kept.by is By.CLIENT
    assert kept.asked.answers["ces_bladder"] is Answer.DECLINED
    assert taken_back(shown).query_params["step"] == Section.LEGS, "and the trainer goes on where the client stopped"
    again = page("screening", client=client.id, run=shown.query_params["run"], step=Section.PRIVATE)
    again = press(again, "I have handed it over")
    assert all(one.value is None for one in questions(again)), "the client's answers are not shown again"


def test_a_follow_up_appears_only_after_its_yes(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = begun(page, client.id)
    shown = page("screening", client=client.id, run=shown.query_params["run"], step=Section.LEGS)
    assert not [one for one in questions(shown) if one.key.endswith("_neuro_footdrop_sudden")]
    shown = answer_all(shown, neuro_footdrop="yes")
    assert [one for one in questions(shown) if one.key.endswith("_neuro_footdrop_sudden")]


def test_a_broken_step_in_the_address_is_the_first_page(page: Open, studio: Studio) -> None:
    shown = page("screening", client=anna(studio).id, run="x'; --", step="nowhere")
    assert not shown.exception
    assert "Screen first" in words(shown)


def test_m17_a_clearance_opens_what_it_covers(page: Open, studio: Studio) -> None:
    client = anna(studio)
    press(answer_all(begun(page, client.id), trauma_major="yes"), ON)
    shown = page("screening", client=client.id)
    next(one for one in shown.button_group if one.label == "Role").set_value("GP")
    next(one for one in shown.text_input if one.label == "Name of the clinician").set_value("Dr Shah")
    next(one for one in shown.date_input if one.label.startswith("Date")).set_value(MONDAY)
    next(one for one in shown.checkbox if one.key.endswith("trauma_major")).check()
    press(shown, "Record the clearance")
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.UNFINISHED, (
        "the other steps are still open"
    )


def test_enter_in_the_load_limit_records_no_half_a_clearance(page: Open, studio: Studio) -> None:
    client = anna(studio)
    press(answer_all(begun(page, client.id), trauma_major="yes"), ON)
    shown = page("screening", client=client.id)
    forms = [one.proto.form for one in shown.get("form") if one.proto.form.form_id.startswith("clearance_")]
    assert [one.enter_to_submit for one in forms] == [False], "'No impact' below the load is ticked before it counts"


def test_m2_the_stage_says_which_rules_made_it(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    shown = page("screening", client=client.id)
    links = [one.label for one in shown.get("page_link")]
    why = gate.gate(studio, client.id, on=MONDAY).why_stage
    assert why
    for rule, says in why:
        assert says in words(shown)
        assert f"Rule {rule}" in links


def test_a_clearance_without_a_name_is_a_sentence(page: Open, studio: Studio) -> None:
    client = anna(studio)
    press(answer_all(begun(page, client.id), trauma_major="yes"), ON)
    shown = press(page("screening", client=client.id), "Record the clearance")
    assert "Say who cleared it" in shown.error[0].value
    assert gate.gate(studio, client.id, on=MONDAY).locked


def offered(shown: AppTest, name: str) -> bool:
    """True where the visitor can go to that page."""
    try:
        shown.switch_page(f"{name}.py")
    except ValueError:
        return False
    shown.switch_page("screening.py")
    return True


@pytest.mark.parametrize("reloaded", [False, True])
def test_m4_while_the_tablet_is_handed_over_only_the_screening_is_here(
    page: Open, studio: Studio, reloaded: bool
) -> None:
    client = anna(studio)
    shown = press(answer_all(begun(page, client.id)), ON)
    assert offered(shown, "clients")
    shown = press(shown, "I have handed it over")
    if reloaded:
        shown = page("screening", **shown.query_params)
    assert questions(shown), "the client's questions are there at once"
    assert not shown.get("page_link")
    assert [name for name in ("today", "clients", "session", "review", "check_in") if offered(shown, name)] == []
    shown = press(answer_all(shown), "Done. Hand the tablet back")
    assert "Please give the tablet back now, Anna" in words(shown)
    assert not offered(shown, "clients"), "the client is done, and the tablet is still in their hands"
    shown = taken_back(shown)
    assert offered(shown, "clients")
    assert "Anna Berg" in words(shown)
