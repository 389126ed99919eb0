"""The library page: filters by tapping, the ladder with its gates, alternatives as links, checklists, learning."""

from lbp_core.coach.browsing import checks_before_return
from lbp_core.coach.shelf import exercises, learning, sources
from lbp_core.models.exercise import Category
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation
from pages._parts.exercise_words import steps
from tests.pages.conftest import Open, words

KNOWN = {one.id: one for one in exercises()}


def shown(app: object) -> set[str]:
    """The names on the tiles."""
    return {one.label.strip("*") for one in app.get("page_link") if one.label.startswith("**")}  # type: ignore[attr-defined]


def test_m01_a_kind_is_one_tap_away(page: Open) -> None:
    app = page("exercises")
    everything = shown(app)
    app.pills(key="kinds").select(Category.CARDIO).run()
    assert shown(app) < everything
    assert "Bike in short bouts" in shown(app)
    assert "Bird dog" not in shown(app)


def test_m12_a_stage_and_a_trigger_narrow_the_steps_and_say_which_fit(page: Open) -> None:
    app = page("exercises")
    app.pills(key="stage").select(Presentation.ACUTE_FLARED).run()
    app.pills(key="triggers").select(Trigger.FLEXION).run()
    said = words(app)
    assert "Knee hug" not in shown(app)
    assert "fits: steps 1–4 of 7" in said
    assert "Held back early" in said
    assert "Kettlebell swing" in shown(app)


def test_a_search_by_another_name_finds_it(page: Open) -> None:
    app = page("exercises")
    app.text_input(key="exercise_search").set_value("clamshell").run()
    assert shown(app) == {"Side-lying leg raise"}
    app.text_input(key="exercise_search").set_value("moonwalk").run()
    assert "Nothing fits all of that" in words(app)


def test_m10_the_ladder_has_every_step_with_its_gate_and_its_stage(page: Open) -> None:
    said = words(page("exercises", exercise="hip-thrust"))
    thrust = KNOWN["hip-thrust"]
    assert all(rung.name in said for rung in thrust.ladder)
    assert "two sessions with pain of 2 or less" in said
    assert str(thrust.ladder[-1].unlock) in said
    assert "Not early where arching brings the pain on: step 5." in said


def test_alternatives_are_links_and_follow_the_step(page: Open) -> None:
    app = page("exercises", exercise="glute-bridge")
    links = {one.label for one in app.get("page_link")}
    assert {KNOWN[other.exercise].name for other in KNOWN["glute-bridge"].alternatives} <= links
    assert "Step 1: Thrust with shoulders on a cushion" in words(app)
    app.segmented_control(key="instead_glute-bridge").set_value(7).run()
    assert "Step 5: Hip thrust with barbell" not in words(app), "never one that opens later"
    assert "Step 4: Hip thrust with dumbbell" in words(app)


def test_m12_what_waits_shows_its_whole_checklist_and_who_confirms_each_line(page: Open) -> None:
    for one in KNOWN.values():
        if one.held_back is not None:
            said = words(page("exercises", exercise=one.id))
            assert one.held_back.because in said
            assert all(line.says in said for line in checks_before_return(one))
            assert "the trainer ticks it" in said
            assert "at most 3 out of 10 · from the diary" in said


def test_m07_the_why_its_source_and_a_published_load_are_there(page: Open) -> None:
    said = words(page("exercises", exercise="bird-dog"))
    bird_dog = KNOWN["bird-dog"]
    assert bird_dog.why in said
    assert sources()[bird_dog.source].title in said
    assert "2,000 to 3,000 N" in said
    assert "ranking exercises only" in said


def test_m27_the_learning_section_has_every_topic_and_the_reference_list(page: Open) -> None:
    said = words(page("evidence", evidence_view="Learning"))
    for topic in learning().values():
        assert topic.title in said
        assert topic.says in said
    for source in sources().values():
        if source.manual:
            assert source.title in said
            assert source.supports in said


def test_runs_of_steps_are_drawn_together() -> None:
    assert steps((3,)) == "step 3"
    assert steps((1, 2, 3, 4)) == "steps 1–4"
    assert steps((1, 3, 4, 6)) == "steps 1, 3–4, 6"
