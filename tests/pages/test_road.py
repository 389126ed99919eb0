"""The road on the tablet: the phase and what it waits for, the strip with its twin, the next block, the page to take home."""

from datetime import timedelta

from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from tests.months import trained_weeks
from tests.pages.conftest import Clock, Open, press, words
from tests.people import at, ready

WEEKS = timedelta(weeks=1)


def test_m26_the_road_says_the_phase_and_what_the_next_one_waits_for(studio: Studio, clock: Clock, page: Open) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 3)
    clock.at = at(after, 9)
    app = page("road", client=client_id)
    assert not app.exception
    assert "Strength, since" in words(app)
    assert "Before load" in words(app)
    assert "Does not hold yet" in words(app)
    assert any("weeks trained" in one.value and "now in strength" in one.value for one in app.subheader)


def test_m26_the_next_block_is_two_taps_from_the_road(studio: Studio, clock: Clock, page: Open) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 4)
    clock.at = at(after, 9)
    app = press(page("road", client=client_id), "Draft the next block")
    assert "New in it" in words(app)
    before = planning.programme(studio, client_id)
    app = press(app, "Make it the programme")
    now = planning.programme(studio, client_id)
    assert before is not None
    assert now is not None
    assert now.number == before.number + 1
    assert now.because.startswith("Next block · ")


def test_m26_the_programme_page_offers_the_restart_after_missed_weeks(studio: Studio, clock: Clock, page: Open) -> None:
    client_id = ready(studio)
    after = trained_weeks(studio, client_id, 1)
    clock.at = at(after, 9)
    assert "Restart after a break" not in words(page("programme", client=client_id))
    clock.at = at(after + WEEKS * 2, 9)
    app = page("programme", client=client_id)
    assert "training begins again at about 70 %" in words(app).replace("\\", "")
    press(app, "Restart after the break")
    now = planning.programme(studio, client_id)
    assert now is not None
    assert now.because.startswith("Restart after a break")
    assert "Restart after the break" not in [one.label for one in page("programme", client=client_id).button]


def test_m26_the_road_is_there_before_the_first_session(studio: Studio, page: Open) -> None:
    app = page("road", client=ready(studio))
    assert not app.exception
    assert "Stability, since" in words(app)
