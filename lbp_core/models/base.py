"""The ground every model stands on, and the shapes used everywhere. No words of the field live here."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Never changed after it is made, and strict: an unknown key or a wrong type is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


Score = Annotated[float, Field(ge=0, le=10, description="0 none to 10 worst imaginable")]
Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
