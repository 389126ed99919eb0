"""How days, instants and models are written into columns, and read back. No table here."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVar, cast

from pydantic import BaseModel

Shape = TypeVar("Shape", bound=BaseModel)

SMALL_TEXT = 400
"""Characters. Larger texts are kept in a smaller number: about as many as somebody leaves behind in five years."""


def instant(at: datetime) -> str:
    """An instant as text that sorts by time: UTC, microseconds always written. Raises ValueError without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone; give an instant with one, such as UTC.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_instant(text: str) -> datetime:
    """The instant that `instant` wrote."""
    return datetime.fromisoformat(text)


def day(on: date) -> str:
    """A day as text that sorts by time."""
    return on.isoformat()


def to_day(text: str) -> date:
    """The day that `day` wrote."""
    return date.fromisoformat(text)


def body(model: BaseModel) -> str:
    """The whole model as JSON."""
    return model.model_dump_json(by_alias=True)


def to_model(shape: type[Shape], text: str) -> Shape:
    """The model that `body` wrote. Rows are written once and models are frozen, so the same text is read once."""
    found = _small(shape, text) if len(text) < SMALL_TEXT else _large(shape, text)
    return cast(Shape, found)


@lru_cache(maxsize=8_192)
def _small(shape: type[BaseModel], text: str) -> BaseModel:
    return shape.model_validate_json(text)


@lru_cache(maxsize=2_048)
def _large(shape: type[BaseModel], text: str) -> BaseModel:
    return shape.model_validate_json(text)
