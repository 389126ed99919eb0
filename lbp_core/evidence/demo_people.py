"""The invented people who work in the demo studio, as data/demo/people.yaml names them."""

from functools import cache
from typing import Annotated

from pydantic import Field, RootModel

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.people import Login, Role

FILE = DATA / "demo" / "people.yaml"


class Worker(Frozen):
    """One of them. `sees`: the owner's clients that are shared with them, by name, and for how many days from today."""

    name: str = Field(min_length=1, max_length=80)
    login: Login
    role: Role
    sees: dict[str, Annotated[int, Field(ge=0, le=60)]] = {}


class WorkerFile(RootModel[tuple[Worker, ...]]):
    """The whole file; its first is the owner."""


@cache
def demo_workers() -> tuple[Worker, ...]:
    """Everybody in the file's order. Raises BrokenKnowledge."""
    return read_as(WorkerFile, FILE).root
