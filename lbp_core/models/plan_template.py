"""A programme the trainer keeps under a name, to begin another client's from. Whose it was is not kept with it."""

from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen
from lbp_core.models.edits import Concern
from lbp_core.models.programme import Programme


class PlanTemplate(Frozen):
    """One named programme."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    programme: Programme


class Copied(Frozen):
    """A programme moved to a client, with everything it goes against for them. Kept nowhere yet."""

    programme: Programme
    concerns: tuple[Concern, ...]
