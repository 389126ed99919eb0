"""What next week's load may ask of a back: how it answered so far, and what each step would be expected to bring."""

from lbp_core.models.base import Frozen


class AnsweredWeek(Frozen):
    """One trained week. `share` is its load as a share of the newest week's, `rise` the mornings against usual, in points.

    `flare` is one of a day or more. None is unknown.
    """

    share: float
    rise: float | None
    flare: bool | None


class Expected(Frozen):
    """Mornings against usual, in points, at that share of the newest week's load: expected, and where 8 in 10 would lie."""

    share: float
    rise: float
    low: float
    high: float


class StepAhead(Frozen):
    """One step that could be taken. `chance` (0-1) that it asks for more than is borne; `fits` under the limit or not.

    `bad_morning` is the chance (0-1) of a morning clearly above usual; None where the usual is not known.
    """

    factor: float
    chance: float
    rise: float
    fits: bool
    bad_morning: float | None = None


class WhatIf(Frozen):
    """All of it for one client. `most` is the largest factor the review itself would take, `limit` the chance it keeps under."""

    weeks: tuple[AnsweredWeek, ...]
    line: tuple[Expected, ...]
    steps: tuple[StepAhead, ...]
    most: float
    limit: float
