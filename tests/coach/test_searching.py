"""Every exercise of the manual is found by the manual's name and by what else people call it; slips are forgiven."""

import pytest

from lbp_core.coach.library.searching import search
from lbp_core.evidence.library import library, plain

# The manual's own words first, then other names that people use: none of them is copied from data/.
CALLED = {
    "cat-camel": ("Cat-camel", "cat cow", "angry cat stretch"),
    "hip-flexor-stretch": ("Hip flexor stretch", "psoas stretch", "half kneeling hip stretch"),
    "thoracic-rotation": ("Thoracic spine rotations", "Thoracic rotations", "open book", "t spine rotation"),
    "hamstring-stretch": ("Hamstring stretch", "strap stretch", "lying leg stretches"),
    "dead-bug": ("Dead bug", "deadbug", "opposite arm and leg lowering"),
    "side-plank": ("Side plank", "side bridge", "lateral plank"),
    "bird-dog": ("Bird dog", "birddog", "quadruped arm leg raise", "pointer"),
    "modified-curl-up": ("Modified curl-up", "McGill curl up", "mini curl-ups"),
    "pallof-press": ("Pallof press", "paloff press", "anti rotation press"),
    "glute-bridge": ("Glute bridge", "Hip bridge", "hip raises", "supine bridge"),
    "hip-hinge": ("Hip hinge patterning", "dowel hinge", "broomstick hinge"),
    "kettlebell-deadlift": ("Kettlebell deadlift regression", "KB deadlift", "kettle bell deadlift"),
    "squat": ("Squat", "sit to stand", "chair squats"),
    "split-squat": ("Split squat", "static lunge", "stationary lunges"),
    "step-up": ("Step-ups", "stepup", "box step up", "stair step"),
    "step-back": ("Step back", "reverse lunge", "backward lunge"),
    "row": ("Cable row", "Supported row", "seated rows", "band row"),
    "carry": ("Carries", "farmers walk", "farmer's carry", "loaded carry"),
    "walk": ("Walking", "walk", "treadmill", "brisk walk"),
    "bike": ("Bike", "stationary bike", "exercise bikes"),
    "elliptical": ("Elliptical machine", "cross trainer", "crosstrainer"),
    "barbell-deadlift": (
        "Heavy barbell deadlifts",
        "Maximal strength testing",
        "conventional deadlift",
        "heavy deadlift",
    ),
    "sit-up": ("High-volume sit-ups", "Crunches", "situp", "full sit up"),
    "russian-twist": ("Russian twists", "seated twist", "weighted twist"),
    "kettlebell-swing": ("Fast kettlebell swings", "Ballistic hip hinge", "KB swings", "russian swing"),
    "bending-circuit": ("Deep spinal flexion under fatigue", "Metabolic conditioning", "metabolic circuit"),
    "jump": ("High-impact plyometrics", "Jumping exercises", "jumping", "box jump", "hops"),
    "interval-run": ("Aggressive endurance exercise", "sprints", "running intervals"),
}
SLIPS = {
    "brid dog": "bird-dog",
    "BIRD  DOG": "bird-dog",
    "birdog": "bird-dog",
    "pallof pres": "pallof-press",
    "sqaut": "squat",
    "kettelbell deadlift": "kettlebell-deadlift",
    "hamstirng strech": "hamstring-stretch",
    "ellipitcal": "elliptical",
    "glute brigde": "glute-bridge",
    "thorasic rotation": "thoracic-rotation",
    "side-planks": "side-plank",
    "romanian dedlift": "romanian-deadlift",
}


def ids(words: str) -> list[str]:
    return [one.id for one in search(words)]


@pytest.mark.parametrize("name", CALLED)
def test_the_manuals_name_and_two_others_find_the_exercise_first(name: str) -> None:
    assert len(CALLED[name]) >= 3
    for words in CALLED[name]:
        for typed in (words, words.upper(), words.replace("-", " "), f" {words.lower()} "):
            assert ids(typed)[:1] == [name], typed


@pytest.mark.parametrize("words", SLIPS)
def test_a_small_slip_is_forgiven(words: str) -> None:
    assert SLIPS[words] in ids(words)


def test_a_name_word_for_word_comes_before_what_only_holds_it() -> None:
    assert ids("plank")[:2] == ["plank", "side-plank"]
    assert ids("row")[0] == "row"


def test_a_step_is_found_under_its_exercise() -> None:
    assert "squat" in ids("front squat")
    assert ids("dead bug against a band") == ["dead-bug"]


def words_of(name: str) -> set[str]:
    """Every word of the exercise's names and its steps' names, plain."""
    one = library()[name]
    said = (one.id, one.name, *one.also, *(rung.name.replace(",", " ") for rung in one.ladder))
    return {word for each in said for word in plain(each).split()}


def test_slips_never_push_in_where_something_fits_as_written() -> None:
    for asked in sorted({word for name in library() for word in words_of(name) if len(word) > 3}):
        for name in ids(asked):
            near = {word for word in words_of(name) if word.startswith(asked) or asked.startswith(word)}
            assert near or asked in plain(" ".join(words_of(name))).replace(" ", ""), (asked, name)


@pytest.mark.parametrize("words", ["", "   ", "moonwalk", "burpee", "zzz", "-"])
def test_what_nobody_does_finds_nothing(words: str) -> None:
    assert ids(words) == []


@pytest.mark.parametrize("letters", ["b", "bi", "bir", "bird", "bird ", "bird d"])
def test_it_is_there_from_the_first_letters_on(letters: str) -> None:
    assert "bird-dog" in ids(letters)
