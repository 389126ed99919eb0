"""The rule book and the exercise library, readable by anybody."""

from lbp_core.coach.rulebook import rule_cards
from lbp_core.coach.shelf import exercises, limits_by_room, sources
from tests.pages.conftest import Open, words


def test_m19_every_rule_is_in_the_book(page: Open) -> None:
    links = [one.label for one in page("evidence").get("page_link")]
    assert {card.policy for card in rule_cards()} <= set(links)


def test_m19_a_rule_opens_to_its_number_source_file_and_story(page: Open) -> None:
    rule = next(card for card in rule_cards() if card.id == "weekly_review.week_well_up")
    said = words(page("evidence", rule=rule.id))
    for part in (rule.policy, *rule.limits, rule.file, rule.source_title, str(rule.story)):
        assert part in said


def test_a_rule_that_is_not_there_is_a_sentence(page: Open) -> None:
    shown = page("evidence", rule="weekly_review.nothing")
    assert not shown.exception
    assert "No rule is called" in shown.error[0].value


def test_m19_every_number_and_every_source_is_readable(page: Open) -> None:
    numbers = words(page("evidence", evidence_view="Numbers"))
    assert all(limit.says in numbers for room in limits_by_room().values() for limit in room.values())
    listed = words(page("evidence", evidence_view="Sources"))
    assert all(source.title in listed for source in sources().values())


def test_m1_every_exercise_can_be_found_and_opened(page: Open) -> None:
    links = [one.label for one in page("exercises").get("page_link")]
    assert {f"**{one.name}**" for one in exercises()} <= set(links)
    said = words(page("exercises", exercise="bird-dog"))
    bird_dog = next(one for one in exercises() if one.id == "bird-dog")
    assert bird_dog.stop in said
    assert all(rung.name in said for rung in bird_dog.ladder)


def test_an_unknown_exercise_in_the_address_shows_the_list(page: Open) -> None:
    shown = page("exercises", exercise="moonwalk")
    assert not shown.exception
    assert shown.title[0].value == "Exercises"
