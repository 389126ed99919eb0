"""What a drawing is made of before it is SVG: rounded bodies, discs and lines on the page, in cm, y up. No colours here."""

from dataclasses import dataclass, replace
from math import cos, radians, sin

from lbp_core.pictures.space import Vec

Point = tuple[float, float]
Disc = tuple[float, float, float]


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

    def depth(self, *places: Vec) -> float:
        """How near these are on average."""
        return sum(self.seen(place)[2] for place in places) / len(places)


@dataclass(frozen=True)
class Mark:
    """One coloured thing. `hulls` are discs with a skin drawn round them; a `line` has a width. Near ones are drawn last."""

    paint: str
    depth: float
    hulls: tuple[tuple[Disc, ...], ...] = ()
    line: tuple[Point, ...] = ()
    width: float = 0
    tip: bool = False

    def moved(self, x: float) -> "Mark":
        """The same, further right."""
        hulls = tuple(tuple((disc[0] + x, disc[1], disc[2]) for disc in hull) for hull in self.hulls)
        return replace(self, hulls=hulls, line=tuple((point[0] + x, point[1]) for point in self.line))


Box = tuple[float, float, float, float]


def box_of(marks: list[Mark]) -> Box:
    """Left, low, right, high of everything drawn."""
    edges = [disc for mark in marks for hull in mark.hulls for disc in hull]
    edges += [(x, y, mark.width * (1.6 if mark.tip else 0.5)) for mark in marks for x, y in mark.line]
    return (
        min(x - r for x, _, r in edges),
        min(y - r for _, y, r in edges),
        max(x + r for x, _, r in edges),
        max(y + r for _, y, r in edges),
    )
