"""The square code of a client's link: what a camera reads off it is the link."""

import re

import pytest

from lbp_core.charts.square_code import QUIET_EDGE, square_code

LINK = "https://studio.example/c/" + "aB3_-" * 8 + "xyz"


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark squares (column, row) that the drawing fills."""
    path = re.search(r'stroke="#000" d="([^"]+)"', svg)
    assert path is not None
    dark, x, y = set(), 0.0, 0.0
    for verb, said in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
        numbers = [float(one) for one in said.replace("-", " -").split()]
        if verb == "h":
            dark |= {(round(x) + step, int(y)) for step in range(round(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if verb == "M" else (x + numbers[0], y + numbers[1])
    return dark


def test_it_is_black_on_white_with_its_quiet_edge() -> None:
    svg = square_code(LINK)
    assert svg.startswith("<svg"), "drawn inline"
    assert 'fill="#fff"' in svg
    assert 'stroke="#000"' in svg
    dark = modules(svg)
    assert min(x for x, _ in dark) == QUIET_EDGE
    assert min(y for _, y in dark) == QUIET_EDGE


def test_its_three_corners_are_where_a_camera_looks_for_them() -> None:
    dark = modules(square_code(LINK))
    last = max(x for x, _ in dark)
    for left, top in ((QUIET_EDGE, QUIET_EDGE), (last - 6, QUIET_EDGE), (QUIET_EDGE, last - 6)):
        assert {(left + step, top) for step in range(7)} <= dark
        assert {(left, top + step) for step in range(7)} <= dark
        assert (left + 1, top + 1) not in dark


@pytest.mark.parametrize("link", [LINK, "http://localhost:8501/c/x"])
def test_the_same_link_is_the_same_square_and_another_is_not(link: str) -> None:
    assert square_code(link) == square_code(link)
    assert square_code(link) != square_code(link + "y")
