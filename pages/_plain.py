"""What every plain page is made with, the phone's and the door's alike: templates, stylesheet, a form within limits."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from lbp_core.access.doors import cookie_name, read_request

CONTRAST, MORE = "lbp_contrast", "more"
"""The cookie that says in which contrast this browser shows the studio: written by the tablet's pages, secret to nobody."""


def more_contrast(request: Request) -> bool:
    """True where the tablet's pages were shown in high contrast last."""
    return request.cookies.get(CONTRAST) == MORE


def cookie_called(name: str, request: Request) -> str:
    """What that cookie of ours is called at the address that was asked."""
    return cookie_name(name, read_request(dict(request.scope)))


class TooLong(Exception):
    """More was sent than a form can hold."""


async def form_pairs(request: Request, *, longest: int, most: int) -> list[tuple[str, str]]:
    """The fields as sent, in their order: at most so many, of at most so many bytes in all. Raises TooLong."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > longest:
            raise TooLong
    try:
        return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace", max_num_fields=most)
    except ValueError:
        raise TooLong from None


def squeezed(stylesheet: Path) -> str:
    """The stylesheet without its comments and line breaks."""
    text = re.sub(r"/\*.*?\*/", "", stylesheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text).strip()


def made_ready(known: Environment) -> None:
    """Reads and translates every template now; the first visitor would wait for it, and of fifty at once each would do it."""
    for name in known.list_templates():
        known.get_template(name)


def layouts(folder: Path, **known: Any) -> Environment:
    """The templates of that folder, which know these names. Every text is escaped; a name that is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(known)
    return made
