"""A pause that the trainer sets on their own judgement, without a safety answer behind it. A clearance ends it."""

from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Disposition

PAUSE = "trainer_pause"
"""Its name among the things a clearance covers, and the kind of its paper."""


class TrainerPause(Frozen):
    """What the trainer saw, in their words, and how soon somebody should look: one of the three urgent ends."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    soon: Disposition = Disposition.REFER_URGENT
