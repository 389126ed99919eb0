"""The trainer's guide as the app shows it: the chapters of docs/guide, cut into words and pictures. It knows no page."""

import re
from functools import cache
from pathlib import Path

from lbp_core.models.base import Frozen

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "guide"
PICTURE = re.compile(r"^!\[(?P<says>[^\]]+)\]\((?P<file>pictures/[a-z_]+\.png)\)$", re.MULTILINE)


class Piece(Frozen):
    """Some words in Markdown, or a picture with what it shows."""

    words: str | None = None
    picture: str | None = None
    says: str | None = None


class Chapter(Frozen):
    """One chapter under its title."""

    title: str
    pieces: tuple[Piece, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter in reading order."""
    return tuple(_read(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("[0-9]*.md")))


def picture_at(piece: Piece) -> Path:
    """Where that picture lies."""
    return FOLDER / (piece.picture or "")


def _read(text: str) -> Chapter:
    head, _, body = text.partition("\n")
    pieces, at = [], 0
    for found in PICTURE.finditer(body):
        pieces += _words(body[at : found.start()])
        pieces.append(Piece(picture=found["file"], says=found["says"]))
        at = found.end()
    return Chapter(title=head.removeprefix("# "), pieces=(*pieces, *_words(body[at:])))


def _words(text: str) -> list[Piece]:
    return [Piece(words=text.strip())] if text.strip() else []
