"""The look somebody chose: kept with their name, written on the page they load, and nobody else's."""

import re

import pytest
from streamlit import config

import app
from lbp_core.access.headers import inline_scripts
from lbp_core.coach.door import people
from lbp_core.coach.door.comfort import choose_comfort, comfort
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.comfort import Comfort, Contrast, Theme
from lbp_core.models.people import Person, Role, Seen
from lbp_core.models.refusal import Refused
from pages import _looks
from pages._plain import CONTRAST
from tests.people import MONDAY, at
from tests.signed_in import first_trainer

NOW = at(MONDAY, 9)
DARK_AND_STRONG = Comfort(theme=Theme.DARK, contrast=Contrast.MORE)


@pytest.fixture
def studio(sqlite_file_url: str) -> Studio:
    return open_studio(sqlite_file_url, create=True)


def seen_by(studio: Studio, person: Person) -> Studio:
    return studio.seen_by(Seen(person_id=person.id, role=person.role))


def test_a_choice_is_kept_for_the_person_who_made_it_and_the_newest_counts(studio: Studio) -> None:
    first = first_trainer(studio, at=NOW)
    own = seen_by(studio, first)
    assistant = people.add_person(
        own, name="Ada", login="ada", role=Role.ASSISTANT, password="nine pears on a shelf", key="ada", at=NOW
    )
    assert comfort(own) == Comfort()
    choose_comfort(own, Comfort(theme=Theme.LIGHT), key="1", at=NOW)
    choose_comfort(own, DARK_AND_STRONG, key="2", at=NOW)
    choose_comfort(own, Comfort(theme=Theme.LIGHT), key="1", at=NOW)
    assert comfort(own) == DARK_AND_STRONG, "the first tap, sent again, changes nothing"
    assert comfort(seen_by(studio, assistant)) == Comfort()


def test_the_machine_and_a_client_have_no_eyes_to_choose_for(studio: Studio) -> None:
    for nobody in (studio, studio.seen_by(Seen(client_id="c"))):
        with pytest.raises(Refused):
            choose_comfort(nobody, Comfort(), key="k", at=NOW)


def test_the_page_says_what_was_chosen_and_nothing_else_changes_on_it() -> None:
    page = _looks.dressed(app.EMPTY_PAGE, DARK_AND_STRONG)
    assert '<html lang="en" data-theme="dark" data-contrast="more">' in page
    assert inline_scripts(page) == inline_scripts(app.EMPTY_PAGE)
    assert page.replace(' data-theme="dark" data-contrast="more"', "") == app.EMPTY_PAGE


def test_the_server_sends_no_look_with_its_answers() -> None:
    """It would put its own over the one that came with the page, and travel with every tap."""
    _looks.sent_once()
    said = {
        name: value
        for name in ("theme", "theme.light", "theme.dark")
        for name, value in config.get_options_for_section(name).items()
    }
    assert {name for name, value in said.items() if value is not None} == set()
    config.get_config_options(force_reparse=True)


def test_every_setting_of_the_theme_is_on_the_page_under_its_name() -> None:
    """Streamlit's page takes what it does not know without a word, so the names are those of its own message."""
    from streamlit.proto.NewSession_pb2 import CustomThemeConfig

    known = {field.camelcase_name for field in CustomThemeConfig.DESCRIPTOR.fields}
    for contrasts in _looks.looks().values():
        for settings in contrasts.values():
            assert set(settings) <= known


def test_the_script_writes_the_cookie_that_the_server_reads() -> None:
    assert re.findall(r"document.cookie = `(\w+)=", _looks.script()) == [CONTRAST]
