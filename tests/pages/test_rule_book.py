"""The rule book, readable by anybody: rules, numbers, sources and learning, each linked with what it rests on."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.docs.rulebook import rule_cards
from lbp_core.coach.library.citing import limits_behind, limits_by_name
from lbp_core.coach.library.shelf import exercises, learning, limits_by_room, sources
from lbp_core.evidence.reminder_words import reminder_words
from pages._parts import leaf
from tests.pages.conftest import Open, links, words

CARDS = {card.id: card for card in rule_cards()}
EXERCISES = {one.id for one in exercises()}


def leads_somewhere(to: str) -> bool:
    """True where a link of ours names a page, and a rule, number, source or exercise that is there."""
    page, _, asked = to.partition("?")
    known = {"rule": CARDS, "limit": limits_by_name(), "source": sources(), "exercise": EXERCISES}
    known["evidence_view"] = {"Rules", "Numbers", "Sources", "Learning"}
    pairs = [part.split("=") for part in asked.split("&") if part]
    return page in {"evidence", "exercises"} and all(value in known[name] for name, value in pairs)


def test_m19_every_rule_is_in_the_book(page: Open) -> None:
    found = links(page("evidence"))
    assert {card.policy: f"evidence?rule={card.id}" for card in CARDS.values()}.items() <= found.items()


def test_m19_a_rule_opens_to_its_number_source_file_and_story(page: Open) -> None:
    rule = CARDS["weekly_review.week_well_up"]
    app = page("evidence", rule=rule.id)
    said = words(app)
    for part in (rule.policy, rule.question, rule.file, rule.source_title, str(rule.story), "Step back one level"):
        assert part in said
    assert list(limits_behind(rule.id)) == ["review.rise_regress"]
    assert "evidence?limit=review.rise_regress" in links(app).values()
    assert f"evidence?source={rule.source}" in links(app).values()


def test_m19_a_number_opens_to_its_source_and_the_rules_that_compare_with_it(page: Open) -> None:
    app = page("evidence", limit="review.rise_regress")
    limit = limits_by_name()["review.rise_regress"]
    for part in (str(limit), limit.says, sources()[limit.source].title, "data/limits.yaml"):
        assert part in words(app)
    assert links(app)[CARDS["weekly_review.week_well_up"].policy] == "evidence?rule=weekly_review.week_well_up"


def test_m19_a_source_opens_to_what_it_supports_where_it_stands_and_all_that_rests_on_it(page: Open) -> None:
    amiss = next(key for key, source in sources().items() if source.status and source.link)
    said = words(page("evidence", source=amiss))
    for part in (sources()[amiss].title, sources()[amiss].supports, sources()[amiss].status, sources()[amiss].link):
        assert str(part) in said
    app = page("evidence", source="our-convention")
    resting = {to for to in links(app).values() if "rule=" in to}
    assert resting == {f"evidence?rule={card.id}" for card in CARDS.values() if card.source == "our-convention"}


@pytest.mark.parametrize(
    "asked", [{"rule": "weekly_review.nothing"}, {"limit": "review.riseregress"}, {"source": "ng-12"}]
)
def test_what_is_not_there_is_a_sentence(page: Open, asked: dict[str, str]) -> None:
    shown = page("evidence", **asked)
    assert not shown.exception
    ((kind, name),) = asked.items()
    assert f"No {'number' if kind == 'limit' else kind} is called '{name}'." in shown.error[0].value
    assert "Did you mean" in shown.error[0].value


def test_m19_every_number_and_every_source_is_readable(page: Open) -> None:
    app = page("evidence", evidence_view="Numbers")
    assert all(limit.says in words(app) for room in limits_by_room().values() for limit in room.values())
    assert {f"evidence?limit={name}" for name in limits_by_name()} <= set(links(app).values())
    app = page("evidence", evidence_view="Sources")
    for key, source in sources().items():
        year = f" ({source.year})" if source.year else ""
        assert links(app)[source.title + year] == f"evidence?source={key}"
        assert source.status is None or source.status in words(app)


def test_m27_the_learning_section_has_every_topic_and_the_reference_list(page: Open) -> None:
    app = page("evidence", evidence_view="Learning")
    said = words(app)
    for topic in learning().values():
        assert topic.title in said
        assert topic.says in said
        assert {f"exercises?exercise={one}" for one in topic.exercises} <= set(links(app).values())
    for source in sources().values():
        if source.manual:
            assert source.title in said
            assert source.supports in said


def test_every_link_of_the_book_leads_somewhere(page: Open) -> None:
    asked: list[dict[str, str]] = [{"evidence_view": view} for view in ("Rules", "Numbers", "Sources", "Learning")]
    asked += [{"rule": name} for name in list(CARDS)[::9]] + [{"limit": name} for name in list(limits_by_name())[::9]]
    asked += [{"source": key} for key in list(sources())[::9]]
    for one in asked:
        found = links(page("evidence", **one))
        assert found
        assert not [to for to in found.values() if not leads_somewhere(to)], one


def test_whatever_data_says_is_shown_as_it_is_written_and_never_run() -> None:
    layouts = leaf._layouts()
    shown = layouts.from_string("<b title='{{ said }}'>{{ said }}</b>").render(said="<img src=x onerror='alert(1)'>")
    assert "<img" not in shown
    assert layouts.autoescape is True
    assert not [file.name for file in Path(layouts.loader.searchpath[0]).iterdir() if "|safe" in file.read_text()]


KNOWLEDGE_ALONE = {"exercise_library", "exercise_page", "evidence_lists", "evidence_one"}
BESIDE_A_CLIENT = {
    "calling": "a ready message, percent-encoded",
    "card_head": "the library's words, a dose and the last numbers",
    "caseload_list": "a name and what waits, escaped by the layout: test_a_name_on_a_card_is_only_ever_text",
}
"""Parts that fill in a layout on a client's page, and what they hand in."""


def test_what_a_person_typed_is_never_our_own_html() -> None:
    """Only these parts fill in a layout; those with knowledge alone know no client."""
    parts = {file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "pages").rglob("*.py")}
    users = {
        name for name, text in parts.items() if re.search(r"^from pages\._parts\.leaf import .*\bleaf\b", text, re.M)
    }
    assert users == KNOWLEDGE_ALONE | BESIDE_A_CLIENT.keys()
    assert not [name for name in KNOWLEDGE_ALONE if re.search(r"studio\(|client", parts[name])]


def test_a_message_with_marks_in_it_stays_a_message() -> None:
    typed = "\"><img src=x onerror='alert(1)'>"
    way = ("mail", typed, f"mailto:?body={quote(typed, safe='')}", False)
    layout = leaf._layouts().get_template("send.html")
    shown = layout.render(share=quote(typed, safe=""), links=[way], ways=reminder_words().ways, theme="light")
    assert "<img" not in shown
    assert quote(typed, safe="") in shown


def test_m19_a_number_that_only_the_condition_compares_with_is_named_too() -> None:
    assert {"review.missed_days", "review.flare_back"} <= set(limits_behind("weekly_review.missed_two_weeks"))
