"""The trainer's own judgement: something looks wrong, no answer says so, and training waits for a clinician all the same."""

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import alerts, gate, pausing
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.coach.today import waiting
from lbp_core.coach.weekly import reviewing
from lbp_core.models.gate import Gate
from lbp_core.models.pause import PAUSE
from lbp_core.models.programme import Wishes
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Meanwhile
from lbp_core.models.screening import Answer, Clearance
from lbp_core.models.verdict import Disposition, MayTrain
from lbp_core.models.views import DueKind
from tests.coach.test_gate import answer, clear, now
from tests.people import MONDAY, anna, at, day, opened, ready, screened


def refer(
    studio: Studio, client_id: str, reason: str = "Winces at every step", *, on: int = 1, hour: int = 9,
    soon: Disposition = Disposition.REFER_URGENT,
) -> Gate:  # fmt: skip
    return pausing.refer(studio, client_id, reason, soon=soon, key=f"{on} {hour}", at=at(day(on), hour))


@pytest.mark.hazard("H02")
def test_everything_loaded_is_refused_from_that_moment_on(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    card = training.session(studio, session_id).cards[0]
    kept = planning.programme(studio, client_id).programme
    found = refer(studio, client_id, on=0, hour=11)
    assert (found.disposition, found.may_train) == (Disposition.REFER_URGENT, MayTrain.NO)
    tap = Entry(kind=EntryKind.SET_DONE, exercise=card.exercise.id, set_number=1)
    for loaded in (
        lambda: training.tap(studio, session_id, tap, key="set", at=at(MONDAY, 11, 1)),
        lambda: training.open_session(studio, client_id, on=day(2), key="open 2", at=at(day(2))),
        lambda: planning.draft(studio, client_id, Wishes(), start=day(1)),
        lambda: planning.save(studio, client_id, kept, because="again", key="s", at=at(day(1))),
    ):
        with pytest.raises(Refused, match="See a GP"):
            loaded()
    view = reviewing.review_view(studio, client_id, on=day(7))
    assert view.result.meanwhile is Meanwhile.NONE


@pytest.mark.hazard("H03")
def test_only_a_clearance_recorded_later_ends_it(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    clear(studio, client.id, PAUSE, on=1, hour=8)
    refer(studio, client.id, on=1, hour=9)
    assert now(studio, client.id).locked, "a clearance from before it covers nothing that came later"
    screened(studio, client.id, on=day(2), key="again")
    assert now(studio, client.id, on=2).locked, "nor does a calm screening"
    clear(studio, client.id, "ca_night", on=2)
    assert now(studio, client.id, on=2).locked, "nor a clearance of something else"
    with pytest.raises(Refused, match="Ask for a newer one"):
        clear(studio, client.id, PAUSE, on=2, hour=13, dated=0)
    clear(studio, client.id, PAUSE, on=2, hour=14)
    assert now(studio, client.id, on=2).may_train is MayTrain.YES


def test_it_stands_beside_the_answers_and_the_more_urgent_one_speaks(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    refer(studio, client.id)
    answer(studio, client.id, on=1, hour=10, ces_saddle=Answer.YES)
    found = now(studio, client.id)
    assert found.disposition is Disposition.STOP_EMERGENCY
    assert found.covers == ("ces_saddle", PAUSE)
    assert [one.rule for one in found.reasons][-1] == "pause.urgent"
    clear(studio, client.id, "ces_saddle", on=1)
    assert now(studio, client.id).disposition is Disposition.REFER_URGENT
    clear(studio, client.id, PAUSE, on=1, hour=13)
    assert not now(studio, client.id).locked


def test_it_is_an_alert_and_a_thing_that_waits_with_the_trainers_words(studio: Studio) -> None:
    client_id = ready(studio)
    refer(studio, client_id, "Winces {at} every step.", soon=Disposition.REFER_SAME_DAY)
    [alert] = alerts.alerts(studio, on=day(1))
    assert (alert.tellings[0].note, alert.disposition) == ("Winces {at} every step.", Disposition.REFER_SAME_DAY)
    first = waiting.due_for(studio, client_id, on=day(1))[0]
    assert first.kind is DueKind.SAFETY
    assert "Winces {at} every step." in first.says


@pytest.mark.parametrize(
    ("reason", "soon", "says"),
    [
        ("  ", Disposition.REFER_URGENT, "one sentence on what you saw"),
        ("x" * 501, Disposition.REFER_URGENT, "501 letters"),
        ("Odd", Disposition.REFER_ROUTINE, "no referral that pauses"),
        ("Odd", Disposition.MANAGE, "no referral that pauses"),
    ],
)
def test_a_pause_without_a_reason_or_an_urgency_is_refused(
    sqlite_studio: Studio, reason: str, soon: Disposition, says: str
) -> None:
    client_id = ready(sqlite_studio)
    with pytest.raises(Refused, match=says):
        refer(sqlite_studio, client_id, reason, soon=soon)
    assert not gate.gate(sqlite_studio, client_id, on=day(1)).locked


def test_the_same_tap_pauses_once(studio: Studio) -> None:
    client_id = ready(studio)
    refer(studio, client_id)
    refer(studio, client_id)
    assert len(alerts.alert_of(studio, client_id, on=day(1)).tellings) == 1


def test_a_clearance_names_it_like_an_answer(studio: Studio) -> None:
    assert pausing.named(PAUSE) == pausing.NAMED
    assert pausing.named("ces_saddle") != "ces_saddle"
    client_id = ready(studio)
    given = Clearance(date=day(1), by="Dr Lind", covers=(PAUSE, "nonsense"))
    with pytest.raises(Refused, match="not a safety question"):
        gate.record_clearance(studio, client_id, given, role="GP", key="1", at=at(day(1)))
