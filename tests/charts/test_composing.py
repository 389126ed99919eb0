"""Drawings are composed beforehand: the kept ones are today's, and the app carries nothing that composes."""

import json
import subprocess
import sys
from typing import Any

import altair as alt
import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.charts import composing, exercises, scores
from lbp_core.charts.composing import SCHEMA, beforehand, kept, with_its_rows
from lbp_core.charts.frames import misfits
from lbp_core.charts.pain_and_load import pain_and_load
from lbp_core.charts.strips import placed
from lbp_core.coach.docs import composed_drawings
from lbp_core.models.measure import Better
from tests.weeks_told import told

MEND = "Mend it with: python3 -m lbp_core rulebook"
WEEKS = pain_and_load(told([3.0, None, 4.0], loads=[300.0, None, 0.0]), zones=(3, 6), enough=3)


def test_the_kept_drawings_are_what_altair_composes_now() -> None:
    assert composed_drawings.KEPT.read_text(encoding="utf-8") == composed_drawings.text(), MEND


def test_every_kept_drawing_names_the_vega_lite_that_altair_speaks() -> None:
    assert alt.SCHEMA_URL == SCHEMA
    whole = [one for one in kept().values() if isinstance(one, dict)]
    assert whole
    assert {one["$schema"] for one in whole} == {SCHEMA}


def test_the_app_starts_without_altair_and_without_data_frames() -> None:
    heavy = "import sys, app; print([one for one in ('altair', 'pandas', 'pyarrow') if one in sys.modules])"
    said = subprocess.run([sys.executable, "-c", heavy], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_drawing_that_is_not_kept_is_composed_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "kept", dict)
    made: list[bool] = []

    @composing.composed(dark=(False, True))
    def drawing(*, dark: bool) -> dict[str, Any]:
        made.append(dark)
        return {"dark": dark}

    assert [drawing(dark=True), drawing(dark=True), drawing(dark=False)] == [{"dark": True}] * 2 + [{"dark": False}]
    assert made == [True, False]
    composing._EVERY.pop()


def test_a_strip_further_down_is_the_first_one_lower_over_its_own_rows() -> None:
    first = beforehand()["exercises: dark False"]
    third = placed(first, 2, by=exercises.STRIP)
    assert {layer["data"]["name"] for layer in third} == {"head_2", "weeks_2"}
    assert "most_2" in json.dumps(third)
    assert "_0" not in json.dumps(third)
    assert [_heights(one, 0) for one in third] == [_heights(one, 2 * exercises.STRIP) for one in first]
    assert placed(first, 0, by=exercises.STRIP) == first


def test_the_ends_of_a_score_go_with_its_strip() -> None:
    layers = scores._strip(better=Better.LOWER, bare=False, dark=False)
    assert "[low_3, high_3]" in json.dumps(placed(layers, 3, by=scores.STRIP))


def _heights(layer: dict[str, Any], down: float) -> list[Any]:
    """Where a layer stands, `down` pixels lower."""
    said = [layer["encoding"][name] for name in ("y", "y2") if name in layer["encoding"]]
    fixed = [one["value"] + down for one in said if "value" in one]
    return fixed + [end + down for one in said if one.get("scale") for end in one["scale"].get("range", [])]


def test_the_rows_go_along_inside_the_drawing_each_once() -> None:
    spec = with_its_rows(WEEKS)
    assert "datasets" not in spec
    assert "data" not in spec
    found = json.dumps(spec)
    assert found.count('"values": [{"start"') == 1
    assert found.count('"values": [{"one"') == 1
    alt.LayerChart.from_dict(spec)  # raises where it is no Vega-Lite


def test_a_drawing_that_asks_for_what_its_rows_have_not_is_found() -> None:
    assert not misfits(WEEKS)
    rows = [{name: value for name, value in row.items() if name != "level"} for row in WEEKS["datasets"]["weeks"]]
    words = [row | {"load": "much"} for row in rows]
    wrong = misfits(WEEKS | {"datasets": WEEKS["datasets"] | {"weeks": words}})
    assert wrong == ["weeks has no column 'level'", "weeks: 'load' holds no numbers"]
