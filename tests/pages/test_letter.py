"""The letter on the page: offered where something asks for a clinician, made on one tap, opened by our own route."""

from lbp_core.coach.gate import gate
from lbp_core.coach.letters import letters
from lbp_core.coach.studio import Studio
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from tests.pages.conftest import Open, press, words
from tests.people import MONDAY, at, emergency, ready


def answered(studio: Studio, client_id: str, name: str) -> None:
    asked = ScreenInput(answers={name: Answer.YES}, age=None)
    gate.record_screening(studio, client_id, asked, occasion=Occasion.SYMPTOM, by=By.CLIENT, key=name, at=at(MONDAY, 9))


def test_who_needs_no_clinician_is_offered_no_letter(studio: Studio, page: Open) -> None:
    app = page("review", client=ready(studio))
    assert "Why, exactly?" in words(app)
    assert "letter" not in words(app).lower()


def test_one_tap_makes_it_and_shows_how_to_print_it(studio: Studio, page: Open) -> None:
    client_id = ready(studio)
    answered(studio, client_id, "neuro_footdrop")
    app = page("review", client=client_id)
    assert "No consent to tell their GP is on record" in words(app)
    app = press(app, "Make the letter")
    assert not app.exception
    (made,) = letters.letters(studio, client_id)
    place = f"/documents/{client_id}/letters/{made.id}"
    assert [one.proto.url for one in app.get("link_button")] == [f"{place}.pdf"]
    assert [f'src="{place}.png"' in one.proto.body for one in app.get("html") if "documents" in one.proto.body] == [
        True
    ]


def test_a_second_letter_leaves_the_first_in_the_file(studio: Studio, page: Open) -> None:
    client_id = ready(studio)
    answered(studio, client_id, "neuro_footdrop")
    app = press(page("review", client=client_id), "Make the letter")
    app = press(app.run(), "Make a new letter")
    assert len(letters.letters(studio, client_id)) == 2
    assert len(app.get("link_button")) == 2


def test_in_an_emergency_the_call_comes_first_and_the_note_goes_along(studio: Studio, page: Open) -> None:
    client_id = ready(studio)
    answered(studio, client_id, emergency())
    said = words(page("review", client=client_id))
    assert "First the call: 999, or A&E now." in said
    assert "Make the note" in said


def test_the_screening_page_offers_it_beside_where_it_ended(studio: Studio, page: Open) -> None:
    client_id = ready(studio)
    answered(studio, client_id, "neuro_footdrop")
    app = press(page("screening", client=client_id), "Make the letter")
    assert len(letters.letters(studio, client_id)) == 1
    assert len(app.get("link_button")) == 1
