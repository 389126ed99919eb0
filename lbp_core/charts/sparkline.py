"""A dozen weeks as one small line, drawn as SVG. A week without a number is a gap; the full chart is in pain_and_load."""

WIDTH, HEIGHT, EDGE = 132, 40, 5


def sparkline(weeks: tuple[float | None, ...], *, top: float, colour: str) -> str:
    """An SVG of 132 x 40 px. `weeks` oldest first, 0 at the foot, `top` at the head; runs of known weeks are joined."""
    step = (WIDTH - 2 * EDGE) / max(1, len(weeks) - 1)
    spots = [
        None if week is None else (EDGE + place * step, HEIGHT - EDGE - min(week, top) / top * (HEIGHT - 2 * EDGE))
        for place, week in enumerate(weeks)
    ]
    known = [spot for spot in spots if spot is not None]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>' for x, y in known[:-1])
    last = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in known[-1:])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{HEIGHT - EDGE}" y2="{HEIGHT - EDGE}" stroke="{colour}" '
        f'stroke-opacity=".25"/><g fill="none" stroke="{colour}" stroke-width="2.2" stroke-linecap="round" '
        f'stroke-linejoin="round"><path d="{_path(spots)}"/></g><g fill="{colour}">{dots}{last}</g></svg>'
    )


def _path(spots: list[tuple[float, float] | None]) -> str:
    drawn, pen = [], "M"
    for spot in spots:
        if spot is None:
            pen = "M"
            continue
        drawn.append(f"{pen}{spot[0]:.1f} {spot[1]:.1f}")
        pen = "L"
    return " ".join(drawn)
