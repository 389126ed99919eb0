"""What a new trainer is told on their first round, as data/words/tour.yaml has it. Which step it is: coach/today/tour.py."""

from functools import cache

from pydantic import Field, model_validator

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.tour import Step


class StepWords(Frozen):
    """One step: its name, the page it is done on, the words of the way there, and what is said away from it and at it."""

    name: str = Field(min_length=1)
    page: str = Field(min_length=1)
    tap: str = Field(min_length=1)
    go: str = Field(min_length=1)
    do: str = Field(min_length=1)


class TourWords(Frozen):
    """data/words/tour.yaml: a missing or unknown part fails at start-up."""

    title: str
    skip: str
    skipped: str
    about: str
    back: str
    running: str
    ended: str
    steps: dict[Step, StepWords]

    @model_validator(mode="after")
    def _every_step_in_order(self) -> "TourWords":
        if list(self.steps) != list(Step):
            raise ValueError("the steps here and in lbp_core/models/tour.py differ; bring them together, in one order.")
        return self


@cache
def tour_words() -> TourWords:
    """The words. Raises BrokenKnowledge."""
    return read_as(TourWords, DATA / "words" / "tour.yaml")
