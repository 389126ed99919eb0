"""The tablet handed over: the same questions, one client only, and advice as soon as it is needed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.coach.weekly import reviewing
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.records import By, CheckInRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import DueKind
from lbp_core.storage import weeks
from pages import _studio
from pages._parts import visitor
from tests.people import all_due

AT = datetime(2026, 3, 7, 10, 0, tzinfo=UTC)
SUNDAY, MONDAY = (datetime(2026, 11, day, 8, 57, tzinfo=UTC) for day in (22, 23))


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    url = sqlite_url(tmp_path / "studio.db")
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    return open_studio(url, create=True)


@pytest.fixture
def maria(studio: Studio) -> Client:
    details = ClientDetails(name="Maria Okonkwo", activities=("Lifting *my* [grandchild](http://x)",))
    return add_client(studio, details, key="maria", at=AT)


def opened(client: Client) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages/_frame.py"), default_timeout=30)
    app.query_params["client"] = client.id
    return app.switch_page("check_in.py").run()


def handed_over(client: Client) -> AppTest:
    """The client's form, on a tablet in their hands; where they hold it already, as they find it on coming back."""
    app = opened(client)
    return app if visitor.visit().hand else press(app, "Start their check-in")


def key_of(client: Client) -> str:
    """What the controls of this handing-over carry in their keys."""
    return f"{client.id}_{visitor.visit().hand}"


def sent(studio: Studio, client: Client) -> list[CheckInRecord]:
    with studio.store.read() as tx:
        return list(weeks.all_check_ins(tx, client.id))


def tap(app: AppTest, key: str, value: object) -> AppTest:
    return next(group for group in app.get("button_group") if group.key == key).set_value(value).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def seen(app: AppTest) -> str:
    return " ".join(str(part.value) for part in [*app.title, *app.header, *app.subheader, *app.text, *app.markdown])


def test_nothing_is_preselected_and_an_untouched_form_says_nothing(studio: Studio, maria: Client) -> None:
    app = handed_over(maria)
    assert not app.exception
    assert [group.value for group in app.get("button_group") if group.value] == []
    press(app, "Send to my trainer")
    [saved] = sent(studio, maria)
    assert (saved.check_in.pain_average, saved.check_in.safety, saved.answers) == (None, None, {})


def test_a_check_in_on_the_tablet_is_saved_as_tapped_by_the_client(studio: Studio, maria: Client) -> None:
    app, key = handed_over(maria), key_of(maria)
    tap(app, f"strip_pain_average_{key}", 0)
    tap(app, f"new_{key}", "none")
    press(app, "Send to my trainer")
    [saved] = sent(studio, maria)
    assert (saved.check_in.pain_average, saved.check_in.safety, saved.by) == (0, (), By.CLIENT)
    assert "Please hand the tablet back" in seen(app)


def test_a_red_flag_on_the_tablet_is_answered_before_anything_is_sent(studio: Studio, maria: Client) -> None:
    app, key = handed_over(maria), key_of(maria)
    tap(app, f"new_{key}", "some")
    tap(app, f"question_{key}_ces_saddle", Answer.YES)
    assert "Call 999 or go to A&E now" in seen(app)
    press(app, "Send to my trainer")
    assert sent(studio, maria)[0].check_in.safety == ("ces_saddle",)
    assert "Call 999 or go to A&E now" in seen(app)


@pytest.mark.hazard("H02")
def test_who_walks_away_after_a_red_flag_has_told_the_trainer(studio: Studio, maria: Client) -> None:
    app, key, on = handed_over(maria), key_of(maria), today(studio, _studio.now())
    tap(app, f"new_{key}", "some")
    tap(app, f"question_{key}_leg_pain", Answer.YES)
    assert gate.screenings(studio, maria.id) == (), "a routine answer waits for 'send'"
    tap(app, f"question_{key}_ces_saddle", Answer.YES)
    assert "This answer is saved" in seen(app)
    assert sent(studio, maria) == []
    [kept] = gate.screenings(studio, maria.id)
    assert (kept.by, kept.asked.answers) == (By.CLIENT, {"leg_pain": Answer.YES, "ces_saddle": Answer.YES})
    assert gate.gate(studio, maria.id, on=on).locked
    assert all_due(studio, on=on)[0].kind is DueKind.SAFETY
    history = reviewing.history(studio, maria.id, as_of=on)
    assert [set(row.safety or ()) for row in history.check_ins] == [{"leg_pain", "ces_saddle"}]


def test_tapping_on_keeps_it_once_and_taking_it_back_changes_nothing(studio: Studio, maria: Client) -> None:
    app, key = handed_over(maria), key_of(maria)
    tap(app, f"new_{key}", "some")
    tap(app, f"question_{key}_ces_saddle", Answer.YES)
    tap(app, f"strip_pain_average_{key}", 4)
    assert len(gate.screenings(studio, maria.id)) == 1
    tap(app, f"question_{key}_ces_saddle", Answer.NO)
    assert "This answer is saved" not in seen(app)
    assert gate.gate(studio, maria.id, on=today(studio, _studio.now())).disposition is Disposition.STOP_EMERGENCY
    press(app, "Send to my trainer")
    [saved] = sent(studio, maria)
    assert saved.answers["ces_saddle"] is Answer.NO
    assert gate.gate(studio, maria.id, on=today(studio, _studio.now())).locked, "a yes stays until it is cleared"


def test_what_cannot_be_saved_at_once_is_said(studio: Studio, maria: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*asked: object, **more: object) -> None:
        raise Refused("The disk is full.")

    monkeypatch.setattr(sharing, "keep_at_once", full)
    app, key = handed_over(maria), key_of(maria)
    tap(app, f"new_{key}", "some")
    tap(app, f"question_{key}_ces_saddle", Answer.YES)
    assert [one.value for one in app.error] == ["The disk is full."]
    assert "This answer is saved" not in seen(app)
    assert "Call 999 or go to A&E now" in seen(app)


@pytest.mark.hazard("H10")
@pytest.mark.parametrize("day", [MONDAY, MONDAY + timedelta(days=1), SUNDAY])
def test_a_double_press_sends_one_check_in(
    day: datetime, studio: Studio, maria: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_studio, "now", lambda: day)
    app = handed_over(maria)
    button = next(one for one in app.button if one.label == "Send to my trainer")
    button.click().run()
    press(handed_over(maria), "Send to my trainer")
    assert len(sent(studio, maria)) == 1


@pytest.mark.hazard("H14")
def test_the_week_stays_the_one_that_was_asked_about(
    studio: Studio, maria: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Handed over late on a Wednesday about last week, sent after midnight, when the form would ask about this one."""
    wednesday = MONDAY + timedelta(days=2, hours=15)
    monkeypatch.setattr(_studio, "now", lambda: wednesday)
    app = handed_over(maria)
    assert "Week of 16–22 November" in seen(app)
    monkeypatch.setattr(_studio, "now", lambda: wednesday + timedelta(minutes=5))
    press(app, "Send to my trainer")
    assert [one.week for one in sent(studio, maria)] == [MONDAY.date() - timedelta(days=7)]


def test_while_it_is_handed_over_only_this_clients_form_is_there(studio: Studio, maria: Client) -> None:
    boris = add_client(studio, ClientDetails(name="Boris"), key="boris", at=AT)
    app = handed_over(maria)
    assert "Boris" not in seen(app)
    with pytest.raises(Exception, match=r"[Pp]age"):
        app.switch_page("clients.py").run()
    tap(app, f"strip_pain_average_{key_of(maria)}", 4)
    app.query_params["client"] = boris.id
    app.run()
    assert "Boris" not in seen(app), "whoever writes another client into the address finds their own form"
    assert "Your week, Maria" in seen(app)


def test_a_clients_own_words_are_shown_as_words(studio: Studio, maria: Client) -> None:
    labels = [group.label for group in handed_over(maria).get("button_group")]
    [own] = [label for label in labels if "grandchild" in label]
    assert "](http" not in own.replace("\\", "\x00\x00")


def test_the_trainer_makes_a_link_that_is_shown_for_some_minutes(
    studio: Studio, maria: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppTest.from_file(str(ROOT / "pages/_frame.py"), default_timeout=30)
    app.query_params["client"] = maria.id
    app.run()
    app.switch_page("check_in.py").run()
    press(app, "Make a link")
    [shown, message] = app.code
    assert "/c/" in shown.value
    assert shown.value in message.value, "ready to send"
    [square] = app.get("image")
    assert square.proto.imgs[0].alt == "Square code that opens this client's personal link"
    assert [one for one in app.text if "opens on this machine only" in one.value], "no phone host is set up here"
    press(app, "A code for plan and progress")
    assert shown.value in {one.value for one in app.code}, "making the code takes no link away"
    later = _studio.now() + timedelta(minutes=11)
    monkeypatch.setattr(_studio, "now", lambda: later)
    app.run()
    assert not [one for one in app.code if "/c/" in one.value]


def test_an_average_above_the_worst_is_asked_about_on_the_tablet_too(studio: Studio, maria: Client) -> None:
    app, key = handed_over(maria), key_of(maria)
    tap(app, f"strip_pain_average_{key}", 6)
    assert not app.warning
    tap(app, f"strip_pain_worst_{key}", 4)
    assert [one.value.split("?")[0] for one in app.warning] == [
        "Your average, 6, is above your worst, 4. Is one of them a slip"
    ]
