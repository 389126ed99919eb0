"""The engine and the oracle, which share no code, answer every screening alike: through `screen`, line by line.

LBP_SCREENINGS sets how many are drawn, for a longer look than the suite's.
"""

import json
import os
from collections import Counter
from random import Random
from typing import Any

import pytest

from lbp_core.coach.wire.wire import screen_line
from lbp_core.evidence.questions import questions
from lbp_core.models.verdict import Disposition, Presentation
from tests.laws.random_screenings import screening
from tests.laws.screening_oracle import CALLS_FOR, SHARPER, foretold

HOW_MANY = int(os.environ.get("LBP_SCREENINGS", "6000"))
ASKED = [item.id for item in questions().values() if not item.derived]
SLICES = 4


def answered(line: dict[str, Any]) -> dict[str, Any]:
    given = json.loads(screen_line(json.dumps(line).encode()))
    assert len(given["ask"]) == len(set(given["ask"]))
    return {key: set(value) if key == "ask" else value for key, value in given.items() if key != "reasons"}


def drawn(part: int) -> list[dict[str, Any]]:
    dice = Random(part)
    return [screening(dice, ASKED, list(questions())) for _ in range(HOW_MANY // SLICES)]


def test_the_oracle_knows_the_same_questions() -> None:
    assert set(ASKED) == set(CALLS_FOR) | {name for name, _ in SHARPER.values()}


@pytest.mark.hazard("H01")
@pytest.mark.hazard("H13")
@pytest.mark.parametrize("part", range(SLICES))
def test_engine_and_oracle_agree_on_every_screening(part: int) -> None:
    for line in drawn(part):
        assert answered(line) == foretold(line), line


def test_the_screenings_reach_every_end_every_stage_and_every_way_to_train() -> None:
    ends = [foretold(line) for line in drawn(0)]
    reached = Counter(end["disposition"] for end in ends)
    assert set(reached) == set(Disposition)
    assert min(reached.values()) > HOW_MANY / SLICES / 100
    assert {end["presentation"] for end in ends} == {*Presentation, None}
    assert {str(end["may_train"]) for end in ends} == {"True", "modified", "False"}
