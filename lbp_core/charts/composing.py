"""Drawings are composed with Altair once, before anybody looks, and kept in drawings.json; a page only pours its rows in.

So the app that serves pages carries neither Altair nor data frames. A drawing that is not kept is composed when it is wanted.
"""

import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, wraps
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    import altair as alt
else:

    class _WhenWanted:
        """Altair, imported by whoever first composes something with it."""

        def __getattr__(self, name: str) -> object:
            return getattr(importlib.import_module("altair"), name)

    alt = _WhenWanted()

__all__ = ["BOTH", "KEPT", "SCHEMA", "alt", "beforehand", "composed", "with_its_rows"]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
"""What Altair writes into a drawing: the version of Vega-Lite."""
BOTH = (False, True)
KEPT = Path(__file__).with_name("drawings.json")
Spec = dict[str, Any]
Asked = ParamSpec("Asked")
Made = TypeVar("Made")
_EVERY: list[tuple[Callable[..., Any], dict[str, Sequence[object]]]] = []


def composed(**choices: Sequence[object]) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """A drawing that is the same for everybody who chooses the same: the kept one, else composed when it is wanted, once."""

    def of(compose: Callable[Asked, Made]) -> Callable[Asked, Made]:
        now: Callable[Asked, Made] = cast(Callable[Asked, Made], cache(compose))

        @wraps(compose)
        def found(*none: Asked.args, **chosen: Asked.kwargs) -> Made:
            known: Made | None = kept().get(_called(compose, chosen))
            return now(*none, **chosen) if known is None else known

        _EVERY.append((compose, choices))
        return found

    return of


def beforehand() -> dict[str, Any]:
    """Every drawing of the modules read so far, composed now: what drawings.json is to hold."""
    return {
        _called(compose, chosen): compose(**chosen)
        for compose, choices in _EVERY
        for chosen in (dict(zip(choices, values, strict=True)) for values in product(*choices.values()))
    }


@cache
def kept() -> dict[str, Any]:
    """All that were composed beforehand; none where the file is not there."""
    if not KEPT.exists():
        return {}
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def with_its_rows(spec: Spec) -> Spec:
    """The same drawing with each dataset's rows where it is first named, for a page that has no datasets of its own.

    What lay under the whole drawing is laid under each of its layers.
    """
    rows = dict(spec.get("datasets", {}))
    whole = {name: part for name, part in spec.items() if name not in {"datasets", "data"}}
    under = [{"data": spec["data"]} | part if "data" in spec else part for part in spec["layer"]]
    return whole | {"layer": [_poured(part, rows) for part in under]}


def _poured(part: Spec, rows: Spec) -> Spec:
    """`rows` are the datasets that nobody has named so far."""
    found = part
    if (name := part.get("data", {}).get("name")) in rows:
        found = found | {"data": {"name": name, "values": rows.pop(name)}}
    return found | {"layer": [_poured(one, rows) for one in part["layer"]]} if "layer" in part else found


def _called(compose: Callable[..., Any], chosen: Mapping[str, object]) -> str:
    told = ", ".join(f"{name} {value}" for name, value in sorted(chosen.items()))
    return f"{compose.__module__.rpartition('.')[2]}: {told}"
