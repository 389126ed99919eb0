"""Each story of a named person with calm answers whom the trainer paused, or did not: where the gate then stands."""

from pathlib import Path

import pytest

from lbp_core.coach.gate.gate import gate
from lbp_core.coach.gate.pausing import refer
from lbp_core.coach.studio import open_studio
from lbp_core.evidence.reading import read_yaml
from lbp_core.models.verdict import Disposition
from lbp_core.rules.pause import PAUSE
from tests.people import MONDAY, anna, at, screened

FILES = sorted((Path(__file__).parent / "pause").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_story(path: Path, sqlite_file_url: str) -> None:
    told = read_yaml(path)
    studio = open_studio(sqlite_file_url, create=True)
    client = anna(studio, name=told["name"])
    screened(studio, client.id)
    for number, one in enumerate(told["pauses"]):
        soon = Disposition(one["soon"])
        refer(studio, client.id, one["reason"], soon=soon, key=str(number), at=at(MONDAY, 9, number))
    found = gate(studio, client.id, on=MONDAY)
    studio.store.close()
    fired = [one.rule for one in found.reasons if one.rule.startswith("pause.")] or [PAUSE.otherwise.id]
    seen = {"disposition": found.disposition.value, "may_train": found.may_train.value, "covers": list(found.covers)}
    assert seen | {"fired": fired} == told["expect"]
    assert path.stem.startswith(found.disposition)


def test_every_rule_has_a_story_in_which_it_fires() -> None:
    told = {rule for path in FILES for rule in read_yaml(path)["expect"]["fired"]}
    assert told == {rule.id for rule in PAUSE.all}
