"""That a record was erased: the studio's own note of it, and the receipt. No health detail and no name stands in either."""

from datetime import datetime

from lbp_core.models.base import Frozen, Id

KIND = "erased"
"""The kind of studio paper it is filed as."""


class Erased(Frozen):
    """One record was erased, or came back by being brought in again (`back`)."""

    client_id: Id
    back: bool = False


class Receipt(Frozen):
    """What was erased, when, and how many rows of what. `swept`: the file was written anew at once.

    `copies` are the copies beside the database that were removed with it.
    """

    reference: str
    at: datetime
    rows: dict[str, int]
    swept: bool
    copies: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All rows together."""
        return sum(self.rows.values())
