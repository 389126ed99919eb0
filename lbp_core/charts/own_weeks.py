"""A client's weeks of pain as one small picture for a phone: SVG with class names, so that the page's own colours dress it.

The trainer's chart is pain_and_load.py. A week without a number is a gap, and nothing is drawn between its neighbours.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from lbp_core.models.timeline import WeekPoint

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, FOOT = 26, 16, 12, 34
WORST = 10
GRID = (0, 5, 10)
MONTH_APART = 34
Spot = tuple[float, float]


def own_weeks(
    points: Sequence[WeekPoint], *, says: str, newest: str, months: Sequence[str], number: Callable[[float], str]
) -> str:
    """The SVG, 360 x 220 in its own units. `says` is read aloud instead of it.

    In the client's language: `newest` is what stands at the last score {n}, `months` are twelve short names from January
    on, `number` writes a score.
    """
    spots = [
        None if point.pain is None else (_x(index, len(points)), _y(point.pain)) for index, point in enumerate(points)
    ]
    drawn = [
        *(_level(value) for value in GRID),
        *_months(points, months),
        f'<path class="line" d="{_path(spots)}"/>',
        *(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>' for x, y in filter(None, spots)),
        *(_flare(_x(index, len(points))) for index, point in enumerate(points) if point.flare),
        _newest(points, spots, newest, number),
    ]
    return (
        f'<svg class="weeks-drawn" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(says)}">'
        f"{''.join(drawn)}</svg>"
    )


def _x(index: int, many: int) -> float:
    """One week alone stands in the middle."""
    wide = WIDTH - LEFT - RIGHT
    return LEFT + (wide / 2 if many == 1 else wide * index / (many - 1))


def _y(pain: float) -> float:
    return TOP + (HEIGHT - TOP - FOOT) * (1 - pain / WORST)


def _level(value: int) -> str:
    y = _y(value)
    return (
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="small" x="{LEFT - 7}" y="{y + 4:.1f}" text-anchor="end">{value}</text>'
    )


def _months(points: Sequence[WeekPoint], months: Sequence[str]) -> Iterable[str]:
    """The name of each month under its first week, as far as there is room."""
    last, named = -float(MONTH_APART), ""
    for index, point in enumerate(points):
        x, name = _x(index, len(points)), months[point.monday.month - 1]
        if name != named and x - last >= MONTH_APART:
            yield f'<text class="small" x="{x:.1f}" y="{HEIGHT - 4}" text-anchor="{_side(x)}">{name}</text>'
            last, named = x, name


def _side(x: float) -> str:
    return "end" if x > WIDTH - 2 * RIGHT else "middle"


def _path(spots: Sequence[Spot | None]) -> str:
    drawn, pen = [], "M"
    for spot in spots:
        if spot is not None:
            drawn.append(f"{pen}{spot[0]:.1f} {spot[1]:.1f}")
        pen = "M" if spot is None else "L"
    return " ".join(drawn)


def _flare(x: float) -> str:
    y = HEIGHT - FOOT + 12
    return f'<path class="flare-mark" d="M{x - 5:.1f} {y}h10l-5 -9z"/>'


def _newest(
    points: Sequence[WeekPoint], spots: Sequence[Spot | None], newest: str, number: Callable[[float], str]
) -> str:
    """The last known week's number, above its dot or below it where there is no room."""
    known = [
        (spot, point.pain)
        for spot, point in zip(spots, points, strict=True)
        if spot is not None and point.pain is not None
    ]
    (x, y), pain = known[-1]
    above = y - 12 if y > TOP + 20 else y + 20
    side = "end" if x > WIDTH / 2 else "start"
    said = newest.format(n=number(pain))
    return f'<text class="newest" x="{x + (6 if side == "end" else -6):.1f}" y="{above:.1f}" text-anchor="{side}">{said}</text>'
