"""The tablet in a Spanish client's hands: nothing English on it, the same answers kept, the trainer's pages English."""

import json
import re
from datetime import timedelta

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate.gate import screenings
from lbp_core.coach.papers import consents
from lbp_core.coach.studio import Studio
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.language import Language
from lbp_core.models.screening import Answer
from pages import _door, _studio
from pages._parts import visitor
from tests.pages.conftest import Clock, Open
from tests.people import screened
from tests.phone.test_language import EN, ES, pieces

THE_TRAINERS = "I am the trainer"
"""The way back is for the trainer to find, who reads English: it stands on it beside the client's own words."""
BACK = "Devolver la tableta (I am the trainer)"


@pytest.fixture
def ana(studio: Studio, clock: Clock) -> Client:
    details = ClientDetails(name="Ana Ruiz", birth_year=1985, language=ES, activities=("Caminar con mi perro",))
    return caseload.add_client(studio, details, key="ana", at=clock.at - timedelta(days=9))


def said(app: AppTest) -> str:
    """Every text on the page, labels and choices too."""
    return json.dumps(
        [MessageToDict(one.proto) for one in app.main if one.proto is not None], ensure_ascii=False
    ).replace("\\n", " ")


def english_on(app: AppTest) -> list[str]:
    text = said(app)
    return [
        one for one in pieces(EN) - pieces(ES) - {THE_TRAINERS} if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)
    ]


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def tap(app: AppTest, ends: str, value: object) -> AppTest:
    return next(one for one in app.get("button_group") if one.key.endswith(ends)).set_value(value).run()


def test_the_check_in_on_the_tablet_is_spanish_and_what_is_kept_is_english(
    page: Open, studio: Studio, ana: Client
) -> None:
    trainers = page("check_in", client=ana.id)
    assert "Hand the tablet over" in said(trainers)
    assert "In English it says" in said(trainers), "what is sent in Spanish stands there in English too"
    assert "un minuto para su semana" in said(trainers)
    shown = press(trainers, "Start their check-in")
    assert "Su semana, Ana" in said(shown)
    shown = tap(tap(shown, f"new_{ana.id}_{visitor.visit().hand}", "some"), "ces_saddle", Answer.YES)
    assert "Llame al 999 (emergencias) o vaya a A&E (urgencias del hospital) ahora" in said(shown)
    assert english_on(shown) == []
    sent = press(shown, "Enviar")
    assert "Enviado. Gracias, Ana" in said(sent)
    assert english_on(sent) == []
    told = screenings(studio, ana.id)[0].told
    assert told is not None
    assert told.headline == "Call 999 or go to A&E now"
    assert _door.language_in_hand(visitor.visit()) == "es"


def test_the_consents_are_read_and_tapped_in_spanish_and_kept_as_they_were_read(
    page: Open, studio: Studio, ana: Client
) -> None:
    screened(studio, ana.id)
    shown = press(page("papers", client=ana.id), "The client reads and taps: hand over")
    assert english_on(shown) == []
    assert "Todavía no lo ha revisado un profesional sanitario" in said(shown)
    assert BACK in [one.label for one in shown.button]
    shown = press(shown, "Sí")
    assert english_on(shown) == []
    assert consents.consents(studio, ana.id)[0].holds


def test_the_private_questions_are_spanish(page: Open, studio: Studio, ana: Client, clock: Clock) -> None:
    run = str(int(clock.at.timestamp()))
    shown = press(page("screening", client=ana.id, run=run, step="private"), "I have handed it over")
    assert "Solo para usted, Ana" in said(shown)
    assert english_on(shown) == []
    shown = tap(shown, "ces_bladder", Answer.YES)
    assert english_on(shown) == []
    shown = press(shown, "Listo. Devuelva la tableta")
    assert "Guardado. Gracias." in said(shown)
    assert english_on(shown) == []
    assert screenings(studio, ana.id)[0].asked.answers["ces_bladder"] is Answer.YES


def test_an_english_clients_tablet_is_as_it_was(page: Open, studio: Studio, ana: Client) -> None:
    details = ana.details.model_copy(update={"language": Language.EN})
    caseload.change_client(studio, ana.id, details, version=1, key="en", at=_studio.now())
    shown = press(page("check_in", client=ana.id), "Start their check-in")
    text = said(shown)
    assert not [one for one in pieces(ES) - pieces(EN) if one in text]
    assert _door.language_in_hand(visitor.visit()) == "en"
