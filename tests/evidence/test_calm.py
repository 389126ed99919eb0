"""Nothing in the knowledge frightens: no word of damage, no ban on movement, and moving is spoken of as good."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lbp_core.evidence.learning import topics
from lbp_core.evidence.library import library
from lbp_core.evidence.reading import DATA, read_yaml
from lbp_core.evidence.wording import texts_in
from lbp_core.evidence.words import words_for
from lbp_core.models.verdict import Disposition

FRIGHTENS = re.compile(
    r"\b(damag\w*|dangerous\w*|crumbl\w*|degenerat\w*|worn( out)?|wear and tear|slipped|herniat\w*|injury|injuries|injured|"
    r"fragile|vulnerable|unstable|harm(s|ed|ful)?|ruptur\w*|torn|tears?|paraly\w*|wheelchair|weak (back|spine)|"
    r"out of place|pinched nerve|bone on bone|stop moving|bed rest|rest in bed|never (bend|lift|twist)|"
    r"must not (bend|lift|twist)|take it easy|protect your back|red flags?)\b",
    re.IGNORECASE,
)
CALMS = re.compile(r"\bno(t a)? sign of harm\b", re.IGNORECASE)
"""Said to take a fear away."""

SPOKEN = [
    path for folder in ("exercises", "templates", "words", "questions") for path in sorted((DATA / folder).glob("*.yaml"))
]  # fmt: skip


def frightening(text: str) -> list[str]:
    """The words in a text that frighten."""
    return [found[0] for found in FRIGHTENS.finditer(CALMS.sub("", text))]


def rather_not() -> set[str]:
    """What the quick card holds up to a trainer as words to leave unsaid: its right-hand column, and nothing else of it."""
    card = read_yaml(DATA / "words" / "quick_card.yaml")["words"]
    assert card["not"] == "Rather not"
    return {unsaid for _, unsaid in card["rows"]}


@cache
def texts_of(path: Path) -> tuple[str, ...]:
    """Every text of that file."""
    unsaid = rather_not() if path.name == "quick_card.yaml" else set()
    return tuple(text for _, text in texts_in(read_yaml(path)) if text not in unsaid)


def each_text() -> Iterator[tuple[Path, str]]:
    for path in SPOKEN:
        yield from ((path, text) for text in texts_of(path))


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_m06_nothing_that_is_said_frightens(path: Path) -> None:
    assert not [(found, text) for at, text in each_text() if at == path for found in frightening(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Your discs are worn out.",
        "Never bend again.",
        "It can damage the back",
        "You have a weak spine",
        "A slipped disc",
    ],
)
def test_the_search_hears_what_frightens(text: str) -> None:
    assert frightening(text)


@pytest.mark.parametrize(
    "text", ["Pain is no sign of harm.", "Harmony", "Bend as far as it is easy.", "A warm feeling"]
)
def test_the_search_leaves_calm_words_alone(text: str) -> None:
    assert not frightening(text)


def test_m06_moving_is_spoken_of_as_good() -> None:
    assert "moving is good" in " ".join(words_for(Disposition.MANAGE).for_client.split())
    assert "stay active" in " ".join(words_for(Disposition.REFER_ROUTINE).for_client.split())
    assert "Moving is better than resting" in topics()["stay-active"].says


def test_m06_even_what_waits_is_never_forbidden() -> None:
    assert "None is forbidden for ever" in topics()["held-back"].says
    for item in library().values():
        if item.held_back is not None:
            assert not re.search(r"\b(never again|forbidden|banned)\b", f"{item.why} {item.held_back.because}"), item.id


def test_m06_every_exercise_says_first_what_is_fine() -> None:
    assert all(item.fine and item.stop for item in library().values())
