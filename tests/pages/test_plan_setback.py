"""What was brought back and failed twice stands on the programme page with its reason, and goes back a step with one tap."""

from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from tests.months import failing_sit_ups
from tests.pages.conftest import Clock, Open, words
from tests.people import at, day, ready


def test_m12_the_page_says_why_it_goes_back_until_when_and_one_tap_does_it(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = failing_sit_ups(studio)
    clock.at = at(day(5))
    shown = page("programme", client=client_id)
    assert not shown.exception
    assert "failed twice in a row" in words(shown)
    assert "until 20 Mar" in words(shown)
    button = next(one for one in shown.button if one.label == "Take it back a step")
    after = button.click().run()
    assert not after.exception
    version = planning.programme(studio, client_id)
    assert version is not None
    assert version.because == "Back a step after failing twice: Sit-up"
    assert not [one for one in after.button if one.label == "Take it back a step"]
    assert "until 20 Mar" in words(after)


def test_a_client_without_such_an_exercise_sees_none_of_it(page: Open, studio: Studio) -> None:
    shown = page("programme", client=ready(studio))
    assert "failed twice" not in words(shown)
