"""The quick card: one page, its numbers the rules' own, every question that asks for a ring on it, nothing of a client."""

import io
import re
from datetime import date

import pypdf
import pytest

from lbp_core.coach.printed import quick_card as printed
from lbp_core.coach.printed.quick_card import LEADS_TO, SIGNS, quick_card, quick_card_page
from lbp_core.coach.studio import Studio
from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import questions
from lbp_core.evidence.words import words_for
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition
from tests.documents.conftest import browser
from tests.documents.made_up import words_in

DAY = date(2026, 3, 2)


def test_it_is_one_page_that_says_all_of_it() -> None:
    pdf = quick_card_page("pdf", on=DAY)
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert page.mediabox.height > page.mediabox.width
    said = words_in(pdf).replace("\u00a0", " ")
    card = quick_card(on=DAY)
    for line in (
        card.locked,
        card.foot,
        *(one.says for one in (*card.pain, *card.decisions)),
        *(one for pair in card.words for one in pair),
    ):
        assert " ".join(line.split()) in said, line
    for one in card.ring:
        assert one.headline in said


@pytest.mark.hazard("H02")
def test_every_question_that_asks_for_a_ring_stands_where_its_yes_leads() -> None:
    """The dispositions are in the order of urgency, and each has exactly the questions of its level."""
    card = quick_card(on=DAY)
    assert [one.headline for one in card.ring] == [words_for(end).headline for end in LEADS_TO]
    assert [end.caution for end in LEADS_TO] == sorted((end.caution for end in LEADS_TO), reverse=True)
    shown = {short for one in card.ring for short in one.answers}
    for one in questions().values():
        if one.level == "scope":
            assert one.short in card.beyond
        else:
            assert one.short in shown, f"{one.id} is on no line"
    assert card.ring[0].headline == words_for(Disposition.STOP_EMERGENCY).headline


def test_its_numbers_are_the_rules_own_and_follow_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    known = limits()
    before = quick_card(on=DAY)
    assert f"Up to {known.review.pain_ceiling.value:g} " in before.pain[0].says
    ceiling = known.review.pain_ceiling.model_copy(update={"value": 4.0})
    adherence = known.review.adherence.model_copy(update={"value": 80.0})
    review = known.review.model_copy(update={"pain_ceiling": ceiling, "adherence": adherence})
    monkeypatch.setattr(printed, "limits", lambda: known.model_copy(update={"review": review}))
    after = quick_card(on=DAY)
    assert "Up to 4 " in after.pain[0].says
    assert "Over 4 " in after.pain[2].says
    assert "80 % of the sessions" in after.decisions[0].says


def test_no_number_of_the_rules_is_typed_into_the_words() -> None:
    """But for the scale's own ends and the telephone numbers a figure may come from the data alone."""
    said = printed.quick_card_words().model_dump_json()
    assert set(re.findall(r"\d+", said)) <= {"0", "10"}


def test_every_sign_is_one_that_the_template_draws() -> None:
    card = quick_card(on=DAY)
    drawn = {one.sign for one in (*card.ring, *card.pain, *card.decisions)}
    assert drawn <= {"go", *SIGNS.values()}


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_it_is_read_by_whoever_is_signed_in(studio: Studio, form: str, begins: bytes) -> None:
    answer = browser().get(f"/documents/studio/quick-card.{form}")
    assert answer.content.startswith(begins)
    assert "inline" in answer.headers["content-disposition"]


def test_another_form_is_refused_in_words(studio: Studio) -> None:
    with pytest.raises(Refused, match="pdf and png"):
        quick_card_page("docx", on=DAY)
    assert browser().get("/documents/studio/quick-card.docx").status_code == 404
