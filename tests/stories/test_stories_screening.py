"""Each story of a named person, screened: everybody else's answers are no, and the point is in the file."""

import json
from pathlib import Path

import pytest

from lbp_core.coach.screening import screen, why_presentation
from lbp_core.evidence.reading import read_yaml
from lbp_core.models.screening import ScreenInput
from lbp_core.rules.presentation import PRESENTATION
from lbp_core.rules.screening import SCREENING
from tests.answering import NO_TO_ALL

FILES = [path for book in ("screening", "presentation") for path in sorted((Path(__file__).parent / book).iterdir())]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_story(path: Path) -> None:
    told = read_yaml(path)
    asked = ScreenInput.model_validate_json(json.dumps(told["client"] | {"answers": NO_TO_ALL | told["answers"]}))
    flare, expected = told.get("in_flare", False), told["expect"]
    result = screen(asked, in_flare=flare)
    fired = [reason.rule for reason in result.reasons]
    if path.parent.name == "presentation":
        fired = [rule for rule, _ in why_presentation(asked, in_flare=flare)]
    seen = result.model_dump(mode="json") | {"fired": fired}
    assert {key: seen[key] for key in expected if key != "ask"} == {k: v for k, v in expected.items() if k != "ask"}
    assert [item for item in result.ask if item not in {"pain_average", "irritability"}] == expected.get("ask", [])
    assert path.stem.startswith((result.disposition, result.presentation or "never"))


def test_every_rule_has_a_story_in_which_it_fires() -> None:
    told = {rule for path in FILES for rule in read_yaml(path)["expect"]["fired"]}
    assert told == {rule.id for book in (SCREENING, PRESENTATION) for rule in book.all}
