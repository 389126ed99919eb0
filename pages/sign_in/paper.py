"""How a page of the door is put on paper: template, one inlined stylesheet, the headers it needs. No decisions here."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import HTMLResponse

from lbp_core.access.headers import page_policy, source_hash
from pages._own_files import address_of
from pages._plain import layouts, squeezed
from pages._studio import the_studio

HERE = Path(__file__).parent
NOTHING: dict[str, Any] = {"trouble": None, "more": False, "given": {}, "hidden": {}}
ROLES = {"owner": "Owner and trainer", "trainer": "Trainer", "assistant": "Assistant: no health details"}


@cache
def style() -> str:
    """The stylesheet without its comments and line breaks."""
    return squeezed(HERE / "door.css")


@cache
def policy() -> str:
    """Our stylesheet and, for the PIN pad, scripts of this server; nothing else."""
    return f"{page_policy([source_hash(style())])}; script-src 'self'"


@cache
def templates() -> Environment:
    """The door's own, with everything they know."""
    mark = HERE.parent / "_parts" / "mark.svg"
    return layouts(
        HERE / "templates",
        roles=ROLES,
        pad_script=address_of("pad.js"),
        style=Markup(style()),  # noqa: S704 - our own file, no words of a person
        mark_svg=Markup(mark.read_text(encoding="utf-8")),  # noqa: S704 - our own drawing
    )


def page(template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """That template as an answer."""
    text = templates().get_template(template).render({**NOTHING, "demo": the_studio().demo, **shown})
    return HTMLResponse(text, status, headers={"content-security-policy": policy()})
