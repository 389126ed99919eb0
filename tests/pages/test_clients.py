"""Adding and finding clients."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from lbp_core.coach import caseload, gate
from lbp_core.coach.studio import Studio
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, anna, at, calm, ready


def form(page: Open) -> AppTest:
    shown = page("clients")
    shown.session_state["add_client_open"] = True
    return shown.run()


def fill(shown: AppTest, label: str, value: str) -> None:
    next(one for one in shown.text_input if one.label == label).set_value(value)


def names(studio: Studio) -> list[str]:
    return [row.client.name for row in caseload.caseload(studio, on=MONDAY)]


def test_c7_a_client_is_added_and_screened_next(page: Open, studio: Studio) -> None:
    shown = form(page)
    fill(shown, "Name", "Maria Alvarez")
    fill(shown, "Activity 1", "Gardening")
    next(one for one in shown.number_input if one.label == "Year of birth").set_value(1984)
    shown = press(shown, "Add client")
    assert names(studio) == ["Maria Alvarez"]
    assert "Screen first" in words(shown), "the next page is the screening"
    kept = caseload.caseload(studio, on=MONDAY)[0].client.details
    assert (kept.birth_year, kept.activities) == (1984, ("Gardening",))


def test_an_empty_name_is_a_sentence_and_adds_nobody(page: Open, studio: Studio) -> None:
    shown = form(page)
    fill(shown, "Activity 1", "Gardening")
    shown = press(shown, "Add client")
    assert "Name" in shown.error[0].value
    assert names(studio) == []
    assert next(one for one in shown.text_input if one.label == "Activity 1").value == "Gardening", (
        "nothing typed is lost"
    )


def test_the_same_form_sent_twice_adds_one_client(page: Open, studio: Studio) -> None:
    first, second = form(page), form(page)
    second.session_state["add_client_key"] = first.session_state["add_client_key"]
    second.run()
    for shown in (first, second):
        fill(shown, "Name", "Maria Alvarez")
        press(shown, "Add client")
    assert names(studio) == ["Maria Alvarez"]


def test_a_search_finds_by_part_of_the_name_and_says_so_where_it_finds_nobody(page: Open, studio: Studio) -> None:
    anna(studio)
    assert "Anna Berg" in words(page("clients", find="berg"))
    assert "Nobody by that name" in words(page("clients", find="zzz"))


def test_today_puts_safety_first_and_gives_the_reason(page: Open, studio: Studio, clock: Clock) -> None:
    ready(studio)
    troubled = anna(studio, key="second", name="Zoe Last")
    asked = calm(ces_saddle=Answer.YES)
    gate.record_screening(studio, troubled.id, asked, occasion=Occasion.FULL, by=By.CLIENT, key="z", at=at(MONDAY, 8))
    shown = page("today")
    assert "Zoe Last" in shown.subheader[0].value.replace("\\", "")
    assert "999" in shown.text[0].value
    assert gate.gate(studio, troubled.id, on=MONDAY).disposition is Disposition.STOP_EMERGENCY


def test_today_is_quiet_when_nothing_waits(page: Open) -> None:
    said = words(page("today"))
    assert "Nothing is waiting" in said
    assert "Add the first one" in said


def test_the_list_shows_pain_that_is_not_known_as_not_known(page: Open, studio: Studio, clock: Clock) -> None:
    anna(studio)
    clock.at += timedelta(days=1)
    assert "not known" in words(page("clients"))
