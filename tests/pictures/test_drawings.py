"""The drawings as a page gets them: one for every rung, inside the frame, small, quick, and told in words."""

import re
from collections import Counter
from math import hypot
from statistics import median
from time import process_time
from xml.etree import ElementTree

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.pictures import draw
from lbp_core.pictures.album import FOLDER, album, by_rung, read_album
from lbp_core.pictures.draw import drawings, drawn, in_words, picture, place_of, printed
from lbp_core.pictures.lens import window
from lbp_core.pictures.marks import box_of
from lbp_core.pictures.palette import palette
from lbp_core.pictures.pose import Drawing, Prop
from lbp_core.pictures.scene import marks_of
from lbp_core.pictures.sheet import main
from lbp_core.pictures.svg import EDGE, HIGH, WIDE
from tests.source import each

SVG = "{http://www.w3.org/2000/svg}"
IDS = tuple(album())


def test_every_rung_of_the_library_has_a_drawing() -> None:
    without = [
        (one.id, rung.name) for one in library().values() for rung in one.ladder if (one.id, rung.name) not in by_rung()
    ]
    assert not without, f"no drawing yet: {without}. Add each to one in data/pictures/."


def test_every_drawing_shows_rungs_that_exist_and_no_rung_is_shown_twice() -> None:
    shown = [(exercise, rung) for one in album().values() for exercise, rungs in one.shows.items() for rung in rungs]
    real = {(one.id, rung.name) for one in library().values() for rung in one.ladder}
    assert not [pair for pair in shown if pair not in real]
    assert not [pair for pair, times in Counter(shown).items() if times > 1]


@each(IDS)
def test_the_picture_is_small_self_contained_and_told_in_words(name: str) -> None:
    text = drawn(name, width=240, dark=False)
    root = ElementTree.fromstring(text)
    assert len(text.encode()) < 9_600
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == album()[name].name
    assert root.find(f"{SVG}desc").text == album()[name].says
    assert not re.search(r"href|<script|<style|<image|url\(", text)


@each(IDS)
def test_everything_is_inside_the_frame_with_its_margin(name: str) -> None:
    box = box_of(marks_of(album()[name]))
    scale, x, y = place_of(album()[name])
    left, low, right, high = box
    assert left * scale + x > EDGE - 0.01
    assert right * scale + x < WIDE - EDGE + 0.01
    assert y - high * scale > EDGE - 0.01
    assert y - low * scale < HIGH - EDGE + 0.01


@each(IDS)
def test_every_corner_that_is_written_is_inside_the_frame(name: str) -> None:
    spots = corners(without_lens(drawn(name, width=240, dark=False)))
    assert len(spots) > 60
    assert not [spot for spot in spots if not (EDGE - 1 < spot[0] < WIDE - EDGE + 1 and EDGE - 1 < spot[1] < HIGH)]


def without_lens(text: str) -> str:
    """The picture without what is cut off on purpose: the magnified view has a frame that clips."""
    return re.sub(r"<svg x=.*?</svg>", "", text)


LENSES = [one for one in album().values() if one.lens is not None]


@each(LENSES)
def test_a_magnified_view_stands_free_above_the_drawing_and_shows_the_arrow(drawing: Drawing) -> None:
    text = drawn(drawing.id, width=240, dark=False)
    x, y, wide, high = (float(word) for word in re.search(r'<svg x="[^>]*viewBox="([^"]+)"', text)[1].split())
    assert EDGE <= x <= x + wide <= WIDE - EDGE
    scale, _, shift = place_of(drawing)
    assert y + high < shift - scale * box_of(marks_of(drawing))[3], "it covers the drawing"
    left, low, right, top = window(drawing)
    tips = [mark for mark in marks_of(drawing) if mark.tip]
    assert tips
    for a_x, a_y in [spot for mark in tips for spot in mark.line]:
        assert left + 2 < a_x < right - 2, "its frame cuts the arrow"
        assert low + 2 < a_y < top - 2, "its frame cuts the arrow"
    assert without_lens(text).count(palette(dark=False)["arrow"]) == 0


def corners(text: str) -> list[tuple[float, float]]:
    """Every place a pen comes to, and the far sides of half circles, read from the paths themselves."""
    found = []
    for path in re.findall(r' d="([^"]+)"', text):
        x = y = 0.0
        for word, rest in re.findall(r"([MLQAla])([^MLQAlaZz]*)", path):
            numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
            steps = [numbers[-2:]] if word in "Aa" else [numbers[at : at + 2] for at in range(0, len(numbers), 2)]
            for right, down in steps:
                if word == "a" and hypot(right, down) > 1.95 * numbers[0]:
                    flat = numbers[1] / numbers[0] / 2
                    found.append((x + right / 2 + down * flat, y + down / 2 - right * flat))
                x, y = (x + right, y + down) if word.islower() else (right, down)
                found.append((x, y))
    return found


@each(IDS)
def test_no_line_is_thinner_than_two_pixels_at_120(name: str) -> None:
    marks = marks_of(album()[name])
    scale = place_of(album()[name])[0] * 120 / WIDE
    arrows_too = album()[name].lens is None
    assert min((mark.width * scale for mark in marks if mark.line and (arrows_too or not mark.tip)), default=9) > 1.3
    assert scale * 9 > 3.0, "an arm would be too thin"


@pytest.mark.parametrize("dark", [False, True])
def test_both_themes_have_the_same_colours_and_they_stand_out(dark: bool) -> None:
    colours = palette(dark=dark)
    assert colours.keys() == palette(dark=not dark).keys()
    strong = ("shirt", "legs", "shoe", "prop", "arrow", "skin", "band")
    assert not {
        name: contrast(colours[name], colours["ground"])
        for name in strong
        if contrast(colours[name], colours["ground"]) < 2.2
    }


def contrast(a: str, b: str) -> float:
    """WCAG's contrast ratio."""
    lights = sorted(luminance(colour) for colour in (a, b))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_drawings_are_small_on_the_whole_and_are_drawn_in_no_time() -> None:
    drawn.cache_clear()
    began = process_time()
    sizes = [len(drawn(name, width=240, dark=False).encode()) for name in IDS]
    assert median(sizes) < 5_500
    assert (process_time() - began) / len(IDS) < 0.05, "a picture takes longer than a page may wait"


def test_the_same_question_gets_the_same_picture_and_the_theme_changes_it() -> None:
    first = drawn("bird-dog-full", width=120, dark=False)
    drawn.cache_clear()
    assert drawn("bird-dog-full", width=120, dark=False) == first
    assert drawn("bird-dog-full", width=120, dark=True) != first


def test_a_rung_is_found_by_its_name_and_an_unknown_one_is_said() -> None:
    assert "<title>Bird dog</title>" in picture("bird-dog", "Full bird dog, ten seconds")
    assert in_words("bird-dog", "Full bird dog, ten seconds")
    assert in_words("bird-dog", "On the moon") is None
    with pytest.raises(LookupError, match="has no drawing"):
        picture("bird-dog", "On the moon")


def test_a_slip_in_a_drawing_says_where_it_is_and_what_to_write(tmp_path) -> None:
    (tmp_path / "postures.yaml").write_text((FOLDER / "postures.yaml").read_text())
    (tmp_path / "slips.yaml").write_text(
        "a:\n  name: A\n  says: A person who stands there quietly.\n  shows: {}\n  start: {like: standin}\n"
        "b:\n  name: B\n  says: A person who stands there quietly.\n  shows: {}\n  start: {leen: 4}\n"
    )
    with pytest.raises(BrokenKnowledge) as broken:
        read_album(tmp_path)
    assert "Did you mean 'standing'?" in str(broken.value)
    assert "'leen' is not a word" in str(broken.value)


def test_a_thing_nobody_can_draw_and_a_body_point_nobody_has_are_said(monkeypatch) -> None:
    squat = album()["goblet-squat"]
    slip = squat.model_copy(update={"props": (Prop(kind="dumbell"), Prop(kind="kettlebell", of="left_nose"))})
    monkeypatch.setattr(draw, "read_album", lambda _: {"slip": slip})
    drawings.cache_clear()
    with pytest.raises(BrokenKnowledge) as broken:
        drawings()
    assert "Did you mean 'dumbbell'?" in str(broken.value)
    assert "'left_nose'" in str(broken.value)


def test_one_command_writes_the_contact_sheet(tmp_path) -> None:
    main([str(tmp_path / "sheet.svg"), "--size", "120"])
    root = ElementTree.parse(tmp_path / "sheet.svg").getroot()
    assert len(root.findall(f"{SVG}svg")) == len(album())


def test_the_sheet_of_one_exercise_can_be_had_as_it_prints(tmp_path) -> None:
    main([str(tmp_path / "sheet.svg"), "--only", "bird-dog", "--paper"])
    text = (tmp_path / "sheet.svg").read_text(encoding="utf-8")
    assert text.count("<title>") == len([name for name in album() if name.startswith("bird-dog")])
    assert printed("bird-dog-full", width=120).removeprefix("<svg ") in text
