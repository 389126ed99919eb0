"""A dozen weeks as one small drawing: pain as a line above, load as bars beneath. The full chart is in pain_and_load.

A week without a number is a gap in either; a load of zero is a foot on the ground, which is not the same.
"""

WIDTH, HEIGHT, EDGE = 132, 64, 9
LINE_FOOT, BARS_TOP, BARS_FOOT = 40, 46, 60
"""Room all round: what shows it rounds its corners."""
Weeks = tuple[float | None, ...]


def sparkline(pain: Weeks, load: Weeks, *, top: float, colour: str) -> str:
    """An SVG of 132 x 64 px. Weeks oldest first; `top` is the pain at the head, the highest load its own head."""
    step = (WIDTH - 2 * EDGE) / max(1, len(pain) - 1)
    spots = [
        None if week is None else (EDGE + place * step, LINE_FOOT - min(week, top) / top * (LINE_FOOT - EDGE))
        for place, week in enumerate(pain)
    ]
    known = [spot for spot in spots if spot is not None]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>' for x, y in known[:-1])
    last = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in known[-1:])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{LINE_FOOT}" y2="{LINE_FOOT}" stroke="{colour}" '
        f'stroke-opacity=".25"/><g fill="none" stroke="{colour}" stroke-width="2.2" stroke-linecap="round" '
        f'stroke-linejoin="round"><path d="{_path(spots)}"/></g><g fill="{colour}">{dots}{last}</g>'
        f'<g fill="{colour}" fill-opacity=".55">{_bars(load, step)}</g></svg>'
    )


def _bars(load: Weeks, step: float) -> str:
    """One bar a week, as wide as the week allows."""
    highest = max((week for week in load if week is not None), default=0.0) or 1.0
    drawn = []
    for place, week in enumerate(load):
        if week is not None:
            tall = max(1.0, week / highest * (BARS_FOOT - BARS_TOP))
            left = EDGE + place * step - min(step, 8) / 2
            drawn.append(
                f'<rect x="{left:.1f}" y="{BARS_FOOT - tall:.1f}" width="{min(step, 8):.1f}" height="{tall:.1f}"/>'
            )
    return "".join(drawn)


def _path(spots: list[tuple[float, float] | None]) -> str:
    drawn, pen = [], "M"
    for spot in spots:
        if spot is None:
            pen = "M"
            continue
        drawn.append(f"{pen}{spot[0]:.1f} {spot[1]:.1f}")
        pen = "L"
    return " ".join(drawn)
