"""Anything the engine answers as one text, the same on every machine: numbers to nine figures, sets in order, rules by id."""

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any

from numpy import ndarray
from pydantic import BaseModel

from lbp_core.rules.record import Rule

FIGURES = 9
SHORT = 8


def spoken(value: Any) -> str:
    """The value and everything in it."""
    if isinstance(value, Rule):
        return value.id
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, BaseModel):
        return _named(value, type(value).model_fields)
    if is_dataclass(value):
        return _named(value, [one.name for one in fields(value)])
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value + 0.0:.{FIGURES}g}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{spoken(key)}: {spoken(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Set):
        return "{" + ", ".join(sorted(map(spoken, value))) + "}"
    if isinstance(value, list | tuple | ndarray):
        return "[" + ", ".join(map(spoken, value)) + "]"
    if isinstance(value, str | int | date | None):
        return str(value)
    return f"{float(value):.{FIGURES}g}"


def _named(value: Any, names: Any) -> str:
    return f"{type(value).__name__}(" + ", ".join(f"{name}={spoken(getattr(value, name))}" for name in names) + ")"


def short(value: Any) -> str:
    """Eight letters that stand for it."""
    return sha256(spoken(value).encode()).hexdigest()[:SHORT]
