"""A client's own stop rules are listed with their papers."""

from lbp_core.coach.screening.stop_rules import keep_stop_rule
from lbp_core.coach.studio import Studio
from lbp_core.models.stop_rule import StopRule
from tests.pages.conftest import Open, words
from tests.people import MONDAY, at, ready


def test_own_rules_stand_under_papers_until_they_are_ended(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    assert "Own stop rules" not in words(page("papers", client=client_id))
    rule = StopRule(exercise="squat", above=2, then="leave it out today")
    keep_stop_rule(studio, client_id, rule, key="1", at=at(MONDAY))
    assert "pain above 2, then leave it out today." in words(page("papers", client=client_id))
    keep_stop_rule(studio, client_id, StopRule(exercise="squat", above=None), key="2", at=at(MONDAY))
    assert "Own stop rules" not in words(page("papers", client=client_id))
