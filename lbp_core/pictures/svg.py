"""Marks as SVG: outlines, strokes, arrow heads, fitted into the box. What is drawn is decided elsewhere."""

from math import acos, atan2, cos, hypot, pi, sin
from xml.sax.saxutils import escape

from lbp_core.pictures.marks import Box, Disc, Mark, Point
from lbp_core.pictures.palette import Palette

WIDE, HIGH, EDGE, LARGEST = 240.0, 200.0, 9.0, 1.28
"""The box of every drawing, the margin nothing may enter, and the largest scale (units per cm)."""

Fit = tuple[float, float, float]
STEPS = tuple((cos(turn * pi / 8), sin(turn * pi / 8)) for turn in range(16))


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
        f'<g stroke-linejoin="round" stroke-linecap="round">{drawn}</g></svg>'
    )


def _mark(mark: Mark, where: Fit, colours: Palette) -> str:
    paint = colours[mark.paint]
    if mark.line:
        return _line(mark, where, paint)
    outline = "".join(_outline([_placed(disc, where) for disc in hull]) for hull in mark.hulls)
    halo = f' stroke="{colours["ground"]}" stroke-width="2.6" paint-order="stroke"' if mark.paint != "ghost" else ""
    return f'<path d="{outline}" fill="{paint}"{halo}/>'


def _line(mark: Mark, where: Fit, paint: str) -> str:
    points = [_placed((x, y, 0), where)[:2] for x, y in mark.line]
    wide = mark.width * where[0]
    head = ""
    if mark.tip:
        head = f'<path d="{_head(points[-2], points[-1], wide)}" fill="{paint}"/>'
        points[-1] = _short(points[-2], points[-1], wide)
    bowed = mark.tip and len(points) == 3
    path = (
        f"M{_at(points[0])}Q{_at(points[1])} {_at(points[2])}" if bowed else "M" + "L".join(_at(point) for point in points)
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
    return f"{point[0]:.1f} {point[1]:.1f}"


def _outline(discs: list[Disc]) -> str:
    if len(discs) > 2:
        return "M" + "L".join(_at(point) for point in hull_of(discs)) + "Z"
    a, b = discs[0], discs[-1]
    far = hypot(b[0] - a[0], b[1] - a[1])
    if far <= abs(a[2] - b[2]) + 0.05:
        x, y, r = max(a, b, key=lambda disc: disc[2])
        return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 1 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 1 {-2 * r:.1f} 0Z"
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
    return (
        f"M{rim[0]}A{a[2]:.1f} {a[2]:.1f} 0 {large_a} 1 {rim[1]}"
        f"L{rim[3]}A{b[2]:.1f} {b[2]:.1f} 0 {large_b} 1 {rim[2]}Z"
    )


def hull_of(discs: list[Disc]) -> list[Point]:
    """The skin round those discs, in the turning sense of the pills."""
    spots = sorted({(x + r * c, y + r * s) for x, y, r in discs for c, s in STEPS})
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
