"""The manual's ladders, step by step: position, what they ask of the back, the order of the steps and the span of the dose."""

from typing import NamedTuple

import pytest

from lbp_core.evidence.library import library
from lbp_core.models.exercise import Demands, Exercise
from tests.source import each


class Row(NamedTuple):
    """One line of the table of ladders: a word of each step's name, easiest first, and the least and most of its dose."""

    position: str
    asks: str
    steps: str
    counted: str
    least: int
    most: int


TABLE = {
    "cat-camel": Row("all_fours", "F1 E1", "back|seated|half|mid|full|segmental", "reps", 6, 8),
    "hip-flexor-stretch": Row(
        "kneeling", "E1", "bed|side-lying|support|half-kneeling|reach|rear foot", "hold_s", 30, 45
    ),
    "thoracic-rotation": Row("side_lying", "R1", "seated|book|hand on head|thread|wall|band", "reps", 6, 8),
    "hamstring-stretch": Row("supine", "F1 N2", "bent knee|straighter|band|low step|hinge|loaded", "hold_s", 30, 30),
    "dead-bug": Row("supine", "E1", "brace|slide|one leg|arms|bent leg|straight leg|band", "reps", 6, 10),
    "side-plank": Row("side_lying", "", "wall|bench|short|ten|staggered|stacked|leg lift", "hold_s", 5, 10),
    "bird-dog": Row("all_fours", "E1 R1", "rock back|arm|slide|leg lift|low|ten|squares", "hold_s", 5, 10),
    "modified-curl-up": Row(
        "supine", "F1", "hands under|nod|head lift|shoulders|elbows|crossed|breath", "hold_s", 8, 10
    ),
    "pallof-press": Row("standing", "R1", "close|tall-kneel|half-kneel|wide|narrow|walk out|overhead", "reps", 8, 12),
    "glute-bridge": Row("supine", "E1", "set|short|full|pause|march|one-leg|hip thrust", "reps", 8, 15),
    "hip-hinge": Row("standing", "F1", "seated|wall|kneeling|three points|full|pull-through", "reps", 8, 10),
    "kettlebell-deadlift": Row("standing", "F1 L2", "dowel|shin|10 cm|floor|two|high handles|barbell", "reps", 6, 12),
    "squat": Row("standing", "F1 L1", "with hands|hands free|box|goblet box|goblet|front|back", "reps", 8, 12),
    "split-squat": Row("standing", "L1", "supported|shallow|full|goblet|two dumbbells|rear foot", "reps", 8, 12),
    "step-up": Row("standing", "L1", "holding on|10 cm|20 cm|30 cm|dumbbells|slow lower", "reps", 8, 10),
    "step-back": Row("standing", "L1", "toe tap|short|holding on|full|goblet|dumbbells", "reps", 8, 10),
    "row": Row("seated", "L1", "band|machine|dumbbell|seated cable|one-arm|inverted|bent-over", "reps", 8, 12),
    "carry": Row("standing", "R1 L2", "no weight|both hands|light farmer|heavier|suitcase|overhead", "metres", 20, 40),
    "walk": Row("standing", "", "five|ten|fifteen|twenty|thirty|hills", "minutes", 5, 30),
}
HELD_INSTEAD = {("pallof-press", 1): "pressed out once and held still for eight seconds, so fewer"}
"""Steps whose dose is another kind of work, each with its reason."""
LETTERS = {"F": "flexion", "E": "extension", "R": "rotation", "L": "axial_load", "I": "impact", "N": "neural"}


def span(exercise: Exercise, number: int) -> tuple[int, int]:
    """The least and most of that rung's dose in the exercise's own count."""
    dose = exercise.rung(number).dose
    found = {"reps": dose.reps, "metres": dose.metres, "minutes": dose.minutes}.get(TABLE[exercise.id].counted)
    return found if found is not None else (dose.hold_s or 0, dose.hold_s or 0)


@each(TABLE)
def test_an_exercise_asks_of_the_back_what_its_line_says(name: str) -> None:
    row, exercise = TABLE[name], library()[name]
    asked = {LETTERS[tag[0]]: int(tag[1]) for tag in row.asks.split()}
    assert exercise.demands == Demands(**asked)
    assert exercise.position == row.position


@each(TABLE)
def test_its_steps_stand_in_their_order(name: str) -> None:
    steps = TABLE[name].steps.split("|")
    rungs = library()[name].ladder
    assert len(rungs) == len(steps)
    for rung, word in zip(rungs, steps, strict=True):
        assert word in f"{rung.name} {rung.cue}".casefold(), f"{name}: '{rung.name}' is not about '{word}'"


@each(TABLE)
def test_its_dose_keeps_to_its_span(name: str) -> None:
    row, exercise = TABLE[name], library()[name]
    for number in range(1, len(exercise.ladder) + 1):
        if (name, number) not in HELD_INSTEAD:
            low, high = span(exercise, number)
            assert row.least <= low <= high <= row.most, (name, number, low, high)
            assert exercise.rung(number).dose.sets <= 3


def test_the_side_planks_sets_go_down_six_four_two() -> None:
    stacked = library()["side-plank"].rung(6)
    assert (stacked.dose.sets, stacked.dose.reps, stacked.dose.hold_s) == (3, (2, 6), 10)
    assert "Six, then four, then two" in str(stacked.cue)


def test_lifts_leave_two_repetitions() -> None:
    for rung in library()["kettlebell-deadlift"].ladder:
        assert not rung.loaded or (rung.dose.reps_in_reserve or 0) >= 2, rung.name


HELD_BACK = {
    "barbell-deadlift": ("half of body weight", "60 seconds", "two reps in the tank", "without a step back"),
    "sit-up": ("bending", "arms crossed", "not for time"),
    "russian-twist": ("bending nor turning", "arms crossed", "narrow feet", "one-arm cable row", "not for time"),
    "kettlebell-swing": ("twenty clean dowel hinges", "three sets of ten"),
    "jump": ("thirty minutes of brisk walking", "one-leg calf raises", "step-downs"),
    "bending-circuit": ("straight sets with two reps left", "long to the last rep"),
    "interval-run": ("thirty easy minutes in one go, four times a week", "never both"),
}


@pytest.mark.parametrize("name", HELD_BACK)
def test_m12_what_waits_names_everything_it_waits_for(name: str) -> None:
    held = library()[name].held_back
    assert held is not None
    lines = " ".join(line.says for line in held.criteria).casefold()
    assert [words for words in HELD_BACK[name] if words not in lines] == []


def test_m12_the_first_step_back_is_small() -> None:
    first = {name: library()[name].rung(1).dose for name in HELD_BACK}
    assert (first["sit-up"].sets, first["sit-up"].reps) == (1, (6, 8))
    assert first["kettlebell-swing"].load_g == 8000
    assert not library()["russian-twist"].rung(1).loaded
    for rung in library()["jump"].ladder[1:]:
        contacts = rung.dose.sets * (rung.dose.reps or (0, 0))[1] * (2 if rung.dose.per_side else 1)
        assert 20 <= contacts <= 40, rung.name
    steps = "|".join(rung.name for rung in library()["jump"].ladder).casefold()
    assert [steps.index(word) for word in ("march", "pogo", "step off", "hop", "bound")] == sorted(
        steps.index(word) for word in ("march", "pogo", "step off", "hop", "bound")
    )


def test_m12_a_heavy_single_waits_for_eight_weeks_without_pain() -> None:
    assert "Eight weeks of this lift without pain" in str(library()["barbell-deadlift"].ladder[-1].unlock)
