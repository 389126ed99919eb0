"""What is printed for a Spanish client: wholly Spanish, on one page, nothing clipped, told to a screen reader as Spanish."""

import io

import pypdf
import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.plan import planning
from lbp_core.coach.printed import discharge, handouts
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.reminders import calendar
from lbp_core.evidence.exercise_words import exercise_told
from lbp_core.evidence.spoken import speaking
from lbp_core.models.language import Language
from tests.documents.made_up import edges, words_in
from tests.months import trained_weeks
from tests.people import MONDAY, at, ready
from tests.phone.test_language import EN, ES, pieces

CODE = "https://studio.example/c/" + "x" * 43


@pytest.fixture
def ana(studio: Studio) -> str:
    client_id = ready(studio)
    known = caseload.client(studio, client_id)
    details = known.details.model_copy(update={"language": Language.ES})
    caseload.change_client(studio, client_id, details, version=known.version, key="es", at=at(MONDAY, 9))
    return client_id


def english_in(page: bytes) -> list[str]:
    text = " ".join(words_in(page).replace("\u00a0", " ").split())
    return [one for one in pieces(EN) - pieces(ES) if one in text]


def test_the_programme_is_spanish_on_one_page_with_nothing_clipped(studio: Studio, ana: str) -> None:
    name = handouts.print_handout(studio, ana, address=CODE, at=at(MONDAY, 12))
    page = handouts.handout_page(ana, name, form="pdf")
    read = pypdf.PdfReader(io.BytesIO(page))
    assert len(read.pages) == 1
    assert str(read.trailer["/Root"]["/Lang"]).startswith("es")
    text = " ".join(words_in(page).replace("\u00a0", " ").split())
    version = planning.programme(studio, ana)
    assert version is not None
    with speaking(ES):
        for one in {item.exercise for day_ in version.programme.days for item in day_.prescriptions}:
            assert exercise_told(one).name in text
    for said in ("El programa de Anna", "Esto quiere decir pare", "llame al NHS 111", "por lado", "de reserva"):
        assert said.casefold() in text.casefold()
    assert english_in(page) == []
    left, low, high = edges(page)
    assert (left >= 13.9, low >= 10.9, high <= 286) == (True, True, True)


def test_the_page_to_take_home_is_spanish(studio: Studio, ana: str) -> None:
    after = trained_weeks(studio, ana, 4)
    page = discharge.discharge_page(ana, discharge.print_discharge(studio, ana, at=at(after, 9)), form="pdf")
    read = pypdf.PdfReader(io.BytesIO(page))
    assert len(read.pages) == 1
    assert str(read.trailer["/Root"]["/Lang"]).startswith("es")
    assert "Entrenó en 4 de 5 semanas, 12 sesiones en total." in words_in(page)
    assert english_in(page) == []


def test_the_english_programme_says_english(studio: Studio) -> None:
    client_id = ready(studio)
    name = handouts.print_handout(studio, client_id, address=None, at=at(MONDAY, 12))
    page = handouts.handout_page(client_id, name, form="pdf")
    assert str(pypdf.PdfReader(io.BytesIO(page)).trailer["/Root"]["/Lang"]) == "en-GB"
    assert len(english_in(page)) > 10


def test_the_clients_calendar_is_spanish_and_the_trainers_is_english(studio: Studio, ana: str) -> None:
    assert "Mi semana para" in calendar(studio, ana, whose="theirs", at=at(MONDAY, 12)).decode()
    assert "Check-in from Anna" in calendar(studio, ana, whose="mine", at=at(MONDAY, 12)).decode()
