"""Who may read a document: the trainer's own machine, and nobody through the clients' door or from another site."""

import pytest

from lbp_core.coach.letters import letters
from lbp_core.coach.studio import Studio
from lbp_core.models.screening import Answer
from tests.documents.conftest import PHONE_HOST, browser
from tests.documents.test_letters import answered
from tests.people import MONDAY, anna, at


@pytest.fixture
def place(studio: Studio) -> str:
    """The address of Anna's letter, without its ending."""
    client = anna(studio)
    answered(studio, client.id, neuro_footdrop=Answer.YES)
    made = letters.make_letter(studio, client.id, key="tap", at=at(MONDAY, 12))
    return f"/documents/{client.id}/letters/{made.id}"


def test_the_trainers_machine_reads_the_page_and_keeps_no_copy(place: str) -> None:
    answer = browser().get(f"{place}.pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'inline; filename="letter.pdf"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Anna" not in str(answer.headers)


def test_its_picture_is_there_for_the_page(place: str) -> None:
    answer = browser().get(f"{place}.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")


@pytest.mark.hazard("H05")
@pytest.mark.parametrize(
    ("host", "peer"),
    [
        (f"https://{PHONE_HOST}", "127.0.0.1"),
        ("http://192.168.1.20:8501", "192.168.1.7"),
        ("http://localhost", "192.168.1.7"),
    ],
)
@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_through_the_clients_door_or_from_another_machine_there_is_nothing(
    place: str, host: str, peer: str, ending: str
) -> None:
    answer = browser(host, peer).get(f"{place}.{ending}")
    assert answer.status_code in {403, 404}
    assert b"%PDF" not in answer.content


def test_a_browser_that_is_open_for_a_client_reads_no_letter(place: str) -> None:
    held = browser()
    held.cookies.set("lbp_client", "anything")
    assert held.get(f"{place}.pdf").status_code == 403


@pytest.mark.parametrize("ending", ["svg", "html", "pdf.exe", "../x"])
def test_another_form_is_not_there(place: str, ending: str) -> None:
    assert browser().get(f"{place}.{ending}").status_code == 404


def test_a_letter_of_nobody_is_a_plain_page_with_a_sentence(place: str, studio: Studio) -> None:
    other = anna(studio, key="ben", name="Ben Ode")
    letter_id = place.rsplit("/", 1)[1]
    for client_id in (other.id, "nobody"):
        answer = browser().get(f"/documents/{client_id}/letters/{letter_id}.pdf")
        assert answer.status_code == 404
        assert "Traceback" not in answer.text
        assert "<h1>" in answer.text


def test_reading_writes_nothing_and_nothing_can_be_sent(place: str, studio: Studio) -> None:
    client_id = place.split("/")[2]
    browser().get(f"{place}.pdf")
    assert len(letters.letters(studio, client_id)) == 1
    assert browser().post(f"{place}.pdf", headers={"origin": "http://localhost"}).status_code == 405
