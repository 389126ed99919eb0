"""What a client sends from home: links, check-ins, mornings; help at once, kept once, counted where it belongs."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing, visiting
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.history import CheckIn
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.verdict import Verdict
from lbp_core.models.views import CheckInSent
from tests.people import MONDAY, all_no, anna, at, day, ready, train

NONE_NEW = all_no(Occasion.CHECK_IN)


def owner(studio: Studio, token: str) -> str | None:
    """Whose link it is, or None where it opens nothing."""
    found = visiting.arrive(studio, token, at=at(MONDAY, 12))
    here = None if found is None else visiting.visitor(studio, found, at=at(MONDAY, 12))
    return None if here is None else here.client_id


def send(
    studio: Studio,
    client_id: str,
    told: int,
    *,
    on: int | None = None,
    answers: dict[str, Answer] | None = None,
    key: str = "1",
    average: float | None = 3.0,
) -> CheckInSent:
    """A check-in about the day `told`, sent on the day `on`."""
    return sharing.send_check_in(
        studio,
        client_id,
        CheckIn(date=day(told), pain_average=average),
        NONE_NEW if answers is None else answers,
        by=By.CLIENT,
        key=key,
        at=at(day(told if on is None else on), 20),
    )


def counted(studio: Studio, client_id: str, as_of: date) -> list[float | None]:
    return [one.pain_average for one in reviewing.history(studio, client_id, as_of=as_of).check_ins]


@pytest.mark.hazard("H05")
def test_a_link_is_long_random_and_kept_as_a_digest_only(sqlite_studio: Studio, tmp_path: Path) -> None:
    client = anna(sqlite_studio)
    token = sharing.make_link(sqlite_studio, client.id, key="1", at=at(MONDAY))
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert owner(sqlite_studio, token) == client.id
    everything = b"".join(one.read_bytes() for one in tmp_path.glob("studio.db*"))
    assert token.encode() not in everything
    assert sha256(token.encode()).hexdigest().encode() in everything


def test_the_same_press_shows_the_same_link_and_a_new_one_ends_the_old(studio: Studio) -> None:
    client = anna(studio)
    first = sharing.make_link(studio, client.id, key="1", at=at(MONDAY))
    assert sharing.make_link(studio, client.id, key="1", at=at(MONDAY)) == first
    second = sharing.make_link(studio, client.id, key="2", at=at(MONDAY))
    assert second != first
    assert owner(studio, first) is None
    assert owner(studio, second) == client.id


def test_after_a_restart_the_old_press_is_refused_and_the_link_still_works(sqlite_file_url: str) -> None:
    before = open_studio(sqlite_file_url, create=True)
    client = anna(before)
    token = sharing.make_link(before, client.id, key="1", at=at(MONDAY))
    before.store.close()
    after = open_studio(sqlite_file_url)
    with pytest.raises(Refused, match="shown only once"):
        sharing.make_link(after, client.id, key="1", at=at(MONDAY))
    assert owner(after, token) == client.id
    after.store.close()


def test_revoked_links_open_nothing(studio: Studio) -> None:
    client = anna(studio)
    token = sharing.make_link(studio, client.id, key="1", at=at(MONDAY))
    sharing.revoke_links(studio, client.id, key="r", at=at(MONDAY))
    sharing.revoke_links(studio, client.id, key="r", at=at(MONDAY))
    assert owner(studio, token) is None
    assert owner(studio, "") is None


def test_a_check_in_is_kept_and_says_who_will_read_it(studio: Studio) -> None:
    client_id = ready(studio)
    sent = send(studio, client_id, 6)
    assert sent.record.check_in.safety == ()
    assert sent.record.week == MONDAY
    assert "trainer" in sent.closing
    assert sent.help_headline is None
    assert counted(studio, client_id, day(6)) == [3.0]


@pytest.mark.hazard("H02")
def test_a_yes_brings_help_at_once_and_locks_the_gate(studio: Studio) -> None:
    client_id = ready(studio)
    sent = send(studio, client_id, 6, answers=NONE_NEW | {"ces_bladder": Answer.YES})
    assert "999" in (sent.help_headline or "")
    assert sent.help_says
    assert sent.record.check_in.safety == ("ces_bladder",)
    assert gate.gate(studio, client_id, on=day(6)).locked


@pytest.mark.hazard("H15")
def test_half_filled_is_fine_and_is_not_taken_for_nothing_new(studio: Studio) -> None:
    client_id = ready(studio)
    sent = send(studio, client_id, 6, answers={"ces_bladder": Answer.NO}, average=None)
    assert sent.record.check_in.safety is None
    assert sent.record.check_in.pain_average is None
    assert send(studio, client_id, 6, answers={}, key="2").record.check_in.safety is None


def test_a_second_one_replaces_the_first_and_both_are_kept(studio: Studio) -> None:
    client_id = ready(studio)
    send(studio, client_id, 5, average=6.0)
    send(studio, client_id, 6, average=0.0, key="2")
    assert counted(studio, client_id, day(6)) == [0.0]
    assert sharing.check_in_form(studio, client_id, on=day(6)).sent_already


@pytest.mark.hazard("H10")
def test_a_second_submit_of_the_same_form_changes_nothing(studio: Studio) -> None:
    client_id = ready(studio)
    first = send(studio, client_id, 6, average=6.0)
    assert send(studio, client_id, 6, average=1.0) == first
    assert counted(studio, client_id, day(6)) == [6.0]


@pytest.mark.hazard("H15")
def test_late_is_fine_up_to_three_weeks_and_never_ahead(studio: Studio) -> None:
    client_id = ready(studio)
    assert send(studio, client_id, 6, on=27).record.week == MONDAY
    with pytest.raises(Refused, match="too long ago"):
        send(studio, client_id, 6, on=28, key="2")
    with pytest.raises(Refused, match="still to come"):
        send(studio, client_id, 8, on=7, key="3")


def decided(studio: Studio, client_id: str) -> None:
    send(studio, client_id, 6)
    reviewing.decide(studio, client_id, as_of=day(6), taken=Verdict.REGRESS, why=None, key="d", at=at(day(7)))


def test_what_a_decision_rests_on_is_not_changed_any_more(studio: Studio) -> None:
    client_id = ready(studio)
    decided(studio, client_id)
    with pytest.raises(Refused, match="already planned"):
        send(studio, client_id, 6, on=8, key="2", average=9.0)
    assert counted(studio, client_id, day(6)) == [3.0]


@pytest.mark.hazard("H02")
def test_a_yes_that_comes_after_the_decision_still_locks_and_helps(studio: Studio) -> None:
    client_id = ready(studio)
    decided(studio, client_id)
    late = NONE_NEW | {"ces_saddle": Answer.YES}
    for _ in range(2):
        sent = send(studio, client_id, 6, on=8, key="2", average=9.0, answers=late)
        assert sent.help_headline
        assert "safety is kept" in sent.closing
    assert gate.gate(studio, client_id, on=day(8)).locked
    assert counted(studio, client_id, day(6)) == [3.0]
    assert [one.safety for one in reviewing.history(studio, client_id, as_of=day(13)).check_ins].count(None) <= 1


def test_safety_answers_of_a_late_check_in_belong_to_the_day_they_were_given(studio: Studio) -> None:
    client_id = ready(studio)
    send(studio, client_id, 6, on=8, answers=NONE_NEW | {"ca_night": Answer.YES})
    first = reviewing.history(studio, client_id, as_of=day(6))
    second = reviewing.history(studio, client_id, as_of=day(13))
    assert [one.safety for one in first.check_ins] == [None]
    assert {(one.date, one.safety) for one in second.check_ins} == {(day(6), None), (day(8), ("ca_night",))}


def test_early_in_a_week_the_form_asks_about_the_last_one(studio: Studio) -> None:
    client_id = ready(studio)
    assert sharing.check_in_form(studio, client_id, on=day(2)).week == MONDAY
    assert sharing.check_in_form(studio, client_id, on=day(8)).week == MONDAY
    assert sharing.check_in_form(studio, client_id, on=day(11)).week == day(7)
    send(studio, client_id, 6, on=8)
    assert sharing.check_in_form(studio, client_id, on=day(9)).week == day(7)


def test_the_morning_belongs_to_yesterdays_session_and_nought_stays_nought(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY)
    sent = sharing.send_morning(studio, client_id, 0.0, {}, by=By.CLIENT, key="m", at=at(day(1), 7))
    assert sent.session_on == MONDAY
    assert reviewing.history(studio, client_id, as_of=day(6)).sessions[0].pain_next_morning == 0.0
    other = sharing.send_morning(studio, client_id, 4.0, {}, by=By.CLIENT, key="n", at=at(day(1), 8))
    assert other.session_on == MONDAY
    sharing.send_morning(studio, client_id, 0.0, {}, by=By.CLIENT, key="m", at=at(day(1), 9))
    assert len([one for one in training.sessions(studio, client_id)[0].entries if one.kind == "pain_next_morning"]) == 2
    assert reviewing.history(studio, client_id, as_of=day(6)).sessions[0].pain_next_morning == 4.0


def test_a_morning_without_a_session_is_kept_and_counts_for_none(studio: Studio) -> None:
    client_id = ready(studio)
    sent = sharing.send_morning(studio, client_id, 5.0, {}, by=By.CLIENT, key="m", at=at(day(1), 7))
    assert sent.session_on is None
    assert all(one.pain_next_morning is None for one in reviewing.history(studio, client_id, as_of=day(6)).sessions)


def test_an_empty_morning_is_refused(studio: Studio) -> None:
    client_id = ready(studio)
    with pytest.raises(Refused, match="Nothing was answered"):
        sharing.send_morning(studio, client_id, None, {}, by=By.CLIENT, key="m", at=at(day(1), 7))


def test_an_unknown_safety_id_is_refused_and_nothing_is_kept(studio: Studio) -> None:
    client_id = ready(studio)
    with pytest.raises(Refused, match="not a question id"):
        send(studio, client_id, 6, answers={"ces_sadle": Answer.NO})
    assert counted(studio, client_id, day(6)) == []
