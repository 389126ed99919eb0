"""The drawings on paper: plain SVG in black and greys, and the typesetter of the documents draws what the browser draws."""

import re
from xml.etree import ElementTree

import pytest
import typst

from lbp_core.pictures.album import album, by_rung
from lbp_core.pictures.draw import drawn, paper_svg, printed
from tests.source import each

SVG = "{http://www.w3.org/2000/svg}"
PARTS = {"svg", "title", "desc", "g", "path"}
PLAIN = {
    *("width", "height", "viewBox", "role", "d", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width"),
    *("stroke-linejoin", "stroke-linecap", "paint-order", "x", "y"),
}


@each(album())
def test_the_print_version_is_plain_grey_and_stands_on_nothing(name: str) -> None:
    text = printed(name, width=240)
    root = ElementTree.fromstring(text)
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= PARTS, "a card would print as a grey box"
    assert {word for part in root.iter() for word in part.attrib} <= PLAIN
    colours = set(re.findall(r'"(#\w+)"', text))
    assert {len(colour) for colour in colours} == {7}
    assert not [colour for colour in colours if not colour[1:3] == colour[3:5] == colour[5:7]], "colour on grey paper"
    assert root.find(f"{SVG}desc").text == album()[name].says


def test_the_print_version_draws_the_same_figure_as_the_screen() -> None:
    paths = [re.findall(r' d="([^"]+)"', text) for text in (printed("goblet-squat", width=240), _screen())]
    assert paths[0] == paths[1]


def _screen() -> str:
    return drawn("goblet-squat", width=240, dark=False)


def test_the_print_version_of_a_rung_is_found_by_its_name_and_an_unknown_one_is_said() -> None:
    (exercise, rung), drawing = next(iter(by_rung().items()))
    assert drawing.says.split(";")[0][:20] in paper_svg(exercise, rung)
    with pytest.raises(LookupError, match="has no drawing"):
        paper_svg("bird-dog", "On the moon")


def test_the_typesetter_draws_the_magnified_view_and_cuts_it_at_its_frame(tmp_path) -> None:
    whole = printed("curl-up-nod", width=240)
    view = re.search(r"<svg x=[^>]*>(.*?)</svg>", whole)
    frame = view[0].split(">")[0] + ">"
    far_away = whole.replace(view[1], f'{view[1]}<path d="M0 195L240 195L240 199L0 199z" fill="#000000"/>')
    assert _page(tmp_path, whole) != _page(tmp_path, whole.replace(view[0], frame + "</svg>"))
    assert _page(tmp_path, whole) == _page(tmp_path, far_away), "what is outside the frame shows"


def test_the_typesetter_draws_every_part_of_it(tmp_path) -> None:
    """Typst keeps what it could not read out of the page; so the page with the figure must differ from one without."""
    whole = printed("deadlift-barbell", width=240)
    painted = [_page(tmp_path, text) for text in (whole, *_each_part_missing(whole))]
    assert painted[0].startswith(b"\x89PNG")
    assert len(set(painted)) > 0.9 * len(painted), "the typesetter left parts of the drawing out"


def _each_part_missing(text: str) -> list[str]:
    parts = re.findall(r"<path [^>]+/>", text)
    return [text.replace(part, "", 1) for part in parts]


def _page(folder, text: str) -> bytes:
    (folder / "one.svg").write_text(text, encoding="utf-8")
    (folder / "one.typ").write_text('#set page(width: 6cm, height: 5cm, margin: 0cm)\n#image("one.svg")', "utf-8")
    return typst.compile(str(folder / "one.typ"), format="png", ppi=100)
