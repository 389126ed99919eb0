"""The weekly review: the sentence, every reason to its source, accept or override, and what was decided before."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.charts.response import named
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.coach.weekly.why import week_numbers
from lbp_core.models.verdict import Disposition, Verdict
from tests.pages.conftest import Clock, Open, press, tables, words
from tests.people import MONDAY, at, day, ready, whole_session

SUNDAY = day(6)


@pytest.fixture
def trained(studio: Studio, clock: Clock) -> str:
    """A client with one session done, on the Sunday that ends that week."""
    client_id = ready(studio)
    plan = tuple(
        (one.exercise, one.dose.sets) for one in planning.programme(studio, client_id).programme.days[0].prescriptions
    )
    training.log_session(studio, client_id, whole_session(plan), on=MONDAY, key="monday", at=at(MONDAY, 11))
    clock.at = at(SUNDAY, 18)
    return client_id


def test_c6_the_decision_stands_first_with_its_sentence(page: Open, studio: Studio, trained: str) -> None:
    shown = page("review", client=trained)
    view = reviewing.review_view(studio, trained, on=SUNDAY)
    assert shown.header[0].value == "Keep the same level"
    assert view.result.verdict is Verdict.HOLD
    for reason in view.result.deciding:
        assert reason.says in words(shown)


def opened(page: Open, client_id: str, *parts: str) -> AppTest:
    """The page with those parts folded open."""
    shown = page("review", client=client_id)
    for part in parts:
        shown.session_state[f"{part}_{client_id}"] = True
    return shown.run()


def test_m19_every_reason_shows_rule_number_source_file_and_story(page: Open, studio: Studio, trained: str) -> None:
    shown = opened(page, trained, "why")
    view = reviewing.review_view(studio, trained, on=SUNDAY)
    links = [one.label for one in shown.get("page_link")]
    for reason in view.result.reasons:
        rule = view.rules[reason.rule]
        said = words(shown)
        assert rule.policy in said
        assert rule.source_title in said
        assert rule.file in said
        assert rule.story is None or rule.story in said
        assert all(limit in said for limit in rule.limits)
        assert f"Rule {reason.rule.split('.')[1]}" in links
        assert reason.rule in said


def test_accepting_twice_writes_one_decision_and_one_version(page: Open, studio: Studio, trained: str) -> None:
    first, second = page("review", client=trained), page("review", client=trained)
    first = press(first, "Accept")
    press(second, "Accept")
    view = reviewing.review_view(studio, trained, on=SUNDAY)
    assert len(view.decisions) == 1
    assert len(planning.versions(studio, trained)) == 2
    assert "Saved" in words(first)
    assert "keep the same level" in words(first)


def test_a_step_down_needs_no_reason(page: Open, studio: Studio, trained: str) -> None:
    shown = page("review", client=trained)
    next(one for one in shown.button_group if one.label.startswith("What next week")).set_value(Verdict.REGRESS)
    shown = press(shown, "Save my choice")
    assert not shown.error
    assert reviewing.review_view(studio, trained, on=SUNDAY).decided.taken is Verdict.REGRESS


def test_beside_the_choices_stands_what_to_do_where_it_cannot_wait(page: Open, studio: Studio, trained: str) -> None:
    shown = page("review", client=trained)
    assert "Choose a referral and write what you saw" in words(shown)
    assert "Something is new" in [one.label for one in shown.get("page_link")]
    choice = next(one for one in shown.button_group if one.label.startswith("What next week"))
    choice.set_value(Verdict.REFER_URGENT)
    shown = press(shown, "Save my choice")
    assert "one sentence on what you saw" in words(shown)
    next(one for one in shown.text_input if one.label.startswith("Why")).set_value("He limps.")
    press(shown, "Save my choice")
    assert gate.gate(studio, trained, on=SUNDAY).disposition is Disposition.REFER_URGENT


def test_a_step_up_without_a_reason_is_refused_in_a_sentence(page: Open, studio: Studio, trained: str) -> None:
    shown = page("review", client=trained)
    next(one for one in shown.button_group if one.label.startswith("What next week")).set_value(Verdict.PROGRESS)
    shown = press(shown, "Save my choice")
    assert shown.error, "the sentence says why"
    assert reviewing.review_view(studio, trained, on=SUNDAY).decided is None


def test_a_week_that_is_not_over_is_marked_so_far(page: Open, studio: Studio, trained: str, clock: Clock) -> None:
    clock.at = at(MONDAY, 20) + timedelta(days=1)
    assert "So far" in words(page("review", client=trained))


def test_c3_the_chart_is_there_with_its_text_twin(page: Open, trained: str) -> None:
    shown = page("review", client=trained)
    assert len(shown.get("vega_lite_chart")) == 1
    shown.session_state[f"twin_review_{trained}"] = True
    [told] = tables(shown.run())
    assert [row["Week"] for row in told] == ["2 to 8 Mar"]


def test_why_exactly_shows_each_reading_the_level_against_the_limits_and_every_steps_chances(
    page: Open, studio: Studio, trained: str
) -> None:
    shown = opened(page, trained, "why")
    found = week_numbers(studio, trained, as_of=SUNDAY)
    readings, steps = tables(shown)
    assert len(readings) == len(found.readings) == 2
    assert f"{len(found.known)} of {len(found.readings)} told" in words(shown)
    assert "Level beneath the noise" in words(shown)
    assert found.ahead is not None
    assert [row["Next week"] for row in steps] == [named(step) for step in found.ahead.steps]
    assert "Bad morning" in steps[0]
    assert "a step fits while the chance of that stays within" in words(shown)


def test_why_exactly_with_hardly_anything_on_record_says_what_is_not_known(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = opened(page, client_id, "why")
    said = words(shown)
    assert "a mean needs 3" in said
    assert "no step can be weighed" in said
    assert "no level is" in said
    assert not shown.exception


def test_replay_moves_a_limit_over_the_decided_weeks_and_changes_nothing(
    page: Open, studio: Studio, trained: str, clock: Clock
) -> None:
    press(page("review", client=trained), "Accept")
    before = reviewing.review_view(studio, trained, on=SUNDAY)
    shown = opened(page, trained, "replay")
    assert "Looking changes nothing" in words(shown)
    assert "over 1 decided week" in words(shown)
    shown.selectbox(f"limit_{trained}").set_value("axial_steps")
    shown.run()
    stepper = shown.number_input(f"move_{trained}_axial_steps")
    assert (stepper.value, stepper.min, stepper.max) == (2.0, 1.0, 4.0)
    stepper.set_value(1.0)
    assert "would have gone the same" in words(shown.run())
    assert reviewing.review_view(studio, trained, on=SUNDAY) == before


def test_replay_before_the_first_decision_says_when_it_begins(page: Open, trained: str) -> None:
    assert "begins with the first one" in words(opened(page, trained, "replay"))


def test_m3_movement_by_movement_says_how_little_is_known(page: Open, trained: str) -> None:
    shown = opened(page, trained, "patterns")
    assert "Too few next mornings told yet to know what has settled" in [one.value for one in shown.subheader]


def test_earlier_decisions_are_told_once_they_are_asked_for(page: Open, studio: Studio, trained: str) -> None:
    shown = press(page("review", client=trained), "Accept")
    assert "Earlier decisions (1)" in [one.label for one in shown.expander]
    assert "**8 Mar**" not in words(shown)
    assert "**8 Mar**" in words(opened(page, trained, "past"))
