"""Each story of a named person with a calm back and some papers on file: what the papers make of the gate."""

from pathlib import Path
from typing import Any

import pytest

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers import consents
from lbp_core.coach.papers.par_q import latest_expiry, record_par_q
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.evidence.reading import read_yaml
from lbp_core.models.consent import Subject
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.records import By
from lbp_core.rules.papers import PAPERS
from tests.people import MONDAY, anna, at, screened

FILES = sorted((Path(__file__).parent / "papers").iterdir())


def file(studio: Studio, client_id: str, paper: dict[str, Any], number: int) -> None:
    """One paper of the story, in its order."""
    key, when = str(number), at(MONDAY, 9, number)
    if "par_q" in paper:
        said = ParQ(
            done_on=MONDAY, outcome=ParQOutcome(paper["par_q"]), expires=latest_expiry(MONDAY), clinician="Dr Lind, GP"
        )
        record_par_q(studio, client_id, said, key=key, at=when)
    else:
        verb = consents.give if paper["given"] == "yes" else consents.withdraw
        verb(studio, client_id, Subject(paper["consent"]), by=By.CLIENT, key=key, at=when)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_story(path: Path, sqlite_file_url: str) -> None:
    told = read_yaml(path)
    studio = open_studio(sqlite_file_url, create=True)
    client = anna(studio, name=told["name"])
    screened(studio, client.id)
    for number, paper in enumerate(told["papers"]):
        file(studio, client.id, paper, number)
    with studio.store.read() as tx:
        gate = gate_of(tx, client, on=MONDAY)
    studio.store.close()
    of_papers = [one.rule for one in gate.reasons if one.rule.startswith("papers.")]
    fired = of_papers or [PAPERS.otherwise.id]
    seen = {"disposition": gate.disposition.value, "may_train": gate.may_train.value, "fired": fired}
    assert seen == told["expect"]
    assert path.stem.startswith(gate.disposition)


def test_every_rule_has_a_story_in_which_it_fires() -> None:
    told = {rule for path in FILES for rule in read_yaml(path)["expect"]["fired"]}
    assert told == {rule.id for rule in PAPERS.all}
