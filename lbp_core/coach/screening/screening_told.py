"""Screenings read back: the steps of one laid together, and each answer with who gave it and when. Nothing is judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lbp_core.coach.phone.ahead import KEEPS_FOR
from lbp_core.coach.screening.asking import named, to_ask
from lbp_core.coach.screening.run_so_far import got_to_the_pain, laid_together
from lbp_core.coach.screening.screening import screen
from lbp_core.evidence.questions import questions
from lbp_core.facts.session_safety import real_answers
from lbp_core.models.records import By, ScreeningRecord
from lbp_core.models.screening import Answer, Occasion, StableSymptom
from lbp_core.models.verdict import Disposition


@dataclass(frozen=True)
class AnswerTold:
    """One answer: to what, by whose hands, when; `assessed` where the trainer recorded the yes as old and looked at."""

    question: str
    named: str
    answer: Answer
    by: By
    at: datetime
    assessed: StableSymptom | None


@dataclass(frozen=True)
class ScreeningTold:
    """One screening: the newest record of its steps, when it began, where it ends, its answers, how many are open."""

    record: ScreeningRecord
    began: datetime
    disposition: Disposition
    told: tuple[AnswerTold, ...]
    left: int

    @property
    def whole(self) -> bool:
        """True where every question of its occasion has an answer, and the pain was asked where it belongs to it."""
        return not self.left and (self.record.occasion is not Occasion.FULL or got_to_the_pain(self.record))

    @property
    def new(self) -> tuple[AnswerTold, ...]:
        """What was not a plain no."""
        return tuple(one for one in self.told if one.answer is not Answer.NO)


def screenings_told(screened: Sequence[ScreeningRecord]) -> tuple[ScreeningTold, ...]:
    """Every set of answers on record, newest first. `screened` newest first.

    A full screening is kept at every step; of the steps of one day, and of what the client sent ahead, one is made. An
    answer that was changed keeps its own line.
    """
    runs: list[list[ScreeningRecord]] = []
    latest: list[ScreeningRecord] | None = None
    for record in screened:
        full = record.occasion is Occasion.FULL
        if full and latest is not None and _belongs_to(latest, record):
            latest.append(record)
            continue
        runs.append([record])
        latest = runs[-1] if full else latest
    return tuple(map(_told, runs))


def assessed_on_record(screened: Sequence[ScreeningRecord]) -> dict[str, StableSymptom]:
    """By question: the newest yes that was recorded as old and looked at, where no later answer took its place."""
    kept = laid_together(screened).stable if screened else ()
    return {one.id: one for one in kept}


def assessed_on(day: date, by: str, role: str, question: str) -> StableSymptom:
    """Who looked at it and when, in the shape that is kept: 'Dr Okafor (GP)'."""
    return StableSymptom(id=question, date=day, by=f"{by.strip()} ({role})")


def _belongs_to(run: Sequence[ScreeningRecord], earlier: ScreeningRecord) -> bool:
    """A step of the same day, or sent ahead within the week, that says nothing else than the later ones."""
    sent_ahead = earlier.by is By.CLIENT and run[-1].at - earlier.at <= KEEPS_FOR
    then, since = real_answers(earlier.asked.answers), laid_together(run).answers
    return (run[-1].on == earlier.on or sent_ahead) and all(since.get(name, one) is one for name, one in then.items())


def _told(run: Sequence[ScreeningRecord]) -> ScreeningTold:
    asked = laid_together(run)
    given, stable = asked.answers, {one.id: one for one in asked.stable}
    first = {name: record for record in run for name in real_answers(record.asked.answers)}
    told = tuple(
        AnswerTold(name, named(name), given[name], first[name].by, first[name].at, stable.get(name))
        for name in questions()
        if name in given
    )
    left = sum(item.id not in given for item in to_ask(run[0].occasion, given))
    return ScreeningTold(run[0], run[-1].at, screen(asked).disposition, told, left)
