"""The weekly review: the sentence, every reason to its source, accept or override, and what was decided before."""

from datetime import timedelta

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.verdict import Disposition, Verdict
from tests.pages.conftest import Clock, Open, press, words
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


def test_m19_every_reason_shows_rule_number_source_file_and_story(page: Open, studio: Studio, trained: str) -> None:
    shown = page("review", client=trained)
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
        assert f"Rule {reason.rule}" in links


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
    assert len(shown.run().table) == 1
