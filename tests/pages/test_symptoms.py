"""The morning after, asked by the trainer, and anything new."""

from lbp_core.coach import gate, planning, training
from lbp_core.coach.studio import Studio
from lbp_core.models.records import EntryKind
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, at, day, ready, whole_session


def test_c5_one_tap_keeps_the_morning_with_yesterdays_session(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    plan = planning.programme(studio, client_id).programme.days[0].prescriptions
    taps = whole_session(tuple((one.exercise, one.dose.sets) for one in plan))
    training.log_session(studio, client_id, taps, on=MONDAY, key="monday", at=at(MONDAY, 11))
    clock.at = at(day(1), 8)
    shown = page("symptoms", client=client_id)
    shown = shown.button_group[0].set_value(0).run()
    assert "Saved: 0 of 10" in words(shown)
    [record] = training.sessions(studio, client_id)
    assert record.latest(EntryKind.PAIN_NEXT_MORNING).score == 0
    shown.run()
    [record] = training.sessions(studio, client_id)
    assert [entry.kind for entry in record.entries].count(EntryKind.PAIN_NEXT_MORNING) == 1, "a redraw writes nothing"


def test_m17_something_new_locks_at_once(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id)
    shown.session_state[f"new_{client_id}_{MONDAY}"] = True
    shown.run()
    next(one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")).set_value("yes")
    shown = press(shown.run(), "Save the answers")
    assert gate.gate(studio, client_id, on=MONDAY).locked
    assert "999" in words(shown)
