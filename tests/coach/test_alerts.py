"""The queue of alerts: first in the morning, in the client's words, and gone only with a clinician's word."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from lbp_core.coach.floor import training
from lbp_core.coach.gate import alerts, gate, pausing
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio
from lbp_core.evidence.words import words_for
from lbp_core.models.alerts import Agreed, Alert, AlertAnswer, AlertState, Origin
from lbp_core.models.history import CheckIn
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Clearance, Occasion, ScreenInput
from lbp_core.models.verdict import Disposition
from tests.people import MONDAY, all_no, anna, at, calm, day, opened, ready, screened

YES, UNSURE = Answer.YES, Answer.UNSURE
LATE = at(day(1), 23, 4)


def told(studio: Studio, client_id: str, when: datetime = LATE, note: str | None = None, **answers: Answer) -> None:
    """A symptom from the client's phone."""
    sharing.send_morning(studio, client_id, None, answers, by=By.CLIENT, note=note, key=f"{when} {answers}", at=when)


def only(studio: Studio, on: int = 2) -> Alert:
    [alert] = alerts.alerts(studio, on=day(on))
    return alert


def answer(studio: Studio, alert: Alert, agreed: Agreed, when: datetime, **more: object) -> Alert | None:
    said = AlertAnswer(tellings=tuple(one.id for one in alert.tellings), agreed=agreed, **more)
    return alerts.answer_alert(studio, alert.client_id, said, key=f"{when} {agreed}", at=when)


def clear(studio: Studio, client_id: str, *covers: str, when: datetime, key: str = "clear") -> None:
    given = Clearance(date=when.date(), by="Dr Lind", covers=covers)
    gate.record_clearance(studio, client_id, given, role="GP", key=key, at=when)


@pytest.mark.hazard("H02")
@pytest.mark.hazard("H20")
def test_what_a_phone_tells_at_night_is_there_with_the_clients_words_and_what_they_were_told(studio: Studio) -> None:
    client_id = ready(studio)
    answers = all_no(Occasion.CHECK_IN) | {"ces_bladder": YES}
    sent = sharing.send_check_in(
        studio, client_id, CheckIn(date=day(1), pain_average=6.0), answers,
        by=By.CLIENT, note="  It just will not start. ", key="c", at=LATE,
    )  # fmt: skip
    found = only(studio)
    [telling] = found.tellings
    assert (found.client_name, found.state, found.disposition) == (
        "Anna Berg",
        AlertState.NEW,
        Disposition.STOP_EMERGENCY,
    )
    assert (telling.at, telling.origin, telling.by) == (LATE, Origin.CHECK_IN, By.CLIENT)
    assert telling.note == "It just will not start."
    assert [(question, answer) for _, question, answer in telling.said] == [("ces_bladder", YES)]
    assert telling.told.for_client == sent.help_says == words_for(Disposition.STOP_EMERGENCY).for_client
    assert found.covers == ("ces_bladder",)


def test_every_route_rings_and_says_where_it_came_from(studio: Studio) -> None:
    routes = {}
    for name in ("check_in", "morning", "symptom", "session", "screening", "judgement"):
        client = anna(studio, key=name, name=name)
        screened(studio, client.id, key=name)
        routes[name] = client.id
    yes = {"ces_saddle": YES}
    sharing.send_check_in(studio, routes["check_in"], CheckIn(date=day(1)), yes, by=By.CLIENT, key="1", at=LATE)
    sharing.send_morning(studio, routes["morning"], 4.0, yes, by=By.CLIENT, key="1", at=LATE)
    sharing.send_morning(studio, routes["symptom"], None, yes, by=By.CLIENT, key="1", at=LATE)
    six = ScreenInput(answers=yes, age=None)
    gate.record_screening(studio, routes["session"], six, occasion=Occasion.SAFETY_SIX, by=By.TRAINER, key="1", at=LATE)
    gate.record_screening(
        studio, routes["screening"], calm(**yes), occasion=Occasion.FULL, by=By.TRAINER, key="1", at=LATE
    )
    pausing.refer(studio, routes["judgement"], "Grey in the face", soon=Disposition.REFER_SAME_DAY, key="1", at=LATE)
    found = {one.client_name: one.tellings[0].origin.value for one in alerts.alerts(studio, on=day(2))}
    assert found == {name: name for name in routes}


@pytest.mark.hazard("H02")
def test_the_six_answered_yes_in_a_session_ring_too(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    said = Entry(kind=EntryKind.SAFETY, answers=all_no(Occasion.SAFETY_SIX) | {"ces_saddle": YES})
    training.tap(studio, session_id, said, key="yes", at=at(MONDAY, 10, 20))
    assert only(studio).tellings[0].origin is Origin.SESSION


@pytest.mark.hazard("H20")
def test_nothing_but_an_answer_moves_it_and_nothing_but_a_clearance_ends_it(studio: Studio) -> None:
    client_id = ready(studio)
    told(studio, client_id, ces_saddle=YES)
    assert only(studio).state is AlertState.NEW
    assert only(studio, on=9).state is AlertState.NEW, "time alone settles nothing"
    told(studio, client_id, at(day(2), 7), ces_saddle=Answer.NO)
    assert only(studio).state is AlertState.NEW, "taken back by the client, still open"
    after = answer(studio, only(studio), Agreed.EMERGENCY, at(day(2), 8))
    assert (after.state, after.follow_up_on) == (AlertState.HANDLED, day(3))
    assert only(studio, on=3).state is AlertState.FOLLOW_UP, "the day to ask how it went"
    clear(studio, client_id, "ces_saddle", when=at(day(3), 12))
    assert alerts.alerts(studio, on=day(3)) == ()


@pytest.mark.hazard("H20")
def test_whoever_could_not_be_reached_stays_on_top_with_the_next_try(studio: Studio) -> None:
    client_id = ready(studio)
    told(studio, client_id, ces_saddle=YES)
    again = at(day(2), 14)
    after = answer(studio, only(studio), Agreed.NOT_REACHED, at(day(2), 8), again_at=again, note=" Mailbox. ")
    assert (after.state, after.again_at, after.pressing) == (AlertState.TRY_AGAIN, again, True)
    assert after.answers[0].answer.note == "Mailbox."
    reached = answer(studio, after, Agreed.CALLED_111, at(day(2), 15))
    assert (reached.state, reached.again_at) == (AlertState.HANDLED, None)
    assert [one.answer.agreed for one in reached.answers] == [Agreed.CALLED_111, Agreed.NOT_REACHED]


@pytest.mark.hazard("H02")
def test_what_is_told_after_the_answer_is_new_again(studio: Studio) -> None:
    """Also where it is the same answer once more, and where the trainer was still writing meanwhile."""
    client_id = ready(studio)
    told(studio, client_id, ca_night=YES)
    on_screen = only(studio)
    told(studio, client_id, LATE + timedelta(minutes=1), ces_saddle=YES)
    after = answer(studio, on_screen, Agreed.CALLED_111, LATE + timedelta(minutes=2))
    assert after.state is AlertState.NEW
    after = answer(studio, after, Agreed.CALLED_111, at(day(2), 9))
    assert after.state is AlertState.HANDLED
    told(studio, client_id, at(day(2), 20), ces_saddle=YES)
    assert only(studio).state is AlertState.NEW
    assert len(only(studio).tellings) == 3


def test_the_same_answer_minutes_after_the_trainer_spoke_to_them_is_new_again(studio: Studio) -> None:
    client_id = ready(studio)
    told(studio, client_id, ca_night=YES)
    told(studio, client_id, LATE + timedelta(minutes=1), ca_night=YES)
    assert len(only(studio).tellings) == 1, "sent twice in one sitting"
    answer(studio, only(studio), Agreed.CALLED_111, LATE + timedelta(minutes=5))
    told(studio, client_id, LATE + timedelta(minutes=9), ca_night=YES)
    assert (only(studio).state, len(only(studio).tellings)) == (AlertState.NEW, 2)


def test_the_most_urgent_is_first_then_who_has_waited_longest_and_what_is_handled_is_below(studio: Studio) -> None:
    said = (
        ("Ada", "ca_night", 2), ("Bea", "ces_bladder", 3), ("Cem", "neuro_footdrop", 3),
        ("Dan", "ces_saddle", 2), ("Eve", "ca_night", 1), ("Fay", "neuro_tingle", 1),
    )  # fmt: skip
    for name, question, on in said:
        client = anna(studio, key=name, name=name)
        screened(studio, client.id, key=name)
        told(studio, client.id, at(day(on), 7), **{question: YES})
    order = [one.client_name for one in alerts.alerts(studio, on=day(4))]
    assert order == ["Dan", "Bea", "Cem", "Eve", "Ada", "Fay"]
    dan = alerts.alerts(studio, on=day(4))[0]
    answer(studio, dan, Agreed.EMERGENCY, at(day(4), 8))
    found = alerts.alerts(studio, on=day(4))
    assert [one.client_name for one in found] == ["Bea", "Cem", "Eve", "Ada", "Fay", "Dan"]
    assert [one.pressing for one in found] == [True] * 5 + [False]


def test_a_routine_yes_from_home_asks_for_a_look_and_one_of_the_intake_does_not(studio: Studio) -> None:
    here = anna(studio, key="here", name="Here")
    gate.record_screening(
        studio, here.id, calm(leg_pain=YES, infl=UNSURE), occasion=Occasion.FULL, by=By.TRAINER, key="1", at=at(MONDAY)
    )
    assert alerts.alerts(studio, on=MONDAY) == ()
    assert alerts.alert_of(studio, here.id, on=MONDAY) is None
    home = anna(studio, key="home", name="Home")
    screened(studio, home.id, key="home")
    told(studio, home.id, leg_pain=YES)
    found = only(studio)
    assert (found.client_name, found.disposition) == ("Home", Disposition.REFER_ROUTINE)


def test_a_doubt_rings_and_a_clear_no_settles_it(studio: Studio) -> None:
    client_id = ready(studio)
    told(studio, client_id, ca_night=UNSURE)
    found = only(studio)
    assert found.disposition is Disposition.UNFINISHED
    assert gate.gate(studio, client_id, on=day(2)).locked
    assert found.tellings[0].told.headline == words_for(Disposition.UNFINISHED).headline
    told(studio, client_id, at(day(2), 9), ca_night=Answer.NO)
    assert alerts.alerts(studio, on=day(2)) == ()


def test_a_screening_saved_step_by_step_rings_once(studio: Studio) -> None:
    client = anna(studio)
    for minute, answers in enumerate(({}, {"infect_fever": YES}, {"infect_fever": YES}, {"infect_fever": YES})):
        gate.record_screening(
            studio, client.id, calm(ces_saddle=YES, **answers), occasion=Occasion.FULL, by=By.TRAINER,
            key=str(minute), at=at(MONDAY, 9, minute),
        )  # fmt: skip
    found = only(studio)
    assert [len(one.said) for one in found.tellings] == [2, 1]
    assert found.tellings[-1].at == at(MONDAY, 9)


@pytest.mark.parametrize(
    ("question", "agreed", "more", "says"),
    [
        ("ces_saddle", Agreed.APPOINTMENT, {"day": day(2)}, "does not wait for an appointment"),
        ("neuro_footdrop", Agreed.APPOINTMENT, {"day": day(3)}, "for a doctor today"),
        ("ca_night", Agreed.APPOINTMENT, {}, "on which day"),
        ("ca_night", Agreed.APPOINTMENT, {"day": day(1)}, "which is past"),
        ("ca_night", Agreed.CALLED_111, {"day": day(3)}, "Only an appointment has a day"),
        ("ca_night", Agreed.NOT_REACHED, {}, "when you will try again"),
        ("ca_night", Agreed.NOT_REACHED, {"again_at": at(day(2), 7)}, "lies in the past"),
    ],
)
def test_an_answer_that_puts_off_too_much_or_says_too_little_is_refused(
    sqlite_studio: Studio, question: str, agreed: Agreed, more: dict[str, object], says: str
) -> None:
    client_id = ready(sqlite_studio)
    told(sqlite_studio, client_id, **{question: YES})
    with pytest.raises(Refused, match=says):
        answer(sqlite_studio, only(sqlite_studio), agreed, at(day(2), 8), **more)
    assert only(sqlite_studio).state is AlertState.NEW


def test_an_answer_to_what_was_settled_meanwhile_is_refused(studio: Studio) -> None:
    client_id = ready(studio)
    told(studio, client_id, ca_night=YES)
    on_screen = only(studio)
    clear(studio, client_id, "ca_night", when=at(day(2), 8))
    with pytest.raises(Refused, match="settled meanwhile"):
        answer(studio, on_screen, Agreed.CALLED_111, at(day(2), 9))


def test_the_same_answer_tapped_twice_is_kept_once(studio: Studio) -> None:
    told(studio, ready(studio), ca_night=YES)
    on_screen = only(studio)
    for _ in range(2):
        after = answer(studio, on_screen, Agreed.APPOINTMENT, at(day(2), 9), day=day(4))
    assert len(after.answers) == 1
    assert after.follow_up_on == day(4)


def test_the_history_has_what_was_told_what_was_agreed_and_what_ended_it(studio: Studio) -> None:
    client_id = ready(studio)
    told(studio, client_id, ca_night=YES)
    answer(studio, only(studio), Agreed.APPOINTMENT, at(day(2), 9), day=day(4))
    clear(studio, client_id, "ca_night", when=at(day(4), 18))
    told(studio, client_id, at(day(8), 6), leg_pain=Answer.NO)
    ended, agreed, raised = alerts.alert_history(studio, client_id)
    assert ended.clearance.clearance.by == "Dr Lind"
    assert agreed.answer.day == day(4)
    assert raised.telling.said[0][1:] == ("ca_night", YES)
    assert alerts.alerts(studio, on=day(8)) == ()


@pytest.mark.hazard("H02")
def test_two_answers_of_different_nights_are_told_in_the_words_for_both_together(studio: Studio) -> None:
    """A GP in the next days, each alone; together, of two different kinds, a doctor today: the phone says so at once."""
    client_id = ready(studio)
    told(studio, client_id, ca_night=YES)
    sent = sharing.send_morning(studio, client_id, None, {"rapid_worse": YES}, by=By.CLIENT, key="2", at=at(day(2), 23))
    assert sent.help_headline == words_for(Disposition.REFER_SAME_DAY).headline
    assert only(studio).tellings[0].told.disposition is Disposition.REFER_SAME_DAY
    assert only(studio).disposition is Disposition.REFER_SAME_DAY


def test_a_routine_yes_is_told_calmly_and_at_once(studio: Studio) -> None:
    client_id = ready(studio)
    sent = sharing.send_morning(studio, client_id, None, {"leg_pain": YES}, by=By.CLIENT, key="2", at=LATE)
    assert sent.help_headline is None
    assert sent.closing.startswith(words_for(Disposition.REFER_ROUTINE).for_client)


def test_the_queue_asks_no_more_questions_of_forty_clients_than_of_one(sqlite_studio: Studio) -> None:
    questions: list[str] = []

    def asked() -> int:
        alerts.alerts(sqlite_studio, on=day(2))  # what was written is read here, once
        questions.clear()
        alerts.alerts(sqlite_studio, on=day(2))
        return len(questions)

    event.listen(sqlite_studio.store._engine, "before_cursor_execute", lambda *one: questions.append(one[2]))
    told(sqlite_studio, ready(sqlite_studio), ca_night=YES)
    one = asked()
    for number in range(40):
        client = anna(sqlite_studio, key=str(number), name=f"Client {number}")
        screened(sqlite_studio, client.id, key=str(number))
        if number % 2:
            told(sqlite_studio, client.id, ca_night=YES)
    assert asked() == one <= 12
    assert len(alerts.alerts(sqlite_studio, on=day(2))) == 21


def test_a_quiet_studio_has_no_alerts(studio: Studio) -> None:
    ready(studio)
    assert alerts.alerts(studio, on=MONDAY) == ()
    assert alerts.alert_history(studio, ready(studio)) == ()
