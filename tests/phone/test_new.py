"""Something new from the client's own link: the whole symptom, saved at once, nothing chosen beforehand."""

import re
from datetime import timedelta

import pytest

from lbp_core.coach.client import symptoms
from lbp_core.coach.gate import alerts
from lbp_core.coach.gate.gate import screenings
from lbp_core.coach.studio import today
from lbp_core.models.alerts import Origin
from tests.phone.conftest import Phone


def said(phone: Phone) -> str:
    return symptoms.symptoms(phone.studio, phone.client_id)[0].says


def test_the_form_begins_empty_and_asks_for_safety_first(phone: Phone) -> None:
    phone.arrive()
    page = phone.browser.get("/c/new").text
    assert not re.findall(r"<input[^>]* checked", page)
    assert page.index('id="safety"') < page.index('id="area"') < page.index('id="flare"')
    assert len(re.findall('type="checkbox"', page)) == len(symptoms.words().areas) + len(symptoms.words().kinds)


def test_a_whole_symptom_is_kept_as_it_was_tapped(phone: Phone) -> None:
    phone.arrive()
    on = today(phone.studio, phone.at)
    told = {
        "area_lower_back": "yes",
        "kind_ache": "yes",
        "now": "0",
        "since": "yesterday",
        "flare": "days",
        "flare_days": "2",
    }
    form = phone.form("/c/new")
    for _ in range(2):
        answer = phone.post("/c/new", **form, **told, note="After the garden")
        assert answer.status_code == 200
    assert symptoms.words().client.kept in answer.text
    [line] = symptoms.symptoms(phone.studio, phone.client_id)
    yesterday = on - timedelta(days=1)
    assert line.says == f"0 of 10; lower back, ache; since {yesterday.day} {yesterday:%b}; flare; told by the client"
    assert line.note == "After the garden"
    assert screenings(phone.studio, phone.client_id) == (), "nothing was asked about safety, so nothing is answered"


@pytest.mark.hazard("H02")
def test_a_yes_beside_it_rings_with_the_words_beside_it(phone: Phone) -> None:
    phone.arrive()
    answer = phone.post("/c/new", **phone.form("/c/new"), q_ces_bowel="yes", now="8", note="Since tonight")
    assert 'href="tel:999"' in answer.text
    [alert] = alerts.alerts(phone.studio, on=today(phone.studio, phone.at))
    assert (alert.tellings[0].origin, alert.tellings[0].note) == (Origin.SYMPTOM, "Since tonight")
    assert said(phone).startswith("8 of 10")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("now", "11"),
        ("since", "ever"),
        ("area_lower_back", "no"),
        ("area_tail", "yes"),
        ("flare_days", "9"),
        ("flare", "x"),
    ],
)
def test_what_the_form_cannot_send_is_refused_and_nothing_is_kept(phone: Phone, field: str, value: str) -> None:
    phone.arrive()
    answer = phone.post("/c/new", **phone.form("/c/new"), **{field: value})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert symptoms.symptoms(phone.studio, phone.client_id) == ()
