"""What a drawing is made of before it is SVG: rounded bodies, discs and lines on the page, in cm, y up. No colours here."""

from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin

from lbp_core.pictures.space import Vec

Point = tuple[float, float]
Disc = tuple[float, float, float]
Oval = tuple[float, float, float, float, float, float]
"""A circle seen from the side: its middle, then two half-diameters of it that were square to each other."""


@dataclass(frozen=True)
class View:
    """Where the onlooker stands: degrees walked round the figure, and degrees above it."""

    round: float
    above: float = 0

    def seen(self, place: Vec) -> tuple[float, float, float]:
        """Right and up on the page, and how near to the onlooker."""
        c, s = cos(radians(self.round)), sin(radians(self.round))
        near = place[0] * s + place[2] * c
        tilt_c, tilt_s = cos(radians(self.above)), sin(radians(self.above))
        return place[0] * c - place[2] * s, place[1] * tilt_c - near * tilt_s, near * tilt_c + place[1] * tilt_s

    def disc(self, place: Vec, radius: float) -> Disc:
        """A ball as it is seen."""
        x, y, _ = self.seen(place)
        return x, y, radius

    def oval(self, place: Vec, radius: float, ways: tuple[Vec, Vec]) -> Oval:
        """A flat round plate as it is seen; it lies in the plane of the two ways, which are square to each other."""
        (x, y, _), (ax, ay, _), (bx, by, _) = (self.seen(spot) for spot in (place, *ways))
        return x, y, radius * ax, radius * ay, radius * bx, radius * by

    def depth(self, *places: Vec) -> float:
        """How near these are on average."""
        return sum(self.seen(place)[2] for place in places) / len(places)


@dataclass(frozen=True)
class Mark:
    """One coloured thing. Near ones are drawn last.

    `hulls` are discs with a skin drawn round them, `ovals` are plates, `rings` closed outlines; a `line` has a width.
    """

    paint: str
    depth: float
    hulls: tuple[tuple[Disc, ...], ...] = ()
    ovals: tuple[Oval, ...] = ()
    rings: tuple[tuple[Point, ...], ...] = ()
    line: tuple[Point, ...] = ()
    width: float = 0
    tip: bool = False

    def moved(self, x: float) -> "Mark":
        """The same, further right."""
        return replace(
            self,
            hulls=tuple(tuple((disc[0] + x, *disc[1:]) for disc in hull) for hull in self.hulls),
            ovals=tuple((oval[0] + x, *oval[1:]) for oval in self.ovals),
            rings=tuple(tuple((point[0] + x, point[1]) for point in ring) for ring in self.rings),
            line=tuple((point[0] + x, point[1]) for point in self.line),
        )

    def at(self, depth: float) -> "Mark":
        """The same, that near."""
        return replace(self, depth=depth)


Box = tuple[float, float, float, float]


def box_of(marks: list[Mark]) -> Box:
    """Left, low, right, high of everything drawn."""
    edges = [(x, y, r, r) for mark in marks for hull in mark.hulls for x, y, r in hull]
    edges += [(x, y, hypot(a, c), hypot(b, d)) for mark in marks for x, y, a, b, c, d in mark.ovals]
    edges += [(x, y, 0.0, 0.0) for mark in marks for ring in mark.rings for x, y in ring]
    for mark in marks:
        reach = mark.width * (1.6 if mark.tip else 0.5)
        edges += [(x, y, reach, reach) for x, y in mark.line]
    return (
        min(x - wide for x, _, wide, _ in edges),
        min(y - high for _, y, _, high in edges),
        max(x + wide for x, _, wide, _ in edges),
        max(y + high for _, y, _, high in edges),
    )
