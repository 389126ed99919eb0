"""Messages ready to send: nothing about health in them, nothing sent from here, and a calendar that any program reads."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import pausing
from lbp_core.coach.papers import scope
from lbp_core.coach.studio import Studio
from lbp_core.coach.today import reminders
from lbp_core.documents.calendar_file import Entry, calendar_file
from lbp_core.evidence.reading import DATA, read_yaml
from lbp_core.evidence.wording import texts_in
from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.models.trainer import Trainer
from lbp_core.models.verdict import Disposition
from tests.people import MONDAY, anna, at, day, ready, train

HEALTH = ("pain", "back", "lbp", "symptom", "flare", "screen", "exercise", "rehab", "gp", "sore", "hurt", "safety")


def read(file: bytes) -> list[tuple[date, str, str]]:
    """Day, title and name of each entry, as a calendar program reads them."""
    found = Calendar.from_ical(file).walk("VEVENT")
    return sorted((one.decoded("dtstart"), str(one["summary"]), str(one["uid"])) for one in found)


def test_no_message_and_no_calendar_says_anything_about_health() -> None:
    known = read_yaml(DATA / "words" / "reminders.yaml")
    for part in ("messages", "calendar"):
        for loc, text in texts_in(known[part]):
            said = text.lower().split()
            assert not [word for word in HEALTH if any(one.strip(".,:;?!").startswith(word) for one in said)], (
                loc,
                text,
            )


def test_the_messages_of_a_day_carry_the_names_the_link_and_the_code(studio: Studio) -> None:
    client_id = ready(studio)
    scope.record_trainer(studio, Trainer(name="Sam Field"), key="t", at=at(MONDAY))
    found = {one.name: one for one in reminders.reminders(studio, client_id, on=MONDAY)}
    assert set(found) == {"check_in", "morning", "session"}, "no code was made"
    assert found["check_in"].text.startswith("Hello Anna,")
    assert found["check_in"].text.endswith("Sam")
    assert "the page I sent you the link to" in found["check_in"].text
    assert found["session"].subject == "See you on Monday, 2 March"
    given = reminders.reminders(studio, client_id, on=MONDAY, link="https://x/c/t", code="ABCD EFGH")
    assert "https://x/c/t" in given[0].text
    assert "ABCD EFGH" in given[-1].text
    train(studio, client_id, on=MONDAY)
    later = {one.name: one for one in reminders.reminders(studio, client_id, on=MONDAY)}
    assert "Monday" not in later["session"].subject, "today's is done"


def test_whoever_is_paused_is_not_asked_to_come(studio: Studio) -> None:
    client_id = ready(studio)
    pausing.refer(studio, client_id, "Grey", soon=Disposition.REFER_URGENT, key="p", at=at(MONDAY))
    assert "session" not in {one.name for one in reminders.reminders(studio, client_id, on=MONDAY)}
    titles = {title for _, title, _ in read(reminders.calendar(studio, client_id, whose="mine", at=at(MONDAY)))}
    assert titles == {"Check-in from Anna"}


def test_the_calendar_has_the_planned_days_and_the_sundays_each_under_one_name(studio: Studio) -> None:
    client_id = ready(studio)
    mine = read(reminders.calendar(studio, client_id, whose="mine", at=at(MONDAY)))
    again = read(reminders.calendar(studio, client_id, whose="mine", at=at(MONDAY, 12)))
    assert mine == again, "loading it twice changes nothing"
    assert mine[0][:2] == (MONDAY, "Session with Anna")
    assert {one for one, title, _ in mine if title == "Check-in from Anna"} >= {day(6), day(13)}
    theirs = read(reminders.calendar(studio, client_id, whose="theirs", at=at(MONDAY)))
    assert [one for one, _, _ in theirs] == [one for one, _, _ in mine]
    assert {title for _, title, _ in theirs} == {"Session with your trainer", "My week for your trainer"}
    assert not [uid for _, _, uid in mine if client_id in uid], "the name of an entry tells nobody whose it is"
    with pytest.raises(Refused, match="no calendar 'ours'"):
        reminders.calendar(studio, client_id, whose="ours", at=at(MONDAY))
    with pytest.raises(Refused, match="no such client"):
        reminders.calendar(studio, "nobody", whose="mine", at=at(MONDAY))


def test_the_file_keeps_to_the_standard_whatever_the_name() -> None:
    long = "Session with Ève-Maximiliane; Øystein, \\ “O’Neil” " + "ü" * 80
    file = calendar_file([Entry(uid="a@b", day=MONDAY, title=long)], stamp=datetime(2026, 3, 2, 9, tzinfo=UTC))
    lines = file.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75, "longer lines are folded, counted in bytes"
    assert {b"VERSION:2.0", b"DTSTART;VALUE=DATE:20260302", b"DTSTAMP:20260302T090000Z"} <= set(lines)
    assert read(file) == [(MONDAY, long, "a@b")]


def test_a_number_and_an_address_are_kept_as_they_can_be_used(studio: Studio) -> None:
    client = anna(studio)
    for wrong in ({"phone": "call me"}, {"phone": "12"}, {"email": "anna"}, {"email": "a@b.c?cc=x@y.z"}):
        with pytest.raises(ValueError, match="1 validation error"):
            ClientDetails(name="Anna", **wrong)
    details = client.details.model_copy(update={"phone": "+44 7700 900123", "email": "anna@example.org"})
    kept = caseload.change_client(studio, client.id, details, version=1, key="1", at=at(MONDAY))
    assert (kept.details.phone, kept.details.email) == ("+44 7700 900123", "anna@example.org")
