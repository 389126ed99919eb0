"""Marks as one SVG text: fitted into the box, painted, with halos. What is drawn is decided elsewhere."""

from math import atan2, cos, hypot, sin
from xml.sax.saxutils import escape

from lbp_core.pictures.marks import Box, Disc, Mark, Oval, Point
from lbp_core.pictures.outline import at, plate, ring, skin, tight
from lbp_core.pictures.palette import Palette

WIDE, HIGH, EDGE, LARGEST = 240.0, 200.0, 7.0, 1.28
"""The box of every drawing, the margin nothing may enter, and the largest scale (units per cm)."""
HALO = 2.6
"""Width of the line of ground that keeps what is near apart from what is behind it, units; half of it shows."""
BARE = {"soft", "floor", "water"}
"""Paints whose lines join into one frame: a halo would cut it into pieces."""

EDGES = {"ghost": ' stroke="{ghost_edge}"', "eye": ' stroke="none"'}
"""What has another line than the halo round it."""

Fit = tuple[float, float, float]


def fit(box: Box, *, top: float = 0.0) -> Fit:
    """Scale and shift that put the box into the middle of the picture, `top` units at its upper edge left free."""
    left, low, right, high = box
    scale = min((WIDE - 2 * EDGE) / (right - left), (HIGH - top - 2 * EDGE) / (high - low), LARGEST)
    return scale, WIDE / 2 - scale * (left + right) / 2, (HIGH + top + scale * (high + low)) / 2


def document(body: str, *, colours: Palette, words: tuple[str, str], width: int) -> str:
    """The whole picture round its painted body as one SVG text, `width` pixels wide, with name and description.

    Attributes only, no styles and no references: browsers and the typesetter of the handouts draw the same. White ground
    is the paper itself and gets no card.
    """
    ground = f'<rect width="{WIDE:.0f}" height="{HIGH:.0f}" rx="14" fill="{colours["ground"]}"/>'
    card = "" if colours["ground"] == "#ffffff" else ground
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{round(width * HIGH / WIDE)}" '
        f'viewBox="0 0 {WIDE:.0f} {HIGH:.0f}"><title>{escape(words[0])}</title><desc>{escape(words[1])}</desc>'
        f'{card}<g stroke-linejoin="round" stroke-linecap="round" stroke="{colours["ground"]}" stroke-width="{HALO}" '
        f'paint-order="stroke">{body}</g></svg>'
    )


def painted(mark: Mark, where: Fit, colours: Palette) -> str:
    """One mark as SVG paths."""
    paint = _fill(mark.paint, colours)
    if mark.line:
        return _line(mark, where, colours)
    outline = "".join(skin([_placed(disc, where) for disc in hull]) for hull in mark.hulls)
    outline += "".join(plate(_seen(oval, where)) for oval in mark.ovals)
    outline += "".join(ring([spot_of(point, where) for point in one]) for one in mark.rings)
    edge = EDGES.get(mark.paint, "").format(**colours)
    return f'<path d="{outline}"{paint}{edge}/>'


def _fill(name: str, colours: Palette) -> str:
    clear = ' fill-opacity=".4"' if name == "water" else ""
    return f' fill="{colours[name]}"{clear}'


def _line(mark: Mark, where: Fit, colours: Palette) -> str:
    paint = colours[mark.paint]
    points = [spot_of(point, where) for point in mark.line]
    wide = mark.width * where[0]
    head = ""
    if mark.tip:
        corners = f"M{at(points[-1])}" + "".join(f"L{at(corner)}" for corner in _barbs(points[-2], points[-1], wide))
        head = f'<path d="{corners}Z" fill="{paint}"/>'
        points[-1] = _short(points[-2], points[-1], wide)
    bowed = mark.tip and len(points) == 3
    path = (
        f"M{at(points[0])}Q{at(points[1])} {at(points[2])}" if bowed else "M" + "L".join(at(point) for point in points)
    )
    halo = "" if mark.paint in BARE else f'<path d="{path}" fill="none" stroke-width="{tight([wide + HALO])}"/>'
    clear = ' stroke-opacity=".4"' if mark.paint == "water" else ""
    return f'{halo}{head}<path d="{path}" fill="none" stroke="{paint}" stroke-width="{tight([wide])}"{clear}/>'


def _short(start: Point, end: Point, wide: float) -> Point:
    far = hypot(end[0] - start[0], end[1] - start[1]) or 1
    back = 1.6 * wide / far
    return end[0] - (end[0] - start[0]) * back, end[1] - (end[1] - start[1]) * back


def _barbs(start: Point, end: Point, wide: float) -> list[Point]:
    turn = atan2(end[1] - start[1], end[0] - start[0])
    size = 3.0 * wide
    return [(end[0] - size * cos(turn + lean), end[1] - size * sin(turn + lean)) for lean in (-0.6, 0.6)]


def _placed(disc: Disc, where: Fit) -> Disc:
    return *spot_of((disc[0], disc[1]), where), disc[2] * where[0]


def _seen(oval: Oval, where: Fit) -> Oval:
    scale = where[0]
    x, y, a, b, c, d = oval
    return *spot_of((x, y), where), a * scale, -b * scale, c * scale, -d * scale


def spot_of(point: Point, where: Fit) -> Point:
    """Where a point (cm) comes to in the picture (units, y down)."""
    scale, x, y = where
    return point[0] * scale + x, y - point[1] * scale
