"""What leaves by the trainer's own hands: message, code, calendar, and the end of a link."""

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import alerts
from lbp_core.coach.phone import sharing
from lbp_core.coach.phone.visiting import arrive
from lbp_core.coach.studio import Studio
from lbp_core.models.records import By
from lbp_core.models.screening import Answer
from pages._parts import visitor
from pages._parts.calling import digits
from pages.documents.routes import ROUTES
from tests.pages.conftest import Open, press, words
from tests.people import MONDAY, at, ready


def hrefs(shown: AppTest) -> list[str]:
    """Every address in our own HTML on the page."""
    return [unescape(one) for each in shown.get("html") for one in re.findall(r'href="([^"]*)"', each.proto.body)]


def reach(studio: Studio, client_id: str) -> None:
    client = caseload.client(studio, client_id)
    details = client.details.model_copy(update={"phone": "+44 (7700) 900-123", "email": "anna+x@example.org"})
    caseload.change_client(studio, client_id, details, version=client.version, key="reach", at=at(MONDAY))


def test_a_made_link_stands_in_its_message_which_is_encoded_for_mail_and_text_message(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    reach(studio, client_id)
    shown = press(page("check_in", client=client_id), "Make a link")
    [link, message] = [one.value for one in shown.code]
    assert link in message
    mail = next(one for one in hrefs(shown) if one.startswith("mailto:"))
    assert unquote(urlsplit(mail).path) == "anna+x@example.org"
    assert parse_qs(urlsplit(mail).query)["body"] == [message.replace("\n", "\r\n")]
    sms = next(one for one in hrefs(shown) if one.startswith("sms:"))
    assert sms.startswith("sms:+447700900123?&body=")
    assert unquote(sms.partition("body=")[2]) == message
    assert not [one for one in (mail, sms) if set(one) & set(' \n\r"<>')], "percent-encoded to the last sign"


def test_the_code_is_one_tap_and_stands_in_its_message(page: Open, studio: Studio) -> None:
    shown = press(page("check_in", client=ready(studio)), "A code for plan")
    assert "your code is" in shown.code[0].value


def test_an_ended_link_opens_nothing_and_the_page_says_so(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    token = sharing.make_link(studio, client_id, key="1", at=at(MONDAY))
    assert arrive(studio, token, at=at(MONDAY)) is not None
    shown = press(page("check_in", client=client_id), "End the link they have")
    assert "No link of this client opens any more" in words(shown)
    assert arrive(studio, token, at=at(MONDAY)) is None


def test_the_calendar_comes_as_a_file_and_a_stranger_as_a_sentence(studio: Studio) -> None:
    client_id, web = ready(studio), TestClient(Starlette(routes=ROUTES))
    web.headers["x-lbp-session"] = visitor.badge()
    found = web.get(f"/documents/{client_id}/calendar/theirs.ics")
    assert (found.status_code, found.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert "attachment" in found.headers["content-disposition"]
    assert found.content.startswith(b"BEGIN:VCALENDAR")
    assert web.get("/documents/nobody/calendar/mine.ics").status_code == 404
    assert web.get(f"/documents/{client_id}/calendar/ours.ics").status_code == 404


@pytest.mark.hazard("H20")
def test_from_an_alert_it_is_one_tap_to_the_call(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    told = {"ces_saddle": Answer.YES}
    sharing.send_morning(studio, client_id, None, told, by=By.CLIENT, key="m", at=at(MONDAY, 7))
    assert not [one for one in hrefs(page("today")) if one.startswith("tel:")], "no number is on file"
    reach(studio, client_id)
    assert "tel:+447700900123" in hrefs(page("today"))
    assert alerts.alerts(studio, on=MONDAY)[0].phone == "+44 (7700) 900-123"


def test_a_number_is_dialled_without_its_spaces() -> None:
    assert digits("+44 (7700) 900-123") == "+447700900123"
    assert digits("020 7946 0000") == "02079460000"
