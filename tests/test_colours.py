"""Every look of the house, usual and in high contrast: what is read stands out, what differs can be told apart."""

import re
from itertools import combinations, pairwise

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.charts.more_contrast import MORE_DARK, MORE_LIGHT, in_more_contrast
from lbp_core.charts.style import DARK, LIGHT, Look, verdict_colour
from lbp_core.coach.weekly.drawing import weeks_drawn
from lbp_core.models.exercise import Block
from lbp_core.models.verdict import Verdict
from lbp_core.pictures.palette import palette
from pages._looks import looks
from pages.phone.paper import style as phone_style
from pages.sign_in.paper import style as door_style
from tests.colours import EYES, WHITE_EYES, apart, contrast
from tests.weeks_told import told

A_YEAR = told([3.0] * 52)
LEAST = {"usual": 4.5, "more": 7.0}
MARK = 3.0
LOOKS = [(name, theme) for name in LEAST for theme in ("light", "dark")]
HUES = ("green", "blue", "orange", "yellow", "violet", "red", "gray")
CHARTS = {
    ("usual", "light"): LIGHT,
    ("usual", "dark"): DARK,
    ("more", "light"): MORE_LIGHT,
    ("more", "dark"): MORE_DARK,
}
TELLS = 6.0
"""Hundredths of Oklab: told apart at a glance, also side by side in small marks."""
HARDLY = 1.9
INKS = {
    "quiet": ("ground", "card", "calm-card", "note-card", "warn-card", "stop-card", "well"),
    "calm-ink": ("calm", "card", "ground"), "badge-ink": ("badge",), "link": ("ground", "card"),
    "warn-ink": ("warn", "card"), "note-ink": ("note", "skipped"), "violet-ink": ("violet",), "stop-ink": ("stop",),
    "on-act": ("act", "act-on", "stop-act", "line-cut", "line-slow", "line-back"),
}  # fmt: skip
"""On which grounds each ink of look.css is set. `over` is left out: its figures are 63 px high or an inch of button."""
PLAIN_INKS = {
    "ink": ("ground", "card", "soft"), "quiet": ("ground", "card", "soft"), "calm-ink": ("calm",), "warn-ink": ("warn",),
    "act": ("ground", "card"), "on-act": ("act",), "stop-ink": ("stop",),
}  # fmt: skip


def look_css(contrasts: str, theme: str) -> dict[str, str]:
    """The colours of look.css in that look, by the names without '--h-'."""
    text = (ROOT / "pages/_parts/look.css").read_text(encoding="utf-8")
    found: dict[str, str] = {"on-act": "#ffffff"}
    for opening in [":root {", ":root.more {"][: 1 + (contrasts == "more")]:
        block = text.split(opening, 1)[1].split("}", 1)[0]
        for name, light, dark in re.findall(r"--h-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", block):
            found[name] = light if theme == "light" else dark
    return found


def plain_css(text: str, contrasts: str, theme: str) -> dict[str, str]:
    """The colours that a plain page ends up with: one block of rules after the other, as far as they hold there."""
    found: dict[str, str] = {}
    for asks, colours in re.findall(r"(@media [^{]+\{ )?:root \{([^}]*)\}", text):
        if ("contrast" in asks and contrasts != "more") or ("dark" in asks and theme != "dark"):
            continue
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", colours))
    return found


def too_faint(colours: dict[str, str], inks: dict[str, tuple[str, ...]], least: float) -> dict[str, float]:
    """What is set too faintly, with its ratio. A name that the sheet does not have is left to the sheet that has it."""
    pairs = [(ink, ground) for ink, grounds in inks.items() if ink in colours for ground in grounds]
    ratios = {f"{ink} on {ground}": contrast(colours[ink], colours[ground]) for ink, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def test_the_measure_knows_black_from_white_and_eyes_from_eyes() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert apart("#c00000", "#008000") > 25 > 3 * apart("#b0304c", "#6e6450", eyes="green weak")


@pytest.mark.parametrize(("name", "theme"), LOOKS)
def test_text_of_the_theme_stands_out(name: str, theme: str) -> None:
    said, least = looks()[name][theme], LEAST[name]
    grounds = said["backgroundColor"], said["secondaryBackgroundColor"]
    assert min(contrast(said["textColor"], ground) for ground in grounds) >= 7
    assert contrast(said["linkColor"], grounds[0]) >= least
    assert contrast("#ffffff", said["primaryColor"]) >= least, "what stands on a filled button is white"
    faint = {hue: contrast(said[f"{hue}TextColor"], said[f"{hue}BackgroundColor"]) for hue in HUES}
    assert not {hue: ratio for hue, ratio in faint.items() if ratio < least}
    assert not {hue for hue in HUES if contrast(said[f"{hue}Color"], grounds[0]) < MARK}


def test_high_contrast_says_every_colour_that_the_usual_look_says() -> None:
    for theme in ("light", "dark"):
        usual, more = looks()["usual"][theme], looks()["more"][theme]
        same = [name for name, value in usual.items() if name.endswith(("Color", "Colors")) and more[name] == value]
        assert usual.keys() == more.keys()
        assert not same, "a colour that was forgotten in more_contrast.toml"


@pytest.mark.parametrize(("name", "theme"), LOOKS)
def test_text_of_our_own_stylesheets_stands_out(name: str, theme: str) -> None:
    assert not too_faint(look_css(name, theme), INKS, LEAST[name])
    for sheet in (phone_style(), door_style()):
        assert not too_faint(plain_css(sheet, name, theme), PLAIN_INKS, LEAST[name])


@pytest.mark.parametrize(("name", "theme"), LOOKS)
def test_the_plain_pages_have_the_grounds_of_the_theme_in_high_contrast_too(name: str, theme: str) -> None:
    said = looks()[name][theme]
    for sheet in (phone_style(), door_style()):
        found = plain_css(sheet, name, theme)
        assert (found["ground"], found["ink"]) == (said["backgroundColor"], said["textColor"])


def test_every_colour_of_the_stylesheets_has_its_high_contrast() -> None:
    usual, more = look_css("usual", "light"), look_css("more", "light")
    text = (ROOT / "pages/_parts/look.css").read_text(encoding="utf-8")
    for sheet in ("look.css", "floor.css", "leaf.css"):
        rules = (ROOT / "pages/_parts" / sheet).read_text(encoding="utf-8").split("--h-shade: transparent;")[-1]
        loose = [one for one in re.findall(r"light-dark\(([^)]*)\)", rules) if one not in ("#000, #fff", "")]
        assert not loose, f"{sheet} names a colour that has no counterpart in high contrast"
        assert set(re.findall(r"var\(--h-([a-z-]+)\)", rules)) <= {*usual, "shade"}
    block = text.split(":root.more {", 1)[1].split("}", 1)[0]
    assert set(re.findall(r"--h-([a-z-]+):", block)) | {"on-act"} == {*usual, "shade"} == {*more, "shade"}


@pytest.mark.parametrize(("name", "theme"), LOOKS)
def test_what_a_chart_says_stands_out_from_its_paper(name: str, theme: str) -> None:
    drawn = CHARTS[name, theme]
    card = look_css(name, theme)["card"]
    for paper in (drawn.paper, card):
        assert min(contrast(drawn.ink, paper), contrast(drawn.soft, paper)) >= LEAST[name]
        marks = [drawn.pain, drawn.calm, drawn.note, drawn.warn, drawn.stop, *drawn.blocks.values()]
        marks += [verdict_colour(one, drawn) for one in Verdict]
        assert min(contrast(mark, paper) for mark in marks) >= MARK
    assert drawn.paper == looks()[name][theme]["backgroundColor"]


@pytest.mark.parametrize("eyes", [WHITE_EYES, *EYES])
@pytest.mark.parametrize(("name", "theme"), LOOKS)
def test_states_are_told_apart_by_every_eye(name: str, theme: str, eyes: str) -> None:
    """'Fine' and 'to know' may come near each other for the one in ten thousand who lack blue: neither asks for anything."""
    drawn = CHARTS[name, theme]
    states = {"calm": drawn.calm, "note": drawn.note, "warn": drawn.warn, "stop": drawn.stop}
    near = {pair: apart(*(states[one] for one in pair), eyes=eyes) for pair in combinations(states, 2)}
    harmless = near.pop(("calm", "note"))
    assert min(near.values()) >= TELLS, near
    assert harmless >= (HARDLY if eyes == "blue weak" else TELLS)


@pytest.mark.parametrize("eyes", [WHITE_EYES, *EYES])
@pytest.mark.parametrize("drawn", CHARTS.values(), ids=[" ".join(one) for one in CHARTS])
def test_neighbours_in_a_bar_are_told_apart_by_every_eye(drawn: Look, eyes: str) -> None:
    stacked = [drawn.blocks[block] for block in (Block.WARM_UP, Block.CORE, Block.STRENGTH, Block.FINISH)]
    assert min(apart(low, high, eyes=eyes) for low, high in pairwise(stacked)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_a_chart_in_high_contrast_keeps_no_colour_of_the_usual_look(dark: bool) -> None:
    spec = in_more_contrast(weeks_drawn(A_YEAR, dark=dark).spec, dark=dark)
    allowed = set(re.findall(r"#[0-9a-f]{6}", repr(MORE_DARK if dark else MORE_LIGHT)))
    assert allowed >= set(re.findall(r"#[0-9a-f]{6}", repr(spec))) > set()
    assert spec.keys() == weeks_drawn(A_YEAR, dark=dark).spec.keys()


@pytest.mark.parametrize("dark", [False, True])
def test_the_figures_stand_out_more_in_high_contrast(dark: bool) -> None:
    usual, more = palette(dark=dark), palette(dark=dark, more=True)
    assert usual.keys() == more.keys()
    for name in ("shirt", "legs", "shoe", "prop", "arrow", "skin", "band"):
        assert contrast(more[name], more["ground"]) >= max(MARK, contrast(usual[name], usual["ground"])), name
