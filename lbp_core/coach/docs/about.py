"""What this program is, by its own files: what changed last, under which licence it stands, and how a weakness is told."""

import re
from functools import cache
from pathlib import Path

from lbp_core.models.base import Frozen
from lbp_core.models.refusal import Refused

ROOT = Path(__file__).resolve().parents[3]
LONGEST_CONTACT = 120


class Change(Frozen):
    """One part of the changelog: its heading, and its paragraphs in Markdown."""

    title: str
    says: str


@cache
def changes() -> tuple[Change, ...]:
    """The changelog, newest first."""
    parts = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return tuple(Change(title=one.partition("\n")[0].strip(), says=one.partition("\n")[2].strip()) for one in parts)


def version() -> str:
    """The newest heading of the changelog: it says itself whether it was released."""
    return changes()[0].title


@cache
def page(name: str) -> str:
    """One of the pages in docs/ that the app shows, in Markdown, without its heading."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8").partition("\n")[2].strip()


def contact(given: str | None) -> str | None:
    """Whom to tell about a weakness, as whoever set the studio up has written it; None where they have not.

    Raises Refused where it cannot be shown on one line.
    """
    said = " ".join((given or "").split())
    if len(said) > LONGEST_CONTACT:
        raise Refused(
            f"LBP_SECURITY_CONTACT has {len(said)} characters; at most {LONGEST_CONTACT} are shown. Write a name and an "
            "address, and start again."
        )
    return said or None
