"""Taps in a screening step: none of these, what a reload finds, what a second hand does not see, what cannot wait."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import gate
from lbp_core.coach.screening.cannot_wait import GRACE
from lbp_core.coach.studio import Studio
from lbp_core.evidence.questions import asked_at
from lbp_core.models.question import Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Disposition
from pages import _studio
from tests.pages.conftest import Clock, Open, press, taken_back, words
from tests.pages.test_screening import ON, answer_all, begun, questions
from tests.people import MONDAY, anna, screened

NOW = [one.id for one in asked_at(Occasion.FULL) if one.section is Section.NOW]


def values(shown: AppTest) -> dict[str, str | None]:
    """Answer on the page by question."""
    ids = {one.id for one in asked_at(Occasion.FULL)}
    return {name: one.value for one in questions(shown) for name in ids if one.key.endswith(f"_{name}")}


def tap(shown: AppTest, name: str, answer: str | None) -> AppTest:
    return next(one for one in questions(shown) if one.key.endswith(f"_{name}")).set_value(answer).run()


def again(page: Open, shown: AppTest) -> AppTest:
    """A reload: a new visit to the same address."""
    return page("screening", **shown.query_params)


def test_m4_none_of_these_says_no_to_each_and_shows_it(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = begun(page, client.id)
    assert set(values(shown).values()) == {None}
    shown = press(shown, f"None of these: no to all {len(NOW)}")
    assert values(shown) == dict.fromkeys(NOW, "no")
    assert gate.screenings(studio, client.id) == (), "nothing is an answer before the step is saved"
    press(shown, ON)
    assert gate.screenings(studio, client.id)[0].asked.answers == dict.fromkeys(NOW, Answer.NO)


def test_m4_no_to_the_others_leaves_what_was_tapped(page: Open, studio: Studio) -> None:
    shown = tap(begun(page, anna(studio).id), "trauma_major", "unsure")
    shown = press(shown, f"No to the other {len(NOW) - 1}")
    assert values(shown) == dict.fromkeys(NOW, "no") | {"trauma_major": "unsure"}
    shown = tap(shown, "neuro_gait", "yes")
    assert values(shown)["neuro_gait"] == "yes", "a no from the group can still be changed"


def test_m4_one_tap_never_answers_more_than_seven_questions(page: Open, studio: Studio) -> None:
    client = anna(studio)
    run = begun(page, client.id).query_params["run"]
    shown = page("screening", client=client.id, run=run, step=Section.HEALTH)
    groups = [one.label for one in shown.button if one.label.startswith("None of these")]
    assert groups == ["None of these: no to all 7", "None of these: no to all 7"]
    press(shown, groups[0])
    assert list(values(shown).values()).count("no") == 7


def test_a_reload_inside_a_step_keeps_every_tap(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = tap(tap(begun(page, client.id), "trauma_major", "no"), "neuro_other", "unsure")
    assert values(again(page, shown)) == dict.fromkeys(NOW) | {"trauma_major": "no", "neuro_other": "unsure"}
    shown = tap(again(page, shown), "neuro_other", None)
    assert values(again(page, shown))["neuro_other"] is None, "a tap taken back stays taken back"


def test_a_reload_in_the_last_step_keeps_numbers_and_words(page: Open, studio: Studio) -> None:
    client = anna(studio)
    run = begun(page, client.id).query_params["run"]
    shown = page("screening", client=client.id, run=run, step=Section.PAIN)
    for one in shown.button_group:
        if one.key.endswith("_pain_average"):
            one.set_value(0)
        elif one.key.endswith("_triggers"):
            one.set_value(["sitting", "lifting"])
        elif one.key.endswith("_eases"):
            one.set_value(["walking"])
    shown = again(page, shown.run())
    kept = {one.key.rpartition("_")[2]: one.value for one in shown.button_group}
    assert (kept["average"], kept["triggers"], kept["eases"]) == (0, ["sitting", "lifting"], ["walking"])
    press(shown, "Save and see the result")
    asked = gate.screenings(studio, client.id)[0].asked
    assert (asked.pain_average, asked.triggers) == (0, ("sitting", "lifting"))


@pytest.mark.hazard("H04")
def test_h04_taps_of_one_client_are_never_on_anothers_page(page: Open, studio: Studio) -> None:
    shown = tap(begun(page, anna(studio).id), "trauma_major", "no")
    boris = anna(studio, key="boris", name="Boris Lind")
    other = page("screening", client=boris.id, run=shown.query_params["run"], step=Section.NOW)
    assert set(values(other).values()) == {None}


def test_m4_private_taps_survive_a_reload_and_are_gone_at_the_next_handing_over(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(press(answer_all(begun(page, client.id)), ON), "I have handed it over")
    shown = tap(shown, "ces_sexual", "declined")
    assert values(again(page, shown))["ces_sexual"] == "declined"
    trainer = taken_back(shown)
    assert not questions(trainer)
    assert set(values(press(trainer, "I have handed it over")).values()) == {None}


def test_a_step_that_was_saved_is_forgotten_by_the_pad(page: Open, studio: Studio) -> None:
    press(answer_all(begun(page, anna(studio).id)), ON)
    assert not _studio.the_studio().pad.sheets()


# ---- what cannot wait ----


@pytest.mark.hazard("H02")
def test_h02_a_yes_that_nobody_saves_is_kept_by_itself(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    screened(studio, client.id)
    clock.at += timedelta(minutes=5)
    shown = tap(press(page("screening", client=client.id), "Start the screening"), "chest_abdo", "yes")
    assert "Call 999" in words(shown), "said at once"
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.MANAGE
    clock.at += GRACE
    page("today")
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.STOP_EMERGENCY
    assert gate.screenings(studio, client.id)[0].asked.answers == {"chest_abdo": Answer.YES}
    count = len(gate.screenings(studio, client.id))
    page("today")
    assert len(gate.screenings(studio, client.id)) == count, "kept once"


def test_a_slip_of_the_finger_is_no_answer(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    shown = tap(begun(page, client.id), "chest_abdo", "yes")
    clock.at += GRACE - timedelta(seconds=1)
    shown = tap(shown, "chest_abdo", "no")
    clock.at += GRACE
    again(page, shown)
    assert gate.screenings(studio, client.id) == ()
    assert "Call 999" not in words(shown)


@pytest.mark.hazard("H02")
def test_h02_the_client_alone_who_walks_away_is_heard(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    shown = press(press(answer_all(begun(page, client.id)), ON), "I have handed it over")
    shown = tap(shown, "ces_saddle", "unsure")
    assert "111" in words(shown)
    clock.at += GRACE
    page("today")
    kept = gate.screenings(studio, client.id)[0]
    assert (kept.by, kept.asked.answers) == (By.CLIENT, {"ces_saddle": Answer.UNSURE})


def test_a_routine_yes_waits_for_its_step(page: Open, studio: Studio, clock: Clock) -> None:
    client = anna(studio)
    run = begun(page, client.id).query_params["run"]
    tap(page("screening", client=client.id, run=run, step=Section.LEGS), "leg_pain", "yes")
    clock.at += 2 * GRACE
    page("today")
    assert gate.screenings(studio, client.id) == ()


@pytest.mark.hazard("H03")
@pytest.mark.parametrize("answer", ["yes", "unsure", "declined"])
def test_h03_a_kept_answer_stays_when_the_step_is_saved_otherwise(
    page: Open, studio: Studio, clock: Clock, answer: str
) -> None:
    client = anna(studio)
    shown = tap(begun(page, client.id), "chest_abdo", answer)
    clock.at += GRACE
    shown = answer_all(again(page, shown))
    press(shown, ON)
    open_now = gate.gate(studio, client.id, on=MONDAY).covers
    assert ("chest_abdo" in open_now) is (answer == "yes"), "a doubt is settled by a no, a yes only by a clearance"
