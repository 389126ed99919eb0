"""The chance of a bad morning at each step: the review's own where nothing changes, and more with more load."""

import json

from lbp_core.coach.weekly.review import reviewed
from lbp_core.coach.weekly.what_if import weighed
from lbp_core.models.review import ReviewInput
from tests.histories import history


def steps(**told: object) -> tuple[ReviewInput, list[float | None]]:
    given = ReviewInput.model_validate_json(json.dumps(history(6, **told)))  # type: ignore[arg-type]
    found = weighed(given)
    assert found is not None
    return given, [step.bad_morning for step in found.steps]


def test_the_same_load_has_the_chance_that_the_review_shows() -> None:
    given, chances = steps()
    estimate = reviewed(given).result.estimate
    assert estimate is not None
    assert round(chances[2] or 0.0, 3) == estimate.chance_bad_morning


def test_more_load_never_makes_a_bad_morning_less_likely() -> None:
    for morning in (2, 4, 6):
        _, chances = steps(week_6={"morning": morning})
        known = [one for one in chances if one is not None]
        assert known == sorted(known)
        assert 0 <= known[0] <= known[-1] <= 1


def test_a_back_that_answers_load_has_more_bad_mornings_with_more_of_it() -> None:
    _, chances = steps(week_5={"morning": 5}, week_6={"morning": 5, "during": 4, "reserve": 0})
    less, same, more = (chances[place] or 0.0 for place in (0, 2, -1))
    assert less < same < more
    assert more > same + 0.05


def test_where_no_usual_is_known_there_is_no_chance() -> None:
    nothing = {"before": None, "morning": None, "check_in": None}
    _, chances = steps(baseline={"pain_average": None}, **{f"week_{week}": nothing for week in range(1, 7)})
    assert chances == [None] * 6
