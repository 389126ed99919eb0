"""Scores as strips: every score is drawn and told, a gap stays a gap, and nothing is asked of another machine."""

from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.charts.scores import STRIP, scores, scores_finding, scores_twin
from lbp_core.coach.client.body_size import dressed, fitted
from lbp_core.evidence.measures import measures
from lbp_core.models.client import WeightUnit
from lbp_core.models.measure import Change, MeasureRow

BEGAN = date(2026, 3, 1)


def row(
    measure: str, *values: float | None, name: str = "", change: Change = Change.BETTER, step: int = 7
) -> MeasureRow:
    found = [(BEGAN + timedelta(days=step * number), one) for number, one in enumerate(values) if one is not None]
    return MeasureRow(
        id=measure,
        name=name or measures()[measure].name,
        measure=measures()[measure],
        scores=tuple(found),
        change=change,
        says="A sentence.",
    )


def inside(spec: Any) -> list[dict[str, Any]]:
    if isinstance(spec, list | tuple):
        return [found for item in spec for found in inside(item)]
    if not isinstance(spec, dict):
        return []
    return [spec, *(found for name, item in spec.items() if name != "datasets" for found in inside(item))]


GARDEN = row("activity", 2.0, 4.0, None, 7.0, name="Gardening")
PAIN = row("nrs", 6.0, 5.0, 0.0)


@pytest.mark.parametrize("dark", [False, True])
def test_m23_each_score_has_a_strip_of_its_own_on_one_time_axis(dark: bool) -> None:
    spec = scores((GARDEN, PAIN), dark=dark)
    assert spec["height"] == 2 * STRIP
    assert spec["datasets"]["head_0"] == [{"said": "Gardening: 7 of 10"}]
    assert [one["score"] for one in spec["datasets"]["scores_1"]] == [6, 5, 0], "a zero is drawn as a zero"
    ranges = {tuple(one["scale"]["range"]) for one in inside(spec) if "range" in one.get("scale", {})}
    assert len(ranges) == 2, "no strip lies over another"


def test_a_week_left_out_breaks_the_line_and_a_month_between_forms_does_not() -> None:
    assert [one["run"] for one in scores((GARDEN,))["datasets"]["scores_0"]] == [0, 0, 1]
    forms = row("rmdq", 14.0, 9.0, step=60)
    assert [one["run"] for one in scores((forms,))["datasets"]["scores_0"]] == [0, 0]


def test_the_drawing_names_only_data_it_has_and_fetches_nothing() -> None:
    spec = scores((GARDEN, PAIN, row("start_back", 2.0)))
    assert {item["data"]["name"] for item in inside(spec) if "data" in item} == set(spec["datasets"])
    assert not [item for item in inside(spec) if "url" in item]
    fields = {item["field"] for item in inside(spec) if "field" in item}
    assert fields <= {"on", "score", "run", "said_on", "said"}


def test_one_single_score_can_be_drawn() -> None:
    spec = scores((row("odi", 40.0),))
    begins, ends = (one["value"] for one in spec["params"][:2])
    assert begins < spec["datasets"]["scores_0"][0]["on"] < ends


def test_the_title_says_what_got_worse_first_and_names_what_is_only_noise() -> None:
    worse, noise = row("rmdq", 5.0, change=Change.WORSE), row("nrs", 3.0, change=Change.WITHIN_NOISE)
    said = scores_finding((GARDEN, worse, noise))
    assert said == ("Worse: Roland-Morris (RMDQ). Better: Gardening. Within the usual ups and downs: Weekly pain")
    assert "from the second on" in scores_finding((row("odi", 40.0, change=Change.FIRST),))


def test_the_twin_tells_every_score_newest_first() -> None:
    twin = scores_twin((GARDEN, PAIN))
    assert twin.sentence == "Gardening: A sentence. Weekly pain: A sentence."
    assert len(twin.rows) == 6
    assert twin.rows[0] == ("22 Mar 2026", "Gardening", "7 of 10")
    assert twin.rows[-1][0] == "1 Mar 2026"


def test_m28_body_mass_is_drawn_with_room_around_what_was_measured() -> None:
    measure = fitted(dressed(measures()["body_mass"], WeightUnit.KG), (84.5, 82.0))
    mass = row("body_mass", 84.5, 82.0).model_copy(update={"measure": measure})
    spec = scores((mass,))
    assert spec["datasets"]["head_0"] == [{"said": "Body mass: 82 kg"}]
    assert {"low_0": 79, "high_0": 88}.items() <= {one["name"]: one["value"] for one in spec["params"]}.items()
    own = [{"expr": "low_0"}, {"expr": "high_0"}]
    assert own in [one["scale"].get("domain") for one in inside(spec) if isinstance(one.get("scale"), dict)]
    assert scores_twin((mass,)).rows[0] == ("8 Mar 2026", "Body mass", "82 kg")
