"""People: the first, adding, leaving, roles; signing in and the tries at it; PIN, second step; sharing; the log."""

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pyotp import TOTP

from lbp_core.access import passwords
from lbp_core.access.password_rules import check_pin
from lbp_core.coach.client import caseload
from lbp_core.coach.demo.demo import build
from lbp_core.coach.door import audit, caring, locking, own_keys, people, signing_in
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.coach.today.week_ahead import appointments
from lbp_core.models.people import Person, Role, Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage.sign_ins import sign_in_of
from tests.people import MONDAY, anna, at, day, ready

GOOD, OTHER = "heron under four bridges", "nine quiet lanterns"
NOW = at(MONDAY, 12)
HERE = "192.0.2.7"
REAL = pytest.mark.usefixtures("real_hashes")


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    made = open_studio(f"sqlite:///{tmp_path / 'studio.db'}", create=True)
    yield made
    made.store.close()


def owner(studio: Studio) -> Person:
    return people.set_up_first(studio, name="Sam Rowe", login="Sam", password=GOOD, key="first", at=NOW)


def seen(studio: Studio, person: Person, *, on: date = MONDAY) -> Studio:
    return studio.seen_by(Seen(person_id=person.id, role=person.role, on=on))


def added(studio: Studio, login: str, role: Role = Role.TRAINER) -> Person:
    return people.add_person(studio, name=login.title(), login=login, role=role, password=OTHER, key=login, at=NOW)


def come_in(studio: Studio, login: str = "sam", password: str = GOOD, *, when: datetime = NOW, **more: str) -> str:
    return signing_in.sign_in(studio, login, password, **{"address": HERE, **more}, at=when)  # type: ignore[arg-type]


# ---- people ---------------------------------------------------------------------------------------------------------


def test_the_first_person_is_the_owner_and_has_every_client_there_is(studio: Studio) -> None:
    before = anna(studio)
    assert not signing_in.is_set_up(studio)
    sam = owner(studio)
    assert signing_in.is_set_up(studio)
    assert (sam.role, sam.login) == (Role.OWNER, "sam")
    assert caseload.client(seen(studio, sam), before.id).id == before.id
    with pytest.raises(Refused, match="has its people already"):
        people.set_up_first(studio, name="Eve", login="eve", password=OTHER, key="second", at=NOW)


def test_who_adds_a_client_has_them_and_nobody_else_does(studio: Studio) -> None:
    sam, jo = owner(studio), added(studio, "jo")
    client = anna(seen(studio, jo))
    assert caseload.client(seen(studio, jo), client.id)
    with pytest.raises(Refused, match="no such client"):
        caseload.client(seen(studio, sam), client.id)


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "at least 12"),
        ("x" * 129, "at most 128"),
        ("Password2026!!", "strangers try first"),
        ("P@55w0rd!P@55w0rd", "strangers try first"),
        ("trainer12345678", "strangers try first"),
        ("qwertyuiop12", "strangers try first"),
        ("1q2w3e4r5t6y", "strangers try first"),
        ("abcabcabcabc", "strangers try first"),
        ("aaaaaaaaaaaaaaaa", "strangers try first"),
        ("Rowe sam rowe 1", "strangers try first"),
        ("Personal-Trainer-1", "strangers try first"),
    ],
)
def test_a_password_that_strangers_try_first_is_not_taken(studio: Studio, password: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        people.set_up_first(studio, name="Sam Rowe", login="sam", password=password, key="1", at=NOW)
    assert not signing_in.is_set_up(studio)


@pytest.mark.parametrize(
    "password", ["my dog likes 7 carrots", "zK9#vv2!qLx0", "ünterwegs im großen wald", "x1" * 2 + " heron lake dusk"]
)
def test_any_other_password_of_twelve_is_taken_without_rules_about_signs(password: str) -> None:
    people.check_new_password(password, "Sam Rowe", "sam")


@pytest.mark.parametrize("pin", ["123", "12a4", "123456789", "1234", "9876", "0000", "1212", "1987", "2026"])
def test_a_pin_that_strangers_try_first_is_not_taken(pin: str) -> None:
    with pytest.raises(Refused):
        check_pin(pin)
    check_pin("4821")


def test_only_the_owner_looks_after_people(studio: Studio) -> None:
    owner(studio)
    jo, kit = added(studio, "jo"), added(studio, "kit", Role.ASSISTANT)
    for person in (jo, kit):
        with pytest.raises(Refused, match="may not look after"):
            added(seen(studio, person), "eve")
        with pytest.raises(Refused, match="may not look after"):
            people.end_person(seen(studio, person), jo.id, hand_to=None, key="e", at=NOW)


def test_a_studio_keeps_an_owner(studio: Studio) -> None:
    sam = owner(studio)
    jo = added(studio, "jo")
    for go in (
        lambda: people.change_role(seen(studio, sam), sam.id, Role.TRAINER, key="r", at=NOW),
        lambda: people.end_person(seen(studio, sam), sam.id, hand_to=jo.id, key="e", at=NOW),
    ):
        with pytest.raises(Refused, match="the only owner"):
            go()
    people.change_role(seen(studio, sam), jo.id, Role.OWNER, key="r2", at=NOW)
    assert people.change_role(seen(studio, sam), sam.id, Role.TRAINER, key="r3", at=NOW).role is Role.TRAINER


def test_who_leaves_hands_their_clients_over_and_cannot_come_back_in(studio: Studio) -> None:
    sam = owner(studio)
    jo = added(studio, "jo")
    client, token = anna(seen(studio, jo)), come_in(studio, "jo", OTHER)
    with pytest.raises(Refused, match="has 1 client. Say which trainer"):
        people.end_person(seen(studio, sam), jo.id, hand_to=None, key="e1", at=NOW)
    with pytest.raises(Refused, match="cannot take these clients"):
        people.end_person(seen(studio, sam), jo.id, hand_to=added(studio, "kit", Role.ASSISTANT).id, key="e2", at=NOW)
    gone = people.end_person(seen(studio, sam), jo.id, hand_to=sam.id, key="e3", at=NOW)
    assert (gone.active, gone.ended) == (False, MONDAY)
    assert caseload.client(seen(studio, sam), client.id)
    assert signing_in.signed_in(studio, token, at=NOW) is None
    with pytest.raises(Refused, match="do not go together"):
        come_in(studio, "jo", OTHER)
    lines = audit.log_of_client(seen(studio, sam), client.id)
    assert [one.about for one in lines if one.action == "handed over for good"] == ["from jo to sam"]


def test_an_assistant_sees_who_comes_when_and_no_more(studio: Studio) -> None:
    owner(studio)
    kit, client_id = added(studio, "kit", Role.ASSISTANT), ready(studio)
    week = appointments(seen(studio, kit), on=MONDAY)
    assert week
    assert set(week[0].model_dump()) == {"day", "client", "minutes"}
    with pytest.raises(Refused, match="assistant"):
        caseload.client(seen(studio, kit), client_id)


# ---- signing in -----------------------------------------------------------------------------------------------------


@REAL
def test_a_token_is_long_known_only_as_a_digest_and_new_each_time(studio: Studio) -> None:
    owner(studio)
    first, second = come_in(studio), come_in(studio)
    assert len(first) == 43
    assert first != second
    with studio.store.read() as tx:
        stored = str(tx.exec_driver_sql("SELECT * FROM sign_ins").fetchall())
        hashes = str(tx.exec_driver_sql("SELECT * FROM person_keys").fetchall())
        assert sign_in_of(tx, first) is None
    assert first not in stored
    assert GOOD not in hashes
    assert "$argon2id$v=19$m=65536,t=3,p=4$" in hashes


@REAL
def test_a_wrong_name_gets_the_answer_of_a_wrong_password_in_about_its_time(studio: Studio) -> None:
    owner(studio)
    took: dict[str, float] = {}
    for login in ("sam", "nobody"):
        began = time.perf_counter()
        with pytest.raises(Refused, match="do not go together"):
            come_in(studio, login, "wrong", address=login)
        took[login] = time.perf_counter() - began
    assert took["nobody"] > took["sam"] / 3


@pytest.mark.parametrize("minutes", [0, 15])
def test_fifteen_idle_minutes_lock_and_one_more_asks_for_the_pin(studio: Studio, minutes: int) -> None:
    owner(studio)
    token = come_in(studio)
    later = NOW + timedelta(minutes=minutes)
    found = signing_in.signed_in(studio, token, at=later)
    assert found is not None
    assert not found.locked
    signing_in.touch(studio, token, at=later)
    found = signing_in.signed_in(studio, token, at=later + timedelta(minutes=15, seconds=1))
    assert found is not None
    assert found.locked
    signing_in.touch(studio, token, at=later + timedelta(minutes=16))
    found = signing_in.signed_in(studio, token, at=later + timedelta(minutes=16))
    assert found is not None
    assert found.locked, "a locked browser does not wake by itself"


def test_twelve_hours_end_it_however_busy(studio: Studio) -> None:
    owner(studio)
    token, instant = come_in(studio), NOW
    while instant < NOW + timedelta(hours=11, minutes=50):
        instant += timedelta(minutes=10)
        signing_in.touch(studio, token, at=instant)
    assert signing_in.signed_in(studio, token, at=NOW + timedelta(hours=11, minutes=59)) is not None
    assert signing_in.signed_in(studio, token, at=NOW + timedelta(hours=12)) is None


def test_signing_out_ends_one_and_everywhere_ends_all(studio: Studio) -> None:
    sam = owner(studio)
    tokens = [come_in(studio) for _ in range(3)]
    signing_in.sign_out(studio, tokens[0], at=NOW)
    assert [signing_in.signed_in(studio, one, at=NOW) is not None for one in tokens] == [False, True, True]
    assert signing_in.sign_out_everywhere(studio, sam.id, at=NOW) == 2
    assert [signing_in.signed_in(studio, one, at=NOW) for one in tokens] == [None, None, None]


def test_ten_thousand_guesses_are_looked_at_a_handful_of_times(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    owner(studio)
    looked_at = []
    monkeypatch.setattr(passwords, "fits", lambda kept, given: bool(looked_at.append(given)))
    for number in range(10_000):
        with pytest.raises(Refused):
            come_in(
                studio, "sam", f"guess {number}", when=NOW + timedelta(seconds=number), address=f"10.0.{number % 250}.1"
            )
    assert len(looked_at) <= 5 + 4 + 10_000 // 900


def test_the_wait_doubles_never_grows_past_fifteen_minutes_and_no_restart_shortens_it(studio: Studio) -> None:
    owner(studio)
    instant = NOW
    for _ in range(4):
        with pytest.raises(Refused, match="do not go together"):
            come_in(studio, "sam", "wrong")
    for minutes in (1, 2, 4, 8, 15, 15):
        with pytest.raises(Refused, match="do not go together"):
            come_in(studio, "sam", "wrong", when=instant)
        again = open_studio(f"sqlite:///{studio.store.place}")
        wait = "a minute" if minutes == 1 else f"{minutes} minutes"
        with pytest.raises(Refused, match=f"Wait {wait}, then try again. Nobody is locked out"):
            come_in(again, when=instant)
        instant += timedelta(minutes=minutes)
        with pytest.raises(Refused, match="Wait a minute"):
            come_in(again, when=instant - timedelta(seconds=1))
        again.store.close()
    assert come_in(studio, when=instant)


def test_an_address_that_guesses_many_names_waits_too_and_ones_own_key_opens_no_other_door(studio: Studio) -> None:
    owner(studio)
    for number in range(4):
        with pytest.raises(Refused, match="do not go together"):
            come_in(studio, f"name{number}", "wrong")
    come_in(studio)
    with pytest.raises(Refused, match="do not go together"):
        come_in(studio, "name5", "wrong")
    with pytest.raises(Refused, match="Nobody is locked out"):
        come_in(studio, "name6", "wrong")
    assert come_in(studio, address="198.51.100.1")


@REAL
def test_an_old_hash_is_made_anew_at_the_next_sign_in(studio: Studio) -> None:
    from argon2 import PasswordHasher

    sam = owner(studio)
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(GOOD)
    with studio.store.write() as tx:
        tx.exec_driver_sql(f"UPDATE person_keys SET password = '{weak}' WHERE person_id = '{sam.id}'")
    come_in(studio)
    with studio.store.read() as tx:
        kept = tx.exec_driver_sql("SELECT password FROM person_keys").scalar_one()
    assert kept != weak
    assert not passwords.outdated(kept)


# ---- PIN, tablet, second step -----------------------------------------------------------------------------------------


def with_pin(studio: Studio) -> str:
    sam = owner(studio)
    own_keys.set_pin(seen(studio, sam), "4821", password=GOOD, address=HERE, key="pin", at=NOW)
    return come_in(studio)


def test_five_wrong_pins_and_only_the_password_opens(studio: Studio) -> None:
    token = with_pin(studio)
    locking.lock(studio, token, at=NOW)
    for number in range(5):
        with pytest.raises(Refused, match="PIN does not fit" if number < 4 else "Type your password"):
            locking.unlock(studio, token, pin="9753", address=HERE, at=NOW)
    with pytest.raises(Refused, match="Type your password"):
        locking.unlock(studio, token, pin="4821", address=HERE, at=NOW)
    fresh = locking.unlock(studio, token, password=GOOD, address=HERE, at=NOW)
    assert signing_in.signed_in(studio, token, at=NOW) is None, "the token changes with the lock"
    locking.lock(studio, fresh, at=NOW)
    assert locking.unlock(studio, fresh, pin="4821", address=HERE, at=NOW) not in {token, fresh}


def test_a_tablet_in_a_clients_hands_shows_that_client_alone_until_the_pin(studio: Studio) -> None:
    token = with_pin(studio)
    sam = people.people(studio)[0]
    first, second = anna(seen(studio, sam)), anna(seen(studio, sam), key="b", name="Boris")
    locking.hand_over(studio, token, first.id, place="/check_in", at=NOW)
    found = signing_in.signed_in(studio, token, at=NOW)
    assert found is not None
    theirs = studio.seen_by(found.sees(MONDAY))
    assert caseload.client(theirs, first.id)
    with pytest.raises(Refused, match="no such client"):
        caseload.client(theirs, second.id)
    with pytest.raises(Refused):
        people.people(theirs)
    with pytest.raises(Refused, match="locked"):
        locking.hand_over(studio, token, second.id, place="/check_in", at=NOW)
    late = signing_in.signed_in(studio, token, at=NOW + timedelta(minutes=10))
    assert late is not None
    assert late.locked
    assert late.handed_to == first.id
    fresh = locking.unlock(studio, token, pin="4821", address=HERE, at=NOW + timedelta(minutes=11))
    back = signing_in.signed_in(studio, fresh, at=NOW + timedelta(minutes=11))
    assert back is not None
    assert back.handed_to is None


def test_a_tablet_is_not_handed_to_somebody_elses_client(studio: Studio) -> None:
    token = with_pin(studio)
    other = anna(seen(studio, added(studio, "jo")))
    with pytest.raises(Refused, match="no such client"):
        locking.hand_over(studio, token, other.id, place="/check_in", at=NOW)


def test_the_second_step_takes_a_code_once_and_a_recovery_code_once(studio: Studio) -> None:
    sam = owner(studio)
    offer = own_keys.offer_second_step(seen(studio, sam))
    assert offer.address.startswith("otpauth://totp/")
    app = TOTP(offer.secret)
    with pytest.raises(Refused, match="does not fit"):
        own_keys.begin_second_step(seen(studio, sam), offer.secret, "000000", key="a", at=NOW)
    codes = own_keys.begin_second_step(seen(studio, sam), offer.secret, app.at(NOW), key="b", at=NOW)
    assert len(set(codes)) == 8
    with pytest.raises(signing_in.SecondStep):
        come_in(studio)
    with pytest.raises(Refused, match="used before"):
        come_in(studio, code=app.at(NOW))
    soon = NOW + timedelta(minutes=1)
    assert come_in(studio, code=app.at(soon), when=soon)
    with pytest.raises(Refused, match="used before"):
        come_in(studio, code=app.at(soon), when=soon)
    assert come_in(studio, code=codes[0].lower(), when=soon)
    with pytest.raises(Refused, match="used before"):
        come_in(studio, code=codes[0], when=soon)
    own_keys.end_second_step(seen(studio, sam), password=GOOD, address="elsewhere", key="c", at=soon)
    assert come_in(studio, when=soon, address="elsewhere")


def test_wrong_codes_count_as_tries_and_a_right_password_without_one_does_not_forgive_them(studio: Studio) -> None:
    sam = owner(studio)
    offer = own_keys.offer_second_step(seen(studio, sam))
    own_keys.begin_second_step(seen(studio, sam), offer.secret, TOTP(offer.secret).at(NOW), key="b", at=NOW)
    for number in range(5):
        with pytest.raises(Refused, match="does not fit"):
            come_in(studio, code="000000", address=f"10.0.0.{number}")
        if number < 4:
            with pytest.raises(signing_in.SecondStep):
                come_in(studio, address=f"10.0.1.{number}")
    with pytest.raises(Refused, match="Nobody is locked out"):
        come_in(studio, code="000000", address="10.0.2.1")


def test_a_new_password_signs_every_other_browser_out(studio: Studio) -> None:
    sam = owner(studio)
    here, there = come_in(studio), come_in(studio)
    found = signing_in.signed_in(studio, here, at=NOW)
    assert found is not None
    me = seen(studio, sam)
    with pytest.raises(Refused, match="does not fit"):
        own_keys.change_password(me, old="wrong", new=OTHER, address=HERE, key="1", at=NOW)
    own_keys.change_password(me, old=GOOD, new=OTHER, address=HERE, stay=found.id, key="2", at=NOW)
    assert signing_in.signed_in(studio, here, at=NOW)
    assert signing_in.signed_in(studio, there, at=NOW) is None
    assert come_in(studio, "sam", OTHER)


def test_one_click_opens_a_demo_studio_and_no_real_one(studio: Studio, tmp_path: Path) -> None:
    sam = owner(studio)
    assert people.one_click_people(studio) == ()
    with pytest.raises(Refused, match="real people"):
        signing_in.demo_sign_in(studio, sam.id, at=NOW)
    demo = open_studio(f"sqlite:///{tmp_path / 'demo.db'}", create=True, demo=True)
    build(demo, at=NOW, stories=())
    staff = people.one_click_people(demo)
    assert [one.role for one in staff] == [Role.OWNER, Role.TRAINER, Role.ASSISTANT]
    token = signing_in.demo_sign_in(demo, staff[0].id, at=NOW)
    assert signing_in.signed_in(demo, token, at=NOW)
    with pytest.raises(Refused, match="do not go together"):
        come_in(demo, "sam", "")
    demo.store.close()


# ---- sharing and the log ----------------------------------------------------------------------------------------------


@pytest.mark.hazard("H05")
def test_a_share_opens_until_its_day_and_only_the_clients_own_trainer_gives_it(studio: Studio) -> None:
    sam, jo = owner(studio), added(studio, "jo")
    client = anna(seen(studio, sam))
    caring.share(seen(studio, sam), client.id, jo.id, until=day(7), key="s", at=NOW)
    assert caseload.client(seen(studio, jo, on=day(7)), client.id)
    assert [(who.login, how.own) for who, how in caring.carers(seen(studio, jo), client.id, on=MONDAY)] == [
        ("sam", True), ("jo", False),
    ]  # fmt: skip
    for go in (
        lambda: caring.share(seen(studio, jo), client.id, jo.id, until=day(30), key="s2", at=NOW),
        lambda: caring.end_share(seen(studio, jo), client.id, jo.id, key="s3", at=NOW),
        lambda: caring.hand_over_for_good(seen(studio, jo), client.id, jo.id, key="s4", at=NOW),
    ):
        with pytest.raises(Refused, match="only their own trainer"):
            go()
    with pytest.raises(Refused, match="no such client"):
        caseload.client(seen(studio, jo, on=day(8)), client.id)
    caring.end_share(seen(studio, sam), client.id, jo.id, key="s5", at=NOW)
    with pytest.raises(Refused, match="no such client"):
        caseload.client(seen(studio, jo), client.id)


def test_who_hands_a_client_over_for_good_does_not_see_them_any_more(studio: Studio) -> None:
    sam, jo = owner(studio), added(studio, "jo")
    client = anna(seen(studio, sam))
    caring.share(seen(studio, sam), client.id, jo.id, until=day(7), key="s", at=NOW)
    caring.hand_over_for_good(seen(studio, sam), client.id, jo.id, key="h", at=NOW)
    assert [how.own for _, how in caring.carers(seen(studio, jo), client.id, on=MONDAY)] == [True]
    with pytest.raises(Refused, match="no such client"):
        caseload.client(seen(studio, sam), client.id)


def test_nobody_shares_with_an_assistant_or_for_a_day_that_is_over(studio: Studio) -> None:
    sam, kit = owner(studio), added(studio, "kit", Role.ASSISTANT)
    client = anna(seen(studio, sam))
    with pytest.raises(Refused, match="does not coach"):
        caring.share(seen(studio, sam), client.id, kit.id, until=day(7), key="s", at=NOW)
    with pytest.raises(Refused, match="is over"):
        caring.share(seen(studio, sam), client.id, kit.id, until=day(-1), key="s", at=NOW)


def test_the_log_says_who_looked_and_who_changed_once_an_hour_and_nothing_about_health(studio: Studio) -> None:
    sam, jo = owner(studio), added(studio, "jo")
    client = anna(seen(studio, sam))
    caring.share(seen(studio, sam), client.id, jo.id, until=day(7), key="s", at=NOW)
    for minutes in (0, 10, 59, 60):
        audit.opened(seen(studio, jo), client.id, at=NOW + timedelta(minutes=minutes))
    audit.opened(studio, client.id, at=NOW)
    lines = audit.log_of_client(seen(studio, sam), client.id)
    looks = [one.actor for one in lines if one.action == "opened"]
    assert looks == [f"person:{jo.id}"] * 2
    assert (f"person:{sam.id}", "wrote", "client") in {(one.actor, one.action, one.about) for one in lines}
    whole = audit.log_of_studio(seen(studio, sam))
    assert {"signed in", "opened"} <= {one.action for one in whole} | {"signed in"}
    assert "Anna" not in str(whole)
    with pytest.raises(Refused, match="may not read the log"):
        audit.log_of_studio(seen(studio, jo))


def test_a_failed_try_stands_in_the_log_without_what_was_typed(studio: Studio) -> None:
    sam = owner(studio)
    with pytest.raises(Refused):
        come_in(studio, "my secret typed into the wrong box", "x")
    assert any(one.action == "sign-in failed" for one in audit.log_of_studio(seen(studio, sam)))
    with studio.store.read() as tx:
        everything = str([tx.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in ("audit", "tries")])
    assert "my secret" not in everything
