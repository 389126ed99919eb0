"""The person being coached, as the studio knows them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen
from lbp_core.models.language import Language
from lbp_core.models.programme import Wishes
from lbp_core.models.screening import Sex

Phone = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ()./-]{4,28}$")]
Email = Annotated[str, Field(max_length=120, pattern=r"^[^\s@<>\"',;?&]+@[^\s@<>\"',;?&]+\.[^\s@<>\"',;?&]+$")]


class WeightUnit(StrEnum):
    """What loads are shown in; they are stored in grams."""

    KG = "kg"
    LB = "lb"


class ClientDetails(Frozen):
    """What the trainer writes down when adding a client. `birth_year` gives the age; the day is not needed.

    `phone` and `email` are for speaking to the client; nothing is ever sent to them from here. `language` is what the
    client reads in; records written before it was asked read English.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)]
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    sex: Sex | None = None
    phone: Phone | None = None
    email: Email | None = None
    weight_unit: WeightUnit = WeightUnit.KG
    activities: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=80)], ...], Field(max_length=3)] = ()
    wishes: Wishes = Wishes()
    demo: bool = False
    language: Language = Language.EN

    def age(self, on: date) -> int | None:
        """Age in whole years at the end of that year's birthdays: never older than the person is."""
        return None if self.birth_year is None else max(0, on.year - self.birth_year - 1)


class Client(Frozen):
    """A client on record. `version` grows with every change of the details; a stale write is refused."""

    id: str
    details: ClientDetails
    added: date
    version: int

    @property
    def name(self) -> str:
        """The client's name as shown."""
        return self.details.name
