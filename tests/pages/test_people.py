"""Who works here, one's own sign-in, whose client somebody is: as the pages show and change them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.client import caseload
from lbp_core.coach.door import audit, caring, own_keys, people, signing_in
from lbp_core.coach.studio import Studio
from lbp_core.models.client import Client
from lbp_core.models.people import Person, Role, Seen
from lbp_core.models.refusal import Refused
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, anna, at, planned, screened
from tests.signed_in import PASSWORD, Comer


def first(studio: Studio) -> Person:
    """Who is signed in on these pages."""
    return next(one for one in people.people(studio) if one.role is Role.OWNER)


def colleague(studio: Studio, role: Role = Role.TRAINER) -> Person:
    return people.add_person(
        studio, name="Jo Lindqvist", login="jo", role=role, password="nine quiet lanterns", key="jo", at=at(MONDAY)
    )


def fill(app: AppTest, label: str, value: str) -> None:
    """Types into the field that begins with those words."""
    next(one for one in app.text_input if one.label.startswith(label)).set_value(value)


def seen_by(studio: Studio, person: Person) -> Studio:
    return studio.seen_by(Seen(person_id=person.id, role=person.role, on=MONDAY))


def test_the_owner_adds_somebody_who_may_then_sign_in(studio: Studio, page: Open) -> None:
    app = page("studio")
    fill(app, "Name, as", "Jo Lindqvist")
    fill(app, "Sign-in name", "jo")
    fill(app, "First password", "short")
    app = press(app, "Add")
    assert "at least 12" in words(app)
    assert len(people.people(studio)) == 1
    fill(app, "Name, as", "Jo Lindqvist")
    fill(app, "Sign-in name", "jo")
    fill(app, "First password", "nine quiet lanterns")
    app = press(app, "Add")
    assert not app.exception
    assert {one.login: one.role for one in people.people(studio)}["jo"] is Role.TRAINER
    assert "Jo Lindqvist" in words(app)


def test_a_trainer_who_leaves_hands_their_clients_over_first(studio: Studio, page: Open) -> None:
    ours(studio, page)
    jo = colleague(studio)
    client = anna(seen_by(studio, jo), key="theirs")
    app = page("studio")
    [button] = [one for one in app.button if one.label.startswith("Jo Lindqvist does not work")]
    assert button.disabled
    to = app.selectbox(key=f"to_{jo.id}")
    app = press(to.select_index(0).run(), "Jo Lindqvist does not work")
    assert not next(one for one in people.people(studio) if one.login == "jo").active
    assert caseload.client(seen_by(studio, first(studio)), client.id)
    assert "left on" in words(app)


def test_a_wrong_password_changes_no_pin(studio: Studio, page: Open) -> None:
    app = page("studio")
    before = own_keys.myself(seen_by(studio, first(studio)))
    fill(app, "PIN, 4 to 8", "4826")
    fill(app, "Your password", "not my password")
    app = press(app, "Save the PIN")
    assert "does not fit" in words(app)
    assert own_keys.myself(seen_by(studio, first(studio))) == before


def test_the_second_step_shows_its_square_and_refuses_a_wrong_code(page: Open) -> None:
    app = press(page("studio"), "Set it up")
    fill(app, "2. The six digits", "000000")
    app = press(app, "Switch it on")
    assert "does not fit" in words(app)


def test_a_client_is_shared_until_a_day_and_the_share_is_ended(studio: Studio, page: Open) -> None:
    client, jo = ours(studio, page), colleague(studio)
    app = press(page("clients", client=client.id), "Share")
    assert "shared until 16 Mar" in words(app)
    assert caseload.client(seen_by(studio, jo), client.id)
    app = press(app, "End now")
    assert "shared until" not in words(app)
    with pytest.raises(Refused):
        caseload.client(seen_by(studio, jo), client.id)


def test_a_shared_client_says_so_and_offers_no_further_sharing(studio: Studio, page: Open) -> None:
    ours(studio, page)
    theirs = anna(seen_by(studio, colleague(studio)), key="theirs", name="Boris")
    caring.share(studio, theirs.id, first(studio).id, until=MONDAY + timedelta(days=1), key="s", at=at(MONDAY))
    app = page("clients", client=theirs.id)
    assert "Shared with you" in words(app)
    assert not [one for one in app.button if one.label == "Share"]


def test_somebody_elses_client_has_no_page_at_all(studio: Studio, page: Open) -> None:
    ours(studio, page)
    theirs = anna(seen_by(studio, colleague(studio)), key="theirs", name="Boris Quillfeather")
    said = words(page("clients", client=theirs.id))
    assert said == words(page("clients", client="f" * 20))
    assert "Quillfeather" not in said


def test_opening_a_record_is_noted_once_an_hour(studio: Studio, page: Open, clock: Clock) -> None:
    client = ours(studio, page)
    for minutes in (0, 5, 70):
        clock.at = at(MONDAY, 9) + timedelta(minutes=minutes)
        page("clients", client=client.id)
    looks = [one for one in audit.log_of_client(studio, client.id) if one.action == "opened"]
    assert [one.actor for one in looks] == [f"person:{first(studio).id}"] * 2


def ours(studio: Studio, page: Open) -> Client:
    """A client of whoever is signed in; the first page that opens makes that person."""
    page("studio")
    return anna(seen_by(studio, first(studio)))


def test_an_assistant_finds_who_comes_when_and_no_record(
    studio: Studio, page: Open, signed_in: Callable[[], Comer]
) -> None:
    client = ours(studio, page)
    screened(studio, client.id)
    planned(studio, client.id)
    colleague(studio, Role.ASSISTANT)
    signed_in().token = signing_in.sign_in(studio, "jo", "nine quiet lanterns", address="there", at=at(MONDAY, 9))
    signed_in().said = None
    said = words(page("week"))
    assert "Monday, 2 March" in said
    assert "Anna Berg" in said
    assert "Your sign-in" in said
    assert "Last pain" not in said
    record = words(page("clients", client=client.id))
    assert "Who sees this record" not in record
    assert "Last pain" not in record


def test_a_new_password_leaves_this_browser_in_and_ends_the_others(
    studio: Studio, page: Open, clock: Clock, signed_in: Callable[[], Comer]
) -> None:
    app = page("studio")
    me, here = first(studio), signed_in().token
    elsewhere = signing_in.sign_in(studio, me.login, PASSWORD, address="elsewhere", at=clock.at)
    fill(app, "Your password now", PASSWORD)
    fill(app, "The new one, at least", "nine quiet lanterns")
    fill(app, "The new one again", "nine quiet lanterns")
    app = press(app, "Change it; every other browser signs in again")
    assert not app.exception
    assert signing_in.signed_in(studio, here, at=clock.at)
    assert signing_in.signed_in(studio, elsewhere, at=clock.at) is None
    assert signing_in.sign_in(studio, me.login, "nine quiet lanterns", address="elsewhere", at=clock.at)
