"""What is saved of a screening that is going on: its steps laid together, the newest answer to each question on top."""

from collections.abc import Sequence
from datetime import datetime

from lbp_core.coach.gate.gate import screenings
from lbp_core.coach.studio import Studio
from lbp_core.facts.session_safety import real_answers
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Answer, Occasion, ScreenInput, StableSymptom


def run_so_far(studio: Studio, client_id: str, *, since: datetime) -> ScreeningRecord | None:
    """The newest record of the run with every answer saved since it began; None where nothing is saved yet."""
    full = [one for one in screenings(studio, client_id) if one.occasion is Occasion.FULL and one.at >= since]
    return full[0].model_copy(update={"asked": laid_together(full)}) if full else None


def laid_together(steps: Sequence[ScreeningRecord]) -> ScreenInput:
    """The steps of one screening, newest first, as one: each keeps only what was answered in it."""
    answers: dict[str, Answer] = {}
    stable: dict[str, StableSymptom | None] = {}
    for record in reversed(steps):
        assessed = {one.id: one for one in record.asked.stable}
        for name, said in real_answers(record.asked.answers).items():
            answers[name] = said
            stable[name] = assessed.get(name) if said is Answer.YES else None
    told = next((one for one in steps if got_to_the_pain(one)), steps[0])
    kept = tuple(one for one in stable.values() if one is not None)
    return told.asked.model_copy(update={"answers": answers, "stable": kept})


def got_to_the_pain(record: ScreeningRecord) -> bool:
    """True where the last step was reached: a screening is kept step by step, and the pain is asked at its end."""
    return record.asked.pain_average is not None or record.asked.irritability is not None


def adds_nothing(known: ScreenInput, asked: ScreenInput) -> bool:
    """True where a step was answered and says no more than the run holds already: going back and on writes nothing."""
    said = real_answers(asked.answers)
    return bool(said) and said.items() <= known.answers.items() and set(asked.stable) <= set(known.stable)
