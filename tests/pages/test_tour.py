"""The first round on the pages: one sentence at the place, a way there from elsewhere, left by a tap, brought back in Studio."""

from lbp_core.coach.studio import Studio
from lbp_core.coach.today.tour import words as tour_words
from lbp_core.models.tour import Step
from pages import _studio
from tests.pages.conftest import Open, press, words
from tests.people import anna, planned, screened
from tests.signed_in import first_trainer

SAID = tour_words().steps


def told(page: Open, name: str, **params: str) -> str:
    return words(page(name, **params)).replace("\\", "")


def test_an_empty_studio_begins_with_a_client(studio: Studio, page: Open) -> None:
    app = page("today")
    assert SAID[Step.CLIENT].go in words(app)
    assert "First round, 1 of 6" in words(app)
    assert SAID[Step.CLIENT].do in told(page, "clients")


def test_each_page_says_its_own_sentence_and_the_others_the_way(studio: Studio, page: Open) -> None:
    first_trainer(studio, at=_studio.now())
    client_id = anna(studio).id
    assert SAID[Step.SCREENING].go in told(page, "clients", client=client_id)
    assert SAID[Step.SCREENING].do in told(page, "screening", client=client_id)
    screened(studio, client_id)
    assert SAID[Step.PLAN].do in told(page, "programme", client=client_id)
    planned(studio, client_id)
    assert SAID[Step.SESSION].go in told(page, "programme", client=client_id)
    assert SAID[Step.SESSION].do in told(page, "session", client=client_id)


def test_it_is_left_by_a_tap_and_brought_back_in_studio(studio: Studio, page: Open) -> None:
    app = press(page("today"), tour_words().skip)
    assert "First round" not in words(app)
    assert "First round, 1 of 6" not in told(page, "today")
    studio_page = page("studio")
    assert tour_words().ended in words(studio_page)
    press(studio_page, tour_words().back)
    assert SAID[Step.CLIENT].go in told(page, "today")
