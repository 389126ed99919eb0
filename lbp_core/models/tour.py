"""A new trainer's first round: which step they are at. What is said at each: data/words/tour.yaml."""

from enum import StrEnum

from lbp_core.models.base import Frozen, Id


class Step(StrEnum):
    """In the order in which they are done."""

    CLIENT = "client"
    SCREENING = "screening"
    PLAN = "plan"
    SESSION = "session"
    CHECK_IN = "check_in"
    REVIEW = "review"


class TourPaper(Frozen):
    """That a trainer left the tour, or wanted it back: then only what was written after `since` counts as done."""

    on: bool
    since: int = 0


class Tour(Frozen):
    """The first step that is not done yet; `client_id` is the client added last, where there is one."""

    step: Step
    client_id: Id | None = None
