"""The high-contrast look of the charts: the same drawing, with each colour of the house in the place of its counterpart."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from lbp_core.charts.style import DARK, LIGHT, Look
from lbp_core.models.exercise import Block

MORE_LIGHT = Look(
    paper="#ffffff",
    ink="#000000",
    soft="#2e2e2e",
    line="#8c8c8c",
    pain="#0b3a66",
    calm="#00574a",
    note="#0b3a66",
    warn="#9a5a00",
    stop="#7a0010",
    missing="#d0d0d0",
    zone_high="#fbe8c6",
    zone_low="#dff1ea",
    blocks={
        Block.WARM_UP: "#767676",
        Block.CORE: "#1f6f61",
        Block.STRENGTH: "#00332b",
        Block.FINISH: "#a86400",
        "other": "#2b6b5f",
    },
)
MORE_DARK = Look(
    paper="#000000",
    ink="#ffffff",
    soft="#e0e0e0",
    line="#737373",
    pain="#a6cdf5",
    calm="#7fe3cf",
    note="#a6cdf5",
    warn="#ffc169",
    stop="#ff9c94",
    missing="#404040",
    zone_high="#33240b",
    zone_low="#0b2b24",
    blocks={
        Block.WARM_UP: "#a8a8a8",
        Block.CORE: "#3b8f7e",
        Block.STRENGTH: "#a8f5e6",
        Block.FINISH: "#ffc169",
        "other": "#63b8a7",
    },
)


def in_more_contrast(spec: Any, *, dark: bool) -> Any:
    """A finished drawing in the high-contrast look of its theme: each colour of the house in the place of its counterpart."""
    swaps = _counterparts(dark=dark)
    if isinstance(spec, str):
        return swaps.get(spec, spec)
    if isinstance(spec, Mapping):
        return {name: in_more_contrast(item, dark=dark) for name, item in spec.items()}
    return [in_more_contrast(item, dark=dark) for item in spec] if isinstance(spec, list) else spec


@cache
def _counterparts(*, dark: bool) -> dict[str, str]:
    usual, more = (_flat(DARK), _flat(MORE_DARK)) if dark else (_flat(LIGHT), _flat(MORE_LIGHT))
    return {colour: more[name] for name, colour in usual.items()}


def _flat(colours: Look) -> dict[str, str]:
    return {**{f"block {name}": colour for name, colour in colours.blocks.items()}, **_plain(colours)}


def _plain(colours: Look) -> dict[str, str]:
    return {one.name: getattr(colours, one.name) for one in fields(colours) if one.name != "blocks"}
