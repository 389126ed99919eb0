"""The morning after, asked by the trainer, and anything new."""

from lbp_core.coach import caseload, gate
from lbp_core.coach.studio import Studio
from lbp_core.storage import weeks
from tests.pages.conftest import Open, press, words
from tests.people import MONDAY, ready


def test_c5_one_tap_keeps_the_morning(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id)
    shown = shown.button_group[0].set_value(0).run()
    assert "Saved: 0 of 10" in words(shown)
    with studio.store.read() as tx:
        assert weeks.morning_days(tx, [client_id], since=MONDAY)[client_id] == [MONDAY]
    assert caseload.header(studio, client_id, on=MONDAY).last_pain == 0


def test_m17_something_new_locks_at_once(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("symptoms", client=client_id)
    shown.session_state[f"new_{client_id}_{MONDAY}"] = True
    shown.run()
    next(one for one in shown.button_group if (one.key or "").endswith("_ces_saddle")).set_value("yes")
    shown = press(shown.run(), "Save the answers")
    assert gate.gate(studio, client_id, on=MONDAY).locked
    assert "999" in words(shown)
