"""Why was my client told to regress? Every rule id leads to its policy, numbers, source, file and story."""

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.docs.rulebook import all_books, markdown, rule_card, rule_cards
from lbp_core.evidence.sources import sources
from lbp_core.models.refusal import Refused


def test_every_book_is_in_the_rule_book() -> None:
    assert {"screening", "presentation", "exercise_response", "weekly_review"} <= set(all_books())


def test_a_regress_decision_leads_to_its_number_source_and_story() -> None:
    card = rule_card("weekly_review.week_well_up")
    assert card.file == "lbp_core/rules/weekly_review.py"
    assert card.limits[0].startswith("2 points")
    assert card.source_title == sources()[card.source].title
    assert card.story == "tests/stories/weekly_review/regress_week_well_up.yaml"
    assert card.question.endswith("?")


def test_file_and_story_of_every_rule_are_there() -> None:
    for card in rule_cards():
        assert (ROOT / card.file).is_file()
        assert card.story is not None, card.id
        assert card.id in (ROOT / card.story).read_text()


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(Refused, match=r"Did you mean 'weekly_review\.week_up'"):
        rule_card("weekly_review.week_upp")


def test_the_document_has_every_rule_and_says_the_same_twice() -> None:
    text = markdown()
    assert all(f"`{card.id}`" in text for card in rule_cards())
    assert text == markdown()
