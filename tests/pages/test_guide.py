"""The guide and About on the tablet: chapter by chapter, pictures with their words, and whom to tell about a weakness."""

import re

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.docs import about
from lbp_core.coach.docs.guide import chapters
from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from pages._parts.about_card import CONTACT
from tests.pages.conftest import Open, press, words


def test_every_chapter_is_read_one_after_the_other(studio: Studio, page: Open) -> None:
    app = page("guide")
    for number, chapter in enumerate(chapters()):
        assert chapter.title in [one.value for one in app.header]
        said = words(app)
        assert all(piece.words in said for piece in chapter.pieces if piece.words)
        assert not app.exception
        if number + 1 < len(chapters()):
            app = press(app, f"Next: {chapters()[number + 1].title}")
    assert [one.label for one in app.button if one.label.startswith("Next:")] == []
    assert chapters()[-2].title in [one.value for one in press(app, "Back").header]


def test_a_chapter_that_is_not_there_is_the_first(studio: Studio, page: Open) -> None:
    assert chapters()[0].title in [one.value for one in page("guide", chapter="99 · Nowhere").header]


def test_about_says_the_version_and_leads_to_the_guide(studio: Studio, page: Open) -> None:
    app = page("studio")
    assert about.version() in words(app).replace("\\", "")
    assert "Trainer's guide" in words(app)


def opened(page: Open, name: str) -> str:
    app = page("studio")
    [box] = [one for one in app.expander if one.label == name]
    assert box is not None
    app.session_state[{"Licence": "about_licence", "Security contact": "about_security"}[name]] = True
    return words(app.run()).replace("\\", "")


def test_without_an_address_the_owner_is_named_and_none_is_invented(
    studio: Studio, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CONTACT, raising=False)
    said = opened(page, "Security contact")
    assert "No address is set up here. Tell Ines Marlow" in said
    assert "@" not in said.partition("Security contact")[2]
    monkeypatch.setenv(CONTACT, "Sam Porter, security@studio.example")
    assert "Sam Porter, security@studio.example" in opened(page, "Security contact")


def test_a_contact_that_fills_a_page_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="has 500 characters"):
        about.contact("x" * 500)
    assert about.contact("  \n ") is None


def test_the_licence_names_every_package_that_is_installed(studio: Studio, page: Open) -> None:
    wanted = re.findall(r"^([A-Za-z0-9_-]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    table = {
        name.strip()
        for line in about.page("licence").splitlines()
        if line.startswith("| ")
        for name in line.split("|")[1].split(",")
    }
    assert set(wanted) - table == set()
    assert "No licence has been granted" in opened(page, "Licence")


def test_the_changelog_is_read_from_its_own_file() -> None:
    assert len(about.changes()) > 1
    assert about.changes()[0].title == about.version()
    assert all(one.says for one in about.changes())
