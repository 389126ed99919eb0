"""How a phone page is put on paper: template, words, one inlined stylesheet, our own script. No decisions here."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import HTMLResponse

from lbp_core.coach.phone import client_forms, own_plan
from lbp_core.coach.phone.advice_table import advice_table, levels
from lbp_core.coach.phone.languages import NAMES, once_per_language, short_weekdays, spoken, week_in_words
from pages._plain import layouts, squeezed
from pages._studio import the_studio
from pages.phone.own_files import mark

HERE = Path(__file__).parent
NOTHING: dict[str, Any] = {"help": None, "trouble": None, "given": {}, "paste": False}


@cache
def style() -> str:
    """The stylesheet without its comments and line breaks."""
    return squeezed(HERE / "phone.css")


@once_per_language
def templates() -> Environment:
    """The phone's own, with everything they know."""
    return layouts(
        HERE / "templates",
        words=client_forms.words(),
        questions=client_forms.safety_list(),
        activity_field=client_forms.activity_field,
        help_if_yes=client_forms.help_if_yes,
        advice=advice_table,
        advice_levels=levels(),
        blank_safety=blank_safety,
        own=own_plan.words(),
        own_files=f"/c/own/{mark()}",
        numbers_in=numbers_in,
        week_words=week_in_words,
        weekdays=short_weekdays(),
        language=spoken(),
        tongues={one.value: name for one, name in NAMES.items() if one is not spoken()},
        style=Markup(style()),  # noqa: S704 - our own file, no words of a person
    )


@once_per_language
def blank_safety(*, opened: bool) -> Markup:
    """The safety questions with nothing chosen, which is what a first visit shows: the longest part of a page, laid out once."""
    pieces = templates().get_template("pieces.html").make_module({"given": {}})
    return Markup(pieces.safety({}, opened=opened))  # noqa: S704 - our own template, no words of a person


def page(template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """That template as an answer. The guard adds the policy that lets nothing in but this stylesheet and our own files."""
    text = templates().get_template(template).render({**NOTHING, "demo": the_studio().demo, **shown})
    return HTMLResponse(text, status)


def told(part: str, status: int, **shown: Any) -> HTMLResponse:
    """One of the plain messages of data/words/check_in.yaml, section told."""
    return page("told.html", status, **{"says": client_forms.words().told[part], "action": None, **shown})


def numbers_in(text: str) -> tuple[str, ...]:
    """The telephone numbers a piece of advice names, in its own order, each once."""
    return tuple(dict.fromkeys(re.findall(r"\b(?:999|111)\b", text)))
