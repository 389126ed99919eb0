"""`python -m lbp_core.pictures.sheet OUT.svg`: all drawings with their names on one sheet. PNG is made by tests/benchmarks."""

import argparse
import re
from pathlib import Path
from xml.sax.saxutils import escape

from lbp_core.pictures.album import album
from lbp_core.pictures.draw import drawn, paper_svg
from lbp_core.pictures.pose import Drawing
from lbp_core.pictures.svg import HIGH, WIDE

GAP, LABEL = 12, 22


def sheet(names: tuple[str, ...], *, size: int, columns: int, dark: bool, paper: bool = False) -> str:
    """These drawings as one SVG, `size` px wide each, that many in a row."""
    high = round(size * HIGH / WIDE)
    rows = -(-len(names) // columns)
    whole = columns * (size + GAP) + GAP, rows * (high + LABEL + GAP) + GAP
    cells = []
    for number, name in enumerate(names):
        x, y = GAP + number % columns * (size + GAP), GAP + number // columns * (high + LABEL + GAP)
        inner = re.sub(r"^<svg ", f'<svg x="{x}" y="{y}" ', _one(album()[name], size, dark=dark, paper=paper))
        label = f'<text x="{x + 2}" y="{y + high + 15}" class="name">{escape(name)}</text>'
        cells.append(inner + label)
    ink, ground = ("#f1ede5", "#171614") if dark else ("#23211d", "#ffffff")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole[0]}" height="{whole[1]}">'
        f"<style>.name{{font:{max(9, min(14, size // 11))}px sans-serif;fill:{ink}}}</style>"
        f'<rect width="100%" height="100%" fill="{ground}"/>{"".join(cells)}</svg>'
    )


def _one(drawing: Drawing, size: int, *, dark: bool, paper: bool) -> str:
    """That drawing; on paper it is asked for as a handout asks, by a rung that it shows."""
    if not paper:
        return drawn(drawing.id, width=size, dark=dark)
    exercise, rungs = next(iter(drawing.shows.items()))
    return paper_svg(exercise, rungs[0], width=size)


def main(words: list[str] | None = None) -> None:
    """Writes the sheet."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out", type=Path)
    asked.add_argument("--size", type=int, default=120)
    asked.add_argument("--columns", type=int, default=10)
    asked.add_argument("--dark", action="store_true")
    asked.add_argument("--paper", action="store_true", help="black and greys, as it is printed")
    asked.add_argument("--only", nargs="*", default=(), help="drawings whose name begins so")
    given = asked.parse_args(words)
    names = tuple(name for name in album() if name.startswith(tuple(given.only) or ("",)))
    whole = sheet(names, size=given.size, columns=given.columns, dark=given.dark, paper=given.paper)
    given.out.write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    main()
