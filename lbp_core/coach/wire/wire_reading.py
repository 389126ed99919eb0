"""One line of JSON to a model, or one clear sentence about what is wrong with it. The loop over lines is in wire.py."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from lbp_core.coach.wire.not_json import not_json
from lbp_core.evidence.reading import nearest
from lbp_core.models.refusal import Refused

Shape = TypeVar("Shape", bound=BaseModel)
SHOWN = 60
AGAIN = "Correct it and send the line again."
WANTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number, or null where it is not known",
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "tuple_type": "a list in [ ]",
    "dict_type": "an object in { }",
    "model_type": "an object in { }",
    "date_type": "a date in quotes, such as '2026-03-01'",
    "date_parsing": "a date of the calendar, written YYYY-MM-DD",
    "date_from_datetime_parsing": "a date of the calendar, written YYYY-MM-DD",
}
NO_ANSWER = "'not_asked'"
EITHER = {"reps": "a whole number or a range [low, high]"}
"""What is allowed where a key takes more than one shape."""


def read_line(shape: type[Shape], line: bytes) -> Shape:
    """The line as that model. Raises Refused with what is wrong, the value, what is allowed and what next."""
    try:
        given = shape.model_validate_json(line)
    except ValidationError as error:
        given = _with_whole_numbers(error, shape, line)
    if line.count(b":") != _keys(given):  # every key has its colon: where the counts agree, no key was written twice
        _refuse_twice(line)
    return given


def _with_whole_numbers(error: ValidationError, shape: type[Shape], line: bytes) -> Shape:
    """The line with 40.0 read as 40, since some programs write whole numbers so. Raises Refused where that is not all."""
    if not any(found["type"] == "int_type" for found in error.errors(include_url=False)):
        raise Refused(_explain(error, shape, line)) from None
    whole = json.loads(line, parse_float=lambda text: int(float(text)) if float(text).is_integer() else float(text))
    try:
        return shape.model_validate_json(json.dumps(whole))
    except ValidationError:
        raise Refused(_explain(error, shape, line)) from None


def _refuse_twice(line: bytes) -> None:
    def once(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                raise Refused(
                    f"'{_cut(name)}' is written twice in one object. Keep one of them and send the line again."
                )

    json.loads(line, object_pairs_hook=once)


def _keys(given: BaseModel) -> int:
    count = len(given.model_fields_set)
    for name in _nested(type(given)):
        value = getattr(given, name)
        if isinstance(value, BaseModel):
            count += _keys(value)
        elif isinstance(value, Mapping):
            count += len(value)
        elif value is not None:
            count += sum(map(_keys, value))
    return count


@cache
def _nested(shape: type[BaseModel]) -> tuple[str, ...]:
    fields = shape.model_fields.items()
    return tuple(
        name for name, field in fields if _model_in(field.annotation) is not None or _is_keyed(field.annotation)
    )


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for inner in get_args(annotation) if (found := _model_in(inner)) is not None), None)


def _is_keyed(annotation: Any) -> bool:
    return get_origin(annotation) is dict


def _explain(error: ValidationError, shape: type[BaseModel], line: bytes) -> str:
    found = error.errors(include_url=False)
    first = next((item for item in found if item["type"] == "extra_forbidden"), found[0])
    if first["type"] == "json_invalid":
        return not_json(line, str(first.get("ctx", {}).get("error", "")))
    if not first["loc"]:
        return f"The line is {_value(first['input'])}; send one JSON object in {{ }} per line."
    return _sentence(first, *_place(shape, first["loc"]))


def _sentence(found: Any, place: str, parent: type[BaseModel] | None) -> str:
    kind, value = found["type"], _value(found["input"])
    if kind == "extra_forbidden":
        known = parent.model_fields if parent is not None else ()
        return f"'{_cut(place)}' is not a key of this line.{nearest(place.rsplit('.', 1)[-1].lower(), known)} {AGAIN}"
    if kind == "missing":
        return f"'{place}' is missing. Give it, null where null is allowed, and send the line again."
    if kind == "enum":
        words = str(found["ctx"]["expected"])
        gap = (
            " An answer that nobody gave is 'not_asked', or left out." if value == "null" and NO_ANSWER in words else ""
        )
        return f"{place} is {value}; allowed are {words}.{gap}{_nearest_word(found['input'], words)} {AGAIN}"
    if kind == "greater_than_equal":
        return f"{place} is {value}; it may not be below {found['ctx']['ge']:g}. {AGAIN}"
    if kind == "less_than_equal":
        return f"{place} is {value}; it may not be above {_bound(found['ctx']['le'])}. {AGAIN}"
    wanted = EITHER.get(place.rsplit(".", 1)[-1]) or WANTED.get(kind, found["msg"])
    bare = ", without quotes" if "number" in wanted and isinstance(found["input"], str) else ""
    return f"{place} is {value}; it must be {wanted}{bare}. {AGAIN}"


def _bound(most: Any) -> str:
    """'120', or a date as it is written."""
    return f"{most:g}" if isinstance(most, int | float) else str(most)


def _nearest_word(given: Any, words: str) -> str:
    return (
        nearest(given.lower(), words.replace(" or ", ", ").replace("'", "").split(", "))
        if isinstance(given, str)
        else ""
    )


def _place(shape: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, type[BaseModel] | None]:
    """Where in the line, as a reader of JSON would write it, and the model that the last key belongs to."""
    steps = list(_steps(shape, loc))
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part, _ in steps)
    return path.lstrip("."), steps[-1][1]


def _steps(shape: type[BaseModel], loc: tuple[int | str, ...]) -> Iterator[tuple[int | str, type[BaseModel] | None]]:
    here: type[BaseModel] | None = shape
    keyed = False
    for part in loc:
        if isinstance(part, int) or keyed:
            keyed = False
            yield part, here
        elif here is not None:
            yield part, here
            annotation = _annotation(here, part)
            here, keyed = _model_in(annotation), _is_keyed(annotation)


def _annotation(shape: type[BaseModel], key: str) -> Any:
    field = shape.model_fields.get(key)
    return None if field is None else field.annotation


def _value(given: Any) -> str:
    return _cut(json.dumps(given, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
