"""From discs, plates and corners to the words of an SVG path. All outlines turn the same way, so that they melt together."""

from collections.abc import Iterable
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin, sqrt

from lbp_core.pictures.marks import Disc, Oval, Point

WAYS = tuple((cos(turn * pi / 16), sin(turn * pi / 16)) for turn in range(32))
"""Directions in which the outermost disc is looked for. The points where the skin leaves a disc are then exact."""
CORNER = 0.3
"""A disc smaller than this (units) is a corner."""


def skin(discs: list[Disc]) -> str:
    """The tight skin round those discs: arcs joined by straight lines."""
    outer = _outermost(discs)
    if len(outer) == 1:
        x, y, r = outer[0]
        return plate((x, y, r, 0.0, 0.0, r))
    bends = [_leaving(disc, after) for disc, after in zip(outer, [*outer[1:], outer[0]], strict=True)]
    pen = Pen(_rim(outer[0], bends[-1]))
    for disc, came, leaves in zip(outer, [bends[-1], *bends[:-1]], bends, strict=True):
        pen.line(_rim(disc, came))
        if disc[2] >= CORNER:
            pen.arc(_rim(disc, leaves), radius=disc[2], far=(leaves - came) % (2 * pi) > pi)
    return f"{pen.words}z"


class Pen:
    """Writes an outline, each place told from the one before: shorter. Rounds places, not steps, so nothing drifts."""

    def __init__(self, start: Point) -> None:
        self.x, self.y = _tenths(start)
        self.words = f"M{at(start)}"

    def line(self, to: Point) -> None:
        """Straight on; nothing where the pen is there already."""
        if step := self._step(to):
            self.words += f"l{step}"

    def arc(self, to: Point, *, radius: float, far: bool) -> None:
        """Round a disc of that radius; `far` is the longer way."""
        if step := self._step(to):
            self.words += f"a{tight((radius, radius))} 0 {int(far)} 1 {step}"

    def _step(self, to: Point) -> str:
        x, y = _tenths(to)
        step = (x - self.x) / 10, (y - self.y) / 10
        self.x, self.y = x, y
        return tight(step) if any(step) else ""


def _tenths(point: Point) -> tuple[int, int]:
    return round(point[0] * 10), round(point[1] * 10)


def _outermost(discs: list[Disc]) -> list[Disc]:
    """The discs that touch the skin, in turning order."""
    if len(discs) == 2:
        small, large = sorted(discs, key=lambda one: one[2])
        inside = hypot(small[0] - large[0], small[1] - large[1]) <= large[2] - small[2] + 0.05
        return [large] if inside else discs
    found: list[Disc] = []
    for c, s in WAYS:
        disc = max(discs, key=lambda one: one[0] * c + one[1] * s + one[2])
        if not found or found[-1] != disc:
            found.append(disc)
    return found[:-1] if len(found) > 1 and found[-1] == found[0] else found


def _leaving(a: Disc, b: Disc) -> float:
    """The direction from the middle of either disc in which the line touches both, going from a to b."""
    apart = hypot(a[0] - b[0], a[1] - b[1]) or 1e-9
    return atan2(a[1] - b[1], a[0] - b[0]) + acos(max(-1.0, min(1.0, (b[2] - a[2]) / apart)))


def _rim(disc: Disc, way: float) -> Point:
    return disc[0] + disc[2] * cos(way), disc[1] + disc[2] * sin(way)


def plate(oval: Oval) -> str:
    """A true ellipse."""
    x, y, a, b, c, d = oval
    turn = atan2(2 * (a * b + c * d), a * a + c * c - b * b - d * d) / 2
    half, rest = (a * a + b * b + c * c + d * d) / 2, abs(a * d - b * c)
    spread = sqrt(max(0.0, half * half - rest * rest))
    long, short = sqrt(half + spread), max(0.4, sqrt(max(0.0, half - spread)))
    dx, dy = round(long * cos(turn), 1), round(long * sin(turn), 1)
    shrunk = 0.99  # radii a little too small are stretched to fit; a little too large would leave an egg
    round_ = f"a{tight((shrunk * long - 0.05, shrunk * short - 0.05))} {round(turn * 180 / pi)} 0 1 "
    return f"M{at((x - dx, y - dy))}{round_}{at((2 * dx, 2 * dy))}{round_}{at((-2 * dx, -2 * dy))}z"


def ring(points: list[Point]) -> str:
    """A closed outline, each corner told from the one before: half as long to write."""
    tenths = [_tenths(point) for point in points]
    steps = [(b[axis] - a[axis]) / 10 for a, b in pairwise(tenths) if a != b for axis in (0, 1)]
    return f"M{at(points[0])}l{tight(steps)}z"


def at(point: Point) -> str:
    """A place."""
    return tight((point[0], point[1]))


def tight(numbers: Iterable[float]) -> str:
    """Numbers to one decimal, written as short as SVG allows."""
    short = [f"{round(number, 1) + 0.0:g}" for number in numbers]
    bare = [word.replace("0.", ".", 1) if word.lstrip("-").startswith("0.") else word for word in short]
    return bare[0] + "".join(word if word[0] == "-" else f" {word}" for word in bare[1:])
