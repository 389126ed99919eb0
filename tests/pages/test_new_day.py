"""A new day's lists are made ready beside the work, in portions between which others write; the first look finds them."""

from threading import Event

import pytest

from lbp_core.coach.studio import Studio, today
from lbp_core.storage import glances, tables
from pages import _new_day, _studio
from pages._beside import now_and_then
from tests.people import anna


@pytest.fixture
def many(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Studio:
    for number in range(2 * _new_day.AT_ONCE + 3):
        anna(studio, key=f"k{number}", name=f"Client {number}")
    monkeypatch.setattr(_studio, "the_studio", lambda: studio)
    monkeypatch.setattr(_studio, "is_open", lambda: True)
    monkeypatch.setattr(_new_day, "REST_S", 0.0)
    return studio


def waiting(studio: Studio) -> int:
    with studio.store.read() as tx:
        return len(glances.out_of_date(tx, on=today(studio, _studio.now()), limit=1_000))


def test_everybody_is_read_once_and_not_again(many: Studio) -> None:
    everybody = 2 * _new_day.AT_ONCE + 3
    assert waiting(many) == everybody
    assert _new_day.look(Event()) == everybody
    assert waiting(many) == 0
    assert _new_day.look(Event()) == 0


def test_between_two_portions_others_write(many: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def rest(stop: Event) -> None:
        seen.append(waiting(many))
        with many.store.write() as tx:
            tx.execute(tables.glances.select().limit(1)).all()

    monkeypatch.setattr(_new_day, "_rest", rest)
    _new_day.look(Event())
    assert seen == [_new_day.AT_ONCE + 3, 3]


def test_an_app_that_ends_leaves_the_rest_to_whoever_looks(many: Studio) -> None:
    stop = Event()
    stop.set()
    assert _new_day.look(stop) == 0
    assert waiting(many) == _new_day.AT_ONCE + 3


def test_the_app_looks_by_itself(many: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_new_day, "FIRST_AFTER_S", 0.01)
    stop, real = Event(), _new_day.look

    def once(ends: Event) -> int:
        done = real(ends)
        stop.set()
        return done

    monkeypatch.setattr(_new_day, "look", once)
    _new_day.start(stop).join(timeout=30)
    assert waiting(many) == 0


def test_a_look_that_fails_is_said_and_the_next_one_comes(many: Studio, caplog: pytest.LogCaptureFixture) -> None:
    stop, looks = Event(), []

    def look() -> None:
        looks.append(len(looks))
        if len(looks) == 1:
            raise OSError("the disk went away")
        stop.set()

    now_and_then(look, stop, name="a try", first_s=0.01, every_s=0.01).join(timeout=30)
    assert looks == [0, 1]
    assert "a try: this look failed" in caplog.text
