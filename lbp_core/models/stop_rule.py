"""A client's own stop rule: 'more than 2 in the squat, then the goblet squat'. Written once, shown and kept to."""

from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id


class StopRule(Frozen):
    """Pain during `exercise` above `above` (0-10) stops it as it is; `then` says what comes instead. None ends the rule."""

    exercise: Id
    above: Annotated[int, Field(ge=0, le=9)] | None
    then: Annotated[str, Field(min_length=1, max_length=120)] = "make it easier, or go on with the next exercise"
