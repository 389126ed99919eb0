"""Adding and finding clients."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.screening import asking
from lbp_core.coach.studio import Studio
from lbp_core.models.client import ClientDetails, WeightUnit
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Disposition
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, anna, at, calm, ready, screened


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
    said = words(page("today")).replace("\\", "")
    assert said.index("Zoe Last") < said.index("Anna Berg")
    assert asking.named("ces_saddle")[1:] in said
    assert "999" in said
    assert gate.gate(studio, troubled.id, on=MONDAY).disposition is Disposition.STOP_EMERGENCY


def test_an_empty_today_says_where_to_begin(page: Open) -> None:
    said = words(page("today"))
    assert "Begin with one client" in said
    assert "Add the first one" in said


def test_the_list_shows_pain_that_is_not_known_as_not_known(page: Open, studio: Studio, clock: Clock) -> None:
    anna(studio)
    clock.at += timedelta(days=1)
    assert "not known" in words(page("clients"))


def details_form(page: Open, client_id: str) -> AppTest:
    return page("clients", client=client_id, change="details")


def test_details_are_changed_and_read_back(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = details_form(page, client.id)
    fill(shown, "Activity 1", "Gardening")
    floor = "Can get down to the floor and up again"
    told = (("Weights in", WeightUnit.LB), ("Days a week", 2), ("Minutes per session", 60), (floor, False))
    for label, value in told:
        next(one for one in shown.button_group if one.label == label).set_value(value)
    shown = press(shown, "Save the details")
    kept = caseload.client(studio, client.id)
    assert (kept.version, kept.details.activities, kept.details.weight_unit) == (2, ("Gardening",), WeightUnit.LB)
    assert (kept.details.wishes.minutes, kept.details.wishes.days_per_week) == (60, 2)
    assert not kept.details.wishes.floor
    assert "Gardening" in words(shown)
    assert "60 minutes on 2 days a week" in words(shown)


def test_what_the_form_does_not_ask_stays_as_it_was(page: Open, studio: Studio) -> None:
    wishes = Wishes(minutes=40, weeks=3, avoid=("squat",))
    details = ClientDetails(name="Anna Berg", birth_year=1985, demo=True, wishes=wishes)
    client = caseload.add_client(studio, details, key="anna", at=at(MONDAY, 8))
    press(details_form(page, client.id), "Save the details")
    assert caseload.client(studio, client.id).details == details


@pytest.mark.hazard("H12")
def test_a_form_that_is_out_of_date_is_refused_and_keeps_what_was_typed(page: Open, studio: Studio) -> None:
    client = anna(studio)
    stale, quicker = details_form(page, client.id), details_form(page, client.id)
    fill(quicker, "Activity 1", "Rowing")
    press(quicker, "Save the details")
    fill(stale, "Activity 1", "Gardening")
    stale = press(stale, "Save the details")
    assert "changed meanwhile" in stale.error[0].value
    assert caseload.client(studio, client.id).details.activities == ("Rowing",)
    assert next(one for one in stale.text_input if one.label == "Activity 1").value == "Gardening"
    stale = press(stale, "Show what is saved now")
    assert next(one for one in stale.text_input if one.label == "Activity 1").value == "Rowing"
    fill(stale, "Activity 2", "Gardening")
    press(stale, "Save the details")
    assert caseload.client(studio, client.id).details.activities == ("Rowing", "Gardening")


def test_an_empty_name_changes_nothing(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = details_form(page, client.id)
    fill(shown, "Name", " ")
    shown = press(shown, "Save the details")
    assert "Name" in shown.error[0].value
    assert caseload.client(studio, client.id).version == 1


def test_a_missing_year_of_birth_is_one_tap_away_from_the_unfinished_screening(page: Open, studio: Studio) -> None:
    client = caseload.add_client(studio, ClientDetails(name="Anna Berg"), key="anna", at=at(MONDAY, 8))
    screened(studio, client.id)
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.UNFINISHED
    assert "Add the year of birth" in [one.label for one in page("screening", client=client.id).get("page_link")]
    shown = page("clients", client=client.id, change="details", then="screening")
    next(one for one in shown.number_input if one.label == "Year of birth").set_value(1984)
    shown = press(shown, "Save the details")
    assert gate.gate(studio, client.id, on=MONDAY).disposition is Disposition.MANAGE
    assert "Screen again" in words(shown), "the result stands there again"
    assert "Add the year of birth" not in [one.label for one in shown.get("page_link")]


def test_a_name_on_a_card_is_only_ever_text(page: Open, studio: Studio) -> None:
    anna(studio, name="<img src=x onerror=alert(1)> & Co")
    shown = page("clients")
    [cards] = [
        one.proto.body for one in shown.get("html") if "leaf-cases" in one.proto.body and "<ul" in one.proto.body
    ]
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; Co" in cards
    assert "<img src=x" not in cards
