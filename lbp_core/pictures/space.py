"""Points and directions in the room of a drawing: x the way the figure faces, y up, z to its right. Lengths are cm."""

from math import cos, radians, sin, sqrt
from typing import NamedTuple

Vec = tuple[float, float, float]

ORIGIN: Vec = (0.0, 0.0, 0.0)
UP: Vec = (0.0, 1.0, 0.0)


def along(start: Vec, *ways: tuple[float, Vec]) -> Vec:
    """Where you get to from `start` by going each distance (cm) in its direction."""
    x, y, z = start
    for far, way in ways:
        x, y, z = x + far * way[0], y + far * way[1], z + far * way[2]
    return x, y, z


def between(a: Vec, b: Vec) -> Vec:
    """The way from a to b, with its length."""
    return b[0] - a[0], b[1] - a[1], b[2] - a[2]


def middle(a: Vec, b: Vec) -> Vec:
    """Half way."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2


def mean(a: Vec, b: Vec, share: float) -> Vec:
    """Between a and b: 0 is a, 1 is b."""
    return along(a, (share, between(a, b)))


def dot(a: Vec, b: Vec) -> float:
    """How far a goes along b."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def length(a: Vec) -> float:
    """Length, cm."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The direction alone. Straight up where there is no length."""
    far = length(a)
    return (a[0] / far, a[1] / far, a[2] / far) if far > 1e-9 else UP


def mixed(a: Vec, b: Vec, degrees: float) -> Vec:
    """Direction a turned towards b by that angle; b is square to a."""
    return along(ORIGIN, (cos(radians(degrees)), a), (sin(radians(degrees)), b))


def square_to(a: Vec, way: Vec) -> Vec:
    """The part of `a` that is square to the direction `way`, as a direction."""
    return unit(along(a, (-dot(a, way), way)))


def flipped(a: Vec) -> Vec:
    """The other way."""
    return -a[0], -a[1], -a[2]


class Frame(NamedTuple):
    """How a part of the body is turned: its front, its top and its right."""

    front: Vec = (1.0, 0.0, 0.0)
    top: Vec = UP
    right: Vec = (0.0, 0.0, 1.0)

    def leaned(self, degrees: float) -> "Frame":
        """Tipped forward over the hips."""
        return Frame(mixed(self.front, flipped(self.top), degrees), mixed(self.top, self.front, degrees), self.right)

    def rolled(self, degrees: float) -> "Frame":
        """Tipped to the right."""
        return Frame(self.front, mixed(self.top, self.right, degrees), mixed(self.right, flipped(self.top), degrees))

    def turned(self, degrees: float) -> "Frame":
        """Turned to the right about its own length."""
        return Frame(mixed(self.front, self.right, degrees), self.top, mixed(self.right, flipped(self.front), degrees))
