"""The closed list of equipment, and what stands in for what. Which exercise needs which is in data/exercises."""

from collections.abc import Collection, Iterable
from functools import cache

from pydantic import Field, RootModel

from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, names_in, nearest, read_as
from lbp_core.models.base import Frozen

FILE = "data/equipment.yaml"


class Equipment(Frozen):
    """One piece of equipment as shown. `stand_ins` (`or` in the file) do the same job."""

    name: str
    stand_ins: tuple[str, ...] = Field(default=(), alias="or")


class Kit(RootModel[dict[str, Equipment]]):
    """data/equipment.yaml: id to equipment."""


@cache
def equipment() -> dict[str, Equipment]:
    """Every piece of equipment by its id. Raises BrokenKnowledge."""
    return read_as(Kit, DATA / "equipment.yaml").root


def listed_kit() -> Collection[str] | None:
    """Every id of the list, even where an entry is wrong. None where the file cannot be read at all."""
    try:
        return equipment()
    except BrokenKnowledge:
        return names_in(DATA / "equipment.yaml")


def available(owned: Iterable[str]) -> frozenset[str]:
    """What is owned, and everything that it stands in for."""
    have = frozenset(owned)
    stood_in = (name for name, piece in equipment().items() if have & set(piece.stand_ins))
    return have | frozenset(stood_in)


def strangers(kit: dict[str, Equipment]) -> list[Problem]:
    """Stand-ins that the list itself does not know."""
    return [
        Problem(FILE, name, f"'{other}' is not in this list.{nearest(other, kit)} Add it or correct it.")
        for name, piece in kit.items()
        for other in piece.stand_ins
        if other not in kit
    ]
