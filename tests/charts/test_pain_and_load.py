"""Chart 1 and its text twin: the spec draws what the tables hold, asks nobody else for anything, and stays small."""

import json
from typing import Any

import pytest

from lbp_core.charts.pain_and_load import pain_and_load
from lbp_core.charts.style import DARK, LIGHT, VERDICT_SHAPES, VERDICT_WORDS, Look, config, verdict_colour
from lbp_core.charts.tables import WEEK_COLUMNS
from lbp_core.charts.time_axis import axis_of
from lbp_core.charts.twin import COLUMNS, pain_and_load_twin
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict
from tests.weeks_told import told

FIVE_YEARS = told([3.0] * 260)


def drawn(points: tuple[WeekPoint, ...], **more: Any) -> dict[str, Any]:
    return pain_and_load(points, zones=(3, 6), enough=3, **more)


def inside(spec: Any) -> list[dict[str, Any]]:
    """Every object in a spec, its data left out."""
    if isinstance(spec, list):
        return [found for item in spec for found in inside(item)]
    if not isinstance(spec, dict):
        return []
    return [spec, *(found for name, item in spec.items() if name != "datasets" for found in inside(item))]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours as WCAG 2.2 has it, 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("points", [(), told([3.0]), told([None, None]), told([0.0, 10.0]), FIVE_YEARS])
def test_every_history_can_be_drawn(points: tuple[WeekPoint, ...]) -> None:
    assert len(drawn(points)["datasets"]["weeks"]) == len(points)


def test_the_drawing_uses_only_columns_that_the_tables_promise() -> None:
    fields = {item["field"] for item in inside(drawn(told([3.0]))) if isinstance(item.get("field"), str)}
    assert fields - {"block", "bottom", "top"} <= set(WEEK_COLUMNS)


def test_no_data_is_asked_of_another_host() -> None:
    spec = drawn(told([3.0]))
    for item in inside(spec):
        assert "url" not in item, "a chart must not fetch anything"
    assert {item["data"]["name"] for item in inside(spec) if "data" in item} == set(spec["datasets"])


def test_there_is_no_second_axis_on_the_right() -> None:
    sides = {item["axis"].get("orient") for item in inside(drawn(told([3.0]))) if isinstance(item.get("axis"), dict)}
    assert "right" not in sides


def test_a_silent_week_is_drawn_as_silence() -> None:
    marks = [item for item in inside(drawn(told([None]))) if {"filter": "datum.silent"} in item.get("transform", [])]
    assert marks, "weeks without readings need a mark of their own"


def test_one_block_needs_no_key_and_two_do() -> None:
    one = drawn(told([3.0]))
    two = drawn(told([3.0], loads=[300.0], load_by_block=[{"core": 100.0, "strength": 200.0}]))
    asked = {entry["name"]: entry.get("value") for entry in two["params"]}
    assert asked["key"] == ["Core", "Strength"]
    assert [item["legend"] for item in inside(one) if item.get("field") == "block"] == [None]


def test_the_spec_stays_small_and_so_does_the_data_of_five_years() -> None:
    spec = drawn(FIVE_YEARS)
    frames = spec.pop("datasets")
    assert len(json.dumps(spec)) < 20_000
    assert len(json.dumps(frames)) < 400_000


def test_the_same_drawing_serves_the_next_client_unchanged() -> None:
    first = drawn(told([3.0]), title="One")
    second = drawn(told([4.0, 5.0]))
    assert "title" not in second
    assert [row["pain"] for row in first["datasets"]["weeks"]] == [3]


@pytest.mark.parametrize("weeks", [1, 2, 10, 26, 27, 52, 130, 260, 600])
def test_the_axis_has_few_labels_inside_it(weeks: int) -> None:
    axis = axis_of(told([3.0] * weeks))
    assert 1 <= len(axis.ticks) <= 16
    assert all(axis.first <= day < axis.last for day in axis.ticks)


def test_every_verdict_has_a_word_and_a_shape() -> None:
    assert set(VERDICT_WORDS) == set(VERDICT_SHAPES) == set(Verdict)
    assert len(set(VERDICT_WORDS.values())) == len(Verdict)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_text_stands_out_from_its_paper(look: Look) -> None:
    axis = config(look)["axis"]
    for colour in (look.ink, look.soft, axis["labelColor"], axis["titleColor"]):
        assert contrast(colour, look.paper) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_marks_stand_out_from_their_paper(look: Look) -> None:
    for colour in (look.pain, look.calm, look.warn, look.stop, *(verdict_colour(one, look) for one in Verdict)):
        assert contrast(colour, look.paper) >= 3


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_red_is_kept_for_stop_and_be_seen(look: Look) -> None:
    red = [one for one in Verdict if verdict_colour(one, look) == look.stop]
    assert red == [Verdict.REFER_URGENT, Verdict.REFER_SAME_DAY, Verdict.STOP_EMERGENCY]


def test_the_twin_tells_every_week_newest_first() -> None:
    points = told(
        [4.0, None, 0.0],
        loads=[300.0, None, 0.0],
        reference=[4.0, 4.0, 3.5],
        flare=[True, False, False],
        sessions_done=[2, 0, 0],
        sessions_planned=[3, 0, 3],
        recommended=[Verdict.PROGRESS, None, Verdict.HOLD],
        taken=[Verdict.HOLD, None, Verdict.HOLD],
        says=["All calm.", None, "Too few readings."],
    )
    twin = pain_and_load_twin(points, finding="Load about the same")
    assert twin.columns == COLUMNS
    assert twin.sentence == "Load about the same. 3 weeks, 1 week without readings, 1 week with a flare."
    assert [row[0] for row in twin.rows] == ["16 to 22 Mar", "9 to 15 Mar", "2 to 8 Mar"]
    newest, silent, oldest = twin.rows
    assert newest[1] == "0 of 10 (5 readings)"
    assert newest[4:] == ("0 of 3 done", "0, no session done", "hold. Too few readings.")
    assert silent[1:] == ("no readings", "not known", "4", "none written down", "not known", "none")
    assert oldest[1] == "4 of 10 (5 readings); a flare"
    assert oldest[6] == "hold, chosen by the trainer; the rules said step up. All calm."


def test_the_twin_of_nothing_is_a_sentence() -> None:
    twin = pain_and_load_twin((), finding="Nothing written down yet")
    assert twin.rows == ()
    assert twin.sentence.startswith("Nothing written down yet. No weeks")
