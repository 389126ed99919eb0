"""The register of sources, honest about its kind and its standing. Rules name a source by its key here."""

from collections.abc import Collection
from enum import StrEnum
from functools import cache

from pydantic import RootModel

from lbp_core.evidence.reading import DATA, BrokenKnowledge, names_in, read_as
from lbp_core.models.base import Frozen


class Kind(StrEnum):
    """What a source is. 'convention' is a legal kind: our own rule, no outside evidence."""

    GUIDELINE = "guideline"
    REVIEW = "review"
    TRIAL = "trial"
    STUDY = "study"
    CONSENSUS = "consensus"
    BOOK = "book"
    PUBLIC_ADVICE = "public_advice"
    MANUAL = "manual"
    SIMULATION = "simulation"
    CONVENTION = "convention"


class Source(Frozen):
    """One source. `status` says what is wrong with it, where something is; `manual` marks the manual's own references."""

    title: str
    kind: Kind
    year: int | None = None
    link: str | None = None
    supports: str
    status: str | None = None
    manual: bool = False


class Register(RootModel[dict[str, Source]]):
    """data/sources.yaml: key to source."""


@cache
def sources() -> dict[str, Source]:
    """The register as data/sources.yaml has it. Raises BrokenKnowledge."""
    return read_as(Register, DATA / "sources.yaml").root


def listed_sources() -> Collection[str] | None:
    """Every key of the register, even where an entry is wrong. None where the file cannot be read at all."""
    try:
        return sources()
    except BrokenKnowledge:
        return names_in(DATA / "sources.yaml")
