"""A client who reads Spanish, on a real phone page: the week with a red flag in it; and the trainer reads it in English."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach.client.caseload import add_client, client
from lbp_core.coach.gate.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.language import Language
from lbp_core.models.verdict import MayTrain
from lbp_core.storage import weeks
from tests.conftest import PHONE
from tests.servers import Site


@pytest.fixture
def studio(app_server: Site) -> Studio:
    return open_studio(app_server.database_url)


@pytest.fixture
def ana(studio: Studio, request: pytest.FixtureRequest) -> Client:
    details = ClientDetails(name="Ana Ruiz", birth_year=1985, activities=("Caminar con mi perro",))
    return add_client(studio, details, key=request.node.name, at=datetime.now(UTC))


def arrived(page: Page, site: Site, studio: Studio, whose: Client) -> Page:
    page.goto(f"{site.url}/c/{sharing.make_link(studio, whose.id, key='phone', at=datetime.now(UTC))}")
    return page


def test_a_week_with_a_red_flag_in_spanish_and_the_trainer_reads_it_in_english(
    app_server: Site, studio: Studio, ana: Client, phone: Page, tablet: Page
) -> None:
    arrived(phone, app_server, studio, ana)
    expect(phone.locator("html")).to_have_attribute("lang", "en-GB")
    phone.get_by_role("button", name="Español").tap()
    expect(phone.get_by_role("heading", name="Hola, Ana")).to_be_visible()
    expect(phone.locator("html")).to_have_attribute("lang", "es")
    assert client(studio, ana.id).details.language is Language.ES
    phone.get_by_role("link", name="Mi semana").tap()
    phone.locator('input[name="pain_average"][value="4"]').tap()
    phone.get_by_label("Sí, o no lo sé").tap()
    asked = phone.locator("#q_ces_saddle")
    asked.get_by_label("Sí", exact=True).tap()
    expect(asked.get_by_role("link", name="Llamar al 999")).to_be_visible()
    phone.get_by_label("¿Algo que deba saber quien le entrena?").fill("Me pasa desde ayer")
    phone.get_by_role("button", name="Revisar").tap()
    heading = "Llame al 999 (emergencias) o vaya a A&E (urgencias del hospital) ahora"
    expect(phone.get_by_role("alert").get_by_role("heading", name=heading)).to_be_in_viewport()
    expect(phone.get_by_role("heading", name="Enviado. Gracias, Ana")).to_be_visible()
    with studio.store.read() as tx:
        [kept] = weeks.all_check_ins(tx, ana.id)
    assert (kept.check_in.pain_average, kept.check_in.safety, kept.note) == (4, ("ces_saddle",), "Me pasa desde ayer")
    assert gate(studio, ana.id, on=today(studio, datetime.now(UTC))).may_train is MayTrain.NO
    tablet.goto(f"{app_server.url}/today")
    expect(tablet.get_by_text("Call 999 or go to A&E now").first).to_be_visible(timeout=30_000)
    expect(tablet.get_by_text("Me pasa desde ayer").first).to_be_visible()
    expect(tablet.get_by_text("Llame al 999")).to_have_count(0)


def test_what_is_typed_stays_when_the_language_changes(
    app_server: Site, studio: Studio, ana: Client, phone: Page
) -> None:
    arrived(phone, app_server, studio, ana)
    phone.goto(f"{app_server.url}/c/check-in")
    phone.locator('input[name="pain_average"][value="7"]').tap()
    phone.locator("#note").fill("typed already")
    phone.get_by_role("button", name="Español").tap()
    expect(phone.get_by_role("heading", name="Su semana, Ana")).to_be_visible()
    expect(phone.locator('input[name="pain_average"][value="7"]')).to_be_checked()
    expect(phone.locator("#note")).to_have_value("typed already")


@pytest.mark.parametrize("path", ["/c", "/c/check-in", "/c/morning", "/c/new", "/c/plan"])
def test_longer_words_scroll_nothing_sideways_and_break_no_word(
    app_server: Site, studio: Studio, ana: Client, visit: Callable[..., Page], path: str
) -> None:
    page = arrived(visit({**PHONE, "width": 360}, has_touch=True, is_mobile=True), app_server, studio, ana)
    page.get_by_role("button", name="Español").tap()
    expect(page.get_by_role("heading", name="Hola, Ana")).to_be_visible()
    page.goto(f"{app_server.url}{path}")
    if page.get_by_label("Sí, o no lo sé").count():
        page.get_by_label("Sí, o no lo sé").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    clipped = page.evaluate(
        "() => [...document.querySelectorAll('main span, main button, main a, main h1, main h2')]"
        ".filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)"
        ".filter(one => getComputedStyle(one).display !== 'inline').map(one => one.textContent.trim().slice(0, 40))"
    )
    assert clipped == []
