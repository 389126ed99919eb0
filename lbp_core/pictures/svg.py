"""Marks as SVG: outlines, strokes, arrow heads, fitted into the box. What is drawn is decided elsewhere."""

from collections.abc import Iterable
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin
from xml.sax.saxutils import escape

from lbp_core.pictures.marks import Box, Disc, Mark, Point
from lbp_core.pictures.palette import Palette

WIDE, HIGH, EDGE, LARGEST = 240.0, 200.0, 9.0, 1.28
"""The box of every drawing, the margin nothing may enter, and the largest scale (units per cm)."""

Fit = tuple[float, float, float]
STEPS = tuple((cos(turn * pi / 6), sin(turn * pi / 6)) for turn in range(12))


def fit(box: Box) -> Fit:
    """Scale and shift that put the box into the picture, standing on the same line as every other."""
    left, low, right, high = box
    scale = min((WIDE - 2 * EDGE) / (right - left), (HIGH - 2 * EDGE) / (high - low), LARGEST)
    return scale, WIDE / 2 - scale * (left + right) / 2, (HIGH + scale * (high + low)) / 2


def document(marks: list[Mark], where: Fit, *, colours: Palette, words: tuple[str, str], width: int) -> str:
    """The whole picture as one SVG text, `width` pixels wide, with its name and its description."""
    drawn = "".join(_mark(mark, where, colours) for mark in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{round(width * HIGH / WIDE)}" '
        f'viewBox="0 0 {WIDE:.0f} {HIGH:.0f}"><title>{escape(words[0])}</title><desc>{escape(words[1])}</desc>'
        f'<rect width="{WIDE:.0f}" height="{HIGH:.0f}" rx="14" fill="{colours["ground"]}"/>'
        f'<g stroke-linejoin="round" stroke-linecap="round" stroke="{colours["ground"]}" stroke-width="2.6" '
        f'paint-order="stroke">{drawn}</g></svg>'
    )


def _mark(mark: Mark, where: Fit, colours: Palette) -> str:
    paint = colours[mark.paint]
    if mark.line:
        return _line(mark, where, paint)
    outline = "".join(_outline([_placed(disc, where) for disc in hull]) for hull in mark.hulls)
    bare = ' stroke="none"' if mark.paint == "ghost" else ""
    return f'<path d="{outline}" fill="{paint}"{bare}/>'


def _line(mark: Mark, where: Fit, paint: str) -> str:
    points = [_placed((x, y, 0), where)[:2] for x, y in mark.line]
    wide = mark.width * where[0]
    head = ""
    if mark.tip:
        head = f'<path d="{_head(points[-2], points[-1], wide)}" fill="{paint}" stroke="none"/>'
        points[-1] = _short(points[-2], points[-1], wide)
    bowed = mark.tip and len(points) == 3
    path = (
        f"M{_at(points[0])}Q{_at(points[1])} {_at(points[2])}"
        if bowed
        else "M" + "L".join(_at(point) for point in points)
    )
    return f'<path d="{path}" fill="none" stroke="{paint}" stroke-width="{wide:.1f}"/>{head}'


def _short(start: Point, end: Point, wide: float) -> Point:
    far = hypot(end[0] - start[0], end[1] - start[1]) or 1
    back = 1.6 * wide / far
    return end[0] - (end[0] - start[0]) * back, end[1] - (end[1] - start[1]) * back


def _head(start: Point, end: Point, wide: float) -> str:
    turn = atan2(end[1] - start[1], end[0] - start[0])
    size = 3.0 * wide
    corners = [(end[0] - size * cos(turn + lean), end[1] - size * sin(turn + lean)) for lean in (-0.6, 0.6)]
    return f"M{_at(end)}L{_at(corners[0])}L{_at(corners[1])}Z"


def _placed(disc: Disc, where: Fit) -> Disc:
    scale, x, y = where
    return disc[0] * scale + x, y - disc[1] * scale, disc[2] * scale


def _at(point: Point) -> str:
    return _tight((point[0], point[1]))


def _tight(numbers: Iterable[float]) -> str:
    """Numbers to one decimal, written as short as SVG allows."""
    short = [
        f"{round(number, 1):g}".replace("0.", ".") if abs(number) < 1 else f"{round(number, 1):g}" for number in numbers
    ]
    return short[0] + "".join(number if number[0] == "-" else f" {number}" for number in short[1:])


def _ring(points: list[Point]) -> str:
    """A closed outline, each corner told from the one before: half as long to write."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [(b[at] - a[at]) / 10 for a, b in pairwise(tenths) if a != b for at in (0, 1)]
    return f"M{_at(points[0])}l{_tight(steps)}z"


def _outline(discs: list[Disc]) -> str:
    if len(discs) > 2:
        return _ring(hull_of(discs))
    a, b = discs[0], discs[-1]
    far = hypot(b[0] - a[0], b[1] - a[1])
    if far <= abs(a[2] - b[2]) + 0.05:
        x, y, r = max(a, b, key=lambda disc: disc[2])
        rim = _at((r, r))
        return f"M{_at((x - r, y))}a{rim} 0 1 1 {_at((2 * r, 0))}a{rim} 0 1 1 {_at((-2 * r, 0))}Z"
    return _pill(a, b, far)


def _pill(a: Disc, b: Disc, far: float) -> str:
    way = atan2(b[1] - a[1], b[0] - a[0])
    open_ = acos((a[2] - b[2]) / far)
    rim = [
        _at((x + r * cos(way + side * open_), y + r * sin(way + side * open_)))
        for x, y, r in (a, b)
        for side in (1, -1)
    ]
    large_a, large_b = int(open_ < pi / 2), int(open_ > pi / 2)
    return f"M{rim[0]}A{_at((a[2], a[2]))} 0 {large_a} 1 {rim[1]}L{rim[3]}A{_at((b[2], b[2]))} 0 {large_b} 1 {rim[2]}Z"


def hull_of(discs: list[Disc]) -> list[Point]:
    """The skin round those discs, in the turning sense of the pills."""
    spots = sorted({(x + r * c, y + r * s) for x, y, r in discs for c, s in (STEPS if r > 1 else STEPS[:1])})
    lower, upper = _half(spots), _half(spots[::-1])
    return lower[:-1] + upper[:-1]


def _half(spots: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for spot in spots:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], spot) <= 0:
            kept.pop()
        kept.append(spot)
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
