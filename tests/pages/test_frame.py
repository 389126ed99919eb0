"""Every page opens in every state, and says in plain words what stands in the way."""

import pytest

from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from pages._parts import live
from tests.pages.conftest import Open, words
from tests.people import anna, ready

OF_A_CLIENT = ("screening", "programme", "session", "review", "symptoms", "check_in")
OF_THE_STUDIO = ("today", "clients", "exercises", "evidence")
TROUBLE = "could not be drawn"


@pytest.mark.parametrize("name", [*OF_THE_STUDIO, *OF_A_CLIENT])
def test_every_page_opens_on_an_empty_studio(page: Open, name: str) -> None:
    shown = page(name)
    assert not shown.exception
    assert TROUBLE not in words(shown)


@pytest.mark.parametrize("name", list(OF_A_CLIENT))
def test_every_client_page_opens_for_a_client_who_was_just_added(page: Open, studio: Studio, name: str) -> None:
    shown = page(name, client=anna(studio).id)
    assert not shown.exception
    assert TROUBLE not in words(shown)


@pytest.mark.parametrize("name", ["clients", *OF_A_CLIENT])
def test_every_client_page_opens_for_a_client_in_training(page: Open, studio: Studio, name: str) -> None:
    shown = page(name, client=ready(studio))
    assert not shown.exception
    assert TROUBLE not in words(shown)


@pytest.mark.parametrize("name", ["clients", *OF_A_CLIENT])
def test_a_client_who_is_not_there_is_a_sentence_and_not_an_error_page(page: Open, name: str) -> None:
    shown = page(name, client="nobody")
    assert not shown.exception
    assert "no such client" in words(shown)
    assert TROUBLE not in words(shown)


def test_while_nobody_can_say_who_is_here_the_page_says_why_and_looks_again(
    page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise Refused("The database does not answer. Check that it runs and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(live, "looked_up", away)
        shown = page("today")
        assert "The database does not answer" in words(shown)
        assert not shown.exception
        assert not shown.title
    shown.run()
    assert "does not answer" not in words(shown)
    assert shown.title


@pytest.mark.parametrize("name", ["screening", "programme", "session", "review", "symptoms"])
def test_a_page_without_a_client_says_to_choose_one(page: Open, name: str) -> None:
    assert "Choose a client first" in words(page(name))


def test_a_name_is_never_read_as_markup(page: Open, studio: Studio) -> None:
    client = anna(studio, name="**Bold** :red[x] <b>y</b> [z](http://a.b)")
    shown = page("clients", client=client.id)
    assert not shown.exception
    heading = next(one.value for one in shown.markdown if "Bold" in one.value)
    assert "\\*\\*Bold" in heading
    assert "\\[z\\]" in heading
