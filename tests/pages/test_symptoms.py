"""The morning after, asked by the trainer, and anything new."""

import pytest

from lbp_core.coach.client import mornings, symptoms
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.models.records import By, EntryKind
from lbp_core.models.screening import Answer
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, at, day, ready, whole_session


def test_c5_one_tap_keeps_the_morning_with_yesterdays_session(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    plan = planning.programme(studio, client_id).programme.days[0].prescriptions
    taps = whole_session(tuple((one.exercise, one.dose.sets) for one in plan))
    training.log_session(studio, client_id, taps, on=MONDAY, key="monday", at=at(MONDAY, 11))
    clock.at = at(day(1), 8)
    shown = page("symptoms", client=client_id)
    shown = shown.button_group[0].set_value(0).run()
    assert "Saved: 0 of 10" in words(shown)
    [record] = training.sessions(studio, client_id)
    assert record.latest(EntryKind.PAIN_NEXT_MORNING).score == 0
    shown.run()
    [record] = training.sessions(studio, client_id)
    assert [entry.kind for entry in record.entries].count(EntryKind.PAIN_NEXT_MORNING) == 1, "a redraw writes nothing"


def test_m17_something_new_locks_at_once(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id)
    shown.session_state[f"new_{client_id}_{MONDAY}"] = True
    shown.run()
    next(one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")).set_value("yes")
    shown = press(shown.run(), "Save the answers")
    assert gate.gate(studio, client_id, on=MONDAY).locked
    assert "999" in words(shown)


def test_saved_answers_close_their_list_so_that_what_to_do_is_in_sight(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id, new="1")
    assert [one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")], "asked for, so open at once"
    next(one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")).set_value("yes")
    shown = press(shown.run(), "Save the answers")
    assert not [one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")]
    shown.session_state[f"new_{client_id}_{MONDAY}_1"] = True
    again = [one for one in shown.run().button_group if (one.key or "").endswith("_ces_saddle")]
    assert [one.value for one in again] == [None], "the next list begins empty: nothing private is left on the screen"


def test_a_score_put_right_and_put_back_counts_as_it_was_last_tapped(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id)
    for score in (3, 4, 3):
        shown = shown.button_group[0].set_value(score).run()
        assert f"Saved: {score} of 10" in words(shown)
    assert mornings.scores_on(studio, client_id, on=MONDAY) == (3, 4, 3)


def test_a_redraw_after_the_client_sent_their_own_keeps_the_clients(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id).button_group[0].set_value(3).run()
    sharing.send_morning(studio, client_id, 5.0, {}, by=By.CLIENT, key="phone", at=at(MONDAY, 9))
    assert "Saved: 5 of 10" in words(shown.run())
    assert mornings.scores_on(studio, client_id, on=MONDAY) == (3, 5)


@pytest.mark.hazard("H02")
def test_h02_what_to_do_stands_there_at_the_tap_before_anything_is_saved(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    before = gate.screenings(studio, client_id)
    shown = page("symptoms", client=client_id, new="yes")
    asked = next(one for one in shown.button_group if "between your legs" in one.label)
    shown = asked.set_value(Answer.YES).run()
    assert "Call 999" in words(shown)
    assert "Save the answers: that pauses training" in words(shown)
    assert gate.screenings(studio, client_id) == before


def test_a_whole_symptom_is_tapped_and_the_page_says_what_it_means(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id, new="1")

    def tap(label: str, value: object) -> None:
        next(one for one in shown.button_group if one.label == label).set_value(value)

    say = symptoms.words()
    assert not [one for one in shown.button_group if one.value not in (None, [])], "nothing is chosen beforehand"
    tap(say.trainer.where, ["lower_back"])
    tap(say.trainer.kind, ["ache"])
    tap(say.trainer.score, 6)
    tap(say.trainer.since, "yesterday")
    tap(say.trainer.flare, "under_a_day")
    tap(say.trainer.safety, say.trainer.none)
    shown = press(shown.run(), "Save the answers")
    said = words(shown).replace("\\", "")
    for sentence in (say.means.clear, say.means.chart.format(score="6"), say.means.flare_short, say.means.screen):
        assert sentence in said
    [kept] = symptoms.symptoms(studio, client_id)
    assert kept.says == "6 of 10; lower back, ache; since 1 Mar; flare; written down by the trainer"
    assert kept.says in said, "it stands under 'told so far'"
    shown.run()
    assert len(symptoms.symptoms(studio, client_id)) == 1, "a redraw writes nothing"


def test_nothing_tapped_is_a_sentence_and_keeps_nothing(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(page("symptoms", client=client_id, new="1"), "Save the answers")
    assert "Nothing was answered" in shown.error[0].value
    assert symptoms.symptoms(studio, client_id) == ()


@pytest.mark.hazard("H02")
def test_pain_down_a_leg_says_that_the_questions_are_to_be_read_out(page: Open, studio: Studio) -> None:
    shown = page("symptoms", client=ready(studio), new="1")
    where = next(one for one in shown.button_group if one.label == symptoms.words().trainer.where)
    assert symptoms.words().trainer.asked not in words(shown)
    assert symptoms.words().trainer.asked in words(where.set_value(["both_legs"]).run())
