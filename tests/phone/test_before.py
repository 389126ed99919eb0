"""Before a visit: the questions the trainer asked for, answered alone on the phone, with help at once."""

import html
import re
from datetime import timedelta

import pytest

from lbp_core.coach.gate.gate import gate, screenings
from lbp_core.coach.phone import ahead
from lbp_core.coach.studio import today
from lbp_core.evidence.ahead_words import ahead_words
from lbp_core.evidence.questions import asked_at
from lbp_core.models.question import Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Disposition
from tests.phone.conftest import Phone
from tests.phone.forms import chosen
from tests.reading_age import reading_age, sentences

PRIVATE = [one.id for one in asked_at(Occasion.FULL) if one.section is Section.PRIVATE]
PATH = "/c/before"


@pytest.fixture
def here(phone: Phone) -> Phone:
    phone.arrive()
    return phone


def ask(phone: Phone, *, whole: bool = False) -> None:
    ahead.ask_ahead(phone.studio, phone.client_id, whole=whole, key=f"ask-{phone.at}", at=phone.at)
    phone.wait(hours=1)
    phone.arrive()


def state(phone: Phone) -> Disposition:
    return gate(phone.studio, phone.client_id, on=today(phone.studio, phone.at)).disposition


def test_it_is_offered_only_where_the_trainer_asked_for_it(here: Phone) -> None:
    assert PATH not in here.browser.get("/c").text
    assert here.browser.get(PATH, follow_redirects=False).headers["location"] == "/c"
    ask(here)
    menu = here.browser.get("/c").text
    assert PATH in menu
    assert "Before your first visit" in menu
    assert "Private questions" in menu


def test_m4_nothing_is_chosen_and_the_whole_question_can_be_read(here: Phone) -> None:
    ask(here)
    page = here.browser.get(PATH).text
    assert chosen(page) == []
    said = html.unescape(page)
    for one in asked_at(Occasion.FULL):
        assert (one.asks in said) is (one.id in PRIVATE)


def test_m4_none_of_these_says_no_to_each_private_question(here: Phone) -> None:
    ask(here)
    answer = here.post(PATH, **here.form(PATH), any_private="none", note="Rather by <b>phone</b>")
    assert "Sent. Thank you, Maria" in answer.text
    assert "Call 999" not in answer.text
    [kept] = screenings(here.studio, here.client_id)
    assert (kept.by, kept.occasion, kept.asked.answers) == (By.CLIENT, Occasion.FULL, dict.fromkeys(PRIVATE, Answer.NO))
    assert kept.note == "Rather by <b>phone</b>"
    assert ahead.ahead(here.studio, here.client_id).answered == kept


@pytest.mark.hazard("H02")
def test_h02_an_emergency_yes_is_answered_at_once_kept_and_closes_the_gate(here: Phone) -> None:
    ask(here)
    answer = here.post(PATH, **here.form(PATH), any_private="some", q_ces_saddle="yes", q_ces_bladder="declined")
    assert 'href="tel:999"' in answer.text
    assert "Call 999 or go to A&amp;E now" in answer.text
    assert "Your answers are saved" in answer.text
    [kept] = screenings(here.studio, here.client_id)
    assert kept.asked.answers == {
        "ces_saddle": Answer.YES, "ces_bladder": Answer.DECLINED,
        "ces_bowel": Answer.NOT_ASKED, "ces_sexual": Answer.NOT_ASKED,
    }  # fmt: skip
    assert kept.told.disposition is Disposition.STOP_EMERGENCY, "what the client read is kept with it"
    assert state(here) is Disposition.STOP_EMERGENCY


def test_the_trainer_sees_nothing_before_it_is_sent(here: Phone) -> None:
    ask(here)
    here.form(PATH)
    assert screenings(here.studio, here.client_id) == ()
    assert ahead.ahead(here.studio, here.client_id).answered is None


def test_the_whole_questionnaire_goes_the_same_way(here: Phone) -> None:
    ask(here, whole=True)
    form = here.form(PATH)
    groups = dict.fromkeys((f"any_{one.value}" for one in Section if one is not Section.PAIN), "none")
    here.post(
        PATH, **form, **{**groups, "any_legs": "some"}, q_leg_pain="yes", q_leg_pain_severe="no", q_neuro_tingle="no"
    )
    [kept] = screenings(here.studio, here.client_id)
    real = {name: one for name, one in kept.asked.answers.items() if one is not Answer.NOT_ASKED}
    assert {name for name, one in real.items() if one is Answer.YES} == {"leg_pain"}
    assert real["leg_pain_severe"] is Answer.NO
    assert "neuro_footdrop" not in real, "what was left out stays open"
    assert len(real) == 26 - 1 + 1
    assert state(here) is Disposition.UNFINISHED


@pytest.mark.hazard("H10")
def test_h10_a_double_tap_keeps_one_and_a_second_sending_is_kept_beside_it(here: Phone) -> None:
    ask(here)
    form = here.form(PATH)
    for _ in range(2):
        here.post(PATH, **form, any_private="none")
    assert len(screenings(here.studio, here.client_id)) == 1
    here.wait(minutes=5)
    again = here.browser.get(PATH).text
    assert "You have sent this already" in again
    assert chosen(again) == []
    here.post(PATH, **here.form(PATH), any_private="some", q_ces_bowel="yes")
    assert len(screenings(here.studio, here.client_id)) == 2
    assert state(here) is Disposition.STOP_EMERGENCY


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Nothing is answered yet"),
        ({"any_private": "none", "q_ces_saddle": "yes"}, "Which of the two is right?"),
        ({"any_private": "maybe"}, "has no answer &#39;maybe&#39;"),
        ({"q_leg_pain": "yes"}, "which this page does not know"),
        ({"q_ces_saddle": "YES"}, "has no answer"),
        ({"any_private": "none", "note": "x" * 1001}, "yours has 1001"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence_and_nothing_is_lost(
    here: Phone, fields: dict[str, str], says: str
) -> None:
    ask(here)
    answer = here.post(PATH, **here.form(PATH), **fields)
    assert answer.status_code == 422
    assert says in answer.text
    assert screenings(here.studio, here.client_id) == ()
    if fields.get("q_ces_saddle") == "yes":
        assert set(chosen(answer.text)) == {"any_private", "q_ces_saddle"}


def test_a_form_without_the_links_mark_or_without_a_visit_keeps_nothing(here: Phone) -> None:
    ask(here)
    form = here.form(PATH)
    assert here.post(PATH, **{**form, "mark": "0" * 64}, any_private="none").status_code == 403
    here.wait(minutes=31)
    answer = here.post(PATH, **form, any_private="none")
    assert answer.status_code == 403
    assert "What you typed is still here" in answer.text
    assert screenings(here.studio, here.client_id) == ()


def test_a_form_that_lay_open_is_kept_though_the_screening_is_done(here: Phone) -> None:
    from tests.people import screened

    ask(here)
    form = here.form(PATH)
    screened(here.studio, here.client_id, on=today(here.studio, here.at + timedelta(days=1)))
    assert ahead.ahead(here.studio, here.client_id) is None
    here.post(PATH, **form, any_private="some", q_ces_bladder="yes")
    assert state(here) is Disposition.STOP_EMERGENCY


def test_the_words_suit_a_reader_of_eleven() -> None:
    words = ahead_words()
    texts = [*vars(words.menu).values(), *vars(words.page).values(), words.closing, words.nothing]
    ages = {one: reading_age(one.replace("{name}", "Maria")) for text in texts for one in sentences(text)}
    assert len(ages) > 15
    assert max(ages.values()) <= 11, max(ages, key=ages.__getitem__)


def test_something_new_carries_the_clients_own_words(here: Phone) -> None:
    page = here.browser.get("/c/new").text
    assert re.search(r'<textarea id="note" name="note"', page)
    here.post("/c/new", **here.form("/c/new"), q_ces_bowel="yes", note="Since <i>tonight</i>")
    [kept] = screenings(here.studio, here.client_id)
    assert kept.note == "Since <i>tonight</i>"


@pytest.mark.parametrize("whole", [False, True], ids=["private", "whole"])
def test_the_form_is_small_and_holds_no_script(here: Phone, whole: bool) -> None:
    ask(here, whole=whole)
    page = here.browser.get(PATH)
    assert page.status_code == 200
    assert len(page.content) + len(str(page.headers)) <= 60_000
    assert not re.search(r"<img|url\(|@import|javascript:|\son\w+=|\sstyle=", page.text)
    assert set(re.findall(r"<script[^>]*>([^<]*)", page.text)) == {""}
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'; style-src 'sha256-" in page.headers["content-security-policy"]
