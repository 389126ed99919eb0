"""The recovery sheet at the keyboard: printed, and typed in again. What stands on it is in lbp_core/keeping."""

import html
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lbp_core.bootstrap.saying import Stopped

if TYPE_CHECKING:
    from lbp_core.keeping.backing_up import Keeping

LOST = "Whoever loses both the key and this sheet loses every record: nobody can open the studio or its backups again."


def sheet_lines(key: bytes, keeping: "Keeping") -> list[str]:
    """What stands on the sheet of that key."""
    from lbp_core.keeping.keys import named
    from lbp_core.keeping.recovery_sheet import groups_of

    studio, name = named(keeping, key)
    numbered = [f"{place + 1:>2}: {one}" for place, one in enumerate(groups_of(key))]
    return [
        "RECOVERY SHEET", "", f"Studio: {studio}", f"Key: {name}", "",
        *(f"   {one}      {two}" for one, two in zip(numbered[:7], numbered[7:], strict=True)), "",
        "It opens the studio and every encrypted backup of it. Lay it where this machine is not, as you would a spare",
        "front-door key. On a new machine: python3 -m lbp_core recover-key, then python3 -m lbp_core restore FILE.",
        f"There is no O, I, L or U on it. {LOST}",
    ]  # fmt: skip


def sheet_page(lines: Iterable[str]) -> str:
    """A page to print; nothing in it is fetched from anywhere."""
    style = "body{margin:3em;font:16px/1.6 sans-serif}pre{font:bold 20px/1.7 monospace;white-space:pre-wrap}"
    said = html.escape("\n".join(lines))
    head = f'<meta charset="utf-8"><title>Recovery sheet</title><style>{style}</style>'
    return f'<!doctype html><html lang="en">{head}<pre>{said}</pre></html>\n'


def groups_typed() -> tuple[str, ...]:
    """Group by group at a terminal, each checked as it is typed; elsewhere all of standard input."""
    from lbp_core.keeping.recovery_sheet import GROUPS, fits, split

    if not sys.stdin.isatty():
        typed = split(sys.stdin.read())
        if not typed:
            raise Stopped(
                "It reads the recovery sheet from standard input where there is no terminal, and there was none. Print it "
                "first with: python3 -m lbp_core recovery-sheet FILE.html"
            )
        return typed
    found: list[str] = []
    while len(found) < GROUPS:
        one = input(f"Group {len(found) + 1:>2} of {GROUPS}: ").strip()
        if fits(one, len(found)):
            found.append(one)
        else:
            print("   This group does not fit: a sign is wrong, or it is another group. Look at the paper again.")
    return tuple(found)
