"""A slip in a file of data/ as a sentence: what is wrong, what it says now, and what to write. Where it stands: lines.py."""

import difflib
import re
from collections.abc import Callable, Iterable
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

YES, NO = ("yes", "on", "y"), ("no", "off", "n")
BROKEN = (
    ("cannot start any token", "begins with a sign that means something else here. Put the words in quotes"),
    (
        "mapping values are not allowed",
        "holds a colon too many (then use quotes), or the line above lacks its own",
    ),
    ("could not find expected ':'", "lacks the colon after its word. Write 'word: value'"),
    ("unexpected end of", "opens a quote that is never closed. Close it"),
    ("unexpected document", "opens a quote that is never closed. Close it"),
    ("expected ',' or", "lacks a comma, or a bracket is not closed. Compare it with the line above"),
    ("expected <block end>", "is moved in or out against the lines around it. Line it up with them"),
    ("did not find expected", "is moved in or out, or a quote above it is open. Compare it with the lines around it"),
    ("undefined alias", "begins its words with '*'. Put them in quotes"),
    ("constructor for the tag", "begins its words with '!'. Put them in quotes"),
    ("unhashable", "uses a list where a word belongs. Write 'word: value'"),
)
"""What the reader of YAML complains of, and the same in plain words."""
EXAMPLES = {
    "dose": "{sets: 2, reps: [8, 12], rest_s: 45}",
    "unit": "weeks",
    "source": "our-convention",
    "since": "2026-11-22",
    "exercise": "bird-dog",
    "name": "Short name",
}
"""What such a word may hold, where its type does not tell."""


def close_to(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a misspelt one, or None where none is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def in_plain_words(complaint: str, line: str = "") -> str:
    """What the reader of YAML said of a line, as a person would."""
    if "is written twice" in complaint:
        return f"{complaint}. Keep one of the two."
    if "\t" in line:
        return "holds a tab. Use spaces, two for each step inward."
    return next((f"{plain}." for sign, plain in BROKEN if sign in complaint), f"{complaint}. Mend that line.")


def entry_of(loc: tuple[int | str, ...], content: Any) -> str:
    """Where in the content: words with points between, rungs and other places counted from 1, items by their id."""
    said = ""
    for number, step in enumerate(loc):
        if step == "[key]":
            break
        if isinstance(step, int):
            content = content[step] if isinstance(content, list) and step < len(content) else None
            own = content.get("id") if isinstance(content, dict) else None
            on_a_ladder = number > 0 and loc[number - 1] == "ladder"
            said = f"{said.removesuffix('.ladder')}, rung {step + 1}" if on_a_ladder else f"{said}.{own or step + 1}"
        else:
            content = content.get(step) if isinstance(content, dict) else None
            said = f"{said}, {step}" if re.search(r", rung \d+$", said) else f"{said}.{step}"
    return said.removeprefix(".") or "file"


def sentence(found: Any, shape: type[BaseModel]) -> str:
    """One error of pydantic's as a sentence with the way out."""
    kind, key, given = found["type"], str(found["loc"][-1]) if found["loc"] else "", found["input"]
    around = words_at(shape, found["loc"][:-1])
    if kind == "extra_forbidden":
        near = close_to(key, around)
        meant = f" Did you mean '{near}'?" if near else ""
        return f"'{key}' is not a word that belongs here.{meant} Take it out or correct it."
    if kind == "missing":
        return f"'{key}' is missing. Add it, for example '{key}: {_sample(key, around.get(key))}'."
    return f"{_wanted(found)}; it says {_short(given)}.{_instead(kind, given, found.get('ctx', {}))}"


def words_at(shape: Any, loc: tuple[int | str, ...]) -> dict[str, Any]:
    """The words that belong at that place of a model, each with what it may hold."""
    here = [shape]
    for step in loc:
        here = [inner for one in here for inner in _inside(one, step)]
    return {
        (field.alias or name): field.annotation
        for one in here
        for bare in _bare(one)
        if isinstance(bare, type) and issubclass(bare, BaseModel)
        for name, field in bare.model_fields.items()
    }


def _bare(annotation: Any) -> list[Any]:
    """The annotation without what wraps it: each side of a choice, the inside of a root model."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [bare for one in get_args(annotation) for bare in _bare(one)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and "root" in annotation.model_fields:
        return _bare(annotation.model_fields["root"].annotation)
    return [annotation]


def _inside(annotation: Any, step: int | str) -> list[Any]:
    inner: list[Any] = []
    for bare in _bare(annotation):
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            inner += [field.annotation for name, field in bare.model_fields.items() if step in (name, field.alias)]
        elif get_origin(bare) is dict:
            inner.append(get_args(bare)[1])
        elif get_origin(bare) in (tuple, list, frozenset):
            inner.append(get_args(bare)[0])
    return inner


def _sample(key: str, annotation: Any) -> str:
    bare = next((one for one in _bare(annotation) if one is not type(None)), str)
    if isinstance(bare, type) and issubclass(bare, Enum):
        return str(next(iter(bare)).value)
    if get_origin(bare) is tuple:
        return "[8, 12]" if int in get_args(bare) else "[…]"
    return {int: "3", float: "3", bool: "true"}.get(bare, EXAMPLES.get(key, "…"))


WANTED: dict[str, Callable[[Any], str]] = {
    "int": lambda _: "must be a whole number in digits",
    "float": lambda _: "must be a number in digits",
    "bool": lambda _: "must be true or false",
    "string_type": lambda _: "must be words",
    "string_pattern": lambda _: "may hold small letters, digits and hyphens only",
    "string_too_short": lambda ctx: f"must have at least {ctx['min_length']} letters",
    "string_too_long": lambda ctx: f"must have at most {ctx['max_length']} letters",
    "enum": lambda ctx: f"must be {ctx['expected']}",
    "literal": lambda ctx: f"must be {ctx['expected']}",
    "tuple": lambda _: "must be a list in brackets, such as [8, 12]",
    "too_short": lambda ctx: f"must have at least {ctx['min_length']} entries",
    "too_long": lambda ctx: f"must have at most {ctx['max_length']} entries",
    "model": lambda _: "must be words with values, such as {word: value}",
    "dict": lambda _: "must be words with values, such as {word: value}",
    "date": lambda _: "must be a day, such as 2026-11-22",
    "greater_than_equal": lambda ctx: f"must be {ctx['ge']:g} or more",
    "greater_than": lambda ctx: f"must be more than {ctx['gt']:g}",
    "less_than_equal": lambda ctx: f"must be {ctx['le']:g} or less",
}
"""What must stand there, by the beginning of pydantic's word for what is wrong."""


def _wanted(found: Any) -> str:
    made = next((make for kind, make in WANTED.items() if found["type"].startswith(kind)), None)
    return made(found.get("ctx", {})) if made else str(found["msg"]).removeprefix("Value error, ").rstrip(".")


def _short(given: Any) -> str:
    if given is None:
        return "nothing"
    said = repr(given)
    return said if len(said) <= 60 else f"{said[:57]}…"


def _instead(kind: str, given: Any, ctx: Any) -> str:
    said = str(given)
    if kind.startswith("bool") and said.casefold() in YES + NO:
        return f" Write {'true' if said.casefold() in YES else 'false'}."
    if kind == "string_type":
        return " Write some, or take the word out." if given is None else f' Put it in quotes: "{said}".'
    if kind.startswith(("int", "float")) and re.fullmatch(r"-?[\d.]+", said) and isinstance(given, str):
        return " Take the quotes away."
    if kind.startswith("tuple") and isinstance(given, str | int):
        return f" Write [{', '.join(re.findall(r'[0-9]+', said)) if re.search(r'[0-9]', said) else said}]."
    near = close_to(said, re.findall(r"'([^']+)'", str(ctx.get("expected", ""))))
    return f" Did you mean '{near}'?" if near else " Correct it."
