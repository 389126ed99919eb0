"""The client's own language: every page wholly in it, every answer kept the same, and the way there and back by one tap."""

import html
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.gate.gate import screenings
from lbp_core.coach.phone import ahead, languages, plan_codes
from lbp_core.evidence import reading
from lbp_core.evidence.exercise_words import exercises_told
from lbp_core.evidence.reading import read_yaml
from lbp_core.evidence.spoken import speaking
from lbp_core.evidence.translated import kept_in, translated
from lbp_core.models.language import Language
from tests.people import at, day, planned, screened
from tests.phone.conftest import Phone
from tests.phone.forms import WHOLE, chosen, hidden

ES, EN = Language.ES, Language.EN
LONG_ENOUGH = 12
"""Letters of a sentence's piece that no other language has by chance."""


def texts(content: Any, stays: tuple[str, ...]) -> Iterator[str]:
    """Every text of a file's content that is for a client to read."""
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    if isinstance(content, str):
        yield content
    for name, value in inside:
        if name not in stays:
            yield from texts(value, stays)


def pieces(language: Language) -> set[str]:
    """What the words of that language are made of, cut where something is filled in."""
    found: set[str] = set()
    for file, stays in kept_in(ES).stays.items():
        content = read_yaml(reading.DATA / file) if language is EN else translated(file, ES)
        for text in texts(content, stays):
            found |= {part.strip(" .,:;") for part in re.split(r"\{[a-z_]*\}|(?<=[.?!]) ", text)}
    with speaking(language):
        for one in exercises_told().values():
            found |= {text for step in one.steps for text in (step.name, step.cue)}
    return {one for one in found if len(one) >= LONG_ENOUGH and " " in one}


def said(page: str) -> str:
    """All that is read, seen or heard: the words, what pictures are called, and what the script may show."""
    page = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    heard = re.findall(r'(?:alt|aria-label|data-[a-z-]+|content)="([^"]*)"', page)
    return html.unescape(" ".join(" ".join([re.sub(r"<[^>]+>", " ", page), *heard]).split()))


def pages(phone: Phone) -> Iterator[tuple[str, str]]:
    """Every page a client can come upon, by name."""
    get = phone.browser.get
    yield "no visit", get("/c").text
    yield "no link", get("/c/nonsense").text
    yield "offline", get("/c/offline").text
    yield "bad paste", phone.post("/c/open", link="x").text
    phone.arrive()
    ahead.ask_ahead(phone.studio, phone.client_id, whole=True, key="ask", at=phone.at)
    yield "menu", get("/c").text
    yield "no plan code", get("/c/plan").text
    yield "wrong code", phone.post("/c/code", **phone.form("/c/plan"), code="ABCD EFGH").text
    yield "no code", phone.post("/c/code", **phone.form("/c/plan"), code="x").text
    code = plan_codes.plan_code(phone.studio, phone.client_id, key="code", at=phone.at)
    yield "plan, none yet", phone.post("/c/code", **phone.form("/c/plan"), code=code, keep="yes").text
    yield "progress, none yet", get("/c/progress").text
    screened(phone.studio, phone.client_id)
    planned(phone.studio, phone.client_id)
    for days in (0, 1, 2, 5):
        phone.at = at(day(days), 10)
        phone.arrive()
        yield f"plan on day {days}", get("/c/plan").text
    yield from forms(phone)
    yield "plan, paused", get("/c/plan").text
    yield "progress", get("/c/progress").text
    yield "closed", phone.post("/c/close").text


def forms(phone: Phone) -> Iterator[tuple[str, str]]:
    """The forms, what stands in the way of each, and what is read after sending."""
    get = phone.browser.get
    for path in ("/c/check-in", "/c/morning", "/c/new", "/c/before"):
        yield path, get(path).text
        yield f"{path} with a strange field", phone.post(path, **phone.form(path), strange="1").text
    yield "a strange week", get("/c/check-in?week=x").text
    form = phone.form()
    for wrong in ({"pain_average": "99"}, {"flare": "x"}, {"flare_days": "9", "flare": "days"}, {"note": "x" * 1001}):
        yield f"check-in {[*wrong]}", phone.post(**(form | WHOLE | wrong), step="review").text
    clash = phone.post(**(form | WHOLE | {"q_ces_saddle": "yes"}), step="review").text
    yield "clash", clash
    yield "review", phone.post(**(form | WHOLE), step="review").text
    yield "review of nothing", phone.post(**form, step="review").text
    yield "sent", phone.post(**(form | WHOLE), step="send").text
    yield "sent again", get("/c/check-in").text
    yield "morning sent", phone.post("/c/morning", **phone.form("/c/morning"), score="3").text
    yield "nothing new", phone.post("/c/new", **phone.form("/c/new")).text
    fine = {"area_one_leg": "yes", "kind_numb": "yes", "now": "4", "since": "week", "flare": "days", "flare_days": "2"}
    yield "new sent", phone.post("/c/new", **phone.form("/c/new"), **fine).text
    yield "before, nothing", phone.post("/c/before", **phone.form("/c/before")).text
    for question in ("no_better", "preg", "ca_weight", "infect_fever", "ces_saddle"):
        field = {f"q_{question}": "yes"}
        yield f"before {question}", phone.post("/c/before", **phone.form("/c/before"), **field).text
    red = phone.form() | {"new": "some", "q_ces_bladder": "yes"}
    yield "red flag", phone.post(**red, step="review").text
    phone.wait(hours=1)
    yield "asleep", phone.post(**form, step="send").text
    phone.arrive()


@pytest.fixture
def spanish(phone: Phone) -> Phone:
    phone.at = at(day(0), 8)
    phone.browser.headers["accept-language"] = "es-ES,es;q=0.9,en;q=0.5"
    speak(phone, ES)
    return phone


def speak(phone: Phone, language: Language) -> None:
    key = f"{language} {phone.at}"
    languages.choose_language(phone.studio, phone.client_id, language, key=key, at=phone.at)


def test_every_page_of_a_spanish_client_is_spanish_and_nothing_else(spanish: Phone) -> None:
    english = pieces(EN) - pieces(ES)
    for name, page in pages(spanish):
        assert '<html lang="es">' in page, name
        found = said(page)
        assert not [one for one in english if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", found)], name


def test_every_page_of_an_english_client_is_english_and_nothing_else(phone: Phone) -> None:
    phone.at = at(day(0), 8)
    foreign = pieces(ES) - pieces(EN)
    for name, page in pages(phone):
        assert '<html lang="en-GB">' in page, name
        found = said(page)
        assert not [one for one in foreign if one in found], name


def kept(phone: Phone) -> list[str]:
    """What storage holds of check-ins and safety answers, ids left out."""
    rows: list[Any] = [*phone.check_ins(), *screenings(phone.studio, phone.client_id)]
    return [json.dumps(one.model_dump(mode="json", exclude={"id", "client_id"}), sort_keys=True) for one in rows]


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("flag", ["ces_saddle", "ca_night", "leg_pain"])
def test_what_is_kept_is_the_same_to_the_letter_whatever_the_client_reads(phone: Phone, flag: str) -> None:
    answers = {**WHOLE, "new": "some", f"q_{flag}": "yes"}
    held = []
    for language in (EN, ES):
        speak(phone, language)
        phone.arrive()
        phone.post(**phone.form(), **answers, step="send")
        phone.post("/c/new", **phone.form("/c/new"), **{f"q_{flag}": "yes"}, note="Ayer")
        held.append(kept(phone))
    english, both = held
    assert len(english) == 3
    assert sorted(both) == sorted([*english, *english])


@pytest.mark.hazard("H21")
def test_the_advice_is_said_in_spanish_and_kept_in_english(spanish: Phone) -> None:
    spanish.arrive()
    sent = said(spanish.post(**spanish.form(), new="some", q_ces_saddle="yes", step="send").text)
    assert "Llame al 999 (emergencias) o vaya a A&E (urgencias del hospital) ahora" in sent
    assert "Llamar al 999" in sent
    told = screenings(spanish.studio, spanish.client_id)[0].told
    assert told is not None
    assert told.headline == "Call 999 or go to A&E now"


def test_one_tap_changes_the_language_for_this_client_and_keeps_what_is_typed(phone: Phone) -> None:
    phone.arrive()
    page = phone.browser.get("/c/check-in").text
    assert 'lang="es">Español</button>' in page
    typed = {**hidden(page), **WHOLE, "new": "some", "q_ces_bladder": "no"}
    there = phone.post("/c/language?of=check-in", **typed, language="es")
    assert there.status_code == 200
    assert "Su semana, Maria" in there.text
    assert sorted(chosen(there.text)) == sorted(chosen(phone.post("/c/check-in", **typed, step="change").text))
    assert "A good week &lt;b&gt;really&lt;/b&gt;" in there.text
    assert caseload.client(phone.studio, phone.client_id).details.language is ES
    assert phone.check_ins() == []
    back = phone.post("/c/language?of=check-in", **typed, language="en")
    assert "Your week, Maria" in back.text
    assert caseload.client(phone.studio, phone.client_id).details.language is EN


def test_before_a_visit_the_phone_reads_what_it_chose_last_or_what_its_browser_asks_for(phone: Phone) -> None:
    get = phone.browser.get
    assert 'lang="en-GB"' in get("/c").text
    assert 'lang="en-GB"' in get("/c", headers={"accept-language": "fr-FR, de;q=0.5"}).text
    assert 'lang="es"' in get("/c", headers={"accept-language": "fr, es-MX;q=0.9, en;q=0.8"}).text
    assert 'lang="en-GB"' in get("/c", headers={"accept-language": "en-US, es"}).text
    phone.post("/c/language", language="es")
    assert 'lang="es"' in get("/c").text
    assert phone.post("/c/language", language="xx").status_code == 422
    phone.arrive()
    assert 'lang="en-GB"' in get("/c").text, "the client's own record is what counts"


@pytest.mark.parametrize("of", ["", "check-in", "morning", "plan", "//evil.example", "../today", "language"])
def test_a_switch_leads_nowhere_but_to_our_own_pages(phone: Phone, of: str) -> None:
    answer = phone.browser.post(f"/c/language?of={of}", data={"language": "es"}, follow_redirects=False)
    assert answer.headers["location"] in {"/c", "/c/check-in", "/c/morning", "/c/plan"}


def test_the_app_on_the_home_screen_and_the_page_without_a_connection_speak_it_too(phone: Phone) -> None:
    found = json.loads(phone.browser.get("/c/app.webmanifest?in=es").text)
    assert (found["lang"], found["short_name"]) == ("es", "Mi espalda")
    assert "Sin conexión" in phone.browser.get("/c/offline?in=es").text
    assert "No connection" in phone.browser.get("/c/offline?in=en").text


def test_a_week_that_is_used_already_or_too_long_ago_is_told_in_spanish(spanish: Phone) -> None:
    spanish.arrive()
    page = spanish.browser.get("/c/check-in").text
    assert "Semana del 23 de febrero al 1 de marzo" in said(page) or "Semana del" in said(page)
    week = (spanish.at.date() + timedelta(days=21)).isoformat()
    assert "no es una semana" in said(spanish.browser.get(f"/c/check-in?week={week}").text)
