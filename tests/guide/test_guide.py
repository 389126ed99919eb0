"""The trainer's guide: its pictures are there and small, its words are short and plain, and each button it names exists."""

import json
import re
from functools import cache

import pytest
from PIL import Image

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.docs.guide import FOLDER, chapters, picture_at
from tests.guide.__main__ import CARD, PICTURES, WORDS, stale
from tests.guide.scenes import SCENES
from tests.test_words import claims

FILES = sorted(FOLDER.glob("*.md"))
LARGEST, MOST_CHAPTERS, MOST_WORDS = 3_000_000, 12, 260
LINES_OF_THE_RECORD = {"Screening", "Programme"}


@cache
def everything_shown() -> str:
    """Every text of the pages and every word of data/, as one string."""
    files = [file for kind in ("*.py", "*.html") for file in (ROOT / "pages").rglob(kind)]
    files += (ROOT / "data" / "words").glob("*.yaml")
    files += (ROOT / "lbp_core" / "coach").rglob("*.py")
    return " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in files)


def labels(text: str) -> list[str]:
    """What the guide sets in bold: the words on a button or a card."""
    return [" ".join(one.split()) for one in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)]


def test_there_are_few_chapters_and_each_is_short() -> None:
    assert 1 < len(FILES) <= MOST_CHAPTERS
    assert {
        file.name: many for file in FILES if (many := len(file.read_text(encoding="utf-8").split())) > MOST_WORDS
    } == {}
    assert len({one.title for one in chapters()}) == len(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_button_that_is_named_is_there(file: object) -> None:
    """A guide goes stale first where a button gets another name."""
    text = file.read_text(encoding="utf-8")
    assert not [one for one in labels(text) if one not in everything_shown()]
    assert not claims(text)


def test_every_picture_is_shown_once_described_and_small() -> None:
    shown = [piece for one in chapters() for piece in one.pieces if piece.picture]
    assert sorted(picture_at(piece) for piece in shown) == sorted(PICTURES.glob("*.png"))
    assert min(len((piece.says or "").split()) for piece in shown) >= 6
    assert sum(file.stat().st_size for file in FOLDER.rglob("*")) < LARGEST
    for piece in shown:
        with Image.open(picture_at(piece)) as picture:
            assert picture.mode == "P", f"{piece.picture} was not taken by python -m tests.guide"


def test_the_words_of_every_picture_are_kept_beside_it() -> None:
    kept = json.loads(WORDS.read_text(encoding="utf-8"))
    assert kept.keys() == {*SCENES, CARD} == {file.stem for file in PICTURES.glob("*.png")}
    assert min(len(said.split()) for said in kept.values()) > 20


def test_a_changed_word_is_told_with_its_picture_and_nothing_else_is() -> None:
    then = {"today": "Today\nOne alert", "road": "The road"}
    assert stale(then, then) == []
    told = stale(then, {"today": "Today\nTwo alerts", "road": "The road"})
    assert told == ["today.png shows other words than the page does now:", "  -One alert", "  +Two alerts"]
    assert stale(then, {"today": "Today\nOne alert"})[0].startswith("road.png")
