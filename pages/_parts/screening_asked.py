"""Who is asked in a step and what stands on it: the two things its parts hand to each other. Nothing is drawn here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lbp_core.coach.screening import asking
from lbp_core.coach.screening.pad import Sheet
from lbp_core.models.question import Question, Section
from lbp_core.models.screening import Answer, Occasion, Sex, StableSymptom


@dataclass(frozen=True)
class Given:
    """What stands on the step now. What nobody tapped is not asked; an assessment that is half told is False."""

    answers: dict[str, Answer] = field(default_factory=dict)
    old: dict[str, StableSymptom | bool] = field(default_factory=dict)

    @property
    def standing(self) -> dict[str, Answer]:
        """The answers without those that are old and looked at."""
        return {name: answer for name, answer in self.answers.items() if name not in self.old}


@dataclass(frozen=True)
class Asked:
    """Who is asked, where their taps are held, and what is known: saved answers that may be shown, old symptoms."""

    section: Section
    sheet: Sheet
    age: int | None
    sex: Sex | None
    saved: Mapping[str, Answer]
    known_old: Mapping[str, StableSymptom]

    def questions(self, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
        """The step's questions after those answers, worded for this client."""
        return asking.to_ask(Occasion.FULL, answers, self.section, age=self.age, sex=self.sex)

    def after(self, one: Question, answer: Answer = Answer.YES) -> tuple[Question, ...]:
        """What that answer opens."""
        return tuple(item for item in self.questions({one.id: answer}) if item.follows == one.id)
