"""Screenings drawn at random and what the gate, the presentation and the first plan say to each."""

import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from lbp_core.coach.screening.screening import screen
from lbp_core.evidence.questions import questions
from lbp_core.facts.answers import screening_facts, undated
from lbp_core.models.screening import ScreenInput
from tests.laws.random_screenings import screening

COUNT = 400


@cache
def _asked(number: int) -> ScreenInput:
    bank = questions()
    ids = [item.id for item in bank.values() if not item.derived]
    return ScreenInput.model_validate_json(json.dumps(screening(Random(number), ids, list(bank))))


def screenings() -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each ends and what is read out of the answers."""
    for number in range(COUNT):
        asked = _asked(number)
        found = screen(asked)
        yield (
            f"{number} {found.disposition} {found.may_train} {found.presentation}",
            {
                "result": found,
                "facts": screening_facts(asked, questions()),
                "undated": undated(asked),
            },
        )
