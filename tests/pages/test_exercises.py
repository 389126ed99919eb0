"""The library page: filters by tapping, tiles with pictures, the ladder with its gates, alternatives, checklists."""

import re

import pytest
from markupsafe import escape
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from lbp_core.coach.library.browsing import beside, checks_before_return
from lbp_core.coach.library.picturing import face_of, picture_of
from lbp_core.coach.library.shelf import exercises, sources
from lbp_core.models.exercise import Category, Pattern
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation
from pages._own_files import ROUTES
from pages._parts import leaf
from pages._parts.exercise_page import exercise_page
from pages._parts.exercise_words import steps
from tests.pages.conftest import Open, links, words

KNOWN = {one.id: one for one in exercises()}


def shown(app: AppTest) -> set[str]:
    """The ids of the exercises on the tiles."""
    found = (re.search(r"exercises\?exercise=([a-z-]+)", to) for to in links(app).values())
    return {one[1] for one in found if one}


def html(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


def test_m01_a_kind_is_one_tap_away(page: Open) -> None:
    app = page("exercises")
    everything = shown(app)
    app.pills(key="kinds").select(Category.CARDIO).run()
    assert shown(app) < everything
    assert "bike-bouts" in shown(app)
    assert "bird-dog" not in shown(app)


def test_m1_every_exercise_can_be_found_and_opened(page: Open) -> None:
    assert shown(page("exercises")) == set(KNOWN)
    said = words(page("exercises", exercise="bird-dog"))
    bird_dog = KNOWN["bird-dog"]
    for part in (bird_dog.name, *bird_dog.also, *bird_dog.cues, *bird_dog.faults, bird_dog.fine, bird_dog.stop):
        assert part in said
    assert all(rung.name in said and rung.cue in said for rung in bird_dog.ladder)


def test_m12_a_stage_and_a_trigger_narrow_the_steps_and_say_which_fit(page: Open) -> None:
    app = page("exercises", stage="Settling a flare", triggers="Bending")
    assert app.pills(key="stage").value is Presentation.ACUTE_FLARED
    assert app.pills(key="triggers").value == [Trigger.FLEXION]
    said = words(app)
    assert "knee-hug" not in shown(app)
    assert "fits: steps 1–4 of 7" in said
    assert "Held back early" in said
    assert "kettlebell-swing" in shown(app)


def test_a_tile_shows_a_step_that_fits(page: Open) -> None:
    assert face_of("bird-dog") == 6
    assert face_of("bird-dog", (1, 2, 3, 4, 5)) == 5
    assert "/bird-dog/5.svg" in html(page("exercises", stage="Settling a flare"))


def test_the_many_filters_come_when_they_are_asked_for(page: Open) -> None:
    app = page("exercises")
    assert [one.key for one in app.get("pills")] == ["kinds"]
    app = page("exercises", patterns="Hinge")
    assert app.pills(key="patterns").value == [Pattern.HINGE]
    assert "hip-hinge" in shown(app)
    assert "bird-dog" not in shown(app)


def test_a_search_by_another_name_finds_it(page: Open) -> None:
    app = page("exercises")
    app.text_input(key="exercise_search").set_value("clamshell").run()
    assert shown(app) == {"side-leg-raise"}
    app.text_input(key="exercise_search").set_value("moonwalk").run()
    assert "Nothing fits all of that" in words(app)
    assert shown(app) == set()


def test_every_tile_shows_a_drawing_that_is_there_and_fetches_it_only_when_it_comes_into_sight(page: Open) -> None:
    pictures = re.findall(r'<img loading="lazy"[^>]*src="(own/[^"]+)"', html(page("exercises")))
    assert len(pictures) == len(KNOWN)
    for place in pictures:
        mark, theme, name, rung = re.fullmatch(r"own/(\w+)/(\w+)/([a-z-]+)/(\d+)\.svg", place).groups()
        assert mark
        assert theme == "light"
        assert picture_of(name, int(rung), width=240, dark=False), place
        assert int(rung) == face_of(name)


def test_the_filters_travel_with_a_tile_and_back(page: Open) -> None:
    app = page("exercises", kinds="Cardio")
    opened = links(app)["Walk 6 steps"]
    assert opened == "exercises?exercise=walk&kinds=Cardio"
    assert links(page("exercises", exercise="walk", kinds="Cardio"))["All exercises"] == "exercises?kinds=Cardio"


@pytest.fixture
def files() -> TestClient:
    return TestClient(Starlette(routes=ROUTES))


def test_a_drawing_is_a_file_that_a_browser_may_keep(files: TestClient) -> None:
    light, dark = (files.get(f"/own/mark/{theme}/bird-dog/6.svg") for theme in ("light", "dark"))
    assert light.headers["content-type"].startswith("image/svg+xml")
    assert "immutable" in light.headers["cache-control"]
    assert light.text == picture_of("bird-dog", 6, width=240, dark=False).svg
    assert dark.text == picture_of("bird-dog", 6, width=240, dark=True).svg != light.text


@pytest.mark.parametrize("place", ["bird-dog/0.svg", "bird-dog/8.svg", "moonwalk/1.svg"])
def test_a_drawing_that_is_not_there_is_a_plain_404(files: TestClient, place: str) -> None:
    answer = files.get(f"/own/mark/light/{place}")
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers


def test_m10_the_ladder_has_every_step_with_its_gate_its_stage_and_its_picture_in_words(page: Open) -> None:
    app = page("exercises", exercise="hip-thrust")
    said, thrust = words(app), KNOWN["hip-thrust"]
    assert all(rung.name in said for rung in thrust.ladder)
    assert "two sessions with pain of 2 or less" in said
    assert str(thrust.ladder[-1].unlock) in said
    assert "Not early where arching brings the pain on: step 5." in said
    assert "From ‘Settling a flare’ on" in said
    for number in range(1, len(thrust.ladder) + 1):
        assert escape(picture_of("hip-thrust", number, width=240, dark=False).says) in html(app)


def test_alternatives_stand_at_their_step_as_links(page: Open) -> None:
    app = page("exercises", exercise="glute-bridge")
    bridge, said = KNOWN["glute-bridge"], words(app)
    for number in range(1, len(bridge.ladder) + 1):
        for other in beside(bridge, number):
            assert links(app)[other.exercise.name] == f"exercises?exercise={other.exercise.id}"
            assert f"Step {other.rung}: {other.exercise.rung(other.rung).name}. {other.because}" in said
    assert "Step 5: Hip thrust with barbell" not in said, "never one that opens later"


def test_m12_what_waits_shows_its_whole_checklist_and_who_confirms_each_line(page: Open) -> None:
    for one in KNOWN.values():
        if one.held_back is not None:
            said = words(page("exercises", exercise=one.id))
            assert one.held_back.because in said
            assert all(line.says in said for line in checks_before_return(one))
            assert "the trainer ticks it" in said
            assert "at most 3 out of 10 · from the diary" in said


def test_m07_the_why_its_source_what_it_asks_and_a_published_load_are_there(page: Open) -> None:
    app = page("exercises", exercise="bird-dog")
    said, bird_dog = words(app), KNOWN["bird-dog"]
    assert bird_dog.why in said
    assert links(app)[sources()[bird_dog.source].title] == f"evidence?source={bird_dog.source}"
    assert "Arching ●○○ a little" in said
    assert "2,000 to 3,000 N" in said
    assert "ranking exercises only" in said


def test_an_unknown_exercise_in_the_address_shows_the_list(page: Open) -> None:
    app = page("exercises", exercise="moonwalk")
    assert not app.exception
    assert app.title[0].value == "Exercises"


@pytest.mark.parametrize("name", KNOWN)
def test_every_exercise_can_be_laid_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(leaf.st, "html", said.append)
    exercise_page(KNOWN[name])
    assert all(escape(rung.name) in said[-1] for rung in KNOWN[name].ladder)
    assert said[-1].count("<img") == len(KNOWN[name].ladder) + 1


def test_runs_of_steps_are_drawn_together() -> None:
    assert steps((3,)) == "step 3"
    assert steps((1, 2, 3, 4)) == "steps 1–4"
    assert steps((1, 3, 4, 6)) == "steps 1, 3–4, 6"
